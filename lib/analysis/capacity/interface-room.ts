import type { ContainerInstancePlace, ServicePlace } from "#lib/graph/topology.ts";
import type { InstanceType } from "#lib/model/resources/ec2-instance.ts";
import { eniSlots } from "./eni-slots.ts";
import { eligibleInstances, fitsByCpuAndMemory, subnetZones } from "./placement.ts";

/** What room for a service's tasks is looked up with. */
export type RoomTables = {
  readonly typesByName: ReadonlyMap<string, InstanceType>;
  readonly zonesBySubnet: ReadonlyMap<string, string | undefined>;
};

/** An eligible instance with the task interfaces it has left, and the tasks it would take by CPU and memory alone; absent when not known. */
export type InterfaceRoom = {
  readonly place: ContainerInstancePlace;
  readonly free?: number;
  readonly fits?: number;
};

/** The instances that could take a task of an awsvpc service, each with its room. */
export function interfaceRooms(
  service: ServicePlace,
  instances: readonly ContainerInstancePlace[],
  { typesByName, zonesBySubnet }: RoomTables,
): readonly InterfaceRoom[] {
  const definition = service.taskDefinition;
  return eligibleInstances(service, instances, subnetZones(service.item, zonesBySubnet)).map((place) => {
    const free = eniSlots(place, typesByName.get(place.instance?.item.instanceType ?? ""))?.taskFree;
    const fits = definition === undefined ? undefined : fitsByCpuAndMemory(place.item, definition);
    return { place, ...(free === undefined ? {} : { free }), ...(fits === undefined ? {} : { fits }) };
  });
}

/** Whether interfaces alone keep the next task from every instance that has CPU and memory for it; `unknown` when that cannot be told. */
export function isInterfaceBound(rooms: readonly InterfaceRoom[]): boolean | "unknown" {
  if (rooms.some(({ free = 0, fits = 0 }) => free > 0 && fits > 0)) return false;
  if (rooms.some(({ free, fits }) => fits !== 0 && free !== 0 && (free === undefined || fits === undefined)))
    return "unknown";
  return rooms.some(isHeldUp);
}

/** Whether an instance has CPU and memory for a task, and no interface. */
export function isHeldUp({ free, fits }: InterfaceRoom): boolean {
  return free === 0 && fits !== undefined && fits > 0;
}
