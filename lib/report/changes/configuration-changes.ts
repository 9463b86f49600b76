import { identities, type Identity, type PlacedArea } from "#lib/graph/identities.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { tagValue } from "#lib/model/fields.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { isComplete, itemsOf, type ScopeSnapshot, type Snapshot } from "#lib/model/snapshot.ts";
import { urnOf, type NodeKind, type Urn } from "#lib/model/urn.ts";
import type { ChangeKind } from "./change-kind.ts";
import { recordChanges, steadyText, type FieldChange } from "../entity/record-changes.ts";
import { groupRuleChanges } from "./group-rule-changes.ts";

/** A resource that is new, gone, or set up otherwise than before. */
export type ConfigurationChange = {
  readonly change: ChangeKind;
  readonly kind: NodeKind;
  readonly urn: Urn;
  readonly id: string;
  /** The Name tag or AWS's own name, where there is one. */
  readonly name?: string;
  /** Of a changed one: never empty. */
  readonly fields: readonly FieldChange[];
};

/** How many resources of a kind came and went that no one sets up one by one. */
export type FoldedChanges = {
  readonly kind: NodeKind;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
};

/** How the configuration of two snapshots differs. */
export type ConfigurationChanges = {
  /** What decides who reaches whom first, then by kind and id. */
  readonly changes: readonly ConfigurationChange[];
  readonly folded: readonly FoldedChanges[];
  /** Areas that one of both did not read to its end: of what is not in them nobody can tell whether it was. */
  readonly unread: readonly { readonly scope: string; readonly area: PlacedArea }[];
};

type Json = Readonly<Record<string, unknown>>;

/** What lives and dies with every deployment: counted, never listed. */
const churning: ReadonlySet<NodeKind> = new Set(["ecs-task", "network-interface", "cloud-map-instance"]);

const listedKinds: ReadonlySet<NodeKind> = new Set(
  Object.values(identities)
    .map(({ kind }) => kind)
    .filter((kind) => !churning.has(kind)),
);

/** Whether what became of a resource of this kind is told by {@link configurationChanges}, one by one. */
export function isListed(kind: NodeKind): boolean {
  return listedKinds.has(kind);
}

/** What AWS counts or reports of a resource, beside what somebody has set. */
const stateFields: { readonly [Area in PlacedArea]?: ReadonlySet<string> } = {
  subnets: new Set(["availableIpAddressCount"]),
  hostedZones: new Set(["resourceRecordSetCount"]),
  cloudMapServices: new Set(["instanceCount"]),
  vpnConnections: new Set(["tunnels"]),
  ecsClusters: new Set([
    "registeredContainerInstancesCount",
    "runningTasksCount",
    "pendingTasksCount",
    "activeServicesCount",
  ]),
  ecsServices: new Set(["runningCount", "pendingCount", "deployments", "taskSets"]),
  ecsContainerInstances: new Set(["runningTasksCount", "pendingTasksCount", "remainingResources", "agentConnected"]),
};

/** The kinds that decide who reaches whom, in the order they are read. */
const deciding: readonly NodeKind[] = [
  "security-group",
  "network-acl",
  "route-table",
  "listener",
  "listener-rule",
  "load-balancer",
  "target-group",
  "ecs-service",
];

// Object.keys loses the key type; the table is the whole truth about its keys.
const placedAreas = Object.keys(identities) as readonly PlacedArea[];

/** How the configuration of a later snapshot differs from that of an earlier one, resource by resource. Where only one of both has a scope, nothing is told of it. */
export function configurationChanges(before: Snapshot, after: Snapshot): ConfigurationChanges {
  const earlier = new Map(before.scopes.map((scoped) => [scopeKey(scoped.scope), scoped]));
  const compared = after.scopes.flatMap((now) => {
    const then = earlier.get(scopeKey(now.scope));
    return then === undefined ? [] : placedAreas.map((area) => areaChanges(then, now, area));
  });
  const all = compared.flatMap(({ changes }) => changes);
  return {
    changes: all.filter(({ kind }) => !churning.has(kind)).sort(byWeight),
    folded: foldedOf(all.filter(({ kind }) => churning.has(kind))),
    unread: compared.flatMap(({ unread }) => unread),
  };
}

