import type { ServicePlace, Topology } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { unreadArea } from "../reach/unread.ts";
import { anyCount, exactly, knownCount, sumOf, type Bounds } from "./bounds.ts";
import type { ServiceCapacity } from "./capacity-answer.ts";
import type { CapacityModel } from "./capacity-model.ts";
import { defined } from "./defined.ts";
import { deploymentFit, unpromised, type DeploymentFit } from "./deployment-fit.ts";
import type { Gaps } from "./gaps.ts";
import type { HostRoom } from "./host-room.ts";
import { isGrowing, launchOf, launchSubnets, type Launch } from "./launch.ts";
import { eligibleInstances, hasUntoldExpressions } from "./placement.ts";
import { canScale, targetOfService } from "./scalable-targets.ts";
import { serviceScaling } from "./scaling.ts";
import { serviceGaps } from "./service-gaps.ts";
import { serviceRoom, zoneRooms, type Ground } from "./service-room.ts";
import type { CountedSubnet } from "./subnet-addresses.ts";

/** What services are computed against. */
export type ServiceSurroundings = {
  readonly model: CapacityModel;
  readonly gaps: Gaps;
  readonly roomsByCluster: ReadonlyMap<string, readonly HostRoom[]>;
  readonly subnetOf: (place: ServicePlace, id: string) => CountedSubnet | undefined;
};

/** What is said of a deployment: all of it, or not that it fits while tasks, which may take the room, were not read. */
function promiseOf(service: ServicePlace, gaps: Gaps): (fit: DeploymentFit) => DeploymentFit {
  return gaps.unread(service, "surge", ["ecsTasks"]).length > 0 ? unpromised : (fit) => fit;
}

/** One service in the answer. */
export function serviceCapacity(service: ServicePlace, around: ServiceSurroundings): ServiceCapacity {
  const { item, urn } = service;
  const providers = around.model.providers.get(scopeKey(service)) ?? new Map<string, never>();
  const launch = launchOf(item, providers);
  // Fargate knows no other mode.
  const networkMode = launch === "fargate" ? "awsvpc" : service.networkMode;
  const wantsAddress = networkMode === "awsvpc" && launch !== "external";
  const subnets = wantsAddress ? subnetsOf(service, around) : [];
  const ground = groundOf(service, around, { launch, subnets, wantsAddress });
  const { placeable, binding, alone, open, refusal } = serviceRoom(ground);
  const target = targetOfService(service, around.model.scalableTargets.get(scopeKey(service)));
  const fit = deploymentFit(item, placeable);
  const promised = promiseOf(service, around.gaps);
  const surge = promised(fit);
  return {
    urn,
    arn: item.serviceArn,
    name: item.serviceName,
    clusterArn: item.clusterArn,
    launch,
    networkMode,
    schedulingStrategy: item.schedulingStrategy ?? "REPLICA",
    desired: item.desiredCount,
    running: item.runningCount,
    pending: item.pendingCount,
    ...defined({ placeable: knownCount(placeable), binding, refusal }),
    alone,
    open,
    zones: zonesOf(ground),
    surge,
    ...(target === undefined ? {} : { scaling: serviceScaling(item, target, { placeable, promised }) }),
    ...defined({ drainSeconds: drainSeconds(service, around.model.topology) }),
    subnets: subnets.flatMap((subnet) => subnet.place?.urn ?? []),
    scalesOut: item.capacityProviderStrategy.some(({ capacityProvider }) => {
      const provider = providers.get(capacityProvider);
      return provider !== undefined && isGrowing(provider);
    }),
    unknowns: [
      ...serviceGaps(service, around.gaps, {
        launch,
        hasDoubt: surge !== fit,
        isUntold: ground.isUntold,
        open: placeable.low === placeable.high ? [] : open,
        isSubnetMissing: wantsAddress && (subnets.length === 0 || subnets.some(({ place }) => place === undefined)),
      }),
      ...(target === undefined && canScale(item) ? around.gaps.unread(service, "scaling", ["scalableTargets"]) : []),
    ],
  };
}

