import type { TargetGroupPlace } from "#lib/graph/topology.ts";
import { endsAt, seenBy, stepAt, withSteps, type AtNode } from "./at-node.ts";
import { idOf } from "./ends.ts";
import { blocks, cannotTell, passes, type Evidence, type Gated } from "./gate.ts";
import { healthLeg } from "./health-leg.ts";
import { nameOf, outcomesOf, type Outcome } from "./listener-outcomes.ts";
import { followRedirect } from "./redirect.ts";
import type { Walk } from "./step.ts";
import { chooseTargets, failsOpen } from "./target-choice.ts";
import { toTarget } from "./to-target.ts";
import { unreadBehind } from "./unread-behind.ts";
import type { Walked } from "./walked.ts";

/** Goes on from a load balancer's node to everything requests of this port may end at: one path each. */
export function walkThrough(walk: Walk, at: AtNode): readonly Walked[] {
  const { client, balancer, listenerUrn, request } = at;
  const source = seenBy(at);
  const outcomes = outcomesOf(walk, { balancer, listenerUrn }, { ...request, source });
  // Nobody listens there: the client's leg says so already.
  if (outcomes.length === 0) return [client];
  return outcomes.flatMap((outcome) => follow(walk, at, outcome));
}

function follow(walk: Walk, at: AtNode, outcome: Outcome): readonly Walked[] {
  switch (outcome.kind) {
    case "forward":
      return toGroup(walk, at, outcome);
    case "redirect":
      return followRedirect(at, outcome, walkThrough);
    case "end": {
      const evidence = { kind: "listener-rule", id: idOf(outcome.rule.urn), text: outcome.text };
      return [endsAt(walk, at, { met: outcome, gated: blocks(outcome.code, evidence, outcome.rule.urn) })];
    }
    case "unread": {
      const evidence = { kind: "load-balancer", id: idOf(at.balancer.urn), text: outcome.text };
      const gated = cannotTell(outcome.unread, evidence, at.balancer.urn);
      return [withSteps(at.client, [stepAt(walk, at, { kind: "load-balancer", urn: at.balancer.urn, gated })])];
    }
  }
}

function toGroup(walk: Walk, at: AtNode, outcome: Extract<Outcome, { readonly kind: "forward" }>): readonly Walked[] {
  const { group } = outcome;
  const { balancer, node, entry } = at;
  const [unread] = unreadBehind(walk, group);
  const fallen = (text: string, gated: Gated) =>
    endsAt(walk, at, { met: outcome, text, gated, step: { kind: "target-group", urn: group.urn } });
  const forwarded = walk.say("listenerTo", { rule: nameOf(outcome.rule), group: group.item.targetGroupName });
  if (unread !== undefined) {
    return [fallen(forwarded, cannotTell([unread], evidenceOf(group, unread.text), group.urn))];
  }
  const client = entry.from.station.kind === "interface" ? entry.from.station.owned.urn : "";
  const choice = chooseTargets(walk, { balancer, node, group, client });
  if (choice.kind === "unread") {
    return [fallen(forwarded, cannotTell([choice.unread], evidenceOf(group, choice.unread.text), group.urn))];
  }
  if (choice.kind === "none") {
    return [fallen(forwarded, blocks(choice.code, evidenceOf(group, choice.text), group.urn))];
  }
  const registered: Gated = {
    ...passes(evidenceOf(group, walk.say("registeredIn", { group: group.item.targetGroupName })), group.urn),
    assumes: failsOpen(group)
      ? [{ code: "TG_FAIL_OPEN", text: walk.say("failOpen", { group: group.item.targetGroupName }) }]
      : [],
  };
  const came = fallen(forwarded, registered);
  return choice.classes.flatMap(({ target, count }) =>
    toTarget(walk, { at: { ...at, client: { ...came, count } }, group, target }, walkThrough).map((walked) => {
      const { state = "" } = target.target;
      const leg = state.startsWith("unhealthy") ? healthLeg(walk, { node, group, target }) : undefined;
      return { ...walked, isHealthy: state === "healthy", ...(leg === undefined ? {} : { healthLeg: leg }) };
    }),
  );
}

function evidenceOf(group: TargetGroupPlace, text: string): Evidence {
  return { kind: "target-group", id: idOf(group.urn), text };
}
