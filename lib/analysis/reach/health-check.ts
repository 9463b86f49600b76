import type { LoadBalancerPlace, TargetGroupPlace } from "#lib/graph/topology.ts";
import { arnTail, parseUrn, urnOf } from "#lib/model/urn.ts";
import type { TraceRefusal } from "./answer.ts";
import type { Endpoint, Member } from "./endpoint.ts";
import { idOf } from "./ends.ts";
import { blocks, cannotTell, passes, type Gated } from "./gate.ts";
import { healthLeg, type Check } from "./health-leg.ts";
import { loadBalancerMembers } from "./members.ts";
import { refuse } from "./question.ts";
import { packetOf, type Journey, type Step, type Walk } from "./step.ts";
import { chooseTargets } from "./target-choice.ts";
import { finish, type Traced, type Tracing } from "./traced.ts";
import { unreadBehind } from "./unread-behind.ts";
import { walkOf } from "./variants.ts";

/**
 * Walks the health checks of a load balancer: from each of its nodes to every target of the groups behind it, or of one
 * group. They come from the nodes' own addresses, to a port of their own, and obey what the load balancer's groups let out.
 * Refused when they are asked of anything else. Source: NLB Guide, "Security group considerations"; "Health checks".
 */
export function healthChecks(tracing: Tracing): readonly Traced[] | TraceRefusal {
  const balancer = balancerOf(tracing, tracing.from) ?? balancerOf(tracing, tracing.to);
  if (balancer === undefined) return refuse("from", tracing.say("checksFrom"));
  const groups = groupsOf(tracing, balancer);
  if (groups === undefined) return refuse("to", tracing.say("checksTo"));
  const nodes = loadBalancerMembers(tracing.world, balancer);
  return nodes.flatMap((member) => groups.flatMap((group) => checksOf(tracing, { balancer, member, group })));
}

function balancerOf({ world }: Tracing, { node }: Endpoint): LoadBalancerPlace | undefined {
  const own = world.topology.loadBalancers.get(node);
  if (own !== undefined || parseUrn(node)?.kind !== "listener") return own;
  return [...world.topology.loadBalancers.values()].find(({ listeners }) => listeners.some(({ urn }) => urn === node));
}

/** The group that is asked about, or all the load balancer forwards to. */
function groupsOf(tracing: Tracing, balancer: LoadBalancerPlace): readonly TargetGroupPlace[] | undefined {
  const { targetGroups } = tracing.world.topology;
  const asked = targetGroups.get(tracing.to.node);
  if (asked !== undefined) return [asked];
  if (balancerOf(tracing, tracing.to) === undefined) return undefined;
  const arns = balancer.listeners.flatMap(({ rules }) =>
    rules.flatMap(({ item }) => item.actions.flatMap((action) => action.targetGroups.map((one) => one.targetGroupArn))),
  );
  return [...new Set(arns)].flatMap((arn) => targetGroups.get(urnOf(balancer, "target-group", arnTail(arn))) ?? []);
}

type Checked = { readonly balancer: LoadBalancerPlace; readonly member: Member; readonly group: TargetGroupPlace };

function checksOf(tracing: Tracing, { balancer, member, group }: Checked): readonly Traced[] {
  const { station: node, zone } = member;
  if (node === undefined) return [];
  const walk = walkOf(tracing, member);
  const at = { fromNode: balancer.urn, ...(zone === undefined ? {} : { zone }) };
  const ends = (gated: Gated) => {
    const packet = packetOf(walk, "request", { source: node.ip, destination: node.ip });
    const step: Step = { kind: "target-group", urn: group.urn, id: idOf(group.urn), gated, packet, walk };
    return [
      finish(tracing, walk, {
        walked: { ...at, toNode: group.urn, journey: { request: [step], reply: [] } },
        count: 1,
      }),
    ];
  };
  const evidence = (text: string) => ({ kind: "target-group", id: idOf(group.urn), text });
  const [unread] = unreadBehind(walk, group);
  if (unread !== undefined) return ends(cannotTell([unread], evidence(unread.text), group.urn));
  if (group.item.healthCheckEnabled === false) {
    return ends(passes(evidence(walk.say("noHealthCheck", { id: group.item.targetGroupName })), group.urn));
  }
  const choice = chooseTargets(walk, { balancer, node, group, client: "" });
  if (choice.kind === "unread") return ends(cannotTell([choice.unread], evidence(choice.unread.text), group.urn));
  if (choice.kind === "none") return ends(blocks(choice.code, evidence(choice.text), group.urn));
  return choice.classes.map(({ target, count }) => {
    const journey = healthLeg(walk, { node, group, target }) ?? unseen(walk, { node, group, target });
    return finish(tracing, walk, { walked: { ...at, toNode: target.urn, journey }, count });
  });
}

function unseen(walk: Walk, { node, target }: Check): Journey {
  const { id } = target.target;
  const text = walk.say("targetBeyond", { id, type: "" });
  const packet = packetOf(walk, "request", { source: node.ip, destination: node.ip });
  const gated = cannotTell([{ text, call: "ec2:DescribeNetworkInterfaces" }], { kind: "target", id, text });
  return { request: [{ kind: "target", urn: target.urn, id: idOf(target.urn), gated, packet, walk }], reply: [] };
}
