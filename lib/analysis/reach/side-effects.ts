import type { GroupRule, OwnedInterface } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import { parseIp } from "#lib/net/ip.ts";
import { isEmpty, subtract } from "#lib/net/range-set.ts";
import { withGroupRule, withoutGroupRules } from "./changes.ts";
import { idOf } from "./ends.ts";
import { ruleTraffic } from "./read-rules.ts";
import { someNames } from "./remedy.ts";
import { securityGroupGate } from "./security-group-gate.ts";
import type { Step } from "./step.ts";
import type { Tracing } from "./traced.ts";
import { worldOf, type World } from "./world.ts";

/** A rule that comes or goes, and the step it is meant for. */
export type RuleChange = { readonly groupUrn: Urn; readonly rule: GroupRule; readonly but: Step };

/** Which other interfaces a new rule opens to whom: those that the rule's group is on, and that did not admit it already. */
export function admittedBesides(tracing: Tracing, change: RuleChange): readonly string[] {
  const { topology } = tracing.world;
  const after = worldOf(withGroupRule(topology, change.groupUrn, change.rule));
  return besides(tracing, change, { closed: tracing.world, open: after });
}

/** Which other interfaces lose what a rule let through, and nothing else does. */
export function lostBesides(tracing: Tracing, change: RuleChange): readonly string[] {
  const ids = new Set([change.rule.securityGroupRuleId ?? ""]);
  const after = worldOf(withoutGroupRules(tracing.world.topology, change.groupUrn, ids));
  return besides(tracing, change, { closed: after, open: tracing.world });
}

/** The interfaces of a group for which the filter differs between two worlds, for one peer that the rule names. */
function besides(
  { world, say }: Tracing,
  { groupUrn, rule, but }: RuleChange,
  { closed, open }: { readonly closed: World; readonly open: World },
): readonly string[] {
  const groupId = idOf(groupUrn);
  const peers = peersOf(world, rule, but);
  const others = [...world.topology.interfaces.values()].filter(
    ({ urn, account, item }) =>
      urn !== but.on?.urn && account === but.on?.account && item.groups.some((group) => group.groupId === groupId),
  );
  const changed = others.filter((on) => peers.some((peer) => differs(on, rule, { closed, open, peer })));
  if (changed.length === 0) return [];
  const names = someNames(changed.map(({ urn, owner }) => idOf(owner.urn ?? urn)));
  return [say("sideEffect", { count: String(changed.length), id: groupId, names })];
}

/** One address for each way a rule can know its peer: a member of the group it names, or the step's own other end. */
function peersOf({ topology }: World, { referencedGroupInfo }: GroupRule, { packet, side }: Step) {
  const ip = side === "ingress" ? packet.source : packet.destination;
  if (referencedGroupInfo === undefined) return [{ ip, interfaces: [] }];
  const { groupId } = referencedGroupInfo;
  return [...topology.interfaces.values()]
    .filter(({ item }) => item.groups.some((group) => group.groupId === groupId))
    .flatMap((owned) => {
      const own = parseIp(owned.item.privateIpAddress ?? "");
      return own === undefined ? [] : [{ ip: own, interfaces: [owned] }];
    })
    .slice(0, 1);
}

function differs(
  on: OwnedInterface,
  rule: GroupRule,
  {
    closed,
    open,
    peer,
  }: { readonly closed: World; readonly open: World; readonly peer: ReturnType<typeof peersOf>[number] },
): boolean {
  const direction = rule.isEgress ? "egress" : "ingress";
  const allowed = (world: World) =>
    securityGroupGate({ world, on, direction, peer, traffic: ruleTraffic(rule) }).allows;
  return !isEmpty(subtract(allowed(open), allowed(closed)));
}
