import type { OwnedInterface, Topology } from "#lib/graph/topology.ts";
import type { AreaName } from "#lib/model/areas.ts";
import { tagValue } from "#lib/model/fields.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { isComplete } from "#lib/model/snapshot.ts";
import { parseUrn, urnOf, type Urn } from "#lib/model/urn.ts";
import { linesOfAcl, linesOfGroups, type AclLine, type RuleLine } from "./rule-lines.ts";

/** A security group that bears on a resource, and why. */
export type BearingGroup = {
  readonly urn: Urn;
  readonly name: string;
  /** How many of the resource's interfaces have it. */
  readonly interfaces: number;
  /** It stands in the resource's own configuration: what its next task, or node, gets. */
  readonly configured: boolean;
  /** Its rules were read. */
  readonly known: boolean;
};

/** What may pass at a resource: its groups merged, and the network ACLs of the subnets it is in. */
export type EntityRules = {
  readonly interfaces: number;
  readonly groups: readonly BearingGroup[];
  readonly lines: readonly RuleLine[];
  readonly acls: readonly {
    readonly urn: Urn;
    readonly name: string;
    readonly subnets: readonly Urn[];
    readonly lines: readonly AclLine[];
  }[];
  /** Areas without which this may not be all. */
  readonly unread: readonly AreaName[];
};

type Place = { readonly account: string; readonly region: string };
type Bearing = {
  readonly interfaces: readonly OwnedInterface[];
  /** Ids of groups. */
  readonly configured: readonly string[];
  /** Ids of subnets. */
  readonly subnets: readonly string[];
};

/** The rules that decide over a resource's traffic; `undefined` for what has no interface, group or subnet. */
export function entityRules(topology: Topology, urn: Urn): EntityRules | undefined {
  const place = parseUrn(urn);
  if (place === undefined) return undefined;
  if (place.kind === "network-acl") return rulesOfAcl(topology, urn, place);
  const bearing = bearingOf(topology, urn);
  const { interfaces, configured, subnets } = bearing;
  if (interfaces.length + configured.length + subnets.length === 0) return undefined;
  const groups = groupsOf(topology, place, bearing);
  const rules = groups.map((group) => ({
    ...placeOf(group.urn, place),
    urn: group.urn,
    rules: topology.securityGroupRules.get(group.urn) ?? [],
  }));
  return {
    interfaces: interfaces.length,
    groups,
    lines: linesOfGroups(rules).map((line) => named(topology, line)),
    acls: aclsOf(topology, place, [...new Set([...subnets, ...interfaces.flatMap(({ item }) => item.subnetId ?? [])])]),
    unread: unreadAreas(topology, place),
  };
}

/** A line with the name of the group it speaks of. */
function named(topology: Topology, line: RuleLine): RuleLine {
  const name = line.peerUrn === undefined ? undefined : groupName(topology, line.peerUrn);
  return name === undefined ? line : { ...line, peerName: name };
}

function placeOf(urn: Urn, otherwise: Place): Place {
  const { account, region } = parseUrn(urn) ?? otherwise;
  return { account, region };
}

const none: Bearing = { interfaces: [], configured: [], subnets: [] };

/** Which interfaces are the resource's, which groups and subnets stand in its configuration. */
function bearingOf(topology: Topology, urn: Urn): Bearing {
  const parsed = parseUrn(urn);
  switch (parsed?.kind) {
    case undefined:
      return none;
    case "security-group":
      return { ...none, configured: [parsed.id] };
    case "subnet":
      return { ...none, subnets: [parsed.id] };
    case "ecs-service":
      return ofService(topology, urn);
    case "load-balancer":
      return ofLoadBalancer(topology, urn);
    default:
      return { ...none, interfaces: interfacesOf(topology, urn) };
  }
}

function ofService({ services }: Topology, urn: Urn): Bearing {
  const service = services.get(urn);
  if (service === undefined) return none;
  const met = new Map(service.tasks.flatMap(({ networkInterface: eni }) => (eni ? [[eni.urn, eni]] : [])));
  const { securityGroups = [], subnets = [] } = service.item.awsvpcConfiguration ?? {};
  return { interfaces: [...met.values()], configured: securityGroups, subnets };
}

function ofLoadBalancer({ loadBalancers }: Topology, urn: Urn): Bearing {
  const balancer = loadBalancers.get(urn);
  return { ...none, interfaces: balancer?.interfaces ?? [], configured: balancer?.item.securityGroups ?? [] };
}

function interfacesOf({ interfaces, tasks, containerInstances }: Topology, urn: Urn): readonly OwnedInterface[] {
  const itself = interfaces.get(urn) ?? tasks.get(urn)?.networkInterface;
  if (itself !== undefined) return [itself];
  return containerInstances.get(urn)?.interfaces ?? ownedBy(interfaces, urn);
}

