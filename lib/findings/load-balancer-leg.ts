import { openTcpPorts } from "#lib/analysis/reach/security-group-gate.ts";
import type { OwnedInterface, Topology } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import { parseIp } from "#lib/net/ip.ts";

/** The TCP ports a side of the leg lets through, and whether that is all there is to know. */
export type LegSide = {
  readonly open: readonly { readonly from: number; readonly to: number }[];
  readonly unread?: string;
};

/** What security groups let pass from a load balancer's node to where a target is met. */
export type Leg = { readonly egress: LegSide; readonly ingress: LegSide };

/**
 * The legs to a target from every node of a load balancer, of nodes that are alike once. Targets that are alike have the same
 * list, unless a rule tells the addresses of a subnet apart.
 */
export type Legs = { readonly legs: readonly Leg[]; readonly isForAlike: boolean };

/** Answers for the legs from every node of a load balancer to a target. */
export type LegsTo = (nodes: readonly OwnedInterface[], target: OwnedInterface, address: string) => Legs;

/**
 * Answers for the legs between load balancer nodes and targets. Thousands of targets share few security groups: what cannot
 * differ between two of them is asked once, so that the cost grows with the groups and not with the targets.
 */
export function loadBalancerLegs(topology: Topology): LegsTo {
  const side = remember<LegSide>();
  const narrow = remember<boolean>();
  const out = remember<Named>();
  const into = remember<Named>();
  const namedOut = (node: OwnedInterface) => out(node.stand.groupIds, () => namedBy(node, "egress", topology));
  const namedInto = (target: OwnedInterface) => into(target.stand.groupIds, () => namedBy(target, "ingress", topology));
  const ask = (node: OwnedInterface, target: OwnedInterface, address: string): Leg & { readonly isNarrow: boolean } => {
    const [from, to] = [node.stand.groupIds, target.stand.groupIds];
    const subnetId = target.item.subnetId ?? address;
    const [byNode, byTarget] = [namedOut(node), namedInto(target)];
    const isNarrow = byNode.ofAddresses && narrow(`${from} ${subnetId}`, () => hasNarrowEgress(node, target, topology));
    const there = byNode.ofAddresses ? (isNarrow ? address : subnetId) : "";
    const here = byTarget.ofAddresses || node.item.privateIpAddress === undefined ? node.urn : "";
    return {
      isNarrow,
      egress: side(`out ${from} ${byNode.ofGroups ? to : ""} ${there}`, () =>
        sideOf(topology, { on: node, direction: "egress", peer: { address, networkInterface: target } }),
      ),
      ingress: side(`in ${here} ${byTarget.ofGroups ? `${from} ${node.item.ownerId ?? ""}` : ""} ${to}`, () =>
        sideOf(topology, {
          on: target,
          direction: "ingress",
          peer: { address: node.item.privateIpAddress ?? "", networkInterface: node },
        }),
      ),
    };
  };
  const wide = new Map<readonly OwnedInterface[], Map<string, Map<string, Legs>>>();
  const tellsAddresses = (nodes: readonly OwnedInterface[]) => nodes.some((node) => namedOut(node).ofAddresses);
  return (nodes, target, address) => {
    // Alike are targets with the same groups in the same subnet. Two look-ups: one key of both would be spelled for each target.
    const byGroups = wide.get(nodes) ?? new Map<string, Map<string, Legs>>();
    wide.set(nodes, byGroups);
    const groups = target.stand.groupIds;
    const bySubnet = byGroups.get(groups) ?? new Map<string, Legs>();
    byGroups.set(groups, bySubnet);
    const known = bySubnet.get(everywhere) ?? bySubnet.get(target.item.subnetId ?? address);
    if (known !== undefined) return known;
    const asked = (namedInto(target).ofAddresses ? nodes : alikeOf(nodes)).map((node) => ask(node, target, address));
    const isForAlike = asked.every(({ isNarrow }) => !isNarrow);
    const legs = { legs: asked.map(({ egress, ingress }) => ({ egress, ingress })), isForAlike };
    // Where no rule out of the load balancer names addresses, targets of the same groups are alike in every subnet.
    if (isForAlike) bySubnet.set(tellsAddresses(nodes) ? (target.item.subnetId ?? address) : everywhere, legs);
    return legs;
  };
}

/** Stands for every subnet. */
const everywhere = "";

/** Of nodes that nothing but their address tells apart one each. */
function alikeOf(nodes: readonly OwnedInterface[]): readonly OwnedInterface[] {
  const byLooks = new Map<string, OwnedInterface>();
  for (const node of nodes) {
    const { ownerId = "", privateIpAddress } = node.item;
    const looks = privateIpAddress === undefined ? node.urn : `${node.stand.groupIds} ${ownerId}`;
    if (!byLooks.has(looks)) byLooks.set(looks, node);
  }
  return [...byLooks.values()];
}

/** Asks once for each key. */
function remember<Value>(): (key: string, ask: () => Value) => Value {
  const values = new Map<string, Value>();
  return (key, ask) => {
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = ask();
    values.set(key, value);
    return value;
  };
}

/** Whether a side lets a port through: `undefined` when that was not read. */
export function lets(side: LegSide, port: number): boolean | undefined {
  if (side.open.some(({ from, to }) => from <= port && port <= to)) return true;
  return side.unread === undefined ? false : undefined;
}

function sideOf(topology: Topology, ask: Omit<Parameters<typeof openTcpPorts>[0], "topology">): LegSide {
  const { address } = ask.peer;
  if (parseIp(address) === undefined)
    return { open: [], unread: `The address of ${ask.peer.networkInterface?.urn ?? "a node"} was not read.` };
  const { open, unread } = openTcpPorts({ topology, ...ask });
  const [missing] = unread;
  return missing === undefined ? { open } : { open, unread: missing.text };
}

/** What rules tell peers apart by. */
type Named = { readonly ofGroups: boolean; readonly ofAddresses: boolean };

/** What the rules of an interface's groups name, one way. A rule for everyone tells no two peers apart. */
function namedBy(on: OwnedInterface, direction: "ingress" | "egress", topology: Topology): Named {
  let [ofGroups, ofAddresses] = [false, false];
  for (const { groupId } of on.item.groups) {
    for (const rule of topology.securityGroupRules.get(urnOf(on, "security-group", groupId)) ?? []) {
      if (rule.isEgress !== (direction === "egress")) continue;
      const { referencedGroupInfo, prefixListId, cidrIpv4 } = rule;
      ofGroups ||= referencedGroupInfo !== undefined;
      ofAddresses ||= prefixListId !== undefined || (cidrIpv4 !== undefined && cidrIpv4 !== "0.0.0.0/0");
    }
  }
  return { ofGroups, ofAddresses };
}

/** Whether a rule out of the load balancer tells addresses of the target's subnet apart. */
function hasNarrowEgress(node: OwnedInterface, target: OwnedInterface, topology: Topology): boolean {
  const subnet = topology.subnets.get(urnOf(target, "subnet", target.item.subnetId ?? ""));
  const subnetLength = prefixLength(subnet?.item.cidrBlock);
  return node.item.groups.some(({ groupId }) => {
    const rules = topology.securityGroupRules.get(urnOf(node, "security-group", groupId)) ?? [];
    return rules.some(
      ({ isEgress, cidrIpv4, prefixListId }) =>
        isEgress && (prefixListId !== undefined || prefixLength(cidrIpv4) > subnetLength),
    );
  });
}

/** 0 for what is no block: as wide as can be. */
function prefixLength(cidr: string | undefined): number {
  return Number(cidr?.split("/")[1] ?? 0);
}
