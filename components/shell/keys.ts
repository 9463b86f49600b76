import type { PageMessages } from "#components/messages/messages.ts";

/** A line of the list of keys: what is pressed, each alone, and the sentence that says what it does. */
export type KeyLine = { readonly keys: readonly string[]; readonly does: keyof PageMessages["keys"]["does"] };

/** Keys that work in one place. */
export type KeyGroup = { readonly group: keyof PageMessages["keys"]["groups"]; readonly lines: readonly KeyLine[] };

/** Every key there is, besides those of the pages, which `pages` names. */
export const keyGroups: readonly KeyGroup[] = [
  {
    group: "everywhere",
    lines: [
      { keys: ["Ctrl K"], does: "search" },
      { keys: ["/"], does: "filter" },
      { keys: ["[", "]"], does: "surveys" },
      { keys: ["r"], does: "survey" },
      { keys: ["."], does: "panel" },
      { keys: ["Esc"], does: "back" },
      { keys: ["?"], does: "this" },
    ],
  },
  {
    group: "map",
    lines: [
      { keys: ["Tab"], does: "regions" },
      { keys: ["←", "→", "↑", "↓"], does: "cells" },
      { keys: ["Home", "End"], does: "rowEnds" },
      { keys: ["Ctrl Home", "Ctrl End"], does: "regionEnds" },
      { keys: ["PageUp", "PageDown"], does: "tenRows" },
      { keys: ["Enter"], does: "choose" },
      { keys: ["x"], does: "expand" },
      { keys: ["n", "N"], does: "trouble" },
      { keys: ["h"], does: "hide" },
      { keys: ["u"], does: "unhide" },
    ],
  },
  {
    group: "lines",
    lines: [
      { keys: ["Alt →"], does: "follow" },
      { keys: ["Alt ←"], does: "return" },
      { keys: ["a"], does: "from" },
      { keys: ["b"], does: "to" },
      { keys: ["p"], does: "trace" },
    ],
  },
  {
    group: "view",
    lines: [
      { keys: ["1", "2", "3", "4"], does: "detail" },
      { keys: ["+", "−"], does: "zoom" },
      { keys: ["0"], does: "fit" },
      { keys: ["f"], does: "fitChosen" },
      { keys: ["t"], does: "table" },
      { keys: ["l"], does: "legend" },
      { keys: ["e"], does: "export" },
    ],
  },
  {
    group: "findings",
    lines: [
      { keys: ["j", "k"], does: "nextFinding" },
      { keys: ["Enter"], does: "openFinding" },
      { keys: ["m"], does: "muteFinding" },
      { keys: ["c"], does: "copyFinding" },
    ],
  },
  {
    group: "tables",
    lines: [
      { keys: ["←", "→", "↑", "↓"], does: "tableCells" },
      { keys: ["Enter"], does: "tableOpen" },
      { keys: ["Shift Enter"], does: "tableLink" },
      { keys: ["c"], does: "tableCopy" },
    ],
  },
];
