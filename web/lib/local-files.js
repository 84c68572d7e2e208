// Gives the files in a text addresses of this document, where it has their bytes (web/lib/inline-files.js).

import { bytesOfFile } from "./inline-files.js";

const TYPES = /** @type {Record<string, string>} */ ({
  svg: "image/svg+xml",
  jpg: "image/jpeg",
  ico: "image/x-icon",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  pdf: "application/pdf",
  txt: "text/plain;charset=utf-8",
});
const IMAGE = /\.(png|jpe?g|gif|webp|avif|svg|bmp|ico|apng)$/;

/** Of this document. @type {Map<string, string>} */
const addresses = new Map();

/** @param {string} name */
function addressOf(name) {
  const known = addresses.get(name);
  if (known) return known;
  const bytes = bytesOfFile(name);
  if (!bytes) return "";
  const ending = name.slice(name.lastIndexOf(".") + 1);
  const type = TYPES[ending] ?? (IMAGE.test(name) ? `image/${ending}` : "application/octet-stream");
  const address = URL.createObjectURL(new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)], { type }));
  addresses.set(name, address);
  return address;
}

/** @param {ParentNode} root */
export function fillFiles(root) {
  for (const element of root.querySelectorAll("[data-file]")) {
    const name = element.getAttribute("data-file") ?? "";
    const address = addressOf(name);
    if (!address) continue;
    if (element instanceof HTMLImageElement) element.src = address;
    else if (element instanceof HTMLAnchorElement) {
      element.href = address;
      element.download = name.slice(2);
    }
  }
}
