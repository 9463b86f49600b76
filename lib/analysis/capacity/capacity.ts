import type { SubnetPlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { isGlobal } from "#lib/model/snapshot.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { Language } from "../reach/sentence.ts";
import { unreadAreas, type Place } from "../reach/unread.ts";
import type { CapacityAnswer, ServiceCapacity } from "./capacity-answer.ts";
import type { CapacityModel, Host } from "./capacity-model.ts";
import { gapsOf } from "./gaps.ts";
import { hostRooms } from "./host-room.ts";
import { instanceCapacity } from "./instance-capacity.ts";
import { sayCapacityIn } from "./sentences.ts";
import { serviceCapacity } from "./service-capacity.ts";
import { countedSubnet, type CountedSubnet } from "./subnet-addresses.ts";
import { subnetCapacity, type Wanted, type Wants } from "./subnet-capacity.ts";

/** How much still fits on every container instance, in every subnet and for every service of a model. */
export function capacityOf(model: CapacityModel, language: Language): Omit<CapacityAnswer, "whatIf"> {
  const { topology } = model;
  const gaps = gapsOf(topology, sayCapacityIn(language));
  const rooms = hostRooms(model);
  const subnets = model.subnets.map(countedSubnet);
  const subnetOf = byPlaceAndId(subnets);
  const isSubnetShared = ({ place }: Host): boolean => {
    const owner = subnetOf(place, place.instance?.item.subnetId ?? "")?.place.item.ownerId;
    return owner !== undefined && owner !== place.account;
  };
  const around = { model, gaps, subnetOf, roomsByCluster: groupBy(rooms, ({ host }) => host.place.item.clusterArn) };
  const services = model.services.map((service) => serviceCapacity(service, around));
  const places = new Map(model.subnets.map((subnet) => [subnet.urn, subnet]));
  const wants: Wants = {
    now: wantedOf(services, places, ({ surge }) => surge.starts),
    scaledOut: wantedOf(services, places, ({ surge, scaling }) => scaling?.surge?.starts ?? surge.starts),
    untold: subnetsUntold(services),
  };
  return {
    snapshotId: topology.snapshot.snapshotId,
    instances: rooms.map((room) => instanceCapacity(room, { gaps, isSubnetShared, providers: model.providers })),
    subnets: subnets.map((subnet) => subnetCapacity(subnet, { gaps, wants })),
    services,
    unknowns: unreadOf(model),
  };
}

/** The subnets of one account and Region by their ids. */
function byPlaceAndId(subnets: readonly CountedSubnet[]): (place: Place, id: string) => CountedSubnet | undefined {
  const byKey = new Map(subnets.map((subnet) => [`${scopeKey(subnet.place)} ${subnet.place.item.subnetId}`, subnet]));
  return (place, id) => byKey.get(`${scopeKey(place)} ${id}`);
}

/**
 * The addresses each service would add at the height of a deployment: the tasks it starts spread over the zones of its subnets,
 * and in a zone over the subnets there.
 */
function wantedOf(
  services: readonly ServiceCapacity[],
  subnets: ReadonlyMap<Urn, SubnetPlace>,
  startsOf: (service: ServiceCapacity) => number,
): Wanted {
  const wanted = services.flatMap((service) => {
    const { urn, subnets: urns } = service;
    const starts = startsOf(service);
    const own = urns.flatMap((subnet) => subnets.get(subnet) ?? []);
    if (starts === 0 || own.length === 0) return [];
    const byZone = groupBy(own, ({ item }) => item.availabilityZone ?? "");
    const perZone = Math.ceil(starts / byZone.size);
    return own.map((subnet) => {
      const here = byZone.get(subnet.item.availabilityZone ?? "")?.length ?? 1;
      return { subnet: subnet.urn, urn, addresses: Math.ceil(perZone / here) };
    });
  });
  return new Map(
    [...groupBy(wanted, ({ subnet }) => subnet)].map(([subnet, list]) => [
      subnet,
      list.map(({ urn, addresses }) => ({ urn, addresses })),
    ]),
  );
}

/** The subnets of services of which nobody knows how far they may scale. */
function subnetsUntold(services: readonly ServiceCapacity[]): ReadonlySet<Urn> {
  return new Set(
    services
      .filter(({ unknowns }) => unknowns.some(({ field }) => field === "scaling"))
      .flatMap(({ subnets }) => subnets),
  );
}

const neededAreas = [
  "ecsServices",
  "ecsTasks",
  "ecsTaskDefinitions",
  "ecsContainerInstances",
  "capacityProviders",
  "accountSettings",
  "scalableTargets",
  "ec2Instances",
  "instanceTypes",
  "networkInterfaces",
  "subnets",
] as const;

function unreadOf({ topology }: CapacityModel): CapacityAnswer["unknowns"] {
  return topology.placed
    .filter(({ scoped }) => !isGlobal(scoped))
    .flatMap(({ scoped }) => unreadAreas(topology, scoped.scope, neededAreas))
    .map(({ text, call }) => ({ text, call }));
}
