import { groupBy } from "#lib/model/group-by.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { ChartModel, ChartVpc } from "./chart-model.ts";
import { stepsOf, type Step } from "./keep-routes.ts";
import { withoutHidden } from "./without-hidden.ts";

function rowsOf({ clusters }: ChartVpc): readonly Urn[] {
  return clusters.flatMap(({ rows }) => rows.map(({ urn }) => urn));
}

/** Everything that leads to some things, or where they lead, whichever `end` says; they themselves too. */
function along(starts: readonly Urn[], steps: ReadonlyMap<Urn, readonly Step[]>, end: "from" | "to"): ReadonlySet<Urn> {
  const found = new Set(starts);
  const waiting = [...starts];
  for (let urn = waiting.pop(); urn !== undefined; urn = waiting.pop()) {
    for (const step of steps.get(urn) ?? []) {
      if (found.has(step[end])) continue;
      found.add(step[end]);
      waiting.push(step[end]);
    }
  }
  return found;
}

/**
 * A chart for each VPC in which something runs, each with what leads there and where that leads; what belongs to none of
 * them is on the first. Together they show everything that the whole shows.
 */
export function chartsOfVpcs(model: ChartModel): readonly { readonly vpc: ChartVpc; readonly model: ChartModel }[] {
  const busy = model.vpcs.filter((vpc) => rowsOf(vpc).length > 0);
  if (busy.length <= 1) return model.vpcs.slice(0, 1).map((vpc) => ({ vpc, model }));
  const steps = stepsOf(model);
  const byTo = groupBy(steps, ({ to }) => to);
  const byFrom = groupBy(steps, ({ from }) => from);
  const reached = busy.map(
    (vpc) => new Set([...along(rowsOf(vpc), byTo, "from"), ...along(rowsOf(vpc), byFrom, "to")]),
  );
  const claimed = new Set(reached.flatMap((urns) => [...urns]));
  return busy.map((vpc, index) => {
    const own = new Set([...(reached[index] ?? []), vpc.urn, ...headsOf(vpc)]);
    const others = busy.filter((other) => other !== vpc);
    const foreign = new Set(others.flatMap((other) => [other.urn, ...headsOf(other), ...rowsOf(other)]));
    const isHidden = (urn: Urn): boolean => foreign.has(urn) || (!own.has(urn) && (index > 0 || claimed.has(urn)));
    const shown = withoutHidden(model, isHidden);
    return { vpc, model: index === 0 ? shown : { ...shown, otherNames: 0, unread: [] } };
  });
}

function headsOf({ columns, clusters }: ChartVpc): readonly Urn[] {
  return [...columns, ...clusters].map(({ urn }) => urn);
}
