import type { MatrixTable } from "#lib/analysis/matrix/table.ts";
import { escapeCsv } from "./escape.ts";

/** Spreadsheets take a file for UTF-8 only when it begins with this mark. */
const BYTE_ORDER_MARK = "\uFEFF";

/** All pairs as a grid: a line for each sender, a column for each receiver, the verdict in the cell, with the open ports; last where it was read. */
export function matrixCsv({ classes, outcomes, rows }: MatrixTable, source: string): string {
  const texts = outcomes.map(cellText);
  const byId = new Map(classes.map((one) => [one.id, one]));
  const head = ["from", "kind", "count", ...classes.map(({ name }) => name), "source"];
  const lines = rows.map(({ from, cells }) => {
    const sender = byId.get(from);
    const verdicts = runsOf(cells).flatMap(({ outcome, length }) => Array<string>(length).fill(texts[outcome] ?? ""));
    return [sender?.name ?? from, sender?.kind ?? "", String(sender?.count ?? ""), ...verdicts, source];
  });
  return BYTE_ORDER_MARK + [head, ...lines].map((line) => `${line.map(escapeCsv).join(",")}\n`).join("");
}

function cellText({ verdict, ports, replyPorts }: MatrixTable["outcomes"][number]): string {
  const conditions = [ports?.join(" "), replyPorts === undefined ? undefined : `↩ ${replyPorts.join(" ")}`];
  const said = conditions.filter((condition) => condition !== undefined);
  return said.length === 0 ? verdict : `${verdict}: ${said.join("; ")}`;
}

function runsOf(cells: readonly number[]): readonly { readonly outcome: number; readonly length: number }[] {
  return cells.flatMap((outcome, i) => (i % 2 === 0 ? [{ outcome, length: cells[i + 1] ?? 0 }] : []));
}
