import type { LoadBalancerPlace, Placed, RecordPlace, TargetGroupPlace, Topology } from "#lib/graph/topology.ts";
import { tagValue, type Tags } from "#lib/model/fields.ts";
import { GLOBAL_REGION } from "#lib/model/global-region.ts";
import { knownValue, type Known } from "#lib/model/known.ts";
import type { Listener } from "#lib/model/resources/listener.ts";
import type { HostedZone } from "#lib/model/resources/route53.ts";
import type { VpcEndpoint } from "#lib/model/resources/vpc-endpoint.ts";
import { arnTail, urnOf, type Urn } from "#lib/model/urn.ts";
import { parseLoadBalancerName } from "#lib/net/dns-name.ts";
import { parseIp } from "#lib/net/ip.ts";
import type { Footing, Place } from "./footing.ts";
import type { World } from "./world.ts";

function nameOf(tags: Known<Tags>, own: string): string {
  return tagValue(knownValue(tags) ?? [], "Name") ?? own;
}

/** What a load balancer stands on, and what it leads to. */
export function loadBalancerFooting(place: LoadBalancerPlace, world: World): Footing {
  const { item, urn, interfaces, listeners } = place;
  const targetGroups = [...new Set(listeners.flatMap(({ rules }) => rules.flatMap((rule) => targetGroupsOf(rule))))];
  const behind = targetGroups.flatMap((group) => world.topology.targetGroups.get(group) ?? []);
  return {
    name: nameOf(item.tags, item.loadBalancerName),
    arn: item.loadBalancerArn,
    status: item.stateCode,
    tags: item.tags,
    services: [...new Set(behind.flatMap(servicesOf))],
    balancers: [urn],
    targetGroups,
    interfaces,
    groups: item.securityGroups.map((id) => urnOf(place, "security-group", id)),
    vpcs: item.vpcId === undefined ? [] : [urnOf(place, "vpc", item.vpcId)],
    subnets: item.availabilityZones.flatMap(({ subnetId }) =>
      subnetId === undefined ? [] : [urnOf(place, "subnet", subnetId)],
    ),
    zones: item.availabilityZones.flatMap(({ zoneName }) => zoneName ?? []),
    ports: listeners.flatMap((listener) => listener.item.port ?? []),
    protocols: [...new Set(listeners.flatMap((listener) => listener.item.protocol ?? []))],
    through: ["tasks", "interfaces", "targets"],
  };
}

function targetGroupsOf(rule: LoadBalancerPlace["listeners"][number]["rules"][number]): readonly Urn[] {
  return rule.item.actions.flatMap(({ targetGroups }) =>
    targetGroups.map(({ targetGroupArn }) => urnOf(rule, "target-group", arnTail(targetGroupArn))),
  );
}

function servicesOf({ serviceUrns, targets }: TargetGroupPlace): readonly Urn[] {
  return [...serviceUrns, ...targets.flatMap(({ task }) => task?.serviceUrn ?? [])];
}

/** What a target group leads to, and from where. */
export function targetGroupFooting(place: TargetGroupPlace): Footing {
  const { item, urn, targets, forwardedBy } = place;
  const ports = [item.port, ...targets.map(({ target }) => target.port)].filter((port) => port !== undefined);
  return {
    name: nameOf(item.tags, item.targetGroupName),
    arn: item.targetGroupArn,
    tags: item.tags,
    services: [...new Set(servicesOf(place))],
    tasks: targets.flatMap(({ task }) => task ?? []),
    targetGroups: [urn],
    balancers: [...new Set(forwardedBy.map(({ loadBalancer }) => loadBalancer.urn))],
    interfaces: targets.flatMap(({ networkInterface }) => networkInterface ?? []),
    addresses: targets.flatMap(({ address }) => address ?? []),
    vpcs: item.vpcId === undefined ? [] : [urnOf(place, "vpc", item.vpcId)],
    ports: [...new Set(ports)],
    protocols: item.protocol === undefined ? [] : [item.protocol],
    through: ["tasks", "interfaces", "targets"],
  };
}

