import type { InstanceCapacity } from "./capacity-answer.ts";
import type { CapacityModel } from "./capacity-model.ts";
import { gapsOf } from "./gaps.ts";
import { hostRooms } from "./host-room.ts";
import { instanceCapacity } from "./instance-capacity.ts";
import { sayCapacityIn } from "./sentences.ts";

/** What each container instance can hold, without the subnets and services that {@link capacityOf} counts as well. */
export function instancesOf(model: CapacityModel): readonly InstanceCapacity[] {
  const gaps = gapsOf(model.topology, sayCapacityIn("en"));
  const around = { gaps, isSubnetShared: () => false, providers: model.providers };
  return hostRooms(model).map((room) => instanceCapacity(room, around));
}
