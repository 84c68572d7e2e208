// What the rendered text gets in the page. Key sentences as quotations: each sentence on its own, with a button that
// copies it. The core gives them as a list, as paragraphs or as lines of one paragraph, depending on how the page was
// written.

import { render } from "lit";
import { icon } from "../lib/icons.js";

/** Text and marks, moved. @param {HTMLParagraphElement} paragraph @returns {HTMLElement[]} */
function splitLines(paragraph) {
  if (!paragraph.querySelector(":scope > br")) return [paragraph];
  /** @type {HTMLElement[]} */
  const lines = [document.createElement("p")];
  for (const node of [...paragraph.childNodes]) {
    if (node.nodeName === "BR") lines.push(document.createElement("p"));
    else lines[lines.length - 1].append(node);
  }
  const full = lines.filter((line) => line.textContent?.trim());
  paragraph.replaceWith(...full);
  return full;
}

/** @param {HTMLElement} root holds rendered sections @param {string} label name of the button */
export function decorateQuotes(root, label) {
  for (const body of root.querySelectorAll('.yk-section[data-kind="key_sentences"] > .yk-body')) {
    for (const paragraph of body.querySelectorAll("p")) {
      if (!paragraph.closest("li")) splitLines(paragraph);
    }
    const quotes = [...body.querySelectorAll("li, p, blockquote")].filter(
      (each) => !each.querySelector("li, p, blockquote"),
    );
    for (const quote of quotes) {
      if (!quote.textContent?.trim()) continue;
      quote.classList.add("yk-quote");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "yk-copy-quote";
      button.setAttribute("aria-label", label);
      button.title = label;
      render(icon("copy"), button);
      quote.append(button);
    }
  }
}

/** The sentence of a quotation without its marks. @param {Element} quote */
export function quoteText(quote) {
  return (quote.textContent ?? "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^["'“‘「](.*)["'”’」]$/u, "$1");
}

/**
 * A link to each labelled section, which is also its address. Within one entry a kind comes once, or the later ones
 * count on.
 * @param {HTMLElement} root holds rendered sections
 * @param {string} entry its id
 * @param {(place: string) => string} address
 * @param {(label: string) => string} name of the link
 */
export function decorateSections(root, entry, address, name) {
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const section of root.querySelectorAll(":scope > .yk-section")) {
    const kind = section.getAttribute("data-kind") ?? "other";
    const nth = (times.get(kind) ?? 0) + 1;
    times.set(kind, nth);
    section.id = sectionPlace(entry, nth === 1 ? kind : `${kind}-${nth}`);
    const label = section.querySelector(":scope > .yk-label");
    if (!label?.textContent) continue;
    const link = document.createElement("a");
    link.className = "yk-section-link";
    link.href = address(section.id);
    link.textContent = "#";
    link.setAttribute("aria-label", name(label.textContent));
    label.append(link);
  }
}

const SECTION_MARK = "~";

/** Address of a section within its digest. @param {string} entry @param {string} section */
function sectionPlace(entry, section) {
  return entry + SECTION_MARK + section;
}

/** The entry that a place within a digest belongs to. @param {string} place of an entry or a section */
export function entryOf(place) {
  return place.split(SECTION_MARK)[0];
}

/** References that are a number are set small; those that are a name are set as text. @param {HTMLElement} root */
export function decorateCitations(root) {
  for (const link of root.querySelectorAll("a.yk-ref")) {
    if (/^\[?\d+(, ?\d+)*\]?$/.test(link.textContent ?? "")) link.classList.add("yk-cite");
  }
}
