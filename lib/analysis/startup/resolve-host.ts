import type { Placed, Unread, VpcPlace } from "#lib/graph/topology.ts";
import { areaCalls } from "#lib/model/area-calls.ts";
import type { VpcEndpoint } from "#lib/model/resources/vpc-endpoint.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { parseIp } from "#lib/net/ip.ts";
import { unreadArea } from "../reach/unread.ts";
import { mountTargets } from "./mount-targets.ts";
import { inPrivateZone } from "./private-zone.ts";
import {
  attributeOf,
  certain,
  endpointAim,
  endpointsFor,
  uncertain,
  type Asking,
  type Resolution,
} from "./resolution.ts";

/**
 * Where a host that a starting task needs leads, as asked in a subnet: the VPC's own DNS attributes and servers, a private
 * zone for the name, the private DNS of an interface endpoint, the mount target of the zone, else the public addresses.
 * Source: PrivateLink Guide, "Private DNS"; VPC User Guide, "DNS attributes"; EFS User Guide, "Mounting with a DNS name".
 */
export function resolveHost(asking: Asking): Resolution {
  const { world, need, subnet } = asking;
  const ip = parseIp(need.host);
  if (ip !== undefined) return certain([{ kind: "address", ip }]);
  const vpc = world.topology.vpcs.get(subnet.vpcUrn);
  if (vpc === undefined) return uncertain(asking, [notRead(asking, "vpcs")], true);
  const support = attributeOf(vpc, "enableDnsSupport");
  if (support === false) {
    const text = asking.say("dnsSupportOff", { vpc: vpc.item.vpcId });
    return { ...certain([]), failed: { code: "DNS_ATTR_DISABLED", urn: vpc.urn, text } };
  }
  const doubts = [...(typeof support === "boolean" ? [] : [support]), ...serverDoubts(asking, vpc)];
  if (doubts.length > 0) return uncertain(asking, doubts, false);
  return inPrivateZone(asking) ?? inVpc(asking, vpc);
}

function notRead({ world: { topology }, subnet }: Asking, area: "vpcs" | "vpcEndpoints" | "networkInterfaces"): Unread {
  const call = areaCalls[area];
  return unreadArea(topology, subnet, area) ?? { text: `${call}: ${subnet.vpcUrn}`, call };
}

/** Servers of one's own answer as they like. Source: VPC User Guide, "DHCP option sets". */
function serverDoubts({ world: { topology }, say, subnet, need }: Asking, vpc: VpcPlace): readonly Unread[] {
  const { dhcpOptionsId, vpcId } = vpc.item;
  if (dhcpOptionsId === undefined || dhcpOptionsId === "default") return [];
  const scoped = topology.scopes.get(scopeKey(subnet));
  const options = scoped === undefined ? [] : itemsOf(scoped, "dhcpOptions");
  const own = options.find((one) => one.dhcpOptionsId === dhcpOptionsId);
  const unread = own === undefined ? unreadArea(topology, subnet, "dhcpOptions") : undefined;
  if (unread !== undefined) return [unread];
  const servers = own?.dhcpConfigurations.find(({ key }) => key === "domain-name-servers")?.values ?? [];
  if (servers.every((server) => isResolver(server, vpc))) return [];
  const text = say("ownServers", { vpc: vpcId, servers: servers.join(", "), host: need.host });
  return [{ text, call: areaCalls.dhcpOptions }];
}

/** The VPC's own resolver, by name or by address. */
function isResolver(server: string, { item }: VpcPlace): boolean {
  if (server === "AmazonProvidedDNS" || server === "169.254.169.253" || server === "fd00:ec2::253") return true;
  const base = parseIp(item.cidrBlock?.split("/")[0] ?? "");
  const ip = parseIp(server);
  return base?.family === 4 && ip?.family === 4 && ip.value === base.value + 2;
}

/** Without a private zone: an endpoint's own name, a mount target, or the public addresses. */
function inVpc(asking: Asking, vpc: VpcPlace): Resolution {
  const { need } = asking;
  switch (need.at) {
    case "file-system":
      return mountTargets(asking, vpc);
    case "elsewhere": {
      const text = asking.say("hostElsewhere", { host: need.host });
      return { aims: [], unread: [{ text, call: areaCalls.resourceRecordSets }], mayBeNear: true };
    }
    case "internet":
      return certain([{ kind: "public" }]);
    case "aws-service":
      return throughEndpoint(asking, vpc);
  }
}

function throughEndpoint(asking: Asking, vpc: VpcPlace): Resolution {
  const { world } = asking;
  const unseen = unseenEndpoints(asking);
  if (unseen !== undefined) return uncertain(asking, [unseen], true);
  const named = endpointsFor(asking).filter(({ item }) => answersInside(item));
  if (named.length === 0) return certain([{ kind: "public" }]);
  const hostnames = attributeOf(vpc, "enableDnsHostnames");
  if (hostnames === false) return certain([{ kind: "public" }]);
  const doubts = [...(hostnames === true ? [] : [hostnames]), ...named.flatMap((one) => doubtOf(asking, one) ?? [])];
  if (doubts.length > 0) return uncertain(asking, doubts, false);
  const aims = named.map((one) => endpointAim(world.topology, one));
  const isBlind = aims.some(({ interfaces }) => interfaces.length === 0);
  return isBlind ? { aims, unread: [notRead(asking, "networkInterfaces")], mayBeNear: true } : certain(aims);
}

/** Whether an endpoint takes the service's own name over for those who ask in its VPC. */
function answersInside({
  privateDnsEnabled,
  privateDnsOnlyForInboundResolverEndpoint: onlyInbound,
}: VpcEndpoint): boolean {
  return privateDnsEnabled === true && onlyInbound !== true;
}

function doubtOf({ say, need }: Asking, { item }: Placed<VpcEndpoint>): Unread | undefined {
  const { vpcEndpointId: id, state, privateDnsOnlyForInboundResolverEndpoint: onlyInbound } = item;
  const call = areaCalls.vpcEndpoints;
  if (state?.toLowerCase() !== "available") return { text: say("endpointPending", { id }), call };
  return need.service === "s3" && onlyInbound === undefined ? { text: say("inboundOnly", { id }), call } : undefined;
}

/** Why endpoints may be kept that are not seen: they were not read, or the subnet's owner keeps them. */
function unseenEndpoints({ world: { topology }, say, subnet }: Asking): Unread | undefined {
  const { ownerId = subnet.account, subnetId } = subnet.item;
  const owner = { account: ownerId, region: subnet.region };
  if (ownerId !== subnet.account && !topology.scopes.has(scopeKey(owner))) {
    return { text: say("sharedSubnet", { subnet: subnetId, account: ownerId }), call: areaCalls.vpcEndpoints };
  }
  return unreadArea(topology, owner, "vpcEndpoints");
}
