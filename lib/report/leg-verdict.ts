import type { Blocker, TraceAnswer } from "#lib/analysis/reach/answer.ts";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import type { Verdict } from "#lib/graph/graph.ts";
import type { LoadBalancerPlace, TargetGroupPlace, Topology } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { Language } from "./text/language.ts";

/** Whether requests get from a load balancer to the targets of a service, what stops them, and what is missing to tell. */
export type LegVerdict = {
  readonly verdict: Verdict;
  readonly blocker?: Blocker;
  /** The number of the network ACL's rule that stops them. */
  readonly entry?: string;
  /** The call without which the verdict is unknown. */
  readonly missing?: string;
};

/** The last leg of a load-balanced path: from whose nodes, through which target group, to which service. */
export type Leg = {
  readonly targetGroup: TargetGroupPlace;
  readonly loadBalancer: LoadBalancerPlace;
  readonly serviceUrn: Urn;
};

/** The first few ports tell as much as all of them: dynamic host ports are judged one by one by their own rule. */
const PORTS_ASKED = 3;

/** The ports at which the first few targets of a leg are met. */
export function legPorts({ targetGroup, serviceUrn }: Pick<Leg, "targetGroup" | "serviceUrn">): readonly number[] {
  const own = targetGroup.targets.filter(({ task }) => task?.serviceUrn === serviceUrn);
  const ports = own.flatMap(({ target }) => target.port ?? []);
  return [...new Set(ports)].sort((one, other) => one - other).slice(0, PORTS_ASKED);
}

/** One verdict over all ports: theirs when they agree, conditional when some get through, unknown when that cannot be told. */
function verdictOf(answers: readonly TraceAnswer[]): Verdict {
  const verdicts = new Set(answers.map(({ verdict }) => verdict));
  const [only] = verdicts;
  if (only === undefined) return "unknown";
  if (verdicts.size === 1) return only;
  return verdicts.has("reachable") || verdicts.has("conditional") ? "conditional" : "unknown";
}

/** The protocol that its targets are met with. */
export function legProtocol({ targetGroup }: Pick<Leg, "targetGroup">): "tcp" | "udp" {
  return targetGroup.item.protocol === "UDP" ? "udp" : "tcp";
}

/** Asks the reachability of a leg, port by port. Without targets there is nothing to ask. */
export function legVerdict(topology: Topology, leg: Leg, language: Language): LegVerdict {
  const protocol = legProtocol(leg);
  const answers = legPorts(leg).flatMap((port) => {
    const question = { from: leg.loadBalancer.urn, to: leg.serviceUrn, protocol, port: String(port) };
    const answer = tracePath(topology, question, { language, withFixes: false });
    return "verdict" in answer ? [answer] : [];
  });
  return verdictOfAnswers(answers);
}

/** One verdict over answers that belong together, with the first thing that stops them or keeps them from being known. */
export function verdictOfAnswers(answers: readonly TraceAnswer[]): LegVerdict {
  const verdict = verdictOf(answers);
  const [blocker] = answers.filter((answer) => answer.verdict === "unreachable").flatMap(({ blockers }) => blockers);
  const entry = blocker === undefined ? undefined : entryOf(answers, blocker);
  const [missing] = verdict === "unknown" ? answers.flatMap(({ unknowns }) => unknowns) : [];
  return {
    verdict,
    ...(blocker === undefined ? {} : { blocker }),
    ...(entry === undefined ? {} : { entry }),
    ...(missing === undefined ? {} : { missing: missing.call }),
  };
}

/** The rule of a network ACL with which it stops a packet. */
function entryOf(answers: readonly TraceAnswer[], blocker: Blocker): string | undefined {
  const hops = answers.flatMap(({ variants }) => variants.flatMap(({ request, reply }) => [...request, ...reply]));
  const stops = hops.find(({ urn, decision }) => urn === blocker.urn && decision === "block");
  return stops?.component.kind === "network-acl-entry" ? stops.component.id : undefined;
}
