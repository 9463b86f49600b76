import type { LoadBalancerPlace, OwnedInterface, RecordPlace, VpcPlace } from "#lib/graph/topology.ts";
import { isComplete } from "#lib/model/snapshot.ts";
import { parseLoadBalancerName, stripDualstack, type LoadBalancerName } from "#lib/net/dns-name.ts";
import { unreadArea } from "../reach/unread.ts";
import { directoryOf } from "./directory.ts";
import { addressesOfEndpoint } from "./endpoint-names.ts";
import { hostNameEnd } from "./host-names.ts";
import type { AwsService, NameEnd, Namer } from "./resolution.ts";

/** Who asks AWS's own name servers for what, and the record that leads there. */
export type AskedOfAws = {
  readonly name: string;
  readonly type: string;
  /** The VPC that asks; absent for the internet. */
  readonly vpc?: VpcPlace | undefined;
  /** Absent when the name itself was asked for. */
  readonly record?: RecordPlace | undefined;
};

/**
 * What AWS's own name servers answer: for load balancers, VPC endpoints and EC2 hosts. `undefined` when the name is not
 * one that AWS gives to resources of these kinds.
 */
export function awsNameEnd(namer: Namer, asked: AskedOfAws): NameEnd | undefined {
  const balancer = parseLoadBalancerName(asked.name);
  if (balancer !== undefined) return loadBalancerEnd(namer, asked, balancer);
  return endpointEnd(namer, asked) ?? hostNameEnd(namer, asked);
}

/**
 * A public service of AWS by its name: `logs.eu-west-1.amazonaws.com`, `api.ecr.…`, a bucket's. Longer names are those of
 * a file system, a broker or a cache: they lead into somebody's VPC, and are none.
 */
export function awsServiceOf(name: string): AwsService | undefined {
  const found =
    /^(.+?)\.(?:dualstack\.)?([a-z]{2,4}(?:-[a-z]+)+-\d)\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|api\.(?:aws|amazonwebservices\.(?:com\.cn|eu)))$/.exec(
      name,
    );
  const [, service, region] = found ?? [];
  if (service === undefined || region === undefined) return undefined;
  return /^[a-z0-9-]+$|(^|\.)(ecr|s3|dynamodb|sagemaker|execute-api)$/.test(service) ? { service, region } : undefined;
}

function loadBalancerEnd(namer: Namer, asked: AskedOfAws, parsed: LoadBalancerName): NameEnd {
  const { topology, say } = namer;
  const plain = stripDualstack(asked.name);
  const zone = parsed.availabilityZone;
  const whole = zone === undefined ? plain : plain.slice(zone.length + 1);
  const balancer = directoryOf(topology).loadBalancersByName.get(whole);
  if (balancer !== undefined) return nodesOf(namer, asked, { balancer, zone });
  const { record, name } = asked;
  const aim = record?.aims.find(({ kind }) => kind === "missing" || kind === "unread");
  const gone = record !== undefined && aim?.kind === "missing" ? record : undefined;
  if (gone !== undefined) {
    const text = say("dnsGone", { name: gone.item.name, value: name });
    return { kind: "nxdomain", faults: [{ code: "DNS_NXDOMAIN", urn: gone.urn, text }] };
  }
  const here = [...topology.scopes.values()].filter(({ scope }) => scope.region === parsed.region);
  const unread = here.find((scoped) => !isComplete(scoped, "loadBalancers"));
  const why = unread === undefined ? undefined : unreadArea(topology, unread.scope, "loadBalancers");
  if (why !== undefined) return { kind: "unknown", unread: [why] };
  const call = "elasticloadbalancing:DescribeLoadBalancers";
  return { kind: "unknown", unread: [{ text: say("dnsNotOurs", { name }), call }] };
}

