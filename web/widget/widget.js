// The script that a host page loads. It only registers <yoyak-digest>. The engine and the drawing code load when a
// widget is in view.

import { YoyakDigest } from "./yoyak-digest.js";

export { YoyakDigest };

const registry = globalThis.customElements;
if (registry && !registry.get("yoyak-digest")) registry.define("yoyak-digest", YoyakDigest);
