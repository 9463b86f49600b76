import type { GroupRule, Topology } from "#lib/graph/topology.ts";
import type { NetworkAclEntry } from "#lib/model/resources/network-acl.ts";
import { formatIp, type Ip } from "#lib/net/ip.ts";
import { formatProtocol, hasPorts } from "#lib/net/protocol.ts";
import { portsOf, type Traffic } from "#lib/net/traffic.ts";
import { withAclEntry, withGroupRule, withRoute } from "./changes.ts";
import { idOf } from "./ends.ts";
import type { Step } from "./step.ts";
import type { Tracing } from "./variants.ts";
import { interfaceAt } from "./world.ts";

/** One change to an account: in words, as a command, as Terraform, and applied to the topology. */
export type Remedy = {
  readonly key: string;
  readonly text: string;
  readonly cli: string;
  readonly terraform: string;
  readonly sideEffects: readonly string[];
  readonly apply: (topology: Topology) => Topology;
};

/** The change that removes a blocker; `undefined` when no single rule, entry or route does. */
export function remedyFor(tracing: Tracing, step: Step): Remedy | undefined {
  switch (step.gated.code) {
    case "ENI_SG_RULES_MISMATCH":
    case "NLB_CLIENT_IP_NOT_ALLOWED":
      return groupRemedy(tracing, step);
    case "SUBNET_ACL_RESTRICTION":
      return aclRemedy(tracing, step);
    case "NO_ROUTE_TO_DESTINATION":
    case "RETURN_ROUTE_MISSING":
      return routeRemedy(tracing, step);
    default:
      return undefined;
  }
}

/** The other end of a step: outside the interface's own side. */
function otherIp({ packet, side }: Step): Ip {
  return side === "ingress" ? packet.source : packet.destination;
}

function blockOf({ walk }: Step, ip: Ip): string {
  if (walk.outside?.ip.value !== ip.value) return `${formatIp(ip)}/32`;
  const { text } = walk.outside;
  if (text === "internet") return "0.0.0.0/0";
  return text.includes("/") ? text : `${formatIp(ip)}/32`;
}

type Range = { readonly from: number; readonly to: number };

/** The first port range asked for; the rule spans all of them when there are several. */
function rangeOf(traffic: Traffic, step: Step): Range | undefined {
  const { protocol } = step.walk;
  if (protocol === "all" || !hasPorts(protocol)) return undefined;
  const ports = portsOf(traffic, protocol);
  const first = ports[0];
  const last = ports.at(-1);
  return first === undefined || last === undefined ? undefined : { from: first.from, to: last.until - 1 };
}

function portOption(range: Range | undefined): string {
  return range === undefined
    ? ""
    : range.from === range.to
      ? String(range.from)
      : `${String(range.from)}-${String(range.to)}`;
}

function groupRemedy(tracing: Tracing, step: Step): Remedy | undefined {
  const { gated, on, side, packet, walk } = step;
  if (on === undefined || gated.decidedBy === undefined || side === undefined) return undefined;
  const ip = otherIp(step);
  const isOutside = walk.outside?.ip.value === ip.value;
  const peer = isOutside ? undefined : interfaceAt(tracing.world, on.item.vpcId ?? "", ip);
  const group = peer?.item.groups[0]?.groupId;
  const block = blockOf(step, ip);
  const groupId = idOf(gated.decidedBy);
  const range = rangeOf(packet.traffic, step);
  const protocol = walk.protocol === "all" ? "-1" : formatProtocol(walk.protocol);
  const rule: GroupRule = {
    groupId,
    isEgress: side === "egress",
    ipProtocol: protocol,
    ...(range === undefined ? { fromPort: -1, toPort: -1 } : { fromPort: range.from, toPort: range.to }),
    ...(group === undefined ? { cidrIpv4: block } : { referencedGroupInfo: { groupId: group } }),
  };
  const { decidedBy } = gated;
  const permission = JSON.stringify([
    {
      IpProtocol: protocol,
      ...(range === undefined ? {} : { FromPort: range.from, ToPort: range.to }),
      ...(group === undefined ? { IpRanges: [{ CidrIp: block }] } : { UserIdGroupPairs: [{ GroupId: group }] }),
    },
  ]);
  return {
    key: `${decidedBy}|${side}|${group ?? block}|${portOption(range)}`,
    text: tracing.say("fixSecurityGroup", {
      group: groupId,
      side,
      traffic: `${protocol} ${portOption(range)}`.trim(),
      peer: group ?? block,
    }),
    cli: `aws ec2 authorize-security-group-${side} --group-id ${groupId} --ip-permissions '${permission}'`,
    terraform: [
      `resource "aws_vpc_security_group_${side}_rule" "allow_${side}_${portOption(range).replace("-", "_") || "all"}" {`,
      `  security_group_id = "${groupId}"`,
      group === undefined ? `  cidr_ipv4 = "${block}"` : `  referenced_security_group_id = "${group}"`,
      `  ip_protocol = "${protocol}"`,
      ...(range === undefined ? [] : [`  from_port = ${String(range.from)}`, `  to_port = ${String(range.to)}`]),
      "}",
    ].join("\n"),
    sideEffects: groupSideEffects(tracing, { groupId, but: on.urn }),
    apply: (topology) => withGroupRule(topology, decidedBy, rule),
  };
}

