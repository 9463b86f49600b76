import type { OwnedInterface, Topology, Unread } from "#lib/graph/topology.ts";
import type { TraceRefusal } from "../reach/answer.ts";
import type { OwnGate } from "../reach/endpoint.ts";
import { ownSteps } from "../reach/own-gates.ts";
import { readAsked, type Asked } from "../reach/question.ts";
import { sayIn, type Language, type Say } from "../reach/sentences.ts";
import type { Walk } from "../reach/step.ts";
import { walkOf } from "../reach/variants.ts";
import { worldOf, type World } from "../reach/world.ts";
import { atomsOf, type Atoms } from "./atoms.ts";
import { crossingsOf, type Crossings } from "./crossings.ts";
import { EVERYTHING, extentsOf, type Extents } from "./extents.ts";
import { sayNothing } from "./finding.ts";
import { groupExtentsOf, type GroupExtents } from "./group-extents.ts";
import { ruleExtentsOf } from "./group-rules.ts";
import { outcomesOf, type Outcomes } from "./outcomes.ts";
import { memberOf } from "./parties.ts";
import { partitionOf, type Partition } from "./partition.ts";

/** What a matrix is asked: for all pairs at once. */
export type MatrixQuestion = { readonly protocol: string; readonly port?: string };

/**
 * All pairs of an account for one question, as what its rows are made of: no pair is worked out before a row is asked for.
 * After the classes of the partition comes one more row and column: the internet.
 */
export type Matrix = {
  readonly world: World;
  readonly say: Say;
  readonly asked: Asked;
  readonly partition: Partition;
  readonly atoms: Atoms;
  readonly extents: Extents;
  readonly groups: GroupExtents;
  readonly crossings: Crossings;
  readonly outcomes: Outcomes;
  /** What each class lets out and in by what it says of itself, as extents. */
  readonly own: { readonly outward: Int32Array; readonly inward: Int32Array };
  /** The classes whose parties are all of one interface, by that interface. */
  readonly classesByInterface: ReadonlyMap<OwnedInterface, readonly number[]>;
  /** The classes at each location, and the set of security groups of each class. */
  readonly classesAt: readonly Int32Array[];
  readonly setOf: Int32Array;
  /** Everything that was not read where a verdict needed it, as far as rows were asked for; by call and text. */
  readonly unread: ReadonlyMap<string, Unread>;
  /** Adds to what was not read. */
  readonly note: (unread: Unread) => void;
};

// A memo, not state: classes follow from the topology alone, and serve every question about it.
const partitions = new WeakMap<World, { readonly partition: Partition; readonly atoms: Atoms }>();

/** The matrix of an account for a protocol and port, or why that cannot be asked. */
export function matrixOf(
  topology: Topology,
  question: MatrixQuestion,
  language: Language = "en",
): Matrix | TraceRefusal {
  const say = sayIn(language);
  const asked = readAsked(say, { from: "", to: "", ...question });
  if ("status" in asked) return asked;
  const world = worldOf(topology);
  const { partition, atoms } = partsOf(world);
  const extents = extentsOf(asked.request);
  const unread = new Map<string, Unread>();
  const note = (one: Unread): void => {
    unread.set(`${one.call}|${one.text}`, one);
  };
  const { groupSets: sets, locations } = partition;
  const groups = groupExtentsOf({ world, sets, atoms, extents, note, ruleExtents: ruleExtentsOf(extents) });
  const crossings = crossingsOf({ world, say, asked, extents, locations, note });
  const outcomes = outcomesOf(extents, crossings);
  const own = ownExtents({ partition, extents, walk: walkOf({ world, say: sayNothing, asked }, undefined) });
  return {
    world,
    say,
    asked,
    partition,
    atoms,
    extents,
    groups,
    crossings,
    outcomes,
    own,
    ...byPlace(partition),
    unread,
    note,
  };
}

function partsOf(world: World): { readonly partition: Partition; readonly atoms: Atoms } {
  const known = partitions.get(world);
  if (known !== undefined) return known;
  const partition = partitionOf(world);
  const parts = { partition, atoms: atomsOf(world, partition) };
  partitions.set(world, parts);
  return parts;
}

/** The number of the internet's row and column. */
export function internetOf({ partition }: Matrix): number {
  return partition.classes.length;
}

type OwnAccount = { readonly partition: Partition; readonly extents: Extents; readonly walk: Walk };

/** Classes that say the same of themselves are asked once. */
function ownExtents({ partition: { classes }, extents, walk }: OwnAccount): Matrix["own"] {
  const own = { outward: new Int32Array(classes.length), inward: new Int32Array(classes.length) };
  const nowhere = { family: 4, value: 0 } as const;
  const packet = { source: nowhere, destination: nowhere, traffic: walk.request, direction: "request" } as const;
  const passing = (gates: readonly OwnGate[]): number =>
    ownSteps(walk, gates, packet).reduce(
      (extent, { gated }) => extents.both(extent, extents.idOf(gated.allows, gated.mayAllow)),
      EVERYTHING,
    );
  const known = new Map<string, { readonly outward: number; readonly inward: number }>();
  for (const [at, { first }] of classes.entries()) {
    let said = known.get(first.own);
    if (said === undefined) {
      const { state, inward } = memberOf(walk.world, walk.say, first);
      said = { outward: passing(state), inward: extents.both(passing(state), passing(inward)) };
      known.set(first.own, said);
    }
    own.outward[at] = said.outward;
    own.inward[at] = said.inward;
  }
  return own;
}

function byPlace({ classes, locations }: Partition): Pick<Matrix, "classesAt" | "setOf" | "classesByInterface"> {
  const classesAt: number[][] = locations.map(() => []);
  const classesByInterface = new Map<OwnedInterface, number[]>();
  for (const [at, { location, sole }] of classes.entries()) {
    classesAt[location]?.push(at);
    // A load balancer's node is not a host that talks to itself.
    if (sole === undefined || sole.owner.class === "load-balancer") continue;
    const known = classesByInterface.get(sole);
    if (known === undefined) classesByInterface.set(sole, [at]);
    else known.push(at);
  }
  return {
    classesAt: classesAt.map((all) => Int32Array.from(all)),
    setOf: Int32Array.from(classes, ({ groupSet }) => groupSet),
    classesByInterface,
  };
}
