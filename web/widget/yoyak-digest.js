// <yoyak-digest>: a digest, or a list of entries, on another page. Every host page loads this class, so it only waits
// until it is in view; draw.js does the rest. Until then, and without JavaScript, the browser shows its own children.
//
//   <yoyak-digest src="https://site.example/archive.json" topic="기술-AI" view="latest"></yoyak-digest>

import { ATTRIBUTES, readAttributes } from "./attributes.js";

/** Start at this distance before the element is in view, so that it is ready when the visitor reaches it. */
const MARGIN = "200px";

/** @typedef {ReturnType<typeof readAttributes>} Settings */
/** @typedef {{update: (settings: Settings) => void, dispose: () => void}} Drawing */

/** One observer for all widgets. @type {IntersectionObserver | undefined} */
let observer;

/** @param {IntersectionObserverEntry[]} entries */
function seen(entries) {
  for (const { isIntersecting, target } of entries) {
    // An element without a box of its own is never in view.
    const boxless = !isIntersecting && getComputedStyle(target).display === "contents";
    if (isIntersecting || boxless) /** @type {YoyakDigest} */ (target).start();
  }
}

/** On a server there are no elements: the class exists, but is never instantiated. */
const Element = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (/** @type {unknown} */ (class {}));

export class YoyakDigest extends Element {
  static observedAttributes = ATTRIBUTES;

  /** @type {Drawing | null} */
  #drawing = null;
  #started = false;
  #scheduled = false;

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
  }

  /** The attributes, checked. */
  get settings() {
    return readAttributes((name) => this.getAttribute(name));
  }

  connectedCallback() {
    // A value that was set before the script was loaded is an own property of the element and hides the accessor.
    for (const name of ATTRIBUTES) {
      if (!Object.hasOwn(this, name)) continue;
      const value = /** @type {any} */ (this)[name];
      delete (/** @type {any} */ (this)[name]);
      /** @type {any} */ (this)[name] = value;
    }
    if (this.#drawing || this.#started) return this.#schedule(); // moved within the page
    observer ??= new IntersectionObserver(seen, { rootMargin: MARGIN });
    observer.observe(this);
  }

  disconnectedCallback() {
    observer?.unobserve(this);
    this.#schedule();
  }

  attributeChangedCallback() {
    if (this.#started) this.#schedule();
  }

  /** Starts now, even if it is not in view. A second call does nothing. */
  async start() {
    observer?.unobserve(this);
    if (this.#started) return;
    this.#started = true;
    try {
      const { draw } = await import("./draw.js");
      // It may have been removed while the code was loading.
      if (this.isConnected && this.#started) this.#drawing = draw(this, this.settings);
      else this.#started = false;
    } catch (error) {
      this.#started = false;
      this.dispatchEvent(
        new CustomEvent("yoyak-error", {
          bubbles: true,
          composed: true,
          detail: { code: "network", message: String(error) },
        }),
      );
    }
  }

  /** Several changes at once, including a move, are one update. */
  #schedule() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (this.isConnected) {
        this.#drawing?.update(this.settings);
      } else {
        this.#drawing?.dispose();
        this.#drawing = null;
        this.#started = false;
      }
    });
  }
}

for (const name of ATTRIBUTES) {
  Object.defineProperty(YoyakDigest.prototype, name, {
    /** @this {YoyakDigest} */
    get() {
      return this.settings[/** @type {keyof Settings} */ (name)];
    },
    /** @this {YoyakDigest} @param {unknown} value */
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, String(value));
    },
    enumerable: true,
    configurable: true,
  });
}
