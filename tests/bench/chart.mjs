// Bar charts as SVG, for docs/benchmarks.md. Nothing but rectangles and text; light or dark, as the visitor's system is
// set.

const COLORS = ["#0f766e", "#b45309", "#6d28d9", "#be123c", "#1d4ed8", "#4d7c0f", "#57534e"];
const DARK = ["#5eead4", "#fbbf24", "#c4b5fd", "#fda4af", "#93c5fd", "#bef264", "#d6d3d1"];
const escape = (/** @type {string} */ text) =>
  String(text).replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? sign);

/**
 * Groups of horizontal bars.
 * @param {{ title: string, groups: string[], series: { name: string, values: (number | null)[] }[], log?: boolean,
 *   label?: (value: number) => string }} chart values: one per group; null where there is none · log: lengths by the
 *   logarithm, for what spans orders of magnitude
 */
export function barChart({ title, groups, series, log = false, label = String }) {
  const all = series.flatMap(({ values }) => values.filter((value) => value !== null)).filter((value) => value > 0);
  const most = Math.max(...all),
    least = log ? 10 ** (Math.floor(Math.log10(Math.min(...all))) - 0.2) : 0;
  const width = 720,
    left = 190,
    room = width - left - 90,
    bar = 14,
    gap = 12;
  const scale = (/** @type {number} */ value) =>
    Math.max(1, room * (log ? Math.log(Math.max(value, least) / least) / Math.log(most / least) : value / most));
  const parts = [];
  let y = 58;
  for (const [g, group] of groups.entries()) {
    const shown = series.filter(({ values }) => values[g] !== null && values[g] !== undefined);
    parts.push(
      `<text x="${left - 10}" y="${y + (shown.length * bar) / 2 + 4}" text-anchor="end">${escape(group)}</text>`,
    );
    for (const one of shown) {
      const value = /** @type {number} */ (one.values[g]);
      const width = scale(value).toFixed(1);
      parts.push(
        `<rect class="s${series.indexOf(one)}" x="${left}" y="${y}" width="${width}" height="${bar - 2}"/>`,
        `<text class="v" x="${(left + scale(value) + 5).toFixed(1)}" y="${y + bar - 4}">${escape(label(value))}</text>`,
      );
      y += bar;
    }
    y += gap;
  }
  let x = left;
  const legend =
    series.length > 1
      ? series.map(({ name }, i) => {
          const item =
            `<rect class="s${i}" x="${x}" y="32" width="10" height="10"/>` +
            `<text class="v" x="${x + 14}" y="41">${escape(name)}</text>`;
          x += 30 + name.length * 6.4;
          return item;
        })
      : [];
  const css = (/** @type {any[]} */ colors) =>
    colors.map((/** @type {any} */ color, /** @type {any} */ i) => `.s${i}{fill:${color}}`).join("");
  const light = `text{fill:#292524}.v{font-size:11px;fill:#57534e}.bg{fill:#fff}${css(COLORS)}`;
  const dark = `text{fill:#e7e5e4}.v{fill:#a8a29e}.bg{fill:#1c1917}${css(DARK)}`;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" role="img"`;
  return `${head} aria-label="${escape(title)}" font-family="system-ui, sans-serif" font-size="12">
<style>${light}@media (prefers-color-scheme:dark){${dark}}</style>
<rect class="bg" width="${width}" height="${y}"/>
<text x="12" y="20" font-size="14" font-weight="600">${escape(title)}${log ? " (logarithmic)" : ""}</text>
${legend.join("")}
${parts.join("\n")}
</svg>
`;
}
