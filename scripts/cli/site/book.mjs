// Digests as an EPUB 3 book. The core writes its files; here they get the site's words and become one ZIP file.
import { deflateRawSync } from "node:zlib";
import { Packer } from "../../../web/engine/packer.js";
import { zipOf } from "../../../web/files/zip-write.js";
import { textLabels } from "../../../web/lib/article.js";
import { t } from "../../../web/lib/i18n.js";
import { distFile } from "../dist.mjs";
import { labelsFor, useLanguage } from "./labels.mjs";

/**
 * @param {string[]} digests in the form of `yoyak export`, as JSON text
 * @param {import("../../../web/engine/types.d.ts").Site} site
 * @param {import("../../../web/engine/packer.js").BytesOf} bytesOf files of the site
 * @returns {Promise<Uint8Array>}
 */
export async function bookOf(digests, site, bytesOf) {
  useLanguage(site.language);
  const { contents, page } = labelsFor(site.language);
  const labels = { ...textLabels(), contents, page, overview: t("digest.overview"), video: t("entry.source") };
  const packer = await Packer.create({ wasm: distFile("packer.wasm") });
  try {
    const request = { title: "", language: site.language || "ko", author: site.title, url: site.url, labels };
    const files = await packer.bookWith(digests, request, bytesOf);
    return zipOf(files.map((file) => ({ ...file, deflated: deflateRawSync(file.bytes) })));
  } finally {
    packer.dispose();
  }
}
