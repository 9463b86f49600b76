import type { TraceAnswer, TraceQuestion } from "#lib/analysis/reach/answer.ts";
import type { Listener, ListenerRule } from "#lib/model/resources/listener.ts";
import type { LoadBalancer } from "#lib/model/resources/load-balancer.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import type { Target, TargetGroup } from "#lib/model/resources/target-group.ts";
import { networkInterface, securityGroup, securityGroupRule } from "#tests/support/ec2-records.ts";
import {
  forwardAction,
  listener,
  listenerRule,
  listenerRuleArn,
  loadBalancer,
  loadBalancerArn,
  loadBalancerInterface,
  target,
  targetGroup,
  targetGroupArn,
  targetHealth,
} from "#tests/support/elbv2-records.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";
import { account, allOut, clientInterface, trace, type Areas } from "../reach/accounts.ts";

/** The zones of `subnet-1` and `subnet-2`. */
export const bothZones = [
  { zoneName: "eu-west-1a", subnetId: "subnet-1", loadBalancerAddresses: [] },
  { zoneName: "eu-west-1b", subnetId: "subnet-2", loadBalancerAddresses: [] },
];

/** In the security group of the load balancer: `tcp 80` in from anywhere, and everything out. */
export const elbRules = [
  securityGroupRule({ securityGroupRuleId: "sgr-elb-in", groupId: "sg-elb", fromPort: 80, toPort: 80 }),
  securityGroupRule({ securityGroupRuleId: "sgr-elb-out", groupId: "sg-elb", isEgress: true, ipProtocol: "-1" }),
];

/** In the security group of the targets: `tcp 8080` from the load balancer's group. */
export const fromElb = byReference("sg-elb");

/** In the security group of the targets: `tcp` on a port from members of a group. */
export function byReference(groupId: string, port = 8080): SecurityGroupRule {
  return {
    securityGroupRuleId: `sgr-${groupId}-${String(port)}`,
    groupId: "sg-1",
    isEgress: false,
    ipProtocol: "tcp",
    fromPort: port,
    toPort: port,
    referencedGroupInfo: { groupId },
  };
}

/** In the security group of the targets: `tcp` on a port from a block. */
export function byBlock(cidrIpv4: string, port = 8080): SecurityGroupRule {
  return securityGroupRule({ securityGroupRuleId: `sgr-${cidrIpv4}`, fromPort: port, toPort: port, cidrIpv4 });
}

/** The node of the load balancer in `subnet-1`. */
export function nodeOne(tail = "app/front/1", more: Partial<NetworkInterface> = {}): NetworkInterface {
  return loadBalancerInterface(tail, { groups: [{ groupId: "sg-elb" }], ...more });
}

/** The node of the load balancer in `subnet-2`. */
export function nodeTwo(tail = "app/front/1", more: Partial<NetworkInterface> = {}): NetworkInterface {
  return nodeOne(tail, {
    networkInterfaceId: "eni-elb-2",
    subnetId: "subnet-2",
    availabilityZone: "eu-west-1b",
    privateIpAddress: "10.0.2.40",
    ...more,
  });
}

/** The target 10.0.2.10 in `subnet-2` with the group `sg-1`. */
export function webInterface(more: Partial<NetworkInterface> = {}): NetworkInterface {
  return networkInterface({
    networkInterfaceId: "eni-web",
    subnetId: "subnet-2",
    availabilityZone: "eu-west-1b",
    privateIpAddress: "10.0.2.10",
    ...more,
  });
}

/** A rule of `front` with conditions, before the default rule. */
export function ruleOf(
  priority: number,
  conditions: ListenerRule["conditions"],
  to: ListenerRule["actions"],
): ListenerRule {
  return listenerRule({
    ruleArn: listenerRuleArn(`app/front/1/2/${String(priority)}`),
    priority: String(priority),
    isDefault: false,
    conditions,
    actions: to,
  });
}

/** Forwards to `web`, or to another group of `front`. */
export const toWeb = [forwardAction()];
/** Forwards to the group `api`, whose target is 10.0.2.20. */
export const toApi = [forwardAction(targetGroupArn("api/1"))];
/** Answers 404 itself. */
export const answers404: ListenerRule["actions"] = [
  { type: "fixed-response", targetGroups: [], fixedResponseStatusCode: "404" },
];

