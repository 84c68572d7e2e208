// Rows of the report about what people remember: the citations of overviews as an answer key (citations.mjs).

/** Of so many remembered words: the share of queries whose first ten results have to hold a cited entry. */
const TEN = new Map([
  [2, 0.4],
  [3, 0.57],
  [4, 0.72],
  [6, 0.8],
]);
const percent = (/** @type {number} */ value) => (value * 100).toFixed(1);

/**
 * @param {import("./citations.mjs").Measured[]} citations
 * @returns {{ what: string, target: string, measured: string, beside: string, reached: boolean }[]}
 */
export function citationRows(citations) {
  const of = new Map(citations.map((measured) => [measured.query, measured]));
  const out = [];
  const sentence = of.get("sentence");
  if (sentence) {
    const { queries, first, recall } = sentence;
    out.push({
      what: "A sentence that describes entries finds them, real pages",
      target: "first ≥ 75 %, recall in the first ten ≥ 85 %",
      measured: `first ${percent(first)} %, recall ${percent(recall)} % of ${queries}`,
      beside: "",
      reached: first >= 0.75 && recall >= 0.85,
    });
  }
  for (const [count, target] of TEN) {
    const words = of.get(`${count} words`);
    if (!words) continue;
    out.push({
      what: `${count} remembered words of such a sentence, real pages`,
      target: `first ten ≥ ${percent(target)} %`,
      measured: `first ten ${percent(words.ten)} % of ${words.queries}`,
      beside: "",
      reached: words.ten >= target,
    });
  }
  return out;
}
