// Addresses of the files that the engine loads, as they are in the package. Each is written out, because bundlers
// detect files only in this form. In build/dist all files are in one folder; scripts/dev/bundle.mjs changes the
// addresses to that.

export const readerAddress = () => new URL("../../build/dist/reader.wasm", import.meta.url);
export const liteAddress = () => new URL("../../build/dist/lite.wasm", import.meta.url);
export const packerAddress = () => new URL("../../build/dist/packer.wasm", import.meta.url);
export const workerAddress = () => new URL("../../build/dist/worker.js", import.meta.url);
