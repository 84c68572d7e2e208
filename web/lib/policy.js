// The content security policies of all pages that Yoyak writes: only the site's own files run, nothing is sent
// anywhere, and HTML comes from one place. For the command line, the bundler and the viewer.

const VIDEO = "https://www.youtube-nocookie.com https://www.youtube.com";
const PICTURES = "img-src data: blob: https:";
/** Where images are shown unasked, none shall be missing because of its scheme. */
const ALL_PICTURES = `${PICTURES} http:`;

/** @param {string[]} directives */
const policy = (...directives) => ["default-src 'none'", ...directives, "form-action 'none'"].join("; ");

/**
 * A page of the viewer. Styles in attributes are the viewer's own: lengths of bars and the like.
 * @param {string[]} scripts hashes of the scripts inside it, as "'sha256-…'"
 * @param {boolean} [showImages] whether the site shows images of other hosts unasked
 * @param {string[]} [archives] where it fetches besides: origins of other sites' archives
 */
export const viewerPolicy = (scripts, showImages = false, archives = []) =>
  policy(
    ["script-src 'self' 'wasm-unsafe-eval'", ...scripts].join(" "),
    "style-src 'self' 'unsafe-inline'",
    `${showImages ? ALL_PICTURES : PICTURES} 'self'`,
    "font-src 'self' data:",
    ["connect-src 'self'", ...archives].join(" "),
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    `frame-src 'self' ${VIDEO}`,
    "base-uri 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types yoyak lit-html",
  );

/** A page that has links, and perhaps a script of its own. @param {string[]} scripts hashes as above */
export const plainPolicy = (scripts) =>
  policy(
    ...(scripts.length ? [`script-src ${scripts.join(" ")}`, "connect-src 'self'"] : []),
    "style-src 'unsafe-inline'",
    "img-src data:",
    "base-uri 'none'",
  );

/**
 * One file that holds everything: only what is in it runs, nothing is fetched. Pictures that a digest shows and a video
 * that the reader starts come from elsewhere.
 */
export const SINGLE_FILE_POLICY = policy(
  "script-src 'unsafe-inline' 'wasm-unsafe-eval' data: blob:",
  "worker-src blob:",
  "style-src 'unsafe-inline'",
  PICTURES,
  "font-src data:",
  `frame-src ${VIDEO}`,
  "base-uri 'none'",
);

/** The page with the widget that others put into a frame. */
export const FRAME_POLICY = policy(
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'unsafe-inline'",
  "img-src data: https: 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types yoyak",
);

/**
 * What the page of a host must allow, so that it can show a widget of a site. As an element, its engine runs in a
 * worker from a Blob, because browsers start no script of another origin as a worker.
 * @param {string} site its origin, or 'self' @param {"element" | "frame"} form
 * @param {string[]} [others] origins of other sites that it shows
 */
export const hostDirectives = (site, form, others = []) =>
  form === "frame"
    ? [`frame-src ${site}`]
    : [
        `script-src ${site} 'wasm-unsafe-eval'`,
        ["connect-src", ...new Set([site, ...others])].join(" "),
        `worker-src ${site === "'self'" ? "'self' " : ""}blob:`,
      ];

/** A host that allows the widget as an element, and nothing else: a page of the demo. */
export const STRICT_HOST_POLICY = [
  "default-src 'none'",
  ...hostDirectives("'self'", "element"),
  "require-trusted-types-for 'script'",
  "trusted-types yoyak",
].join("; ");
