// What the rendered text gets in the page. Key sentences as quotations: each sentence on its own, with a button that copies it. The core gives them as a list, as
// paragraphs or as lines of one paragraph, depending on how the page was written.

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
    const quotes = [...body.querySelectorAll("li, p, blockquote")].filter((each) => !each.querySelector("li, p, blockquote"));
    for (const quote of quotes) {
      if (!quote.textContent?.trim()) continue;
      quote.classList.add("yk-quote");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "yk-copy-quote";
      button.setAttribute("aria-label", label);
      button.title = label;
      quote.append(button);
    }
  }
}

/** The sentence of a quotation without its marks. @param {Element} quote */
export function quoteText(quote) {
  return (quote.textContent ?? "").replace(/\s+/g, " ").trim().replace(/^["'“‘「](.*)["'”’」]$/u, "$1");
}

/** References that are a number are set small; those that are a name are set as text. @param {HTMLElement} root */
export function decorateCitations(root) {
  for (const link of root.querySelectorAll("a.yk-ref")) {
    if (/^\[?\d+(, ?\d+)*\]?$/.test(link.textContent ?? "")) link.classList.add("yk-cite");
  }
}