function areaChanges(
  then: ScopeSnapshot,
  now: ScopeSnapshot,
  area: PlacedArea,
): Pick<ConfigurationChanges, "changes" | "unread"> {
  const [was, is] = [recordsOf(then, area), recordsOf(now, area)];
  const rules = area === "securityGroups" ? groupRuleChanges(then, now) : undefined;
  const isTold = isToldIn(area, rules !== undefined);
  const fieldsOf = (id: string, record: Json): readonly FieldChange[] => {
    const old = was.get(id);
    if (old === undefined) return [];
    const own = isEqual(old, record) ? [] : recordChanges(old, record).filter(isTold);
    return [...own, ...(rules?.get(id) ?? [])];
  };
  const told = (change: ConfigurationChange["change"], [id, record]: readonly [string, Json]): ConfigurationChange => {
    const { kind } = identities[area];
    const name = nameOf(record);
    const fields = change === "changed" ? fieldsOf(id, record) : [];
    return { change, kind, urn: urnOf(now.scope, kind, id), id, ...(name !== undefined && name !== id && { name }), fields }; // prettier-ignore
  };
  // What is not in an area that was not read to its end may have been there all the same.
  const added = isComplete(then, area) ? [...is].filter(([id]) => !was.has(id)) : [];
  const removed = isComplete(now, area) ? [...was].filter(([id]) => !is.has(id)) : [];
  const isWhole = isComplete(then, area) && isComplete(now, area);
  const wasAsked = then.areas[area] !== undefined || now.areas[area] !== undefined;
  return {
    changes: [
      ...added.map((entry) => told("added", entry)),
      ...removed.map((entry) => told("removed", entry)),
      ...[...is].map((entry) => told("changed", entry)).filter(({ fields }) => fields.length > 0),
    ],
    unread: isWhole || !wasAsked ? [] : [{ scope: scopeKey(now.scope), area }],
  };
}

/**
 * A print of what is set up in each area that was read to its end, by `<scope> <area>`: as long as it is the same, so is
 * what {@link configurationChanges} lists of it, rules of security groups by the permissions they come to. What is only counted
 * there has none. `hash` makes a long text short.
 */
export function configurationPrints(
  snapshot: Snapshot,
  hash: (text: string) => string,
): { readonly [place: string]: string } {
  const printed = placedAreas.filter((area) => !churning.has(identities[area].kind));
  return Object.fromEntries(
    snapshot.scopes.flatMap((scoped) =>
      printed
        .filter((area) => isComplete(scoped, area))
        .map((area) => {
          const state = stateFields[area];
          const isSet = (field: string) => !isTime(field) && state?.has(field) !== true;
          const records = [...recordsOf(scoped, area)].map(([id, record]) => {
            const set = Object.entries(record).filter(([field]) => isSet(field));
            return `${id} ${steadyText(Object.fromEntries(set))}`;
          });
          return [`${scopeKey(scoped.scope)} ${area}`, hash(records.sort().join("\n"))];
        }),
    ),
  );
}

/** Whether two records are the same to the letter: of most it is quicker told than field by field. */
function isEqual(one: Json, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

const isTime = (field: string) => field.endsWith("Time");

/** Whether a field is configuration: not when something was made or started. With rules told one by one, the same rules as permissions are left out. */
function isToldIn(area: PlacedArea, hasRules: boolean): (change: FieldChange) => boolean {
  const state = stateFields[area];
  return ({ path }) => {
    const [field = ""] = path.split(/[.[]/, 1);
    return !isTime(field) && state?.has(field) !== true && !(hasRules && field.startsWith("ipPermissions"));
  };
}

function recordsOf(scoped: ScopeSnapshot, area: PlacedArea): ReadonlyMap<string, Json> {
  // The table's entry for a name is an Identity of that name's items; which name it is, is not known here.
  const { id, isLive } = identities[area] as unknown as Identity<PlacedArea>;
  return new Map(
    itemsOf(scoped, area)
      .filter((item) => isLive?.(item) ?? true)
      .map((item) => [id(item), item]),
  );
}

function nameOf(record: Json): string | undefined {
  const { tags } = record;
  // Where a record has tags, its schema says that they are a list of keys and values.
  const tagged = Array.isArray(tags) ? tagValue(tags as Parameters<typeof tagValue>[0], "Name") : undefined;
  const { groupName, loadBalancerName, targetGroupName, serviceName } = record;
  return tagged ?? [groupName, loadBalancerName, targetGroupName, serviceName].find((name) => typeof name === "string");
}

function foldedOf(all: readonly ConfigurationChange[]): readonly FoldedChanges[] {
  return [...groupBy(all, ({ kind }) => kind)].map(([kind, changes]) => {
    const count = (wanted: ConfigurationChange["change"]) => changes.filter(({ change }) => change === wanted).length;
    return { kind, added: count("added"), removed: count("removed"), changed: count("changed") };
  });
}

function byWeight(a: ConfigurationChange, b: ConfigurationChange): number {
  return weightOf(a.kind) - weightOf(b.kind) || (a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0);
}

function weightOf(kind: NodeKind): number {
  const at = deciding.indexOf(kind);
  return at < 0 ? deciding.length : at;
}
