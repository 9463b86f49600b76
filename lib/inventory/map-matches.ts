import type { Filter } from "#lib/filter/filter.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { NodeKind, Urn } from "#lib/model/urn.ts";
import { dependencyInterfaces } from "#lib/report/chart/chart-outbound.ts";
import { filterSubjects, type Filtered } from "./filter-resources.ts";
import { familyOf } from "./subject-fields.ts";
import { resourcesOf, type Resource, type Resources } from "./subjects.ts";

/** The kinds the map draws a box of, one each. */
const drawn: readonly NodeKind[] = [
  "record-set", "cloud-map-service", "internet-gateway", "load-balancer", "listener", "target-group", "vpc", "subnet",
  "ecs-cluster", "ecs-service", "egress-only-internet-gateway", "nat-gateway", "vpc-endpoint", "vpc-peering-connection",
  "transit-gateway", "transit-gateway-attachment", "vpn-gateway",
]; // prettier-ignore

/** What of the map a filter finds, by the URN of its box: a family of tasks without a service when one of them is found. */
export function mapMatches(
  inspection: Inspection,
  filter: Filter,
  withTasks: boolean,
): Filtered<{ readonly urn: Urn }> & { readonly all: number } {
  const { topology } = inspection;
  const resources = resourcesOf(inspection);
  const outside = [...dependencyInterfaces(topology).values()].flatMap(([first]) => first?.urn ?? []);
  const kinds = withTasks ? [...drawn, "ecs-task" as const] : drawn;
  const boxes = [...kinds.flatMap((kind) => resources.ofKind(kind)), ...outside.flatMap((urn) => resources.get(urn) ?? [])]; // prettier-ignore
  const found = filterSubjects(boxes, filter);
  const families = familiesOf(inspection, resources).map(({ urn, tasks }) => ({
    urn,
    ...filterSubjects(tasks, filter),
  }));
  const matching = families.filter(({ matches }) => matches.length > 0);
  const open = families.filter(({ matches, open: ofFamily }) => matches.length === 0 && ofFamily.length > 0);
  return {
    all: boxes.length + families.length,
    matches: [...found.matches, ...matching],
    open: [...found.open, ...open],
    because: found.because.length > 0 ? found.because : (open[0]?.because ?? []),
  };
}

/** The tasks without a service by cluster and family, under the URN of the box of their row. */
function familiesOf({ topology }: Inspection, resources: Resources) {
  const alone = [...topology.tasks.values()].filter(({ serviceUrn }) => serviceUrn === undefined);
  const grouped = groupBy(alone, (task) => `${task.item.clusterArn} ${familyOf(task)}`);
  return [...grouped.values()].flatMap(
    (tasks): readonly { readonly urn: Urn; readonly tasks: readonly Resource[] }[] => {
      const [first] = tasks;
      return first === undefined ? [] : [{ urn: `${first.urn}#family`, tasks: tasks.flatMap(({ urn }) => resources.get(urn) ?? []) }]; // prettier-ignore
    },
  );
}
