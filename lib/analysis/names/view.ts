import type { Placed, Topology, Unread, VpcPlace } from "#lib/graph/topology.ts";
import type { HostedZone } from "#lib/model/resources/route53.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { enclosingCidr } from "#lib/net/cidr.ts";
import { formatIp } from "#lib/net/ip.ts";
import { unreadArea } from "../reach/unread.ts";
import { directoryOf } from "./directory.ts";
import type { Asker, NameFault, Namer } from "./resolution.ts";

/** A private zone that answers in a VPC. */
export type SeenZone = {
  readonly name: string;
  readonly hostedZoneId: string;
  /** Absent when it is another account's, whose records were not read. */
  readonly zone?: Placed<HostedZone>;
  readonly owner?: string;
};

/** What the resolver of an asker can see. */
export type View = {
  /** The VPC that asks; absent for the internet. */
  readonly vpc?: VpcPlace;
  /** The private zones that answer, those with the longest names first. */
  readonly zones: readonly SeenZone[];
  /** Associated, but never asked: an attribute of the VPC is off. */
  readonly ignored: readonly SeenZone[];
  /** Nothing is resolved at all. */
  readonly off?: NameFault;
  /** Whether a private zone may hide a name is not known. */
  readonly unread?: Unread;
  /** What the VPC's own servers answer is not known. */
  readonly foreign?: Unread;
};

const nobody: View = { zones: [], ignored: [] };

/**
 * How an asker's resolver looks names up: a VPC's private zones need both DNS attributes and an association; without
 * DNS support nothing is answered; servers of one's own answer what we cannot see.
 * Source: VPC User Guide, "DNS attributes for your VPC"; Route 53 Developer Guide, "Considerations when working with a
 * private hosted zone".
 */
export function viewOf(namer: Namer, asker: Asker): View {
  if (asker === "internet") return nobody;
  const { topology, say } = namer;
  const [vpc] = directoryOf(topology).vpcsById.get(asker.vpcId) ?? [];
  if (vpc === undefined) {
    const text = say("dnsVpcUnread", { vpc: asker.vpcId });
    return { ...nobody, foreign: { text, call: "ec2:DescribeVpcs" } };
  }
  const foreign = otherServers(namer, vpc) ?? unreadAttribute(vpc, "enableDnsSupport");
  if (foreign !== undefined) return { ...nobody, vpc, foreign };
  if (isOff(vpc, "enableDnsSupport")) {
    const text = say("dnsSupportOff", { vpc: asker.vpcId });
    return { ...nobody, vpc, off: { code: "DNS_ATTR_DISABLED", urn: vpc.urn, text } };
  }
  const seen = associatedZones(topology, vpc);
  if ("call" in seen) return { ...nobody, vpc, unread: seen };
  const hostnames = seen.length === 0 ? undefined : unreadAttribute(vpc, "enableDnsHostnames");
  if (hostnames !== undefined) return { ...nobody, vpc, unread: hostnames };
  return isOff(vpc, "enableDnsHostnames") ? { vpc, zones: [], ignored: seen } : { vpc, zones: seen, ignored: [] };
}

/** Whether both DNS attributes of a VPC are on; `undefined` when one was not read. */
export function hasDnsAttributes({ item }: VpcPlace): boolean | undefined {
  const { enableDnsSupport: support, enableDnsHostnames: hostnames } = item;
  if (!support.known || !hostnames.known) return undefined;
  return support.value && hostnames.value;
}

type Attribute = "enableDnsSupport" | "enableDnsHostnames";

function unreadAttribute({ item }: VpcPlace, attribute: Attribute): Unread | undefined {
  const known = item[attribute];
  return known.known ? undefined : { text: known.problem.message, call: known.problem.call, problem: known.problem };
}

function isOff({ item }: VpcPlace, attribute: Attribute): boolean {
  const known = item[attribute];
  return known.known && !known.value;
}

/** The private zones associated with a VPC, asked or not, or why they are not known. */
export function associatedZones(topology: Topology, vpc: VpcPlace): readonly SeenZone[] | Unread {
  const { zonesById } = directoryOf(topology);
  const scoped = topology.scopes.get(scopeKey(vpc));
  const found = scoped && itemsOf(scoped, "vpcHostedZones").find(({ vpcId }) => vpcId === vpc.item.vpcId)?.hostedZones;
  if (found?.known === false) return { text: found.problem.message, call: found.problem.call };
  if (found === undefined) return unreadArea(topology, vpc, "vpcHostedZones") ?? [];
  return found.value
    .map(({ hostedZoneId, name, owningAccount, owningService }): SeenZone => {
      const zone = zonesById.get(hostedZoneId);
      const owner = owningAccount ?? owningService;
      return {
        name: zone?.item.name ?? name,
        hostedZoneId,
        ...(zone === undefined ? {} : { zone }),
        ...(owner === undefined ? {} : { owner }),
      };
    })
    .sort((a, b) => b.name.length - a.name.length || (a.hostedZoneId < b.hostedZoneId ? -1 : 1));
}

/** Servers a VPC's DHCP options name beside or instead of AWS's own: what they answer is not visible. */
function otherServers({ topology, say }: Namer, vpc: VpcPlace): Unread | undefined {
  const { dhcpOptionsId, vpcId } = vpc.item;
  // AWS always tells; a source that does not is taken to mean AWS's own servers.
  if (dhcpOptionsId === undefined) return undefined;
  const call = "ec2:DescribeDhcpOptions";
  if (dhcpOptionsId === "default") return { text: say("dnsNoOptions", { vpc: vpcId }), call };
  const scoped = topology.scopes.get(scopeKey(vpc));
  const options = scoped && itemsOf(scoped, "dhcpOptions").find((item) => item.dhcpOptionsId === dhcpOptionsId);
  if (options === undefined) return unreadArea(topology, vpc, "dhcpOptions");
  const servers = options.dhcpConfigurations.find(({ key }) => key === "domain-name-servers")?.values ?? [];
  const own = servers.filter((server) => !isAmazonServer(vpc, server));
  if (own.length === 0) return undefined;
  return { text: say("dnsOwnServers", { vpc: vpcId, servers: own.join(", "), options: dhcpOptionsId }), call };
}

/** AWS's resolver goes by its keyword, by two fixed addresses, and by the third address of the VPC's IPv4 blocks. */
function isAmazonServer({ item }: VpcPlace, server: string): boolean {
  if (["amazonprovideddns", "169.254.169.253", "fd00:ec2::253"].includes(server.toLowerCase())) return true;
  const blocks = [item.cidrBlock ?? "", ...item.cidrBlockAssociations.map(({ cidrBlock }) => cidrBlock)];
  return blocks.some((text) => {
    const block = enclosingCidr(text);
    return block?.family === 4 && formatIp({ family: 4, value: block.first + 2 }) === server;
  });
}
