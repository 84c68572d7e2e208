// The newest entries of a site in a React page (19 or newer), with a field that narrows them.
//
//   <Digests src="https://site.example/" />

import { useState } from "react";
import "yoyak/widget/react"; // registers <yoyak-digest>, and types it in JSX; on a server it does nothing

export function Digests({ src }: { src: string }) {
  const [query, setQuery] = useState("");
  const [entries, setEntries] = useState<number>();
  return (
    <section>
      <label>
        Words <input value={query} onChange={(event) => setQuery(event.target.value)} />
      </label>
      <p role="status">{entries === undefined ? "" : `${entries} entries`}</p>
      <yoyak-digest
        src={src}
        view="list"
        limit={5}
        query={query}
        onyoyak-ready={(event) => setEntries(event.detail.entries)}
      >
        <a href={src}>Read the digests</a>
      </yoyak-digest>
    </section>
  );
}