/** The interfaces that a resource owns, or that are attached to it as an instance. */
function ownedBy(interfaces: Topology["interfaces"], urn: Urn): readonly OwnedInterface[] {
  const parsed = parseUrn(urn);
  const instanceId = parsed?.kind === "ec2-instance" ? parsed.id : undefined;
  return [...interfaces.values()].filter(
    ({ owner, item, account, region }) =>
      owner.urn === urn ||
      (instanceId !== undefined &&
        item.attachment?.instanceId === instanceId &&
        account === parsed?.account &&
        region === parsed.region),
  );
}

function groupsOf(topology: Topology, place: Place, { interfaces, configured }: Bearing): readonly BearingGroup[] {
  const counts = new Map<string, number>();
  for (const id of configured) counts.set(id, 0);
  for (const { item } of interfaces)
    for (const { groupId } of item.groups) counts.set(groupId, (counts.get(groupId) ?? 0) + 1);
  return [...counts]
    .map(([id, count]): BearingGroup => {
      const urn = urnOf(place, "security-group", id);
      const shared = topology.securityGroupRules.has(urn) ? urn : (ofAnyAccount(topology, place, id) ?? urn);
      return {
        urn: shared,
        name: groupName(topology, shared) ?? id,
        interfaces: count,
        configured: configured.includes(id),
        known: topology.securityGroupRules.has(shared),
      };
    })
    .sort((a, b) => b.interfaces - a.interfaces || (a.urn < b.urn ? -1 : 1));
}

/** A group of a shared VPC belongs to another account of the same Region; its id is unique there. */
function ofAnyAccount({ placed }: Topology, { region }: Place, id: string): Urn | undefined {
  return placed
    .filter(({ scoped }) => scoped.scope.region === region)
    .map(({ byId }) => byId.securityGroups.get(id)?.urn)
    .find((urn) => urn !== undefined);
}

/** The name of a security group: its Name tag, else its own. */
export function groupName({ placed }: Topology, urn: Urn): string | undefined {
  const parsed = parseUrn(urn);
  if (parsed === undefined) return undefined;
  const scope = placed.find(({ scoped }) => scopeKey(scoped.scope) === scopeKey(parsed));
  const group = scope?.byId.securityGroups.get(parsed.id)?.item;
  const tagged = group === undefined ? undefined : tagValue(group.tags, "Name");
  return tagged === undefined || tagged === "" ? group?.groupName : tagged;
}

function aclsOf(topology: Topology, place: Place, subnetIds: readonly string[]): EntityRules["acls"] {
  const acls = new Map<Urn, { readonly name: string; readonly subnets: Urn[]; readonly lines: readonly AclLine[] }>();
  for (const id of subnetIds) {
    const subnet = topology.subnets.get(urnOf(place, "subnet", id));
    const acl = subnet?.networkAcl;
    if (subnet === undefined || acl === undefined) continue;
    const known = acls.get(acl.urn);
    if (known === undefined) {
      const name = tagValue(acl.item.tags, "Name") ?? acl.item.networkAclId;
      acls.set(acl.urn, { name, subnets: [subnet.urn], lines: linesOfAcl(acl.item.entries) });
    } else known.subnets.push(subnet.urn);
  }
  return [...acls].map(([urn, acl]) => ({ urn, ...acl })).sort((a, b) => (a.urn < b.urn ? -1 : 1));
}

function rulesOfAcl(topology: Topology, urn: Urn, place: Place & { readonly id: string }): EntityRules | undefined {
  const scope = topology.placed.find(({ scoped }) => scopeKey(scoped.scope) === scopeKey(place));
  const acl = scope?.byId.networkAcls.get(place.id)?.item;
  if (acl === undefined) return undefined;
  const name = tagValue(acl.tags, "Name") ?? acl.networkAclId;
  const subnets = acl.associations.map(({ subnetId }) => urnOf(place, "subnet", subnetId));
  const lines = linesOfAcl(acl.entries);
  return { interfaces: 0, groups: [], lines: [], acls: [{ urn, name, subnets, lines }], unread: [] };
}

const ruleAreas: readonly AreaName[] = [
  "securityGroups",
  "securityGroupRules",
  "networkInterfaces",
  "subnets",
  "networkAcls",
];

function unreadAreas({ scopes }: Topology, place: Place): readonly AreaName[] {
  const scoped = scopes.get(scopeKey(place));
  return scoped === undefined ? ruleAreas : ruleAreas.filter((area) => !isComplete(scoped, area));
}
