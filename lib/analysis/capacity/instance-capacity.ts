import type { TaskPlace } from "#lib/graph/topology.ts";
import { tagValue } from "#lib/model/fields.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { arnTail, parseUrn } from "#lib/model/urn.ts";
import { isWindowsHost } from "../operating-system.ts";
import type { CapacitySlot, InstanceCapacity, TakenPort } from "./capacity-answer.ts";
import { typeNameOf, type CapacityModel, type Host } from "./capacity-model.ts";
import { defined } from "./defined.ts";
import type { EniSlots } from "./eni-slots.ts";
import type { Gaps } from "./gaps.ts";
import { instanceGaps } from "./instance-gaps.ts";
import type { HostRoom } from "./host-room.ts";
import { dynamicHostPortRange, hostPortKey, takenHostPorts, type HostPort } from "./host-ports.ts";
import { isExternal, resourceOf } from "./placement.ts";
import { trunkingOf } from "./trunking.ts";

/** One container instance in the answer. */
export function instanceCapacity(
  { host, zone, slots, eni }: HostRoom,
  around: {
    readonly gaps: Gaps;
    readonly isSubnetShared: (host: Host) => boolean;
    readonly providers: CapacityModel["providers"];
  },
): InstanceCapacity {
  const { place, trunkSetting } = host;
  const { item, instance } = place;
  const instanceType = typeNameOf(place);
  const isKnown = eni.low === eni.high && !isExternal(place);
  return {
    urn: place.urn,
    id: parseUrn(place.urn)?.id ?? arnTail(item.containerInstanceArn),
    name: nameOf(host),
    ...defined({
      ec2InstanceId: item.ec2InstanceId,
      capacityProvider: item.capacityProviderName,
      autoScalingGroup: autoScalingGroupOf(host, around.providers),
      instanceType,
      availabilityZone: zone,
      subnetId: instance?.item.subnetId,
      status: item.status,
      agentConnected: item.agentConnected,
    }),
    clusterArn: item.clusterArn,
    trunking: trunkingOf(place, {
      instanceType,
      setting: trunkSetting,
      isSubnetShared: around.isSubnetShared(host),
    }),
    enis: enisOf(slots, isKnown),
    hostPorts: {
      taken: takenPorts(host),
      dynamicRange: dynamicHostPortRange(isWindowsHost(place) ? "WINDOWS" : "LINUX"),
    },
    cpu: resourceOf(item, "CPU"),
    memory: resourceOf(item, "MEMORY"),
    ...(host.isNew === true ? { isNew: true } : {}),
    unknowns: instanceGaps(host, slots, around.gaps),
  };
}

/** The group that EC2 Auto Scaling wrote on the instance, or the one of its capacity provider. */
function autoScalingGroupOf({ place }: Host, providers: CapacityModel["providers"]): string | undefined {
  const tagged =
    place.instance === undefined ? undefined : tagValue(place.instance.item.tags, "aws:autoscaling:groupName");
  const provider = providers.get(scopeKey(place))?.get(place.item.capacityProviderName ?? "");
  return tagged ?? provider?.autoScalingGroupArn?.split("autoScalingGroupName/").at(1);
}

/** The instance's own name, or its id. */
function nameOf({ place: { item, instance } }: Host): string {
  return (
    (instance === undefined ? undefined : tagValue(instance.item.tags, "Name")) ??
    item.ec2InstanceId ??
    arnTail(item.containerInstanceArn)
  );
}

/** What may be more than was read is left out. */
function enisOf(slots: EniSlots | undefined, isKnown: boolean): InstanceCapacity["enis"] {
  if (slots === undefined) return { slots: [] };
  if (!isKnown) return { max: slots.max, slots: slots.slots };
  const { max, attached, taskLimit, taskUsed, taskFree = 0 } = slots;
  const free = Array.from({ length: taskFree }, (): CapacitySlot => ({ owner: "free" }));
  return { max, attached, taskUsed, taskFree, ...defined({ taskLimit }), slots: [...slots.slots, ...free] };
}

/** Ports the agent keeps for itself unless it is told otherwise. Source: ECS API reference, PortMapping. */
const agentPorts = new Set(["tcp/22", "tcp/2375", "tcp/2376", "tcp/51678", "tcp/51679", "tcp/51680"]);

function takenPorts({ place }: Host): readonly TakenPort[] {
  const taken = new Map<string, TakenPort>();
  for (const key of takenHostPorts(place.item) ?? []) {
    taken.set(key, { ...portOfKey(key), ...(agentPorts.has(key) ? { reserved: true } : {}) });
  }
  for (const task of place.tasks) {
    for (const port of portsOf(task)) taken.set(hostPortKey(port), port);
  }
  return [...taken.values()].toSorted((a, b) => a.port - b.port || (a.protocol < b.protocol ? -1 : 1));
}

function portsOf({ networkMode, ports, urn }: TaskPlace): readonly TakenPort[] {
  if (networkMode !== "bridge" && networkMode !== "host") return [];
  return ports.map(({ port, protocol, dynamic }) => ({
    port,
    protocol,
    owner: urn,
    ...(dynamic ? { dynamic: true } : {}),
  }));
}

function portOfKey(key: string): HostPort {
  const [protocol, port] = key.split("/");
  return { port: Number(port), protocol: protocol === "udp" ? "udp" : "tcp" };
}
