// What the reader chose about looks and language. Kept on the device for all sites of this address; web/index.html applies
// the same keys before the first paint, so that a dark page never flashes white.

import { load, save } from "./storage.js";

export const SIZES = [0.875, 1, 1.125, 1.25, 1.5];
const KEY = "yoyak:settings";

/** @typedef {{ theme: "system" | "light" | "dark", size: number, font: "sans" | "serif", language: string,
 *   rail: boolean, list: boolean }} Settings */

/** @type {Settings} */
const DEFAULTS = { theme: "system", size: 1, font: "sans", language: "auto", rail: true, list: true };

/** @returns {Settings} */
export function loadSettings() {
  return { ...DEFAULTS, ...load(KEY, {}) };
}

/** @param {Settings} settings */
export function saveSettings(settings) {
  save(KEY, settings);
}

/** @param {Settings} settings @param {HTMLElement} root */
export function applySettings(settings, root) {
  const { dataset, style } = root;
  if (settings.theme === "system") delete dataset.theme;
  else dataset.theme = settings.theme;
  dataset.font = settings.font;
  style.setProperty("--yoyak-size", String(SIZES[settings.size] ?? 1));
  dataset.rail = settings.rail ? "open" : "closed";
  dataset.list = settings.list ? "open" : "closed";
}
