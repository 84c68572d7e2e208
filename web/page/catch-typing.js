// There is a delay between the key that opens a field and the field itself, because its code may have to be loaded. An
// invisible field takes the letters that are typed during this time, also from input methods, so that no letter is lost
// or treated as a command.

/**
 * @param {string} label for screen readers
 * @param {() => void} gone the user went elsewhere
 * @returns {() => Promise<string>} ends it, but not within a syllable, and returns the typed text
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
