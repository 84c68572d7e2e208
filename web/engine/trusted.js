// Pages that enforce trusted types accept HTML and addresses of scripts only from a named policy. This is Yoyak's only
// policy; viewer, widget and engine share it. Without trusted types, values are returned unchanged.

import { YoyakError } from "./errors.js";

/** The policy's name, for `trusted-types` in a content security policy. */
export const POLICY_NAME = "yoyak";

/** @type {{ createHTML: (html: string) => any, createScriptURL: (url: string) => any } | undefined} */
let policy;

function ours() {
  const plain = {
    createHTML: (/** @type {string} */ html) => html,
    createScriptURL: (/** @type {string} */ url) => url,
  };
  try {
    policy ??= /** @type {any} */ (globalThis).trustedTypes?.createPolicy?.(POLICY_NAME, plain) ?? plain;
  } catch (error) {
    throw new YoyakError(
      "trusted-types",
      `The page does not allow the trusted types policy ${POLICY_NAME} (${error}).`,
    );
  }
  return /** @type {typeof plain} */ (policy);
}

/**
 * HTML from the core's renderer, which contains nothing active, or from the site itself.
 * @param {string} html @returns {string} for innerHTML and DOMParser
 */
export const trustedHtml = (html) => ours().createHTML(html);

/**
 * The address of a script of the site, or of a Blob with one of its scripts.
 * @param {string | URL} url @returns {string} for Worker and ServiceWorkerContainer.register
 */
export const trustedScriptUrl = (url) => ours().createScriptURL(String(url));
