import { groupBy } from "#lib/model/group-by.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { Box, Lane, LaneId, Middles } from "./geometry.ts";
import { cardOf, type Card } from "./layout-cards.ts";
import type { Link } from "./links.ts";
import { placeInOrder } from "./place.ts";

/** How much of a lane a line takes that passes it. */
const CHANNEL = 4;
const CARD_GAP = 8;

/** The name of the place at which lines to `to` pass a lane. */
export function channelKey(lane: LaneId, to: Urn): string {
  return `channel ${lane} ${to}`;
}

/** The lanes that a link passes between its two ends, from left to right. */
export function lanesPassed(link: Link, laneOf: ReadonlyMap<Urn, LaneId>, lanes: readonly Lane[]): readonly Lane[] {
  const place = (urn: Urn): number => lanes.findIndex(({ id }) => id === laneOf.get(urn));
  return lanes.slice(place(link.from) + 1, place(link.to)).filter(({ empty }) => !empty);
}

type Side = "from" | "to";

type Input = {
  readonly links: readonly Link[];
  readonly laneOf: ReadonlyMap<Urn, LaneId>;
  readonly lanes: readonly Lane[];
  readonly cards: ReadonlyMap<LaneId, readonly Card[]>;
  readonly top: number;
};

/** From the berths outwards: each lane is placed beside the one that is already placed. */
const order: readonly { readonly id: LaneId; readonly far: Side }[] = [
  { id: "target-groups", far: "to" },
  { id: "listeners", far: "to" },
  { id: "entries", far: "to" },
  { id: "names", far: "to" },
  { id: "exits", far: "from" },
  { id: "dependencies", far: "from" },
];

/** Something with a place in a lane: a card, or the channel of lines that pass. */
type Item = { readonly card?: Card; readonly channel?: string; readonly height: number; readonly wish?: number };

function mean(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

class Placing {
  readonly middles = new Map<Urn, number>();
  readonly boxes: Box[] = [];
  readonly #input: Input;
  readonly #byEnd: { readonly [Of in Side]: ReadonlyMap<Urn, readonly Link[]> };
  /** Of each lane: the links that pass it, by where they go. */
  readonly #passing: ReadonlyMap<LaneId, ReadonlyMap<Urn, readonly Link[]>>;

  constructor(input: Input, berths: Middles) {
    this.#input = input;
    for (const [urn, middle] of berths) this.middles.set(urn, middle);
    this.#byEnd = { from: groupBy(input.links, ({ from }) => from), to: groupBy(input.links, ({ to }) => to) };
    const passes = input.links.flatMap((link) =>
      lanesPassed(link, input.laneOf, input.lanes).map(({ id }) => ({ id, link })),
    );
    this.#passing = new Map(
      [...groupBy(passes, ({ id }) => id)].map(([id, those]) => [
        id,
        groupBy(
          those.map(({ link }) => link),
          ({ to }) => to,
        ),
      ]),
    );
  }

  /** Where a link leaves towards its far end: the next lane's channel when it passes one that is placed, or the end itself. */
  #farMiddle(link: Link, lane: LaneId, far: Side): number | undefined {
    if (far === "from") return this.middles.get(link.from);
    const passed = lanesPassed(link, this.#input.laneOf, this.#input.lanes).map(({ id }) => id);
    const next = passed[passed.indexOf(lane) + 1];
    return next === undefined ? this.middles.get(link.to) : this.middles.get(channelKey(next, link.to));
  }

  #wishOf(links: readonly Link[], lane: LaneId, far: Side): number | undefined {
    return mean(links.flatMap((link) => this.#farMiddle(link, lane, far) ?? []));
  }

  #items(lane: Lane, far: Side): readonly Item[] {
    const near: Side = far === "to" ? "from" : "to";
    const cards = (this.#input.cards.get(lane.id) ?? []).map((card): Item => {
      const urns = [card.urn, ...card.lines.map(({ urn }) => urn)];
      const links = urns.flatMap((urn) => this.#byEnd[near].get(urn) ?? []);
      const wish = this.#wishOf(links, lane.id, far);
      return { card, height: card.height, ...(wish === undefined ? {} : { wish }) };
    });
    const channels = [...(this.#passing.get(lane.id) ?? [])].map(([to, links]): Item => {
      const wish = this.#wishOf(links, lane.id, far);
      return { channel: channelKey(lane.id, to), height: CHANNEL, ...(wish === undefined ? {} : { wish }) };
    });
    return [...cards, ...channels];
  }

  /** Places what a lane holds beside what it leads to; cards that lead nowhere follow below. */
  placeLane(lane: Lane, far: Side): void {
    const wished = this.#items(lane, far).map((item, index) => ({ item, index }));
    const ordered = wished.sort(
      (one, other) =>
        (one.item.wish ?? Number.MAX_SAFE_INTEGER) - (other.item.wish ?? Number.MAX_SAFE_INTEGER) ||
        one.index - other.index,
    );
    const loose = Math.max(0, ...ordered.flatMap(({ item }) => item.wish ?? [])) + 40;
    const wishes = ordered.map(({ item }) => ({ at: item.wish ?? loose, height: item.height }));
    const tops = placeInOrder(wishes, { from: this.#input.top, gap: CARD_GAP });
    for (const [index, { item }] of ordered.entries()) {
      const y = tops[index] ?? this.#input.top;
      if (item.channel !== undefined) this.middles.set(item.channel, y + CHANNEL / 2);
      if (item.card === undefined) continue;
      const drawn = cardOf(item.card, { x: lane.x, y, width: lane.width });
      this.boxes.push(...drawn.boxes);
      for (const [urn, middle] of drawn.middles) this.middles.set(urn, middle);
    }
  }
}

/** Places the lanes beside the berths, each thing as near as can be to what it leads to, lines that pass between cards. */
export function placeSides(
  input: Input,
  berths: Middles,
): { readonly boxes: readonly Box[]; readonly middles: Middles } {
  const placing = new Placing(input, berths);
  for (const { id, far } of order) {
    const lane = input.lanes.find((candidate) => candidate.id === id);
    if (lane !== undefined && !lane.empty) placing.placeLane(lane, far);
  }
  return { boxes: placing.boxes, middles: placing.middles };
}
