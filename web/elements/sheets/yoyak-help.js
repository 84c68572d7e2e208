// The sheet with the keyboard shortcuts.

import { html } from "lit";
import { AppElement } from "../app-element.js";
import { t } from "../../lib/i18n.js";

const KEYS = [
  [
    "help.read",
    [
      ["←", "→", "help.day"],
      ["j", "k", "help.step"],
      ["o", "", "help.open"],
      ["v", "", "help.video"],
      ["n", "N", "help.hits"],
      ["t", "", "help.newest"],
    ],
  ],
  [
    "help.marks",
    [
      ["s", "", "help.star"],
      ["m", "", "help.mark"],
      ["x", "X", "help.choose"],
    ],
  ],
  [
    "help.page",
    [
      ["/", "", "help.find"],
      ["l", "", "help.list"],
      ["[", "]", "help.panes"],
      ["Esc", "", "help.close"],
      ["?", "", "help.help"],
    ],
  ],
];

export class Help extends AppElement {
  render() {
    return html`${KEYS.map(
      ([group, keys]) => html`
      <h3>${t(/** @type {string} */ (group))}</h3>
      <dl class="yk-keys">${
        /** @type {string[][]} */ (keys).map(
          ([first, second, label]) => html`
        <div><dt><kbd>${first}</kbd>${second ? html` <kbd>${second}</kbd>` : ""}</dt><dd>${t(label)}</dd></div>`,
        )
      }</dl>`,
    )}`;
  }
}
