// Types of <yoyak-digest> in JSX, for React 19 or newer: import "yoyak/widget/react" instead of "yoyak/widget".

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { WidgetAttributes, YoyakDigest, YoyakEventMap } from "./widget.js";

export * from "./widget.js";

/** Handlers of the widget's events, for example `onyoyak-ready`. */
type Handlers = { [name in keyof YoyakEventMap as `on${name}`]?: (event: YoyakEventMap[name]) => void };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "yoyak-digest": DetailedHTMLProps<HTMLAttributes<YoyakDigest>, YoyakDigest> & WidgetAttributes & Handlers;
    }
  }
}
