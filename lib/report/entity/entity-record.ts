import { identities, type Identity, type PlacedArea } from "#lib/graph/identities.ts";
import type { AreaName } from "#lib/model/areas.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { isComplete, itemsOf, type ScopeSnapshot, type Snapshot } from "#lib/model/snapshot.ts";
import { parseUrn, type NodeKind, type Urn } from "#lib/model/urn.ts";

/** A resource in a snapshot: its record as AWS told it, that it is not there, or that nobody can tell. */
export type EntityRecord =
  | { readonly state: "there"; readonly area: AreaName; readonly record: Readonly<Record<string, unknown>> }
  | { readonly state: "absent" }
  | { readonly state: "unread" };

// Object.keys loses the key type; the table is the whole truth about its keys.
const placedAreas = Object.keys(identities) as readonly PlacedArea[];

/** The area whose records are the nodes of a kind; `undefined` for parts of other records. */
export function areaOfKind(kind: NodeKind): PlacedArea | undefined {
  return placedAreas.find((area) => identities[area].kind === kind);
}

/** Finds the record of a resource. Of a part of another record (a container, a target) nothing is known by itself: `unread`. */
export function entityRecord(snapshot: Snapshot, urn: Urn): EntityRecord {
  const wanted = parseUrn(urn);
  const area = wanted === undefined ? undefined : areaOfKind(wanted.kind);
  const scoped =
    wanted === undefined ? undefined : snapshot.scopes.find(({ scope }) => scopeKey(scope) === scopeKey(wanted));
  if (wanted === undefined || area === undefined || scoped === undefined) return { state: "unread" };
  const record = recordOf(scoped, area, wanted.id);
  if (record !== undefined) return { state: "there", area, record };
  return { state: isComplete(scoped, area) ? "absent" : "unread" };
}

function recordOf(scoped: ScopeSnapshot, area: PlacedArea, id: string): Readonly<Record<string, unknown>> | undefined {
  // The table's entry for a name is an Identity of that name's items; which name it is, is not known here.
  const { id: idOf, isLive } = identities[area] as unknown as Identity<PlacedArea>;
  return itemsOf(scoped, area).find((item) => idOf(item) === id && (isLive?.(item) ?? true));
}

/** What else has to be read before a resource of a kind is known whole: its state, its neighbours, its rules. */
const neighbours: { readonly [Kind in NodeKind]?: readonly AreaName[] } = {
  "ecs-service": ["ecsTasks", "ecsTaskDefinitions", "networkInterfaces", "targetGroups", "targetHealth"],
  "ecs-task": ["ecsTaskDefinitions", "networkInterfaces", "ecsContainerInstances"],
  "ecs-container": ["ecsTasks", "ecsTaskDefinitions"],
  "ecs-cluster": ["ecsServices", "ecsTasks", "ecsContainerInstances"],
  "ecs-container-instance": ["ec2Instances", "instanceTypes", "ecsTasks", "networkInterfaces"],
  "ec2-instance": ["networkInterfaces"],
  "load-balancer": ["listeners", "listenerRules", "targetGroups", "networkInterfaces"],
  listener: ["listenerRules", "targetGroups"],
  "target-group": ["targetHealth", "listenerRules", "ecsServices"],
  target: ["targetGroups", "targetHealth"],
  "security-group": ["securityGroupRules", "networkInterfaces"],
  "network-interface": ["securityGroups", "securityGroupRules", "networkAcls"],
  subnet: ["networkInterfaces", "routeTables", "networkAcls"],
  vpc: ["subnets", "routeTables"],
  "vpc-endpoint": ["networkInterfaces", "securityGroupRules"],
  "hosted-zone": ["resourceRecordSets"],
  "cloud-map-namespace": ["cloudMapServices"],
  "cloud-map-service": ["cloudMapInstances", "cloudMapInstanceHealth"],
};

/** The areas that tell of a resource, its own first. */
export function areasAbout(kind: NodeKind): readonly AreaName[] {
  const own = areaOfKind(kind);
  return [...(own === undefined ? [] : [own]), ...(neighbours[kind] ?? [])];
}
