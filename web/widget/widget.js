// What a host page loads: registers <yoyak-digest>, nothing else. The engine and everything that draws come when one is
// in view.

import { YoyakDigest } from "./yoyak-digest.js";

if (!customElements.get("yoyak-digest")) customElements.define("yoyak-digest", YoyakDigest);
