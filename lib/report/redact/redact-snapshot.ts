import { saysMaintenance } from "#lib/findings/maintenance.ts";
import type { ScopeSnapshot, Snapshot } from "#lib/model/snapshot.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import { addressRedactor } from "./redact-address.ts";
import { textRedactor, type TextRedactor } from "./redact-text.ts";
import type { Keyed, Redaction } from "./redaction.ts";

/** A snapshot with names, addresses and accounts hidden, and the same way of hiding for what is said of it elsewhere. */
export type Redacted = { readonly snapshot: Snapshot; readonly text: (text: string) => string };

/**
 * Fields whose values AWS made up, or that come from a closed list: no names are in them. Every other text is taken for
 * a name, so that a field that is new is hidden until somebody says that it need not be.
 */
const valueFields: ReadonlySet<string> = new Set(
  `
  at readAt createdAt updatedAt startedAt stoppedAt stoppingAt registeredAt finishedAt launchTime createTime createdTime
  call kind code region partition state status stateCode statusCode lastStatus desiredStatus healthStatus stopCode
  rolloutState stabilityStatus flowLogStatus deliverLogsStatus managedScalingStatus addressFamily agentVersion
  applianceModeSupport assignPublicIp availabilityMode availabilityZone availabilityZoneId zoneName connectivityType cpu memory
  deploymentController deploymentStrategy field fixedResponseStatusCode format from hypervisor instanceType
  interfaceType internetGatewayBlockMode internetGatewayExclusionMode ipAddressType ipProtocol protocol protocolVersion
  launchType logDestinationType logDriver logFormat networkMode operatingSystemFamily origin platform platformVersion
  healthCheckPort healthCheckProtocol matcher requiresCompatibilities reservationType resourceType routingPolicy ruleAction
  scalableDimension schedulingStrategy scheme securityGroupReferencingSupport source toolVersion snapshotId trafficType type targetType
  vpcEndpointType priority appProtocol containerPortRange stringSetValue version failureCode reason bgpAsn
  enforceSecurityGroupInboundRulesOnPrivateLinkTraffic linkedServicePrincipal evaluateTargetHealth failover
  allocationId associationId attachmentId carrierGatewayId customerGatewayId dhcpOptionsId ec2InstanceId
  egressOnlyInternetGatewayId exclusionId flowLogId gatewayId groupId canonicalHostedZoneId hostedZoneId instanceId
  internetGatewayId localGatewayId natGatewayId networkAclAssociationId networkAclId networkInterfaceId prefixListId
  destinationPrefixListId resourceId routeTableAssociationId routeTableId securityGroupRuleId subnetCidrReservationId subnetId
  transitGatewayAttachmentId transitGatewayId transitGatewayRouteTableId vpcEndpointId vpcId vpcPeeringConnectionId
  vpnConnectionId vpnGatewayId routeTableIds subnetIds networkInterfaceIds securityGroups subnets efsFileSystemIds
  propagatingVgws resolverEndpointId resolverRuleId ruleType shareStatus
  `
    .split(/\s+/)
    .filter(Boolean),
);

/** Hides what a level hides, everywhere in a snapshot: whatever is made of it afterwards never knew the originals. */
export function redactSnapshot(snapshot: Snapshot, redaction: Redaction, keyed: Keyed): Redacted {
  const text = textRedactor(redaction, keyed, addressRedactor(keyed, ownBlocks(snapshot.scopes)));
  if (redaction === "none") return { snapshot, text: (given) => given };
  // The same shape as before, with other texts in it.
  const scopes = snapshot.scopes.map(
    (scoped) => redactValue(withoutAlias(scoped), [], { text, keyed }) as ScopeSnapshot,
  );
  return { snapshot: { ...snapshot, scopes }, text: (given) => text(given, true) };
}

/** What somebody calls an account tells of it as much as its number. */
function withoutAlias({ scope: { account, region, partition }, areas }: ScopeSnapshot): ScopeSnapshot {
  return { scope: { account, region, partition }, areas };
}

type Hiding = { readonly text: TextRedactor; readonly keyed: Keyed };

/** The same value with every text in it hidden. The shape stays, and so do numbers and flags. `fields` leads to it, the nearest last. */
function redactValue(value: unknown, fields: readonly string[], hiding: Hiding): unknown {
  if (typeof value === "string") return redactField(value, fields, hiding);
  if (Array.isArray(value)) return value.map((one: unknown) => redactValue(one, fields, hiding));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, redactValue(one, [...fields, name], hiding)]),
  );
}

function redactField(value: string, fields: readonly string[], { text, keyed }: Hiding): string {
  const field = fields.at(-1) ?? "";
  // AWS can tell an account from the id of a request; and what nobody can know keeps the key from being guessed.
  if (field === "requestId") return keyed(`request ${value}`).slice(0, 16);
  if (field === "policyDocument") return redactPolicy(value, text);
  const hidden = text(value, !isOfAws(value, fields));
  // A rule asks whether a tag speaks of maintenance, in whatever words: that much of it stays.
  const isLost = fields.includes("tags") && saysMaintenance(value) && !saysMaintenance(hidden);
  return isLost ? `${hidden} maintenance` : hidden;
}

/** Whether no name is in a value. The resource of a scalable target is a service by its names, every other one an id. */
function isOfAws(value: string, fields: readonly string[]): boolean {
  const field = fields.at(-1) ?? "";
  if (field === "key") return isKeyOfAws(value, fields);
  return valueFields.has(field) && !(field === "resourceId" && fields.includes("scalableTargets"));
}

/** The key of an attribute of a load balancer, or of a tag that AWS or Kubernetes sets. */
function isKeyOfAws(key: string, fields: readonly string[]): boolean {
  return fields.includes("attributes") || /^(aws|eks):|k8s\.amazonaws\.com\//.test(key);
}

/** An IAM policy: its grammar and its actions stay, what it names is hidden. A text that is no policy is hidden whole. */
function redactPolicy(document: string, text: TextRedactor): string {
  const hide = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return text(value, !/^(Not)?Action$|^Effect$|^Version$/.test(key));
    if (Array.isArray(value)) return value.map((one: unknown) => hide(one, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [hideTag(name, text), hide(one, name)]));
  };
  try {
    return JSON.stringify(hide(JSON.parse(document), ""));
  } catch {
    return text(document, true);
  }
}

/** A condition key; of those on tags the tag's own key stands after the slash. */
function hideTag(key: string, text: TextRedactor): string {
  const slash = key.indexOf("/");
  return slash < 0 ? key : key.slice(0, slash) + text(key.slice(slash), true);
}

/** The CIDR blocks of VPCs and subnets: AWS keeps their first addresses for itself, and they must stay the first. */
function ownBlocks(scopes: readonly ScopeSnapshot[]): readonly string[] {
  return scopes.flatMap((scoped) => [
    ...itemsOf(scoped, "vpcs").flatMap(({ cidrBlockAssociations: four, ipv6CidrBlockAssociations: six }) => [
      ...four.map(({ cidrBlock }) => cidrBlock),
      ...six.map(({ ipv6CidrBlock }) => ipv6CidrBlock),
    ]),
    ...itemsOf(scoped, "subnets").flatMap(({ cidrBlock, ipv6CidrBlocks }) =>
      [cidrBlock ?? [], ...ipv6CidrBlocks].flat(),
    ),
  ]);
}