function groupSideEffects(
  { world, say }: Tracing,
  { groupId, but }: { readonly groupId: string; readonly but: string },
) {
  const others = [...world.topology.interfaces.values()].filter(
    ({ urn, item }) => urn !== but && item.groups.some((group) => group.groupId === groupId),
  );
  return others.length === 0 ? [] : [say("sideEffect", { count: String(others.length), id: groupId })];
}

function aclRemedy(tracing: Tracing, step: Step): Remedy | undefined {
  const { gated, side, packet, walk } = step;
  const { decidedBy } = gated;
  const { world, say } = tracing;
  const subnets = [...world.topology.subnets.values()].filter(({ networkAcl }) => networkAcl?.urn === decidedBy);
  const acl = subnets[0]?.networkAcl;
  if (acl === undefined || side === undefined || decidedBy === undefined) return undefined;
  const egress = side === "egress";
  const own = acl.item.entries.filter((entry) => entry.egress === egress);
  const ruleNumber = freeNumber(own, gated.because[0]?.id);
  if (ruleNumber === undefined) return undefined;
  const block = blockOf(step, otherIp(step));
  const range = rangeOf(packet.traffic, step);
  const protocol = walk.protocol === "all" ? "-1" : String(walk.protocol);
  const entry: NetworkAclEntry = {
    ruleNumber,
    protocol,
    ruleAction: "allow",
    egress,
    cidrBlock: block,
    ...(range === undefined ? {} : { portRange: range }),
  };
  const ports = range === undefined ? "" : ` --port-range From=${String(range.from)},To=${String(range.to)}`;
  const { networkAclId } = acl.item;
  return {
    key: `${decidedBy}|${side}|${block}|${portOption(range)}`,
    text: say("fixAcl", {
      number: String(ruleNumber),
      acl: networkAclId,
      side,
      traffic: `${formatProtocol(walk.protocol)} ${portOption(range)}`.trim(),
      peer: block,
    }),
    cli: `aws ec2 create-network-acl-entry --network-acl-id ${networkAclId} --${side} --rule-number ${String(ruleNumber)} --protocol ${protocol}${ports} --cidr-block ${block} --rule-action allow`,
    terraform: [
      `resource "aws_network_acl_rule" "allow_${side}_${String(ruleNumber)}" {`,
      `  network_acl_id = "${networkAclId}"`,
      `  rule_number = ${String(ruleNumber)}`,
      `  egress = ${String(egress)}`,
      `  protocol = "${protocol}"`,
      `  rule_action = "allow"`,
      `  cidr_block = "${block}"`,
      ...(range === undefined ? [] : [`  from_port = ${String(range.from)}`, `  to_port = ${String(range.to)}`]),
      "}",
    ].join("\n"),
    sideEffects: [say("sideEffectSubnets", { count: String(subnets.length), id: networkAclId })],
    apply: (topology) => withAclEntry(topology, decidedBy, entry),
  };
}

/** The highest free number below the entry that denies, so that the new one is asked before it. */
function freeNumber(entries: readonly NetworkAclEntry[], deniedBy: string | undefined): number | undefined {
  const taken = new Set(entries.map(({ ruleNumber }) => ruleNumber));
  const denials = entries.filter(({ ruleAction, ruleNumber }) => ruleAction === "deny" && ruleNumber < 32767);
  const limit = Math.min(
    deniedBy === undefined || deniedBy === "*" ? 32767 : Number(deniedBy),
    ...denials.map(({ ruleNumber }) => ruleNumber),
  );
  const wanted = limit === 32767 ? Math.max(0, ...[...taken].filter((number) => number < 32767)) + 10 : limit - 1;
  for (let number = Math.min(wanted, 32766); number > 0; number -= 1) if (!taken.has(number)) return number;
  return undefined;
}

/** A missing default route, where the VPC has an internet gateway to lead to. */
function routeRemedy({ world, say }: Tracing, { gated, packet, kind }: Step): Remedy | undefined {
  const { decidedBy } = gated;
  if (kind !== "route-table" || decidedBy === undefined) return undefined;
  const subnets = [...world.topology.subnets.values()].filter(({ routeTable }) => routeTable?.urn === decidedBy);
  const table = subnets[0]?.routeTable;
  if (table === undefined || table.item.routes.some(({ destinationCidrBlock }) => destinationCidrBlock === "0.0.0.0/0"))
    return undefined;
  const gateway = [...world.gateways.internetGateways.values()].find(
    ({ item, account }) =>
      account === table.account && item.attachments.some(({ vpcId }) => vpcId === table.item.vpcId),
  );
  if (gateway === undefined || packet.destination.family === 6) return undefined;
  const { routeTableId } = table.item;
  const { internetGatewayId } = gateway.item;
  const block = "0.0.0.0/0";
  return {
    key: `${decidedBy}|${block}`,
    text: say("fixRoute", { to: block, target: internetGatewayId, table: routeTableId }),
    cli: `aws ec2 create-route --route-table-id ${routeTableId} --destination-cidr-block ${block} --gateway-id ${internetGatewayId}`,
    terraform: [
      `resource "aws_route" "internet" {`,
      `  route_table_id = "${routeTableId}"`,
      `  destination_cidr_block = "${block}"`,
      `  gateway_id = "${internetGatewayId}"`,
      "}",
    ].join("\n"),
    sideEffects: [say("sideEffectSubnets", { count: String(subnets.length), id: routeTableId })],
    apply: (topology) =>
      withRoute(topology, decidedBy, {
        destinationCidrBlock: block,
        gatewayId: internetGatewayId,
        state: "active",
        origin: "CreateRoute",
      }),
  };
}
