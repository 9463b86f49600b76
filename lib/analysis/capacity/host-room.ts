import type { AreaName } from "#lib/model/areas.ts";
import { unreadArea } from "../reach/unread.ts";
import { anyCount, atMost, exactly, type Bounds } from "./bounds.ts";
import type { CapacityModel, Host } from "./capacity-model.ts";
import { eniSlots, type EniSlots } from "./eni-slots.ts";
import { hostPortKey, takenHostPorts } from "./host-ports.ts";
import { isExternal, resourceOf, zoneOf } from "./placement.ts";

/** What a container instance has left for tasks. */
export type HostRoom = {
  readonly host: Host;
  readonly zone?: string;
  /** `undefined` when what its type holds was not read. */
  readonly slots?: EniSlots;
  /** How many tasks with an interface of their own still fit. */
  readonly eni: Bounds;
  /** Whether all its tasks were read: those that were not may hold ports, and a place of which there is one. */
  readonly areTasksRead: boolean;
  /** Host ports nobody else can have, `tcp/80`; `undefined` when the instance does not say. */
  readonly takenPorts?: ReadonlySet<string>;
  /** CPU units; `undefined` when the instance does not say. */
  readonly cpu?: number;
  /** MiB. */
  readonly memory?: number;
};

/** What each container instance has left, in the order of the model. */
export function hostRooms({ topology, hosts }: CapacityModel): readonly HostRoom[] {
  const unread = new Map<string, boolean>();
  const isUnread = ({ place }: Host, area: AreaName): boolean => {
    const key = `${place.account}/${place.region} ${area}`;
    const known = unread.get(key) ?? unreadArea(topology, place, area) !== undefined;
    unread.set(key, known);
    return known;
  };
  return hosts.map((host) => {
    const { place, type } = host;
    const zone = zoneOf(place);
    const slots = eniSlots(place, type);
    const takenPorts = portsOf(host);
    const areTasksRead = !isUnread(host, "ecsTasks");
    const [cpu, memory] = [resourceOf(place.item, "CPU").remaining, resourceOf(place.item, "MEMORY").remaining];
    return {
      host,
      ...(zone === undefined ? {} : { zone }),
      ...(slots === undefined ? {} : { slots }),
      eni: eniRoom(host, slots, isUnread(host, "networkInterfaces") || !areTasksRead),
      areTasksRead,
      ...(takenPorts === undefined ? {} : { takenPorts }),
      ...(cpu === undefined ? {} : { cpu: Math.max(0, cpu) }),
      ...(memory === undefined ? {} : { memory: Math.max(0, memory) }),
    };
  });
}

/** Interfaces or tasks that were not read may take of what seems free. */
function eniRoom({ place }: Host, slots: EniSlots | undefined, isPartial: boolean): Bounds {
  // Task networking needs EC2: a machine of one's own has no place for an interface at all.
  if (isExternal(place)) return exactly(0);
  if (slots?.taskFree === undefined) return anyCount;
  return isPartial ? atMost(slots.taskFree) : exactly(slots.taskFree);
}

/** What the instance lists, and what its tasks were seen to have bound. */
function portsOf({ place }: Host): ReadonlySet<string> | undefined {
  const listed = takenHostPorts(place.item);
  if (listed === undefined) return undefined;
  const bound = place.tasks.flatMap(({ networkMode, ports }) =>
    networkMode === "bridge" || networkMode === "host" ? ports.map(hostPortKey) : [],
  );
  return new Set([...listed, ...bound]);
}
