import type { ServicePlace, SubnetPlace, TaskPlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { InstanceType } from "#lib/model/resources/ec2-instance.ts";
import { scopeKey } from "#lib/model/scope.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { CapacityModel, Host } from "./capacity-model.ts";
import { addedHosts } from "./added-hosts.ts";
import { isExternal } from "./placement.ts";
import { relaunched } from "./relaunched-host.ts";
import { addressCost } from "./subnet-addresses.ts";
import type { ClusterChange, ServiceChange } from "./what-if.ts";

/** What would be otherwise, with the services and clusters it is about. */
export type Change =
  | { readonly kind: "service"; readonly service: ServicePlace; readonly change: ServiceChange }
  | {
      readonly kind: "cluster";
      readonly clusterArn: string;
      readonly change: ClusterChange;
      /** Of another instance type that was named. */
      readonly type?: InstanceType;
    };

/** The model as it would be: everything else is as it is. Tasks that lose their place wait for another. */
export function applyWhatIf(model: CapacityModel, changes: readonly Change[]): CapacityModel {
  return changes.reduce(
    (now, change) => (change.kind === "cluster" ? changeCluster(now, change) : changeService(now, change)),
    model,
  );
}

function changeService(
  model: CapacityModel,
  { service, change }: Extract<Change, { readonly kind: "service" }>,
): CapacityModel {
  const { desired, maximumPercent, minimumHealthyPercent } = change;
  return {
    ...model,
    services: model.services.map((one) =>
      one.urn === service.urn
        ? {
            ...one,
            item: {
              ...one.item,
              ...(desired === undefined ? {} : { desiredCount: desired }),
              ...(maximumPercent === undefined ? {} : { maximumPercent }),
              ...(minimumHealthyPercent === undefined ? {} : { minimumHealthyPercent }),
            },
          }
        : one,
    ),
  };
}

function changeCluster(
  model: CapacityModel,
  { clusterArn, change, type }: Extract<Change, { readonly kind: "cluster" }>,
): CapacityModel {
  const own = model.hosts.filter(({ place }) => place.item.clusterArn === clusterArn && !isExternal(place));
  const staying = change.instances === undefined ? own : fullest(own, change.instances);
  const isRelaunched = type !== undefined || change.trunking !== undefined;
  const now = isRelaunched ? staying.map((host) => relaunched(host, { type, trunking: change.trunking })) : staying;
  const added = addedHosts(now, {
    count: Math.max(0, (change.instances ?? 0) - own.length),
    daemons: daemonsOf(model),
  });
  const hosts = [...now, ...added];
  const kept = new Set(hosts.flatMap(({ place }) => place.tasks.map(({ urn }) => urn)));
  const leaving = own.flatMap(({ place }) => place.tasks.filter(({ urn }) => !kept.has(urn)));
  const isOwn = new Set(own);
  return moved({
    model: { ...model, hosts: [...model.hosts.filter((host) => !isOwn.has(host)), ...hosts] },
    leaving,
    before: own,
    after: hosts,
  });
}

function daemonsOf({ services }: CapacityModel): ReadonlySet<Urn> {
  return new Set(services.flatMap(({ urn, item }) => (item.schedulingStrategy === "DAEMON" ? [urn] : [])));
}

/** The hosts with the most tasks: those with the fewest go first. */
function fullest(hosts: readonly Host[], count: number): readonly Host[] {
  const kept = new Set(hosts.toSorted((a, b) => b.place.tasks.length - a.place.tasks.length).slice(0, count));
  return hosts.filter((host) => kept.has(host));
}

type Move = {
  readonly model: CapacityModel;
  readonly leaving: readonly TaskPlace[];
  readonly before: readonly Host[];
  readonly after: readonly Host[];
};

/** Services lose the tasks that leave; subnets get back their addresses, and give some to new instances and trunks. */
function moved({ model, leaving, before, after }: Move): CapacityModel {
  const lost = groupBy(leaving, ({ serviceUrn }) => serviceUrn);
  const interfacesOf = (hosts: readonly Host[]) =>
    new Map(hosts.flatMap(({ place }) => place.interfaces.map((one) => [one.urn, one])));
  const [had, has] = [interfacesOf(before), interfacesOf(after)];
  const gone = new Set<Urn>([
    ...leaving.flatMap(({ networkMode, networkInterface }) =>
      networkMode === "awsvpc" && networkInterface !== undefined ? [networkInterface.urn] : [],
    ),
    // A task's interface that is no longer attached is a branch now: it keeps its address.
    ...[...had.values()].flatMap(({ urn, owner }) => (!has.has(urn) && owner.class !== "ecs-task" ? [urn] : [])),
  ]);
  const come = groupBy(
    [...has.values()].filter(({ urn }) => !had.has(urn)),
    ({ item, account, region }) => `${scopeKey({ account, region })} ${item.subnetId ?? ""}`,
  );
  return {
    ...model,
    services: model.services.map((service) => without(service, lost.get(service.urn) ?? [])),
    subnets: model.subnets.map((subnet) =>
      exchanged(subnet, gone, come.get(`${scopeKey(subnet)} ${subnet.item.subnetId}`) ?? []),
    ),
  };
}

function without(service: ServicePlace, lost: readonly TaskPlace[]): ServicePlace {
  if (lost.length === 0) return service;
  const urns = new Set(lost.map(({ urn }) => urn));
  const running = lost.filter(({ item }) => item.lastStatus === "RUNNING").length;
  const { item } = service;
  return {
    ...service,
    tasks: service.tasks.filter(({ urn }) => !urns.has(urn)),
    item: {
      ...item,
      runningCount: Math.max(0, item.runningCount - running),
      pendingCount: Math.max(0, item.pendingCount - (lost.length - running)),
    },
  };
}

function exchanged(subnet: SubnetPlace, gone: ReadonlySet<Urn>, come: SubnetPlace["interfaces"]): SubnetPlace {
  const leaving = subnet.interfaces.filter(({ urn }) => gone.has(urn));
  if (leaving.length === 0 && come.length === 0) return subnet;
  const costOf = (interfaces: SubnetPlace["interfaces"]) =>
    interfaces.reduce((total, { item }) => total + addressCost(item), 0);
  return {
    ...subnet,
    interfaces: [...subnet.interfaces.filter(({ urn }) => !gone.has(urn)), ...come],
    item: {
      ...subnet.item,
      availableIpAddressCount: Math.max(0, subnet.item.availableIpAddressCount + costOf(leaving) - costOf(come)),
    },
  };
}
