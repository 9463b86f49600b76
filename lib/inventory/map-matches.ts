import type { Filter, Subject } from "#lib/filter/filter.ts";
import type { Topology } from "#lib/graph/topology.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { NodeKind, Urn } from "#lib/model/urn.ts";
import { dependencyInterfaces } from "#lib/report/chart/chart-outbound.ts";
import { groundModel } from "#lib/report/chart/ground/build-ground.ts";
import { filterSubjects, type Filtered } from "./filter-resources.ts";
import { mapChanges, withChange } from "./map-changes.ts";
import { familyOf } from "./subject-fields.ts";
import { resourcesOf, type Resource, type Resources } from "./subjects.ts";

/** The kinds the map draws a box of, one each. */
const drawn: readonly NodeKind[] = [
  "record-set", "cloud-map-service", "internet-gateway", "load-balancer", "listener", "target-group", "vpc", "subnet",
  "ecs-cluster", "ecs-service", "egress-only-internet-gateway", "nat-gateway", "vpc-endpoint", "vpc-peering-connection",
  "transit-gateway", "transit-gateway-attachment", "vpn-gateway",
]; // prettier-ignore

/** What of the map is asked about: the flow, with its tasks or without, or the ground; compared with `base`. */
export type MapAsked = {
  readonly withTasks: boolean;
  readonly ground?: boolean;
  readonly base?: Inspection | undefined;
};

/**
 * What of the map a filter finds, by the URN of its box: a family of tasks without a service when one of them is found. Compared
 * with `base` also what only that has, and `is:changed` tells what is otherwise.
 */
export function mapMatches(
  inspection: Inspection,
  filter: Filter,
  { withTasks, ground = false, base }: MapAsked,
): Filtered<{ readonly urn: Urn }> & { readonly all: number } {
  const { topology } = inspection;
  const resources = resourcesOf(inspection);
  const changes = base === undefined ? undefined : mapChanges(base, inspection);
  const earlier = base === undefined ? undefined : resourcesOf(base);
  const gone = (changes?.gone ?? []).flatMap(
    (urn) => (resources.get(urn) === undefined ? earlier?.get(urn) : undefined) ?? [],
  );
  const boxes = [...(ground ? onGround(inspection, resources) : inFlow(topology, resources, withTasks)), ...gone];
  const judged = (box: Resource, urn = box.urn, kind?: NodeKind): Subject =>
    changes === undefined ? box : withChange(box, changes.changed.has(urn), changes.unread(kind));
  const found = filterSubjects(
    boxes.map((box) => judged(box, box.urn, box.kind)),
    filter,
  );
  const families = (ground ? [] : familiesOf(inspection, resources)).map(({ urn, tasks }) => ({
    urn,
    ...filterSubjects(
      tasks.map((task) => judged(task, urn)),
      filter,
    ),
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

function inFlow(topology: Topology, resources: Resources, withTasks: boolean): readonly Resource[] {
  const outside = [...dependencyInterfaces(topology).values()].flatMap(([first]) => first?.urn ?? []);
  const kinds = withTasks ? [...drawn, "ecs-task" as const] : drawn;
  return [...kinds.flatMap((kind) => resources.ofKind(kind)), ...outside.flatMap((urn) => resources.get(urn) ?? [])];
}

/** VPCs, subnets and the owners of interfaces: one that is met in several subnets counts once. */
function onGround(inspection: Inspection, resources: Resources): readonly Resource[] {
  const { vpcs } = groundModel(inspection);
  const urns = vpcs.flatMap((vpc) => [vpc, ...vpc.subnets.flatMap((subnet) => [subnet, ...subnet.groups])]);
  return [...new Set(urns.map(({ urn }) => urn))].flatMap((urn) => resources.get(urn) ?? []);
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