/** What differs from the plain account. */
export type Balanced = {
  readonly balancer?: Partial<LoadBalancer>;
  readonly group?: Partial<TargetGroup>;
  readonly listeners?: readonly Listener[];
  readonly rules?: readonly ListenerRule[];
  readonly targets?: readonly Target[];
  readonly nodes?: readonly NetworkInterface[];
  readonly interfaces?: readonly NetworkInterface[];
  readonly groupRules?: readonly SecurityGroupRule[];
  readonly areas?: Areas;
  readonly more?: ScopeContents;
};

/**
 * The internal load balancer `front` with a node in `subnet-1`, the target 10.0.2.10 of `web` in `subnet-2`, and the
 * group `api` with 10.0.2.20, which carries the group `sg-api`; the client is 10.0.1.20 with `sg-client`.
 */
export function balanced(differs: Balanced = {}) {
  const { balancer = {}, group = {}, targets = [target({ id: "10.0.2.10" })] } = differs;
  return account(
    {
      loadBalancers: [loadBalancer({ scheme: "internal", availabilityZones: bothZones, ...balancer })],
      listeners: differs.listeners ?? [listener()],
      listenerRules: differs.rules ?? [listenerRule()],
      targetGroups: [
        targetGroup(group),
        targetGroup({ targetGroupArn: targetGroupArn("api/1"), targetGroupName: "api" }),
      ],
      targetHealth: [targetHealth(targets), targetHealth([target({ id: "10.0.2.20" })], targetGroupArn("api/1"))],
      securityGroups: ["sg-1", "sg-client", "sg-elb", "sg-api"].map((groupId) => securityGroup({ groupId })),
      securityGroupRules: [allOut, ...(differs.groupRules ?? [...elbRules, fromElb])],
      networkInterfaces: [
        clientInterface(),
        ...(differs.nodes ?? [nodeOne()]),
        webInterface(),
        webInterface({ networkInterfaceId: "eni-api", privateIpAddress: "10.0.2.20", groups: [{ groupId: "sg-api" }] }),
        ...(differs.interfaces ?? []),
      ],
      ...differs.areas,
    },
    differs.more,
  );
}

/** The ARN of the network load balancer `front`. */
export const networkArn = loadBalancerArn("net/front/1");

/** The same as {@link balanced}, as a network load balancer with a TCP listener on 80 and no rules but its default one. */
export function networkBalanced({ balancer = {}, group = {}, ...differs }: Balanced = {}) {
  const ofNetwork = { loadBalancerArn: networkArn, listenerArn: `${networkArn.replace("loadbalancer", "listener")}/2` };
  return balanced({
    balancer: { type: "network", loadBalancerArn: networkArn, ...balancer },
    group: { protocol: "TCP", ...group },
    listeners: [listener({ ...ofNetwork, protocol: "TCP" })],
    rules: [listenerRule({ listenerArn: ofNetwork.listenerArn })],
    nodes: [nodeOne("net/front/1")],
    ...differs,
  });
}

/** Attributes as they were read. */
export function attributes(...pairs: readonly (readonly [string, string])[]) {
  return { known: true as const, value: pairs.map(([key, value]) => ({ key, value })) };
}

/** Targets of other zones may be chosen. */
export const crossZone = ["load_balancing.cross_zone.enabled", "true"] as const;

/** Asks `front` on 80 and goes on to the targets. */
export function throughFront(topology: ReturnType<typeof account>, more: Partial<TraceQuestion> = {}): TraceAnswer {
  return trace(topology, { to: "front", port: "80", through: "targets", ...more });
}

/** Where the variants end, with their verdicts. */
export function endings(answer: TraceAnswer): readonly string[] {
  return answer.variants.map(({ toNode, verdict }) => `${toNode.split("/").slice(5).join("/")} ${verdict}`).sort();
}

/** The conditions of all variants, in words. */
export function conditionsOf(answer: TraceAnswer): readonly string[] {
  return answer.variants.flatMap(({ conditions }) => conditions.map(({ kind, text }) => `${kind}: ${text}`));
}