function zonesOf(ground: Ground): ServiceCapacity["zones"] {
  return zoneRooms(ground).map(({ zone, room: { placeable, binding, refusal, alone, open } }) => ({
    zone,
    ...defined({ placeable: knownCount(placeable), binding, refusal }),
    alone,
    open,
  }));
}

/** AWS's default when a target group does not say. Source: Application Load Balancers guide, deregistration delay. */
const DRAIN_SECONDS = 300;

function drainSeconds({ targetGroupUrns }: ServicePlace, { targetGroups }: Topology): number | undefined {
  const delays = targetGroupUrns.map((urn) => {
    const attributes = targetGroups.get(urn)?.item.attributes;
    if (attributes?.known !== true) return undefined;
    const value = attributes.value.find(({ key }) => key === "deregistration_delay.timeout_seconds")?.value;
    return Number(value ?? DRAIN_SECONDS);
  });
  const known = delays.filter((delay) => delay !== undefined);
  return known.length === 0 || known.length < delays.length ? undefined : Math.max(...known);
}

type NamedSubnet = { readonly id: string } & Partial<CountedSubnet>;

function subnetsOf(service: ServicePlace, { subnetOf }: ServiceSurroundings): readonly NamedSubnet[] {
  return launchSubnets(service.item).map((id) => ({ id, ...subnetOf(service, id) }));
}

function groundOf(
  service: ServicePlace,
  { model, roomsByCluster }: ServiceSurroundings,
  {
    launch,
    subnets,
    wantsAddress,
  }: { readonly launch: Launch; readonly subnets: readonly NamedSubnet[]; readonly wantsAddress: boolean },
): Ground {
  const rooms = roomsByCluster.get(service.item.clusterArn) ?? [];
  const isOnHosts = launch === "ec2" || launch === "external";
  const eligible = new Set(
    eligibleInstances(
      service,
      rooms.map(({ host }) => host.place),
      zoneSet(subnets),
    ),
  );
  const vpcIds = new Set(subnets.flatMap(({ place }) => place?.item.vpcId ?? []));
  const hosts = isOnHosts ? rooms.filter(({ host }) => eligible.has(host.place) && isInVpcs(host.place, vpcIds)) : [];
  return {
    service,
    launch,
    hosts,
    isUntold: hasUntoldExpressions(
      service,
      hosts.map(({ host }) => host.place),
    ),
    hasUnreadHosts: isOnHosts && unreadArea(model.topology, service, "ecsContainerInstances") !== undefined,
    ...(wantsAddress ? { addresses: addressesByZone(subnets) } : {}),
  };
}

function isInVpcs({ instance }: HostRoom["host"]["place"], vpcIds: ReadonlySet<string>): boolean {
  const vpcId = instance?.item.vpcId;
  return vpcId === undefined || vpcIds.size === 0 || vpcIds.has(vpcId);
}

/** The zones of the subnets; `undefined` when one of them is not known. */
function zoneSet(subnets: readonly NamedSubnet[]): ReadonlySet<string> | undefined {
  const zones = subnets.flatMap(({ place }) => place?.item.availabilityZone ?? []);
  return zones.length > 0 && zones.length === subnets.length ? new Set(zones) : undefined;
}

function addressesByZone(subnets: readonly NamedSubnet[]): ReadonlyMap<string, Bounds> {
  if (subnets.length === 0) return new Map([["", anyCount]]);
  const byZone = groupBy(subnets, ({ place }) => place?.item.availabilityZone ?? "");
  return new Map([...byZone].map(([zone, ofZone]) => [zone, sumOf(ofZone.map(addressesOf))]));
}

function addressesOf({ place, addresses }: NamedSubnet): Bounds {
  if (place === undefined) return anyCount;
  return exactly(addresses?.freeForTasks ?? Infinity);
}
