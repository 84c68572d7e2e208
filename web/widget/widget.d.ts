// Types of the widget for programs that import "yoyak/widget". custom-elements.json has the same information for
// editors.

export type WidgetView = "latest" | "list" | "digest" | "search" | "related" | "top" | "stories" | "story";

/** `<yoyak-digest>`: attributes and properties have the same names. docs/widget.md says what each does. */
export class YoyakDigest extends HTMLElement {
  /** address of a published site, or of its archive.json; several are separated by spaces */
  src: string;
  topic: string;
  channel: string;
  /** "YYYY-MM-DD" */
  from: string;
  to: string;
  /** id of a digest */
  digest: string;
  /** id of an entry in it, for the view "related" */
  entry: string;
  /** id of a story, for the view "story" */
  story: string;
  query: string;
  view: WidgetView;
  limit: number;
  open: "site" | "here";
  theme: "auto" | "light" | "dark";
  locale: string;
  /** starts now, even if it is not in view */
  start(): Promise<void>;
}

/** The attributes, for frameworks that type their templates. */
export type WidgetAttributes = Partial<
  Pick<
    YoyakDigest,
    | "src"
    | "topic"
    | "channel"
    | "from"
    | "to"
    | "digest"
    | "entry"
    | "story"
    | "query"
    | "view"
    | "limit"
    | "open"
    | "theme"
    | "locale"
  >
>;

export interface YoyakEventMap {
  "yoyak-ready": CustomEvent<{ view: WidgetView; entries: number }>;
  "yoyak-select": CustomEvent<{ digest: string; entry: string; url: string }>;
  "yoyak-open": CustomEvent<{ digest: string; entry: string; url: string }>;
  "yoyak-error": CustomEvent<{ code: string; message: string; src?: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "yoyak-digest": YoyakDigest;
  }
  interface HTMLElementEventMap extends YoyakEventMap {}
}
