// The hash in a partition's name: FNV-1a, 64 bits, as 16 hexadecimal digits (wasm/archive/codec.cpp). The service
// worker verifies files with it, because it has no wasm module. Elsewhere the packer compares names (join).

/** The 64-bit prime is 2^40 + 435; the number is kept as two halves of 32 bits, whose products stay exact. */
const PRIME_LOW = 435;

/** @param {Uint8Array} bytes @returns {string} */
export function contentName(bytes) {
  let low = 0x84222325;
  let high = 0xcbf29ce4;
  for (let i = 0; i < bytes.length; i += 1) {
    const mixed = (low ^ bytes[i]) >>> 0;
    const product = mixed * PRIME_LOW;
    low = product >>> 0;
    high = (high * PRIME_LOW + (product - low) / 0x100000000 + ((mixed << 8) >>> 0)) % 0x100000000;
  }
  return [high, low].map((half) => half.toString(16).padStart(8, "0")).join("");
}
