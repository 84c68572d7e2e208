// The messages between a page and the engine's worker (worker-client.js and worker.js). Everything that can be asked is
// typed by the methods of Archive in types.d.ts: a new verb needs nothing here.

import type { ArchiveInfo, Range } from "./types.d.ts";
import type { ANSWERS } from "./verbs.js";

/** What the core is asked, by the names of wasm/bindings/abi.h. */
export type Verb = keyof typeof ANSWERS;

/** An error as plain values; see errors.js. */
export interface ErrorValue {
  code: string;
  message: string;
  detail?: unknown;
}

export interface OpenRequest {
  /** address of archive.json; null where the page has the bytes */
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

/** Ends a call whose result nobody wants any more. */
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

export type ToWorker = Call | Cancel | Answer;

export type Result = { id: number; value: unknown } | { id: number; error: ErrorValue };

/** The worker asks the page's byte source, where the bytes live in the page. */
export type Ask = { ask: number; method: "manifest" } | { ask: number; method: "read"; range: Range };

export interface CancelAsk {
  ask: number;
  cancel: true;
}

/** The archive was published anew, and the worker's reader went over to it. */
export interface Changed {
  changed: ArchiveInfo;
}

export type FromWorker = Result | Ask | CancelAsk | Changed;

/** What is needed of a Worker, typed to what it is sent. The handlers are the browser's. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: any;
  onerror: any;
  onmessageerror: any;
}

/** What is needed of a worker's scope. */
export interface Port {
  postMessage(message: FromWorker): void;
}
