import type { AreaName } from "#lib/model/areas.ts";
import { parseUrn, type Urn } from "#lib/model/urn.ts";
import type { ChangeKind } from "../../changes/change-kind.ts";
import { isListed, type ConfigurationChanges } from "../../changes/configuration-changes.ts";
import type { ChartCell, ChartEdge, ChartModel } from "../chart-model.ts";
import { resourceOfBox } from "../lit-boxes.ts";
import { cellKey, edgeKey, type ChartComparison } from "./chart-comparison.ts";
import { rowsOf, thingsOf, unitedCharts } from "./unite-charts.ts";

/** What each kind of line is made of: where one of both surveys did not read it, no line is said to be new or gone. */
const areasOfEdges: { readonly [Kind in ChartEdge["kind"]]: readonly AreaName[] } = {
  resolves: ["hostedZones", "resourceRecordSets", "cloudMapServices", "loadBalancers"],
  enters: ["internetGateways", "loadBalancers"],
  forwards: ["listeners", "listenerRules", "targetGroups"],
  registers: ["targetGroups", "targetHealth", "ecsServices", "ecsTasks"],
  leaves: ["ecsServices", "ecsTasks", "routeTables", "natGateways", "internetGateways", "vpcEndpoints"],
  reaches: ["ecsServices", "ecsTasks", "networkInterfaces", "securityGroups"],
};

/** Of what has no record of its own: what tells that it is there. */
const areasOfThings: readonly AreaName[] = ["ecsTasks", "networkInterfaces", "cloudMapServices", "resourceRecordSets"];

type Sides = {
  readonly base: { readonly model: ChartModel; readonly finishedAt: string };
  readonly head: ChartModel;
  readonly configuration: Pick<ConfigurationChanges, "changes">;
  /** Areas that one of both surveys did not read to the end. */
  readonly unread: ReadonlySet<AreaName>;
};

/**
 * Two charts as one: everything that either draws, and what became of it. What a resource's configuration tells is told of its
 * box; what has none (families of tasks, dependencies, lines, cells) by whether it is there and how. Nothing is said to be new
 * or gone where one of both surveys did not read to the end.
 */
export function compareCharts(sides: Sides): ChartModel {
  const { base, head, unread } = sides;
  const compared: ChartComparison = {
    base: { snapshotId: base.model.snapshotId, finishedAt: base.finishedAt },
    things: Object.fromEntries(thingChanges(sides)),
    edges: Object.fromEntries(edgeChanges(base.model, head, unread)),
    cells: Object.fromEntries(unread.has("ecsTasks") ? [] : cellChanges(base.model, head)),
    unread: [...unread].sort(),
  };
  return { ...unitedCharts(base.model, head), compared };
}

function thingChanges({ base, head, configuration, unread }: Sides): readonly (readonly [Urn, ChangeKind])[] {
  const set = new Map(configuration.changes.map(({ urn, change }) => [urn, change]));
  const [was, is] = [thingsOf(base.model), thingsOf(head)];
  const isSure = !areasOfThings.some((area) => unread.has(area));
  return [...new Set([...is, ...was])].flatMap((urn) => {
    const resource = resourceOfBox(urn);
    const kind = parseUrn(resource)?.kind;
    // A subnet becomes a column when a task moves there: whether it is new its record tells.
    const isTold = kind !== undefined && isListed(kind) && !urn.endsWith("#family");
    const told = set.get(resource) ?? (isTold || !isSure ? undefined : presence(was.has(urn), is.has(urn)));
    return told === undefined ? [] : [[urn, told] as const];
  });
}

function presence(was: boolean, is: boolean): ChangeKind | undefined {
  if (was === is) return undefined;
  return is ? "added" : "removed";
}

function edgeChanges(base: ChartModel, head: ChartModel, unread: ReadonlySet<AreaName>) {
  const [was, is] = [base, head].map(({ edges }) => new Map(edges.map((edge) => [edgeKey(edge), edge] as const)));
  const keys = [...new Set([...(is?.keys() ?? []), ...(was?.keys() ?? [])])];
  return keys.flatMap((key): readonly (readonly [string, ChangeKind])[] => {
    const [before, after] = [was?.get(key), is?.get(key)];
    const kind = (after ?? before)?.kind;
    if (kind === undefined) return [];
    const isSure = !areasOfEdges[kind].some((area) => unread.has(area));
    const told = before && after ? edgeChange(before, after) : isSure ? presence(before !== undefined, after !== undefined) : undefined; // prettier-ignore
    return told === undefined ? [] : [[key, told]];
  });
}

/** A verdict that one of both surveys could not give is no change. */
function edgeChange(before: ChartEdge, after: ChartEdge): ChangeKind | undefined {
  if (before.verdict === "unknown" || after.verdict === "unknown") return undefined;
  const looks = ({ verdict, label, blocker }: ChartEdge) => JSON.stringify([verdict, label, blocker?.tag, blocker?.rule, blocker?.reply]); // prettier-ignore
  return looks(before) === looks(after) ? undefined : "changed";
}

function cellChanges(base: ChartModel, head: ChartModel): readonly (readonly [string, ChangeKind])[] {
  const [was, is] = [cellsOf(base), cellsOf(head)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((key) => {
    const [before, after] = [was.get(key), is.get(key)];
    const told = before && after ? cellChange(before, after) : presence(before !== undefined, after !== undefined);
    return told === undefined ? [] : [[key, told] as const];
  });
}

/** Which ports Docker chose is no change; how many tasks there are, and how they are, is. */
function cellChange(before: ChartCell, after: ChartCell): ChangeKind | undefined {
  const isSame =
    before.healthy === after.healthy && before.unwell === after.unwell && before.stopping === after.stopping;
  return isSame ? undefined : "changed";
}

function cellsOf(model: ChartModel): ReadonlyMap<string, ChartCell> {
  return new Map(
    rowsOf(model).flatMap(({ urn, cells }) => cells.map((cell) => [cellKey(urn, cell.subnetUrn), cell] as const)),
  );
}
