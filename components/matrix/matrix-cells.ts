import type { MatrixAnswer } from "#lib/api/matrix.ts";

/** A row or column of the matrix. */
export type MatrixClass = MatrixAnswer["classes"][number];

/** What a pair comes to. */
export type MatrixOutcome = MatrixAnswer["outcomes"][number];

/** The part of a matrix that is shown: rows and columns by their place in the answer. */
export type MatrixCells = {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly classOf: (place: number) => MatrixClass | undefined;
  readonly outcomeOf: (row: number, column: number) => MatrixOutcome | undefined;
  /** Some pair is open for a part of the ports, which is known. */
  readonly hasPorts: boolean;
};

/**
 * Unpacks the runs of an answer, and keeps the classes whose name, id or group holds a text; the internet stays, and is called as
 * the reader calls it.
 */
export function matrixCells(answer: MatrixAnswer, text: string, internet: string): MatrixCells {
  const { outcomes, rows } = answer;
  const classes = answer.classes.map((one) => (one.kind === "internet" ? { ...one, name: internet } : one));
  const byFrom = new Map(rows.map(({ from, cells }) => [from, unpack(cells, classes.length)]));
  const wanted = text.trim().toLowerCase();
  const shown = classes.flatMap((one, place) => (isWanted(one, wanted) ? [place] : []));
  return {
    rows: shown.filter((place) => byFrom.has(classes[place]?.id ?? "")),
    columns: shown,
    classOf: (place) => classes[place],
    hasPorts: outcomes.some(({ ports }) => ports !== undefined),
    outcomeOf: (row, column) => outcomes[byFrom.get(classes[row]?.id ?? "")?.[column] ?? -1],
  };
}

/** Runs of outcome and length, as one outcome a column. */
function unpack(cells: readonly number[], columns: number): Uint16Array {
  const unpacked = new Uint16Array(columns);
  let at = 0;
  for (let i = 0; i + 1 < cells.length; i += 2) {
    const end = at + (cells[i + 1] ?? 0);
    unpacked.fill(cells[i] ?? 0, at, end);
    at = end;
  }
  return unpacked;
}

function isWanted({ name, kind, nodes, services, subnetIds, securityGroupIds }: MatrixClass, wanted: string): boolean {
  if (wanted === "" || kind === "internet") return true;
  return [name, ...nodes, ...services, ...subnetIds, ...securityGroupIds].some((one) =>
    one.toLowerCase().includes(wanted),
  );
}

/** What a class is called in a path question: itself when it is one resource, else the first of its nodes. */
export function endOfClass({ kind, nodes, id }: MatrixClass): string {
  return kind === "internet" ? "internet" : (nodes[0] ?? id);
}

/** What of an open pair fits into its cell: `443`, `80 443`, `8088 +3`, `32768–…`; empty when all is open, or too much to tell. */
export function portLabel(ports: readonly string[] = []): string {
  // `tcp 443`: the protocol stands above the matrix.
  const [first = "", second = "", ...more] = ports.map((one) => one.slice(one.indexOf(" ") + 1));
  const short = first.replace(/-.*/, "–…");
  if (second === "") return short;
  const isShort = more.length === 0 && first.length + second.length <= 7 && !`${first}${second}`.includes("-");
  return isShort ? `${first} ${second}` : `${short} +${String(more.length + 1)}`;
}
