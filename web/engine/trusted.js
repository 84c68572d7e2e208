// Pages that enforce trusted types take HTML and addresses of scripts only from a named policy. This is the only one
// of Yoyak's own; viewer, widget and engine share it. Where there are no trusted types, values pass as they are.

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
 * HTML that the core's renderer made, which lets nothing active through, or that came with the site itself.
 * @param {string} html @returns {string} for innerHTML and DOMParser
 */
export const trustedHtml = (html) => ours().createHTML(html);

/**
 * The address of a script of the site, or of a Blob that holds one of its scripts.
 * @param {string | URL} url @returns {string} for Worker and ServiceWorkerContainer.register
 */
export const trustedScriptUrl = (url) => ours().createScriptURL(String(url));
