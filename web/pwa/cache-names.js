// Names of the caches that page, engine and service worker share.

/** The shell and the manifest. */
export const SHELL = "yoyak-shell-2";
/** Pages, partitions, and ranges of partitions. */
export const CONTENT = "yoyak-content-2";