/** The port of a listener, and what it leads to. */
export function listenerFooting({ item, ...place }: Placed<Listener>, { topology }: World): Footing {
  const balancer = topology.loadBalancers.get(urnOf(place, "load-balancer", arnTail(item.loadBalancerArn)));
  const rules = balancer?.listeners.find(({ urn }) => urn === place.urn)?.rules ?? [];
  const targetGroups = [...new Set(rules.flatMap(targetGroupsOf))];
  const { protocol, port } = item;
  return {
    name: protocol === undefined || port === undefined ? arnTail(item.listenerArn) : `${protocol}:${String(port)}`,
    arn: item.listenerArn,
    balancers: balancer === undefined ? [] : [balancer.urn],
    targetGroups,
    services: [...new Set(targetGroups.flatMap((urn) => topology.targetGroups.get(urn) ?? []).flatMap(servicesOf))],
    vpcs: balancer?.item.vpcId === undefined ? [] : [urnOf(place, "vpc", balancer.item.vpcId)],
    ports: port === undefined ? [] : [port],
    protocols: protocol === undefined ? [] : [protocol],
    through: ["tasks", "targets"],
  };
}

/** The zone of a record, and the load balancers and addresses it leads to. */
export function recordFooting({ item, zone, aims, ...place }: RecordPlace, { topology }: World): Footing {
  const urns = aims.flatMap((aim) => aim.urns);
  return {
    name: item.name,
    alsoCalled: [item.setIdentifier, item.aliasTarget?.dnsName, ...item.values.flatMap(wordsOfValue)],
    status: item.type,
    hostedZones: [zone.urn],
    balancers: urns.filter((urn) => topology.loadBalancers.has(urn)),
    interfaces: urns.flatMap((urn) => topology.interfaces.get(urn) ?? []),
    addresses: item.type === "A" || item.type === "AAAA" ? item.values : [],
    ...aimedElsewhere(aims, place, topology),
  };
}

/** A value, and the addresses an SPF text names within it. */
function wordsOfValue(value: string): readonly string[] {
  return [value, ...[...value.matchAll(/\bip[46]:([\da-f.:/]+)/gi)].map(([, address = ""]) => address)];
}

/** What a record leads to and nobody read: a load balancer in the Region its name tells, or whoever holds an address. */
function aimedElsewhere(
  aims: RecordPlace["aims"],
  { account }: Place,
  topology: Topology,
): Pick<Footing, "through" | "elsewhere"> {
  const unread = aims.filter(({ kind }) => kind === "unread").map(({ value }) => value);
  if (unread.length === 0) return {};
  const regional = [...topology.scopes.values()]
    .map(({ scope }) => scope)
    .filter(({ region }) => region !== GLOBAL_REGION);
  const regions = unread.flatMap((value) => parseLoadBalancerName(value)?.region ?? []);
  const isAddressed = unread.some((value) => parseIp(value) !== undefined);
  const named = [...new Set(regions)].flatMap((region) => [
    { account, region },
    ...regional.filter((scope) => scope.region === region),
  ]);
  return {
    through: [
      ...(regions.length > 0 ? ["load-balancers" as const] : []),
      ...(isAddressed ? ["interfaces" as const] : []),
    ],
    elsewhere: isAddressed ? [...named, ...regional] : named,
  };
}

/** A hosted zone is known by its name. */
export function hostedZoneFooting({ item, urn }: Placed<HostedZone>): Footing {
  return { name: item.name, hostedZones: [urn] };
}

/** What a VPC endpoint stands on. */
export function endpointFooting({ item, ...place }: Placed<VpcEndpoint>, { topology }: World): Footing {
  const { serviceName, vpcId } = item;
  return {
    name: tagValue(item.tags, "Name") ?? serviceName ?? item.vpcEndpointId,
    status: item.state,
    tags: item.tags,
    vpcs: vpcId === undefined ? [] : [urnOf(place, "vpc", vpcId)],
    subnets: item.subnetIds.map((id) => urnOf(place, "subnet", id)),
    groups: item.groups.map(({ groupId }) => urnOf(place, "security-group", groupId)),
    tables: item.routeTableIds.map((id) => urnOf(place, "route-table", id)),
    interfaces: item.networkInterfaceIds.flatMap((id) => topology.interfaces.get(urnOf(place, "network-interface", id)) ?? []), // prettier-ignore
    through: ["interfaces"],
  };
}
