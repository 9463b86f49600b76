import type { Urn } from "#lib/model/urn.ts";
import type { ChartModel } from "./chart-model.ts";
import { routesBetween } from "./keep-routes.ts";

/** A box that stands for a resource a second time has a key behind its URN; a family of tasks is no resource, and keeps its own. */
export function resourceOfBox(urn: Urn): Urn {
  return urn.endsWith("#family") ? urn : (urn.split("#")[0] ?? urn);
}

function namesOf(model: ChartModel): readonly Urn[] {
  const { names, entries, loadBalancers, targetGroups, exits, dependencies } = model;
  const things = [...names, ...entries, ...loadBalancers, ...targetGroups, ...exits, ...dependencies];
  const listeners = loadBalancers.flatMap((balancer) => balancer.listeners);
  const rows = model.vpcs.flatMap(({ clusters }) => clusters.flatMap((cluster) => cluster.rows));
  const heads = model.vpcs.flatMap((vpc) => [vpc, ...vpc.columns, ...vpc.clusters]);
  return [...things, ...listeners, ...heads, ...rows, ...rows.flatMap(({ tasks }) => tasks)].map(({ urn }) => urn);
}

/** What stands around lit rows: their subnets, their cluster and their VPC. */
function aroundRows({ vpcs }: ChartModel, lit: ReadonlySet<Urn>): readonly Urn[] {
  return vpcs.flatMap((vpc) => {
    const clusters = vpc.clusters.filter(({ rows }) => rows.some(({ urn, tasks }) => lit.has(urn) || tasks.some((task) => lit.has(task.urn)))); // prettier-ignore
    const rows = clusters.flatMap((cluster) => cluster.rows.filter(({ urn }) => lit.has(urn)));
    const subnets = rows.flatMap(({ cells }) => cells.map(({ subnetUrn }) => subnetUrn));
    const isLit = clusters.length > 0 || vpc.columns.some(({ urn }) => lit.has(urn));
    return [...(isLit ? [vpc.urn] : []), ...clusters.map(({ urn }) => urn), ...subnets];
  });
}

/**
 * The boxes that keep their ink under a filter: those of resources that match or may match, with `routes` those on the ways
 * between them, and whatever stands around a row that does.
 */
export function litBoxes(
  model: ChartModel,
  found: ReadonlySet<Urn>,
  { routes }: { readonly routes: boolean },
): ReadonlySet<Urn> {
  // prettier-ignore
  const matches = new Set(namesOf(model).filter((urn) => found.has(resourceOfBox(urn))));
  const lit = routes ? new Set([...matches, ...routesBetween(model, matches)]) : matches;
  for (const urn of aroundRows(model, lit)) lit.add(urn);
  // A load balancer's card holds its listeners.
  for (const { urn, listeners } of model.loadBalancers) if (listeners.some((one) => lit.has(one.urn))) lit.add(urn);
  return lit;
}
