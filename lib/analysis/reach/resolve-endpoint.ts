import type { AreaName } from "#lib/model/areas.ts";
import type { RecordPlace } from "#lib/graph/topology.ts";
import { parseUrn, urnOf, type Urn } from "#lib/model/urn.ts";
import { enclosingCidr, formatCidr, parseCidr } from "#lib/net/cidr.ts";
import { normaliseDnsName } from "#lib/net/dns-name.ts";
import { ipsOf, ipsOfCidrs, noIps, publicIpv4 } from "#lib/net/ip-set.ts";
import { formatIp, parseIp } from "#lib/net/ip.ts";
import type { TraceRefusal } from "./answer.ts";
import type { Endpoint, Member } from "./endpoint.ts";
import { idOf } from "./ends.ts";
import { instanceMember, interfaceMember, loadBalancerMembers, taskMember } from "./members.ts";
import { lookUpName, type Asker, type Lookup } from "./name-lookup.ts";
import { namesOf, nearestNames, type Candidate } from "./names.ts";
import { refuse } from "./question.ts";
import type { Say } from "./sentences.ts";
import { unreadArea, unreadAreas } from "./unread.ts";
import type { World } from "./world.ts";

/** Which end a text stands for, and how it is to be said. */
type Naming = {
  readonly world: World;
  readonly say: Say;
  readonly field: "from" | "to";
  /** Who looks a DNS name up. */
  readonly asker: Asker;
};

/** Finds what a text names: an address, the internet, a resource or a DNS name; or refuses with what is near. */
export function resolveEndpoint(naming: Naming, given: string): Endpoint | TraceRefusal {
  const text = given.trim();
  if (text === "internet" || parseUrn(text)?.kind === "internet")
    return addressEndpoint(naming, "internet", "internet");
  const ip = parseIp(text);
  if (ip !== undefined) return addressEndpoint(naming, text, formatIp(ip));
  if (text.includes("/") && enclosingCidr(text) !== undefined) return cidrEndpoint(naming, text);
  if (/^[0-9.]+\/\d+$/.test(text)) return refuse(naming.field, `“${text}” is not a CIDR block, such as 10.0.0.0/16.`);
  const names = namesOf(naming.world.topology);
  const found = names.exact.get(text) ?? recordsFirst(naming, text) ?? names.byName.get(text.toLowerCase()) ?? [];
  if ("members" in found) return found;
  const [candidate] = found;
  if (candidate === undefined) return unknownName(naming, text);
  if (found.length > 1) {
    const detail = `“${text}” names ${String(found.length)} resources: name one by its URN.`;
    return refuse(naming.field, detail, { status: 409, suggestions: found.map(({ urn }) => urn).sort() });
  }
  return candidateEndpoint(naming, candidate) ?? refuse(naming.field, `A ${candidate.kind} is not an end of a path.`);
}

function addressEndpoint({ world }: Naming, text: string, id: string): Endpoint {
  const ip = parseIp(text);
  const place = { account: world.topology.snapshot.scopes[0]?.scope.account ?? "", region: "global" };
  const ips = ip === undefined ? publicIpv4 : ipsOf(ip);
  const node = urnOf(place, text === "internet" ? "internet" : "cidr", id);
  return { text, node, members: [], addresses: { ips, isSingle: ip !== undefined }, spread: "replica", unread: [] };
}

function cidrEndpoint(naming: Naming, text: string): Endpoint | TraceRefusal {
  const cidr = parseCidr(text);
  const meant = enclosingCidr(text);
  if (cidr === undefined) {
    const proposal = meant === undefined ? [] : [formatCidr(meant)];
    return refuse(naming.field, `“${text}” has host bits set; the block is ${proposal.join("")}.`, {
      suggestions: proposal,
    });
  }
  const ips = ipsOfCidrs([cidr]);
  const size = cidr.prefixLength === (cidr.family === 4 ? 32 : 128);
  return { ...addressEndpoint(naming, "cidr", text), text, addresses: { ips, isSingle: size } };
}

