import { groupBy } from "#lib/model/group-by.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { ChartLoadBalancer, ChartModel, ChartName, ChartTargetGroup, Marked } from "./chart-model.ts";
import { fitText, textWidth } from "./fit-text.ts";
import type { Box, Label, LaneId } from "./geometry.ts";
import { chartWords, type ChartLanguage } from "./words.ts";

const LISTENER = 18;
/** The height of a card that has nothing but a name, and of one with a caption. */
const HEAD = 24;
const CAPTIONED = 38;

const noLines: readonly CardLine[] = [];

/** The key of the card that counts the names that lead off the chart. */
export const OTHER_NAMES = "fold/names/other";

/** One line below a card's head that lines may end at: a listener. */
type CardLine = Marked & { readonly text: string };

/** A box of a side lane before it has a place. */
export type Card = Marked & {
  readonly lane: LaneId;
  readonly tag: string;
  readonly caption?: string;
  readonly lines: readonly CardLine[];
  readonly height: number;
  /** The ends of lines that belong to the card. */
  readonly keys: readonly Urn[];
  /** Of a card with a count: the cards it stands for. */
  readonly members?: readonly Card[];
  /** Of a card that stands for things without cards: how many. */
  readonly count?: number;
};

type Bare = Omit<Card, "height" | "keys" | "lines" | "members" | "count"> & { readonly lines?: readonly CardLine[] };

/** A card, its height reckoned from what it holds. */
export function card(bare: Bare): Card {
  const lines = bare.lines ?? noLines;
  const head = bare.caption === undefined ? HEAD : CAPTIONED;
  return { ...bare, lines, height: head + lines.length * LISTENER, keys: [bare.urn, ...lines.map(({ urn }) => urn)] };
}

function targetGroupCaption(group: ChartTargetGroup, language: ChartLanguage): string {
  const words = chartWords(language);
  const health = group.health === undefined ? words.unread : words.healthy(group.health.healthy, group.health.all);
  return `${group.targetType} ${group.port} · ${health}`;
}

function loadBalancerCard(loadBalancer: ChartLoadBalancer, language: ChartLanguage): Card {
  const words = chartWords(language);
  const { listeners, internal, ...rest } = loadBalancer;
  return card({
    ...rest,
    lane: "listeners",
    caption: internal ? words.internal : words.internetFacing,
    lines: listeners.map((listener) => ({ ...listener, text: `:${listener.port} ${listener.protocol}` })),
  });
}

/** An account may have thousands of names: their cards are made without a copy. */
function nameCard({ urn, name, type, count, severity }: ChartName, language: ChartLanguage): Card {
  if (count !== undefined) {
    const said = chartWords(language).moreNames(count);
    return { ...card({ urn, name: said, lane: "names", tag: type }), count };
  }
  const tag = type.endsWith(" alias") ? type.slice(0, -" alias".length) : type;
  const bare = { urn, name, lane: "names", tag, lines: noLines, height: HEAD, keys: [urn] } as const;
  return severity === undefined ? bare : { ...bare, severity };
}

/** Names that lead to nothing drawn, as one card with their number. */
function otherNames({ otherNames: count }: ChartModel, language: ChartLanguage): readonly Card[] {
  if (count === 0) return [];
  const name = chartWords(language).otherNames(count);
  return [{ ...card({ urn: OTHER_NAMES, name, lane: "names", tag: "…" }), count }];
}

/** Ways out, with how many services they serve. A dead way serves none. */
function exitCards({ exits, edges }: ChartModel, language: ChartLanguage): readonly Card[] {
  const leaving = edges.filter(({ kind, verdict }) => kind === "leaves" && verdict !== "unreachable");
  const counts = new Map([...groupBy(leaving, ({ to }) => to)].map(([urn, those]) => [urn, those.length]));
  return exits.map((exit) => {
    const count = counts.get(exit.urn) ?? 0;
    const caption = chartWords(language).services(count);
    return card({ ...exit, lane: "exits", ...(count === 0 ? {} : { caption }) });
  });
}

