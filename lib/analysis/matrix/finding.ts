import type { SubnetPlace, Unread } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { PortSet } from "#lib/net/port-set.ts";
import { asDestination } from "../reach/arrival.ts";
import type { Asked } from "../reach/question.ts";
import type { Say } from "../reach/sentences.ts";
import type { decisionOf, InterfaceStation, Walk } from "../reach/step.ts";
import { walkOf } from "../reach/variants.ts";
import { subnetOf, type World } from "../reach/world.ts";
import type { Crossing, KeptCrossings } from "./crossing.ts";
import { EVERYTHING, extentsOf, NOTHING, type Extents } from "./extents.ts";
import type { Location } from "./locations.ts";
import { aclExtents, routesOf, type Passage, type Routes } from "./plain-crossings.ts";
import { withoutGroups } from "./walked-crossing.ts";

/** What crossings are found in. */
export type CrossingAccount = {
  readonly world: World;
  readonly say: Say;
  readonly asked: Asked;
  readonly extents: Extents;
  readonly locations: readonly Location[];
  readonly note: (unread: Unread) => void;
};

/** How a client's traffic is walked, and what network ACLs let pass of it. */
export type Client = {
  readonly walk: Walk;
  readonly requestAcl: (passage: Passage) => number;
  /** Of replies, in extents of their own. */
  readonly replyAcl: (passage: Passage) => number;
  readonly replies: Extents;
};

/** A public NAT gateway in a subnet, as one to send by; it has no security groups. */
export type Nat = {
  readonly station: InterfaceStation;
  readonly subnet: SubnetPlace;
  /** What it carries of the request, as an extent. */
  readonly carries: number;
};

type Decision = ReturnType<typeof decisionOf>;

/** What finding one crossing after the other needs, each part of it asked once. */
export type Finding = CrossingAccount & {
  readonly routes: Routes;
  readonly clientOf: (ports: PortSet) => Client;
  /** Each location as a station without security groups, and its subnet when that was read. */
  readonly stations: readonly InterfaceStation[];
  readonly subnets: readonly (SubnetPlace | undefined)[];
  /** What each location lets in of itself, when it is a destination. */
  readonly arrivals: (to: number) => number;
  readonly keep: KeptCrossings["keep"];
  /** What internet gateways decide, by the station that is asked about and the question. */
  readonly gatewayDecisions: (station: InterfaceStation, question: string, decide: () => Decision) => Decision;
  /** NAT gateways by URN. */
  readonly nats: (urn: Urn, find: (urn: Urn) => Nat | undefined) => Nat | undefined;
};

/** Of a walk that is made only for what it comes to: the words would cost more than the rest. */
export const sayNothing: Say = () => "";

/** Begins to find the crossings of an account. */
export function findingOf(account: CrossingAccount, { keep }: KeptCrossings): Finding {
  const { world, locations } = account;
  const stations = locations.map(withoutGroups);
  return {
    ...account,
    routes: routesOf(world),
    clientOf: clients(account),
    stations,
    subnets: locations.map(({ owned }) => subnetOf(world, owned)),
    arrivals: arrivalExtents(account, stations),
    keep,
    gatewayDecisions: decisionsOfGateways(),
    nats: remembered(),
  };
}

function decisionsOfGateways(): Finding["gatewayDecisions"] {
  const byStation = new Map<InterfaceStation, ReturnType<typeof remembered<string, Decision>>>();
  return (station, question, decide) => {
    const known = byStation.get(station) ?? remembered();
    byStation.set(station, known);
    return known(question, decide);
  };
}

/** Finds the value of a key once. */
function remembered<Key, Value>(): (key: Key, find: (key: Key) => Value) => Value {
  const known = new Map<Key, { readonly value: Value }>();
  return (key, find) => {
    const kept = known.get(key) ?? { value: find(key) };
    known.set(key, kept);
    return kept.value;
  };
}

function clients({ world, asked, extents, note }: CrossingAccount): (ports: PortSet) => Client {
  const known = new Map<PortSet, Client>();
  const requestAcl = aclExtents({ world, traffic: asked.request, extents, note });
  return (clientPorts) => {
    const kept = known.get(clientPorts);
    if (kept !== undefined) return kept;
    const walk = walkOf({ world, say: sayNothing, asked }, { clientPorts });
    const replies = extentsOf(walk.reply);
    const replyAcl = aclExtents({ world, traffic: walk.reply, extents: replies, note });
    const client = { walk, replies, requestAcl, replyAcl };
    known.set(clientPorts, client);
    return client;
  };
}

/** A dead interface lets nothing in, a NAT gateway is no destination, a VPC endpoint has a state and a policy. */
function arrivalExtents(account: CrossingAccount, stations: readonly InterfaceStation[]): (to: number) => number {
  const { locations, extents, note } = account;
  const walk = walkOf({ ...account, say: sayNothing }, undefined);
  const known: (number | undefined)[] = [];
  return (to) => {
    const station = stations[to];
    if (station === undefined || locations[to]?.isDead === true) return NOTHING;
    return (known[to] ??= asDestination(walk, station, station).reduce((extent, { gated }) => {
      gated.unread.forEach(note);
      return extents.both(extent, extents.idOf(gated.allows, gated.mayAllow));
    }, EVERYTHING));
  };
}

/** What replies pass over network ACLs, as a crossing tells it. */
export function replyOver({ replies }: Client, acls: number): Pick<Crossing, "reply" | "replyTraffic"> {
  const reply = replies.openness(acls);
  return { reply, replyTraffic: reply === "part" ? replies.certain(acls) : [] };
}
