// Between the key that asks for a field and the field itself lies a moment: its code may have to be fetched. A field
// out of sight takes what is typed meanwhile, input methods included, so that no letter is lost or taken for a
// command.

/**
 * @param {string} label for screen readers
 * @param {() => void} gone the user went elsewhere
 * @returns {() => Promise<string>} ends it, not in the middle of a syllable, and gives what was typed
 */
export function catchTyping(label, gone) {
  const field = document.createElement("input");
  field.className = "yk-sr";
  field.setAttribute("aria-label", label);
  let composing = false;
  field.addEventListener("compositionstart", () => (composing = true));
  field.addEventListener("compositionend", () => (composing = false));
  const leave = () => {
    field.remove();
    gone();
  };
  field.addEventListener("blur", leave);
  document.body.append(field);
  field.focus({ preventScroll: true });
  return async () => {
    field.removeEventListener("blur", leave);
    if (composing) await new Promise((done) => field.addEventListener("compositionend", done, { once: true }));
    field.remove();
    return field.value.normalize("NFC");
  };
}
