// A release: the package, the list of its parts, its provenance, and checksums. Two runs give the same result.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("release: a package with its list of parts, its origin and checksums, the same twice", (context) => {
  const folder = mkdtempSync(join(tmpdir(), "yoyak-release-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const make = (/** @type {string} */ name) => {
    const out = join(folder, name);
    execFileSync(process.execPath, ["scripts/dev/release.mjs", out], { cwd: root, stdio: "ignore" });
    return Object.fromEntries(readdirSync(out).map((file) => [file, readFileSync(join(out, file))]));
  };
  const files = make("one");
  const [tarball] = Object.keys(files).filter((name) => /^yoyak-.+\.tgz$/.test(name));
  assert.deepEqual(Object.keys(files).sort(), ["SHA256SUMS", "provenance.json", "sbom.cdx.json", tarball]);
  for (const line of files.SHA256SUMS.toString().trim().split("\n")) {
    const [hash, name] = line.split("  ");
    assert.equal(createHash("sha256").update(files[name]).digest("hex"), hash, name);
  }
  const sbom = JSON.parse(files["sbom.cdx.json"].toString());
  assert.equal(sbom.metadata.component.name, "yoyak");
  const parts = sbom.components.map((/** @type {{ name: any }} */ component) => component.name);
  for (const name of ["feed", "lit", "md4c", "nlohmann-json", "libyaml", "libdeflate", "zlib", "musl", "libc++"])
    assert.ok(parts.includes(name), name);
  const provenance = JSON.parse(files["provenance.json"].toString());
  const reader = readFileSync(join(root, "build/dist/reader.wasm"));
  assert.equal(provenance.files["reader.wasm"], createHash("sha256").update(reader).digest("hex"));
  const packed = execFileSync("tar", ["-tzf", join(folder, "one", tarball)], { encoding: "utf8" });
  for (const name of ["build/provenance/sbom.cdx.json", "build/provenance/provenance.json", "scripts/yoyak.mjs"])
    assert.ok(packed.includes(`package/${name}\n`), name);
  assert.doesNotMatch(packed, /\btests\/|\.test\./);
  for (const text of [files["sbom.cdx.json"], files["provenance.json"]]) assert.ok(!text.includes(root));

  assert.deepEqual(make("two"), files);
});