function nodesOf(
  { topology, say }: Namer,
  { type, name }: AskedOfAws,
  { balancer, zone }: { readonly balancer: LoadBalancerPlace; readonly zone: string | undefined },
): NameEnd {
  const { loadBalancerArn, scheme, ipAddressType, loadBalancerName } = balancer.item;
  if (type !== "A" && type !== "AAAA") return noData({ urn: balancer.urn, text: say("dnsNoType", { name, type }) });
  if (type === "AAAA" && (ipAddressType === undefined || ipAddressType === "ipv4")) {
    return noData({ urn: balancer.urn, text: say("dnsNotDualstack", { id: loadBalancerName }) });
  }
  const nodes = balancer.interfaces.filter(({ item }) => zone === undefined || item.availabilityZone === zone);
  const addresses = nodes.flatMap(({ item }) => {
    if (type === "AAAA") return item.ipv6Addresses;
    const address = scheme === "internet-facing" ? publicAddressOf(item) : item.privateIpAddress;
    return address === undefined ? [] : [address];
  });
  const common = { kind: "load-balancer", urn: balancer.urn, loadBalancerArn } as const;
  const listed = addresses.length > 0 ? addresses : listedAddresses(balancer, { type, zone });
  // A node that could not be read still answers; without any of them its addresses are simply not known.
  const unread = unreadArea(topology, balancer, "networkInterfaces");
  if (listed.length === 0 && unread === undefined && zone !== undefined) {
    return noData({ urn: balancer.urn, text: say("dnsNoZone", { id: loadBalancerName, zone }) });
  }
  return { ...common, addresses: listed.toSorted(), ...(zone === undefined ? {} : { availabilityZone: zone }) };
}

/** The fixed addresses a load balancer tells itself: of Network Load Balancers only. */
function listedAddresses(
  { item }: LoadBalancerPlace,
  { type, zone }: { readonly type: string; readonly zone: string | undefined },
): readonly string[] {
  return item.availabilityZones
    .filter(({ zoneName }) => zone === undefined || zoneName === zone)
    .flatMap(({ loadBalancerAddresses }) => loadBalancerAddresses)
    .flatMap(({ ipAddress, privateIpv4Address, ipv6Address }) => {
      const v4 = item.scheme === "internet-facing" ? ipAddress : (privateIpv4Address ?? ipAddress);
      return (type === "AAAA" ? ipv6Address : v4) ?? [];
    });
}

function publicAddressOf({ association, privateIpAddresses }: OwnedInterface["item"]): string | undefined {
  const mapped = privateIpAddresses.find((address) => address.association?.publicIp !== undefined);
  return association?.publicIp ?? mapped?.association?.publicIp;
}

/** The names AWS gives to one VPC endpoint, whole or of one zone: they answer everywhere, with private addresses. */
function endpointEnd({ topology, say }: Namer, { name, type, record }: AskedOfAws): NameEnd | undefined {
  const found =
    /^(?:.+\.)?(vpce-[0-9a-z]+)-[0-9a-z]+(?:-([a-z]{2,4}-[a-z-]+-\d[a-z]))?\.[^/]+\.vpce\.amazonaws\.(?:com(?:\.cn)?|eu)$/;
  const [, id, availabilityZone] = found.exec(name) ?? [];
  if (id === undefined) return undefined;
  const endpoint = directoryOf(topology).endpointsById.get(id);
  if (endpoint === undefined) {
    const regional = [...topology.scopes.values()].filter(({ areas }) => areas.hostedZones === undefined);
    const unread = regional.flatMap(({ scope }) => unreadArea(topology, scope, "vpcEndpoints") ?? []);
    if (unread.length > 0) return { kind: "unknown", unread };
    return { kind: "outside", text: say("dnsNotOurs", { name: record?.item.name ?? name }) };
  }
  const family = type === "AAAA" ? 6 : 4;
  const addresses = addressesOfEndpoint(topology, endpoint, { family, availabilityZone });
  if (addresses.length > 0) return { kind: "addresses", addresses: addresses.toSorted(), endpointUrn: endpoint.urn };
  const unread = unreadArea(topology, endpoint, "networkInterfaces");
  if (unread !== undefined) return { kind: "unknown", unread: [unread] };
  return noData({ urn: endpoint.urn, text: say("dnsNoType", { name, type }) });
}

function noData({ urn, text }: { readonly urn: string; readonly text: string }): NameEnd {
  return { kind: "nodata", faults: [{ code: "DNS_NXDOMAIN", urn, text }] };
}
