import type { Verdict } from "#lib/graph/graph.ts";
import type { Unread } from "#lib/graph/topology.ts";
import { portTexts } from "#lib/net/port-set.ts";
import { equals, includes, intersect, isEmpty, type RangeSet } from "#lib/net/range-set.ts";
import { allTraffic, formatTraffic, portsOf, protocolsOf, type Traffic } from "#lib/net/traffic.ts";
import type { Blocker, Condition } from "./answer.ts";
import { blockerOf, decisionOf, type Journey, type Step } from "./step.ts";

/** What the gates of a path come to together. */
export type Judged = {
  readonly verdict: Verdict;
  readonly conditions: readonly Condition[];
  readonly blockers: readonly Blocker[];
  readonly unread: readonly Unread[];
};

/** What was asked along a stretch of a path, and what of it passes all gates there: for certain, and possibly. */
export type Stretch = {
  readonly asked: Traffic;
  certain: RangeSet<number>;
  possible: RangeSet<number>;
  readonly isReply: boolean;
  readonly first: Step;
};

/**
 * The verdict of a path: unreachable when nothing can pass some stretch of it whatever was not read, reachable when all
 * that was asked passes for certain, conditional when a known part does, else unknown.
 */
export function judgeJourney({ request, reply }: Journey): Judged {
  const steps = [...request, ...reply];
  const stretches = stretchesOf(steps);
  const closed = stretches.filter(({ asked, possible }) => !isEmpty(asked) && isEmpty(possible));
  const unread = steps.flatMap((step) => (decisionOf(step) === "unknown" ? step.gated.unread : []));
  const blockers = uniqueBlockers(steps.flatMap((step) => blockerOf(step) ?? []));
  if (closed.length > 0) {
    const partly = blockers.length > 0 ? blockers : jointBlockers(steps);
    return { verdict: "unreachable", conditions: [], blockers: partly, unread };
  }
  if (stretches.every(({ asked, certain }) => includes(certain, asked))) {
    return { verdict: "reachable", conditions: [], blockers: [], unread: [] };
  }
  if (stretches.some(({ certain, possible }) => !includes(certain, possible))) {
    return { verdict: "unknown", conditions: [], blockers, unread };
  }
  const conditions = stretches.flatMap((stretch) =>
    includes(stretch.certain, stretch.asked) ? [] : [conditionOf(stretch)],
  );
  return { verdict: "conditional", conditions, blockers, unread: [] };
}

/** The stretches of some steps, each with what passes all its gates. */
export function stretchesOf(steps: readonly Step[]): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const step of steps) {
    const { packet, gated } = step;
    const asked = packet.traffic;
    const isReply = packet.direction === "reply";
    // Where something is translated the ports asked for change, and another stretch begins.
    let stretch = found.find((one) => one.isReply === isReply && (one.asked === asked || equals(one.asked, asked)));
    if (stretch === undefined) {
      stretch = { asked, certain: asked, possible: asked, isReply, first: step };
      found.push(stretch);
    }
    if (gated.allows !== allTraffic) stretch.certain = intersect(stretch.certain, gated.allows);
    if (gated.mayAllow !== allTraffic) stretch.possible = intersect(stretch.possible, gated.mayAllow);
  }
  return found;
}

/** Gates that each let a part through, but no part together. */
function jointBlockers(steps: readonly Step[]): readonly Blocker[] {
  const partial = steps.filter(
    ({ gated, packet }) => !includes(gated.allows, packet.traffic) && gated.unread.length === 0,
  );
  return uniqueBlockers(
    partial.flatMap((step) => blockerOf({ ...step, gated: { ...step.gated, allows: [], mayAllow: [] } }) ?? []),
  );
}

function conditionOf({ certain, asked, isReply, first }: Stretch): Condition {
  const { say } = first.walk;
  const ports = portsIn(certain);
  if (isReply) {
    const text = say("onlySourcePorts", { ports: ports.join(", "), asked: portsIn(asked).join(", ") });
    return { kind: "source-port", text, ports };
  }
  return { kind: "port", text: say("onlyPorts", { ports: formatTraffic(certain) }), ports };
}

function portsIn(traffic: Traffic): readonly string[] {
  const protocols = protocolsOf(traffic);
  const [protocol] = protocols;
  return protocols.length === 1 && protocol !== undefined
    ? portTexts(portsOf(traffic, protocol))
    : [formatTraffic(traffic)];
}

/** One blocker for each thing to change, in the order met; one that stops both ways for the same reason is told once. */
export function uniqueBlockers(blockers: readonly Blocker[]): readonly Blocker[] {
  if (blockers.length < 2) return blockers;
  const seen = new Map<string, Blocker>();
  const said = new Set<string>();
  for (const blocker of blockers) {
    const { code, urn, side = "" } = blocker;
    const key = [code, urn, blocker.direction, side].join("|");
    const same = [code, urn, side, blocker.text].join("|");
    if (!seen.has(key) && (side !== "" || !said.has(same))) seen.set(key, blocker);
    said.add(same);
  }
  return [...seen.values()];
}
