import { groupBy } from "#lib/model/group-by.ts";
import type { Verdict } from "#lib/graph/graph.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { ChartEdge, ChartModel } from "../chart-model.ts";
import type { Box, Geometry } from "../geometry.ts";
import { chartWords, type ChartLanguage } from "../words.ts";
import { readingWords } from "./reading-words.ts";

/** What leads from one drawn thing to another; `because` tells what cuts it, or what is missing to know. */
export type Connection = {
  readonly from: Urn;
  readonly to: Urn;
  readonly verdict?: Verdict;
  readonly label: string;
  readonly because?: string;
};

/** What leads to each box and from it, in the order of the model; a card has what its lines have. */
export type Connections = {
  readonly incoming: ReadonlyMap<Urn, readonly Connection[]>;
  readonly outgoing: ReadonlyMap<Urn, readonly Connection[]>;
  /** How a box is called in a sentence. */
  readonly names: ReadonlyMap<Urn, string>;
};

/** More names than these are a number. */
const NAMED = 3;

function written({ labels }: Box, ...styles: readonly string[]): string {
  const label = labels.find(({ style }) => styles.includes(style));
  return label?.full ?? label?.text ?? "";
}

function nameOf(box: Box): string {
  const name = written(box, "name", "strong");
  if (name === "") return box.title;
  return box.lane === "berths" ? name : `${written(box, "tag")} ${name}`.trimStart();
}

function reasonOf({ blocker, missing }: ChartEdge, language: ChartLanguage): { readonly because?: string } {
  const words = chartWords(language);
  if (blocker !== undefined) {
    const what = `${blocker.tag} ${blocker.text}`.trimStart();
    return { because: blocker.reply === true ? words.replyBlocked(what) : words.cutBy(what) };
  }
  return missing === undefined ? {} : { because: `${words.unread}: ${missing}` };
}

/** How boxes are called in a sentence; a listener by its load balancer and port. */
function namesOf({ loadBalancers }: ChartModel, { boxes }: Geometry): ReadonlyMap<Urn, string> {
  const listeners = new Map(
    loadBalancers.flatMap(({ tag, name, listeners: own }) =>
      own.map(({ urn, port }) => [urn, `${tag} ${name} ${port}`]),
    ),
  );
  return new Map(boxes.map((box) => [box.urn, listeners.get(box.urn) ?? nameOf(box)]));
}

/** Edges between the same drawn ends with the same verdict are one; their label stays where they agree. */
function merged(edges: readonly ChartEdge[], endOf: (urn: Urn) => Urn | undefined, language: ChartLanguage) {
  const all = new Map<string, Connection>();
  for (const edge of edges) {
    const [from, to] = [endOf(edge.from), endOf(edge.to)];
    if (from === undefined || to === undefined || from === to) continue;
    const key = `${from} ${to} ${edge.verdict ?? ""}`;
    const known = all.get(key);
    all.set(key, known === undefined ? connectionOf(edge, { from, to, language }) : agreed(known, edge.label));
  }
  return [...all.values()];
}

type Ends = { readonly from: Urn; readonly to: Urn; readonly language: ChartLanguage };

function connectionOf(edge: ChartEdge, { from, to, language }: Ends): Connection {
  const { label, verdict } = edge;
  return { from, to, label, ...(verdict === undefined ? {} : { verdict }), ...reasonOf(edge, language) };
}

function agreed(known: Connection, label: string): Connection {
  return known.label === label ? known : { ...known, label: "" };
}

/** Puts the edges of a model between what is drawn of it. */
export function connectionsOf(model: ChartModel, geometry: Geometry, language: ChartLanguage): Connections {
  const names = namesOf(model, geometry);
  const standIns = new Map(geometry.folds.flatMap(({ urn, members }) => members.map((one) => [one, urn] as const)));
  const all = merged(model.edges, (urn) => (names.has(urn) ? urn : standIns.get(urn)), language);
  const cards = new Map(model.loadBalancers.flatMap(({ urn, listeners }) => listeners.map((one) => [one.urn, urn])));
  return { incoming: byEnd(all, "to", cards), outgoing: byEnd(all, "from", cards), names };
}

function byEnd(
  all: readonly Connection[],
  end: "from" | "to",
  cards: ReadonlyMap<Urn, Urn>,
): ReadonlyMap<Urn, readonly Connection[]> {
  const ended = new Map<Urn, Connection[]>();
  for (const one of all) {
    for (const urn of [one[end], cards.get(one[end])]) {
      if (urn !== undefined) ended.set(urn, [...(ended.get(urn) ?? []), one]);
    }
  }
  return ended;
}

function listed(names: readonly string[], language: ChartLanguage): string {
  const words = readingWords(language);
  const shown = names.slice(0, NAMED).join(words.comma);
  return names.length > NAMED ? words.more(shown, names.length - NAMED) : shown;
}

/** How connections are told, those of one verdict together: "reachable from ALB web 443", "blocked from NLB int 80 (…)". */
export function tellConnections(
  all: readonly Connection[],
  direction: "incoming" | "outgoing",
  { names, language }: { readonly names: ReadonlyMap<Urn, string>; readonly language: ChartLanguage },
): readonly string[] {
  const words = readingWords(language);
  return [...groupBy(all, ({ verdict }) => verdict ?? "plain")].map(([told, group]) => {
    const ends = group.map(({ from, to }) => names.get(direction === "incoming" ? from : to) ?? "");
    const reasons = [...new Set(group.flatMap(({ because }) => because ?? []))];
    const because = reasons.length === 1 ? words.because(reasons.join("")) : "";
    return words[direction][told](listed([...new Set(ends)], language)) + because;
  });
}
