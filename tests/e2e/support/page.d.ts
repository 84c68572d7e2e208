// What tests find in the pages that they open.

declare global {
  interface Window {
    /** Events of widgets on a host page, in their order. */
    heard: [type: string, detail: any][];
    /** Messages of frames on a host page. */
    heights: [origin: string, data: any][];
  }
}

export {};
