import type { LoadBalancerPlace } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { Ip } from "#lib/net/ip.ts";
import type { End } from "./endpoint.ts";
import { idOf } from "./ends.ts";
import { passes, type Gated } from "./gate.ts";
import type { HttpRequest } from "./listener-conditions.ts";
import type { MetRule } from "./listener-outcomes.ts";
import { packetOf, type InterfaceStation, type Step, type Walk } from "./step.ts";
import type { Walked } from "./walked.ts";

/** How the client came in: a redirect sends it, and not a load balancer, to another address. */
export type Entry = {
  readonly walk: Walk;
  readonly from: End;
  readonly balancer: LoadBalancerPlace;
  readonly node: InterfaceStation;
  /** By public addresses even from inside. */
  readonly isPublic: boolean;
};

/** A path that has come to a load balancer's node, and what is known of the request it carries. */
export type AtNode = {
  readonly client: Walked;
  readonly node: InterfaceStation;
  readonly balancer: LoadBalancerPlace;
  readonly listenerUrn?: Urn | undefined;
  readonly request: Omit<HttpRequest, "source">;
  readonly entry: Entry;
  /** Where the path has been: load balancers by port. */
  readonly visited: readonly string[];
};

/** The address requests come from, as the node sees it: the client's own, or a public one it was translated to. */
export function seenBy({ client, node, entry }: AtNode): Ip {
  const arriving = client.journey.request.findLast(({ packet }) => packet.destination.value === node.ip.value);
  return arriving?.packet.source ?? entry.from.station.ip;
}

type Ending = {
  readonly met: MetRule;
  readonly gated: Gated;
  /** What the rule did, when the ending is another step's. */
  readonly text?: string;
  readonly step?: Pick<Step, "kind" | "urn">;
};

/** The client's path with the listener rule that was met, and what came of it. */
export function endsAt(walk: Walk, at: AtNode, { met, gated, text, step }: Ending): Walked {
  const { rule, condition } = met;
  const own = { kind: "listener-rule", urn: rule.urn };
  const ruled = text === undefined ? [] : [passes({ kind: "listener-rule", id: idOf(rule.urn), text }, rule.urn)];
  const steps = [
    ...ruled.map((passed) => stepAt(walk, at, { ...own, gated: passed })),
    stepAt(walk, at, { ...(step ?? own), gated }),
  ];
  const listenerRule = [at.client.listenerRule, condition].filter((one) => one !== undefined).join(", ");
  const walked = withSteps(at.client, steps);
  return listenerRule === "" ? walked : { ...walked, listenerRule };
}

/** A step taken at the node itself. */
export function stepAt(walk: Walk, at: AtNode, { kind, urn, gated }: Pick<Step, "kind" | "urn" | "gated">): Step {
  const packet = packetOf(walk, "request", { source: seenBy(at), destination: at.node.ip });
  return { kind, urn, id: idOf(urn), gated, packet, walk };
}

/** A path with more steps at the end of its request. */
export function withSteps(walked: Walked, steps: readonly Step[]): Walked {
  const { request, reply } = walked.journey;
  return { ...walked, journey: { request: [...request, ...steps], reply } };
}