/** The cards of a lane, in the order of the model. */
export function laneCards(model: ChartModel, lane: LaneId, language: ChartLanguage): readonly Card[] {
  switch (lane) {
    case "names":
      return [...model.names.map((name) => nameCard(name, language)), ...otherNames(model, language)];
    case "entries":
      return model.entries.map((entry) => card({ ...entry, lane }));
    case "listeners":
      return model.loadBalancers.map((loadBalancer) => loadBalancerCard(loadBalancer, language));
    case "target-groups":
      return model.targetGroups.map((group) =>
        card({
          urn: group.urn,
          name: group.name,
          ...(group.severity === undefined ? {} : { severity: group.severity }),
          lane,
          tag: "TG",
          caption: targetGroupCaption(group, language),
        }),
      );
    case "exits":
      return exitCards(model, language);
    case "dependencies":
      return model.dependencies.map((dependency) => card({ ...dependency, lane }));
    case "berths":
      return [];
  }
}

type Spot = { readonly x: number; readonly y: number; readonly width: number };

function headLabels(of: Card, spot: Spot): { readonly labels: readonly Label[]; readonly tagWidth: number } {
  const tagWidth = textWidth(of.tag, "mono", 10) + 6;
  const room = spot.width - tagWidth - 20 - (of.severity === undefined ? 0 : 18);
  const name = fitText(of.name, "condensed", { sizePx: 13, width: room });
  const labels: Label[] = [
    { x: spot.x + 9, y: spot.y + 16, text: of.tag, style: "tag" },
    { x: spot.x + tagWidth + 12, y: spot.y + 16, ...name, style: "name" },
  ];
  if (of.caption !== undefined) {
    const caption = fitText(of.caption, "condensed", { sizePx: 11, width: spot.width - 16 });
    labels.push({ x: spot.x + 8, y: spot.y + 31, ...caption, style: "caption" });
  }
  return { labels, tagWidth };
}

/** A card at its place: its own box, a box for each of its lines, and the heights at which lines end. */
export function cardOf(
  of: Card,
  spot: Spot,
): { readonly boxes: readonly Box[]; readonly middles: ReadonlyMap<Urn, number> } {
  const { labels, tagWidth } = headLabels(of, spot);
  const head = of.height - of.lines.length * LISTENER;
  const middles = new Map<Urn, number>([[of.urn, spot.y + Math.round(head / 2)]]);
  const boxes: Box[] = [
    {
      urn: of.urn,
      lane: of.lane,
      ...spot,
      height: of.height,
      style: of.members === undefined && of.count === undefined ? "card" : "stack",
      title: `${of.tag === "…" ? "" : `${of.tag} `}${of.name}${of.caption === undefined ? "" : ` · ${of.caption}`}`,
      labels,
      areas: [{ x: spot.x + 6, y: spot.y + 5, width: tagWidth, height: 14, style: "tag" }],
      marks: of.severity === undefined ? [] : [{ x: spot.x + spot.width - 14, y: spot.y + 12, severity: of.severity }],
    },
  ];
  for (const [index, line] of of.lines.entries()) {
    const y = spot.y + head + index * LISTENER;
    const room = spot.width - (line.severity === undefined ? 18 : 36);
    middles.set(line.urn, y + LISTENER / 2);
    boxes.push({
      urn: line.urn,
      lane: of.lane,
      x: spot.x,
      y,
      width: spot.width,
      height: LISTENER,
      style: "line",
      title: `${of.name} ${line.text}`,
      labels: [
        { x: spot.x + 12, y: y + 13, ...fitText(line.text, "mono", { sizePx: 10, width: room }), style: "quiet" },
      ],
      areas: [],
      marks: line.severity === undefined ? [] : [{ x: spot.x + spot.width - 14, y: y + 9, severity: line.severity }],
    });
  }
  return { boxes, middles };
}
