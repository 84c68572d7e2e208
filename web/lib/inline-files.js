// Whether this document has the bytes of the files that digests refer to: a single file, or the user's own files. Then
// the core only names them (data-file), and web/lib/local-files.js gives them addresses.

/** @type {((name: string) => Uint8Array | null) | null} */
let find = null;

/** @param {typeof find} bytesOf the bytes of "f/NAME" */
export function useFiles(bytesOf) {
  find = bytesOf;
}

export const inlineFiles = () => find !== null;

/** @param {string} name */
export const bytesOfFile = (name) => find?.(name) ?? null;
