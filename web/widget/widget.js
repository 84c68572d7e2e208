// What a host page loads: registers <yoyak-digest>, nothing else. The engine and everything that draws come when one is
// in view.

import { YoyakDigest } from "./yoyak-digest.js";

export { YoyakDigest };

const registry = globalThis.customElements;
if (registry && !registry.get("yoyak-digest")) registry.define("yoyak-digest", YoyakDigest);
