// The messages between a page and the engine's worker (worker-client.js and worker.js). The methods of Archive in
// types.d.ts give the types of all requests, so a new verb needs no change here.

import type { ArchiveInfo, Range } from "./types.d.ts";
import type { ANSWERS } from "./verbs.js";

/** Requests to the core, named as in wasm/bindings/abi.h. */
export type Verb = keyof typeof ANSWERS;

/** An error as plain values; see errors.js. */
export interface ErrorValue {
  code: string;
  message: string;
  detail?: unknown;
}

export interface OpenRequest {
  /** address of archive.json; null if the page provides the bytes */
  url: string | null;
  wasm: string | Uint8Array;
  /** see OpenOptions */
  keep?: string;
}

/** The page asks; `id` names the call in its result. The request is the JSON of the verb, as plain values. */
export type Call =
  | { id: number; verb: "open"; request: OpenRequest }
  | { id: number; verb: "retry"; request?: undefined }
  | { id: number; verb: "stats"; request?: undefined }
  | { id: number; verb: Verb; request: object };

/** Aborts a call whose result is no longer needed. */
export interface Cancel {
  cancel: number;
}

/** The page answers an Ask of the worker. */
export interface Answer {
  answer: number;
  value?: Uint8Array;
  error?: ErrorValue;
  /** of the page's byte source */
  stats: { requests: number; bytes: number };
}

/** The archive is no longer needed. */
export interface Close {
  close: true;
}

export type ToWorker = Call | Cancel | Answer | Close;

/** A message to a worker that serves several archives; without a number, to the only one. */
export type ToPooled = ToWorker & { to?: number };

export type Result = { id: number; value: unknown } | { id: number; error: ErrorValue };

/** The worker asks the page's byte source, if the page provides the bytes. */
export type Ask = { ask: number; method: "manifest" } | { ask: number; method: "read"; range: Range };

export interface CancelAsk {
  ask: number;
  cancel: true;
}

/** A newer archive was published, and the worker's reader has opened it. */
export interface Changed {
  changed: ArchiveInfo;
}

export type FromWorker = Result | Ask | CancelAsk | Changed;

/** An answer of a worker that serves several archives, or the archive whose code will run now. */
export type FromPooled = (FromWorker & { from?: number | undefined }) | { busy: number | undefined };

/** The part of a worker's scope that is used here. */
export interface Port {
  postMessage(message: FromWorker): void;
}
