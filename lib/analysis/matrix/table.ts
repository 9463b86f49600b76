import type { Verdict } from "#lib/graph/graph.ts";
import type { Topology } from "#lib/graph/topology.ts";
import { inclusiveRanges } from "#lib/net/port-set.ts";
import { portsOf, protocolsOf, type Traffic } from "#lib/net/traffic.ts";
import { formatProtocol, hasPorts } from "#lib/net/protocol.ts";
import type { TraceRefusal } from "../reach/answer.ts";
import { portText, refuse } from "../reach/question.ts";
import type { Language } from "../reach/sentences.ts";
import { foldsOf, type AboutFold, type Fold, type Folding } from "./fold.ts";
import { matrixOf, type Matrix, type MatrixQuestion } from "./matrix.ts";
import { UNREACHABLE, type Outcome } from "./outcomes.ts";
import { pairTable } from "./pair-table.ts";
import { rowsOf } from "./rows.ts";
import { namedFolds } from "./named-folds.ts";

/** A question about all pairs as it is asked: for which traffic, how folded, and from whom when not from all. */
export type TableQuestion = MatrixQuestion & { readonly fold: Folding; readonly from?: string };

/** More rows than this are not made at once: one end has to be named. */
export const MAXIMUM_ROWS = 4000;

/** The answer about all pairs. */
export type MatrixTable = {
  readonly snapshotId: string;
  readonly question: { readonly protocol: string; readonly port: string };
  readonly fold: Folding;
  readonly classes: readonly AboutFold[];
  /** What a pair may come to; cells name these by their place in the list. */
  readonly outcomes: readonly {
    readonly verdict: Verdict;
    /** Of a conditional one: the ports that are open, when not all. */
    readonly ports?: readonly string[];
    /** Of a conditional one: the client ports that replies come back to, when not to all. */
    readonly replyPorts?: readonly string[];
  }[];
  /** From one class to all, in the order of the classes: outcome, how many in a row, outcome, how many, … */
  readonly rows: readonly { readonly from: string; readonly cells: readonly number[] }[];
  /** How many pairs of classes have each verdict, in the rows that are given. */
  readonly counts: { readonly [Name in Verdict]: number };
  readonly unknowns: readonly { readonly text: string; readonly call: string }[];
};

/** Answers a question about all pairs of an account, or refuses one that cannot be asked. */
export function matrixTable(
  topology: Topology,
  question: TableQuestion,
  language: Language = "en",
): MatrixTable | TraceRefusal {
  const matrix = matrixOf(topology, question, language);
  if ("status" in matrix) return matrix;
  const folds = foldsOf(matrix, question.fold);
  const from = question.from === undefined ? folds : namedFolds(matrix, folds, question.from);
  if ("status" in from) return from;
  if (from.length > MAXIMUM_ROWS) {
    return refuse("from", matrix.say("tooManyClasses", { count: String(folds.length) }));
  }
  const { rows, outcomes } = foldedRows(matrix, folds, from);
  const counts = countsOf(rows, outcomes);
  return {
    snapshotId: topology.snapshot.snapshotId,
    question: { protocol: formatProtocol(matrix.asked.protocol), port: portText(matrix.asked) },
    fold: question.fold,
    classes: folds.map(({ about }) => about),
    outcomes: outcomes.map(outcomeText),
    rows,
    counts,
    unknowns: counts.unknown === 0 ? [] : [...matrix.unread.values()].map(({ text, call }) => ({ text, call })),
  };
}

function countsOf(rows: MatrixTable["rows"], outcomes: readonly Outcome[]): MatrixTable["counts"] {
  const counts = { reachable: 0, conditional: 0, unreachable: 0, unknown: 0 };
  for (const { cells } of rows) {
    for (let i = 0; i < cells.length; i += 2) {
      const verdict = outcomes[cells[i] ?? 0]?.verdict ?? "unknown";
      counts[verdict] += cells[i + 1] ?? 0;
    }
  }
  return counts;
}

/** The rows of some folds over all folds; outcomes are numbered in the order they appear. */
function foldedRows(matrix: Matrix, folds: readonly Fold[], from: readonly Fold[]) {
  const { joinTwo, ofVerdict, at } = joining(matrix);
  const rows = rowsOf(matrix);
  const numbers = new Map<number, number>();
  const outcomes: Outcome[] = [];
  const numberOf = (id: number): number => {
    const number = numbers.get(id) ?? outcomes.push(at(id)) - 1;
    numbers.set(id, number);
    return number;
  };
  const rowOf = (fold: Fold): Int32Array => {
    const row = new Int32Array(folds.length).fill(-1);
    for (const one of fold.senders) {
      const cells = rows.row(one);
      for (const [column, { classes }] of folds.entries()) {
        for (const to of classes) row[column] = joinTwo(row[column] ?? -1, cells[to] ?? UNREACHABLE);
      }
    }
    for (const [column, { overall }] of folds.entries()) {
      const verdict = eitherOverall(fold.overall, overall);
      if (verdict !== undefined) row[column] = ofVerdict(verdict);
    }
    return row;
  };
  return {
    outcomes,
    rows: from.map((fold) => ({ from: fold.about.id, cells: runsOf(rowOf(fold), numberOf) })),
  };
}

/** An end that is certainly empty decides, whatever was not read of the other. */
function eitherOverall(one: Fold["overall"], other: Fold["overall"]): Fold["overall"] {
  return one === "unreachable" || other === "unreachable" ? "unreachable" : (one ?? other);
}

function joining({ outcomes }: Matrix) {
  const known = pairTable();
  return {
    at: outcomes.at,
    ofVerdict: outcomes.ofVerdict,
    joinTwo: (a: number, b: number): number => {
      if (a < 0 || a === b) return b;
      const kept = known.get(a, b);
      if (kept >= 0) return kept;
      const joined = outcomes.joined([a, b]);
      known.add(a, b, joined);
      return joined;
    },
  };
}

function runsOf(row: Int32Array, numberOf: (id: number) => number): readonly number[] {
  const runs: number[] = [];
  let start = 0;
  for (let at = 1; at <= row.length; at += 1) {
    if (at < row.length && row[at] === row[start]) continue;
    runs.push(numberOf(row[start] ?? UNREACHABLE), at - start);
    start = at;
  }
  return runs;
}

/** An outcome as answers tell it. */
export function outcomeText({ verdict, requests, replies }: Outcome): MatrixTable["outcomes"][number] {
  return {
    verdict,
    ...(requests.length === 0 ? {} : { ports: trafficTexts(requests) }),
    ...(replies.length === 0 ? {} : { replyPorts: trafficTexts(replies) }),
  };
}

/** `tcp 443`, `udp 53-60`, `icmp`: one text a protocol and range. */
function trafficTexts(traffic: Traffic): readonly string[] {
  return protocolsOf(traffic).flatMap((protocol) => {
    const name = formatProtocol(protocol);
    if (!hasPorts(protocol)) return [name];
    return inclusiveRanges(portsOf(traffic, protocol)).map(({ from, to }) =>
      from === to ? `${name} ${from}` : `${name} ${from}-${to}`,
    );
  });
}