function candidateEndpoint({ world, say }: Naming, { urn, kind, name }: Candidate): Endpoint | undefined {
  const { topology } = world;
  const place = parseUrn(urn) ?? { account: "", region: "" };
  const unread = (areas: readonly AreaName[]) => unreadAreas(topology, place, areas);
  const one = (member: Member): Endpoint => ({
    text: name,
    node: urn,
    members: [member],
    spread: "replica",
    unread: [],
  });
  switch (kind) {
    case "ecs-service":
      return serviceEndpoint({ world, say }, urn);
    case "ecs-task": {
      const task = topology.tasks.get(urn);
      return task === undefined ? undefined : one(taskMember(say, task));
    }
    case "ecs-container": {
      const [taskId, container] = idOf(urn).split("/");
      const task = [...topology.tasks.values()].find(({ item }) => item.taskArn.endsWith(`/${taskId ?? ""}`));
      return task === undefined ? undefined : one(taskMember(say, task, container));
    }
    case "ecs-container-instance": {
      const instance = topology.containerInstances.get(urn);
      const primary = instance?.interfaces.find(({ item }) => (item.attachment?.deviceIndex ?? 0) === 0);
      const why = unread(["ec2Instances", "networkInterfaces"]);
      return {
        text: name,
        node: urn,
        members: primary === undefined ? [] : [interfaceMember(primary, urn)],
        spread: "replica",
        unread: why,
      };
    }
    case "ec2-instance":
      return one(instanceMember(world, place, { urn, say }));
    case "network-interface": {
      const owned = topology.interfaces.get(urn);
      return owned === undefined ? undefined : one(interfaceMember(owned));
    }
    case "load-balancer":
    case "listener":
      return loadBalancerEndpoint({ world, say }, { urn, kind, name });
    case "target-group":
      return targetGroupEndpoint({ world, say }, urn);
    case "vpc-endpoint":
    case "nat-gateway": {
      const owned = interfacesOf(world, urn, kind);
      const members = owned.map((networkInterface) => interfaceMember(networkInterface, urn));
      return { text: name, node: urn, members, spread: "zone", unread: unread(["networkInterfaces"]) };
    }
    case "vpn-gateway":
      return {
        text: name,
        node: urn,
        members: [],
        addresses: { ips: onPremises(world, urn), isSingle: false },
        spread: "replica",
        unread: [],
      };
    default:
      return undefined;
  }
}

type Speaking = Pick<Naming, "world" | "say">;

function serviceEndpoint({ world, say }: Speaking, urn: Urn): Endpoint | undefined {
  const service = world.topology.services.get(urn);
  if (service === undefined) return undefined;
  const running = service.tasks.filter(({ item }) => item.lastStatus === "RUNNING");
  const { serviceName } = service.item;
  const empty = { code: "TASK_NOT_RUNNING", urn, text: say("noTasks", { id: serviceName }) };
  const unread = unreadArea(world.topology, service, "ecsTasks");
  return {
    text: serviceName,
    node: urn,
    members: running.map((task) => taskMember(say, task)),
    spread: "replica",
    unread: unread === undefined ? [] : [unread],
    ...(running.length === 0 && unread === undefined ? { empty } : {}),
  };
}

function loadBalancerEndpoint({ world }: Speaking, { urn, kind, name }: Candidate): Endpoint | undefined {
  const { loadBalancers } = world.topology;
  const balancer =
    kind === "load-balancer"
      ? loadBalancers.get(urn)
      : [...loadBalancers.values()].find(({ listeners }) => listeners.some((listener) => listener.urn === urn));
  if (balancer === undefined) return undefined;
  const members = loadBalancerMembers(world, balancer, kind === "listener" ? urn : undefined);
  const missing = {
    text: `No network interface of ${balancer.item.loadBalancerName} is known.`,
    call: "ec2:DescribeNetworkInterfaces",
  };
  const unread = unreadArea(world.topology, balancer, "networkInterfaces");
  const why = unread ?? (members.length === 0 ? missing : undefined);
  return { text: name, node: urn, members, spread: "zone", unread: why === undefined ? [] : [why] };
}

function targetGroupEndpoint({ world, say }: Speaking, urn: Urn): Endpoint | undefined {
  const group = world.topology.targetGroups.get(urn);
  if (group === undefined) return undefined;
  const members = group.targets.flatMap((target): readonly Member[] => {
    const ip = parseIp(target.address ?? "");
    if (target.networkInterface === undefined || ip === undefined) return [];
    const member = interfaceMember(target.networkInterface, target.urn);
    return [{ ...member, station: { kind: "interface", node: target.urn, owned: target.networkInterface, ip } }];
  });
  const { targetGroupName } = group.item;
  const unread = [
    ...unreadAreas(world.topology, group, ["targetHealth", "networkInterfaces"]),
    ...(group.health?.targets.known === false
      ? [{ text: group.health.targets.problem.message, call: group.health.targets.problem.call }]
      : []),
  ];
  const empty = { code: "TG_EMPTY", urn, text: say("noTargets", { id: targetGroupName }) };
  const isEmpty = group.targets.length === 0 && unread.length === 0;
  return { text: targetGroupName, node: urn, members, spread: "replica", unread, ...(isEmpty ? { empty } : {}) };
}

function interfacesOf({ topology, gateways }: World, urn: Urn, kind: "vpc-endpoint" | "nat-gateway") {
  const place = parseUrn(urn) ?? { account: "", region: "" };
  const ids =
    kind === "vpc-endpoint"
      ? (gateways.vpcEndpoints.get(urn)?.item.networkInterfaceIds ?? [])
      : (gateways.natGateways.get(urn)?.item.natGatewayAddresses ?? []).map(
          ({ networkInterfaceId }) => networkInterfaceId ?? "",
        );
  return ids.flatMap((id) => topology.interfaces.get(urnOf(place, "network-interface", id)) ?? []);
}

/** The on-premises side of a VPN gateway: what the route tables send there. */
function onPremises(world: World, urn: Urn) {
  const id = idOf(urn);
  const blocks = [...world.topology.subnets.values()].flatMap(({ routeTable }) =>
    (routeTable?.item.routes ?? []).flatMap(({ gatewayId, destinationCidrBlock }) => {
      const block = gatewayId === id ? world.cidr(destinationCidrBlock ?? "") : undefined;
      return block === undefined ? [] : [block];
    }),
  );
  return blocks.length === 0 ? noIps : ipsOfCidrs(blocks);
}

