import type { Placed, Topology, Unread, VpcPlace } from "#lib/graph/topology.ts";
import type { VpcEndpoint } from "#lib/model/resources/vpc-endpoint.ts";
import { normaliseDnsName } from "#lib/net/dns-name.ts";
import { formatIp, parseIp } from "#lib/net/ip.ts";
import { dnsSuffixOf } from "#lib/net/partition.ts";
import { urnOf } from "#lib/model/urn.ts";
import { unreadArea } from "../reach/unread.ts";
import { directoryOf } from "./directory.ts";
import type { Namer } from "./resolution.ts";
import { ruleBefore } from "./resolver-rules.ts";
import { hasDnsAttributes, viewOf } from "./view.ts";

/** How the name of an AWS service is answered inside a VPC. */
export type ServiceName =
  /** By an interface endpoint with private DNS: its interfaces' addresses. `zoneName` is the private name that matched. */
  | {
      readonly kind: "endpoint";
      readonly endpoint: Placed<VpcEndpoint>;
      readonly zoneName: string;
      readonly addresses: readonly string[];
    }
  /** As on the internet: public addresses. `disabled` is an endpoint whose private name is off, and why. */
  | { readonly kind: "public"; readonly disabled?: { readonly endpoint: Placed<VpcEndpoint>; readonly text: string } }
  | { readonly kind: "unknown"; readonly unread: Unread };

/**
 * How a VPC resolves the name of an AWS service, such as `api.ecr.eu-west-1.amazonaws.com`, by its interface endpoints
 * alone: private hosted zones of one's own are looked at by `resolveName`.
 * A Resolver rule for the name, or for a domain above it with nothing private in between, comes first.
 * Private DNS needs the endpoint's own switch, an available endpoint, and both DNS attributes of the VPC.
 * Source: PrivateLink Guide, "Access an AWS service using an interface VPC endpoint", "Private DNS".
 */
export function serviceNameIn(namer: Namer, vpcId: string, asked: string): ServiceName {
  const { topology } = namer;
  const name = normaliseDnsName(asked);
  const { foreign, vpc } = viewOf(namer, { vpcId });
  if (foreign !== undefined) return { kind: "unknown", unread: foreign };
  if (vpc === undefined) return { kind: "public" };
  const named = (directoryOf(topology).endpointsByVpc.get(vpcId) ?? [])
    .flatMap((endpoint) => {
      const zoneName = privateNamesOf(endpoint).find((own) => covers(own, name));
      return zoneName === undefined ? [] : [{ endpoint, zoneName }];
    })
    .sort((a, b) => b.zoneName.length - a.zoneName.length);
  const able = named.find(({ endpoint }) => isPrivate(endpoint));
  const isAnswered = able !== undefined && hasDnsAttributes(vpc) === true;
  const ruling = ruleBefore(namer, vpc, { name, zone: isAnswered ? able.zoneName.replace("*.", "") : "" });
  if (ruling?.kind === "forwarded") return { kind: "unknown", unread: ruling.unread };
  if (isAnswered) {
    return { kind: "endpoint", ...able, addresses: addressesOfEndpoint(topology, able.endpoint) };
  }
  const unread = unreadArea(topology, vpc, "vpcEndpoints");
  if (unread !== undefined) return { kind: "unknown", unread };
  return publicName(namer, vpc, { able: able?.endpoint, other: named[0]?.endpoint });
}

/** No endpoint answers: whether one would, and what is in its way. */
function publicName(
  { say }: Namer,
  vpc: VpcPlace,
  { able, other }: { readonly able: Placed<VpcEndpoint> | undefined; readonly other: Placed<VpcEndpoint> | undefined },
): ServiceName {
  const { vpcId } = vpc.item;
  const endpoint = able ?? other;
  if (endpoint === undefined) return { kind: "public" };
  const id = endpoint.item.vpcEndpointId;
  if (able === undefined) return { kind: "public", disabled: { endpoint, text: say("dnsEndpointOff", { id }) } };
  if (hasDnsAttributes(vpc) === undefined) {
    const text = say("dnsAttributesUnread", { vpc: vpcId });
    return { kind: "unknown", unread: { text, call: "ec2:DescribeVpcAttribute" } };
  }
  return { kind: "public", disabled: { endpoint, text: say("dnsEndpointAttributes", { id, vpc: vpcId }) } };
}

/** The addresses of an endpoint's interfaces, in one zone when it is named; none when they were not read. */
export function addressesOfEndpoint(
  { interfaces }: Topology,
  { item, account, region }: Placed<VpcEndpoint>,
  { family = 4, availabilityZone }: { readonly family?: 4 | 6; readonly availabilityZone?: string | undefined } = {},
): readonly string[] {
  return item.networkInterfaceIds.flatMap((id) => {
    const owned = interfaces.get(urnOf({ account, region }, "network-interface", id))?.item;
    if (owned === undefined) return [];
    if (availabilityZone !== undefined && owned.availabilityZone !== availabilityZone) return [];
    if (family === 4) return owned.privateIpAddress === undefined ? [] : [owned.privateIpAddress];
    return owned.ipv6Addresses.flatMap((text) => {
      const ip = parseIp(text);
      return ip === undefined ? [] : [formatIp(ip)];
    });
  });
}

function isPrivate({ item }: Placed<VpcEndpoint>): boolean {
  return item.privateDnsEnabled === true && item.state?.toLowerCase() === "available";
}

function covers(own: string, name: string): boolean {
  return own.startsWith("*.") ? name.endsWith(own.slice(1)) && name !== own.slice(2) : own === name;
}

/**
 * The private names of an interface endpoint: those it lists beside its own `vpce-…` names, and those that follow from
 * its service's name. Source: ec2:DescribeVpcEndpoints `DnsEntries`; ECR User Guide, "Interface VPC endpoints".
 */
function privateNamesOf({ item }: Placed<VpcEndpoint>): readonly string[] {
  if (item.vpcEndpointType !== undefined && item.vpcEndpointType !== "Interface") return [];
  const listed = item.dnsEntries
    .map(({ dnsName }) => normaliseDnsName(dnsName ?? ""))
    .filter((name) => name !== "" && !name.includes(item.vpcEndpointId));
  return [...new Set([...listed, ...namesOfService(item.serviceName)])];
}

/** Services whose host name is not their endpoint's name turned round. */
const hostsOfService: { readonly [service: string]: readonly string[] } = {
  "ecr.api": ["api.ecr"],
  "ecr.dkr": ["dkr.ecr", "*.dkr.ecr"],
  s3: ["s3", "*.s3"],
  "execute-api": ["*.execute-api"],
};

function namesOfService(serviceName: string | undefined): readonly string[] {
  const [, region, service] = /^(?:(?:cn\.)?com|eu)\.amazonaws\.([a-z0-9-]+)\.(.+)$/.exec(serviceName ?? "") ?? [];
  // The private name of a service of one's own is listed, if it has one.
  if (region === undefined || service === undefined || service.includes("vpce-svc-")) return [];
  return (hostsOfService[service] ?? [service]).map((host) => `${host}.${region}.${dnsSuffixOf(region)}`);
}
