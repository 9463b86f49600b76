import { groupBy } from "#lib/model/group-by.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { ChartModel } from "./chart-model.ts";

/** From one box to the next. */
export type Step = { readonly from: Urn; readonly to: Urn };

/** The lines of a chart, and the steps from a load balancer to its listeners, which have no line of their own. */
export function stepsOf({ edges, loadBalancers }: ChartModel): readonly Step[] {
  const inside = loadBalancers.flatMap(({ urn, listeners }) =>
    listeners.map((listener) => ({ from: urn, to: listener.urn })),
  );
  return [...edges, ...inside];
}

/** What can be reached from some boxes along steps, they themselves left out unless a step leads back. */
function reached(
  starts: ReadonlySet<Urn>,
  steps: ReadonlyMap<Urn, readonly Step[]>,
  end: "from" | "to",
): ReadonlySet<Urn> {
  const found = new Set<Urn>();
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

/** The boxes on the ways between matches: what leads from one match on to another. */
export function routesBetween(model: ChartModel, matches: ReadonlySet<Urn>): ReadonlySet<Urn> {
  const steps = stepsOf(model);
  const ahead = reached(
    matches,
    groupBy(steps, ({ from }) => from),
    "to",
  );
  const behind = reached(
    matches,
    groupBy(steps, ({ to }) => to),
    "from",
  );
  return new Set([...ahead].filter((urn) => behind.has(urn)));
}