/** A DNS name among the records; a load balancer's own name too. */
function recordsFirst(naming: Naming, text: string): Endpoint | undefined {
  if (!text.includes(".")) return undefined;
  const { world } = naming;
  const name = normaliseDnsName(text);
  const balancer = [...world.topology.loadBalancers.values()].find(
    ({ item }) => normaliseDnsName(item.dnsName ?? "-") === name,
  );
  if (balancer !== undefined) return followed(naming, { name, urns: [balancer.urn], via: undefined });
  const found = lookUpName(world.topology, name, naming.asker);
  if (found === undefined) return undefined;
  const { records } = found;
  const record = records.find(({ item }) => item.type !== "AAAA");
  return record === undefined ? zoneWithout(naming, name, found) : recordEndpoint(naming, { name, record, records });
}

function recordEndpoint(
  naming: Naming,
  {
    name,
    record,
    records,
  }: { readonly name: string; readonly record: RecordPlace; readonly records: readonly RecordPlace[] },
): Endpoint {
  const aims = records.filter(({ item }) => item.type === record.item.type).flatMap(({ aims: ofRecord }) => ofRecord);
  const urns = aims.flatMap((aim) =>
    aim.kind === "load-balancer" || aim.kind === "network-interface" || aim.kind === "vpc-endpoint" ? aim.urns : [],
  );
  const text = naming.say("dnsResolves", { name, to: aims.map(({ value }) => value).join(", ") });
  if (urns.length > 0) return followed(naming, { name, urns, via: { urn: record.urn, id: idOf(record.urn), text } });
  const ips = aims.flatMap(({ value }) => parseIp(value) ?? []);
  const [ip] = ips;
  const gone = aims.find(({ kind }) => kind === "missing");
  if (gone !== undefined && ip === undefined) {
    const said = naming.say("dnsGone", { name, value: gone.value });
    const empty = { code: "DNS_NXDOMAIN", urn: record.urn, text: said };
    return { text: name, node: record.urn, members: [], spread: "zone", unread: [], empty };
  }
  const isUncertain = records.length > 2;
  if (ip !== undefined && !isUncertain) {
    const end = addressEndpoint(naming, formatIp(ip), formatIp(ip));
    return { ...end, text: name, via: { urn: record.urn, id: idOf(record.urn), text } };
  }
  const why = naming.say("dnsTarget", { name, value: aims.map(({ value }) => value).join(", ") });
  return {
    text: name,
    node: record.urn,
    members: [],
    spread: "zone",
    unread: [{ text: why, call: "route53:ListResourceRecordSets" }],
  };
}

function followed(
  naming: Naming,
  { name, urns, via }: { readonly name: string; readonly urns: readonly Urn[]; readonly via: Endpoint["via"] },
): Endpoint {
  const ends = urns.flatMap((urn) => {
    const kind = parseUrn(urn)?.kind;
    return kind === undefined ? [] : (candidateEndpoint(naming, { urn, kind, name }) ?? []);
  });
  const facing = urns.some((urn) => naming.world.topology.loadBalancers.get(urn)?.item.scheme === "internet-facing");
  return {
    text: name,
    node: urns[0] ?? "",
    members: ends.flatMap(({ members }) => members),
    spread: "zone",
    unread: ends.flatMap(({ unread }) => unread),
    ...(facing ? { isPublic: true } : {}),
    ...(via === undefined ? {} : { via }),
  };
}

/** A name of a zone of ours that has no such record, as far as was read. */
function zoneWithout({ say }: Naming, name: string, { zone, records, unread }: Lookup): Endpoint {
  const common = { text: name, node: zone.urn, members: [], spread: "zone" } as const;
  if (records.length > 0) return { ...common, unread: [{ text: say("ipv6"), call: "ec2:DescribeNetworkInterfaces" }] };
  if (unread !== undefined) return { ...common, unread: [unread] };
  const text = say("dnsNone", { name, zone: zone.item.name });
  return { ...common, unread: [], empty: { code: "DNS_NXDOMAIN", urn: zone.urn, text } };
}

function unknownName({ world, say, field }: Naming, text: string): Endpoint | TraceRefusal {
  const names = namesOf(world.topology);
  if (/^[a-z0-9*_-]+(\.[a-z0-9_-]+)+\.?$/i.test(text) && /[a-z]/i.test(text)) {
    const place = { account: world.topology.snapshot.scopes[0]?.scope.account ?? "", region: "global" };
    const why = { text: say("dnsOutside", { name: text }), call: "route53:ListHostedZones" };
    return { text, node: urnOf(place, "internet", "internet"), members: [], spread: "zone", unread: [why] };
  }
  const suggestions = nearestNames(names, text);
  const detail = `“${text}” is not in this snapshot: a URN, ARN, AWS id, name, IP address, CIDR block, DNS name or “internet” is accepted.`;
  return refuse(field, detail, { status: 404, suggestions });
}
