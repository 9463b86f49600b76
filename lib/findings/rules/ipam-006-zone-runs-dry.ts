import { groupBy } from "#lib/model/group-by.ts";
import type { ServicePlace, Topology } from "#lib/graph/topology.ts";
import type { SubnetRoom } from "#lib/analysis/capacity/subnet-room.ts";
import { addressNeeds, roomText, totalRoom, type AddressNeed } from "../address-needs.ts";
import { fact, listed } from "../fact.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** A zone of a service with the room of its subnets. */
type Zone = { readonly name: string; readonly rooms: readonly SubnetRoom[]; readonly room: number };

/** IPAM-006: one zone of a service has too few addresses for its share, while the others have enough. */
export const zoneRunsDry = defineRule({
  id: "IPAM-006",
  slug: "zone-runs-dry",
  severity: "medium",
  level: "regional",
  needs: [
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "subnets",
    "loadBalancers",
    "networkInterfaces",
    "targetGroups",
    "listeners",
    "listenerRules",
  ],
  partialIsFine: ["networkInterfaces", "loadBalancers", "targetGroups", "listeners", "listenerRules"],
  symptomOf: ["IPAM-001", "EKS-001"],
  text: {
    title: "One zone is short of addresses",
    why: "ECS spreads the tasks of a service over its zones and does not look for the emptier subnet. In the zone that is short some starts fail, and the service leans on the others.",
    fix: "Add a subnet of /24 or larger in that zone, or move to larger subnets there.",
    limits: "AWS's own count of free addresses is taken as it is. Scaling policies are not read.",
    says: {
      desired:
        "{service} is short of {tasks|task|tasks}, and zone {zone} has {room|address|addresses} for its share of {share}",
      surge:
        "A deployment of {service} starts {share|task|tasks} in each zone, and zone {zone} has {room|address|addresses} left",
    },
    figures: {
      desired: "Free addresses: {table}.",
      surge: "Free addresses: {table}.",
    },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"],
  subjects: ({ scope, topology }) => addressNeeds(topology, scope),
  check: (need, { topology }) => {
    const { service, start, subnets } = need;
    if (subnets.unread.length > 0)
      return { unknown: `Subnets of ${service.item.serviceName} were not read: ${listed(subnets.unread)}.` };
    // Too little room in all is IPAM-002's, and a share of a whole second set of tasks is not promised.
    if (subnets.isIpv6 || start.why === "replacement" || totalRoom(need) < start.tasks) return [];
    const zones = zonesOf(need);
    const share = Math.ceil(start.tasks / zones.length);
    const [dry] = zones
      .filter(({ room, rooms }) => room < share && rooms.some(({ free }) => free > 0))
      .filter(({ name }) => usesZone(service, name, topology))
      .toSorted((a, b) => a.room - b.room);
    if (dry === undefined || zones.length < 2) return [];
    return [
      {
        ...subjectOf(service.urn),
        discriminator: dry.name,
        says: start.why === "desired" ? "desired" : "surge",
        confidence: "likely",
        values: {
          service: service.item.serviceName,
          zone: dry.name,
          tasks: start.tasks,
          share,
          room: dry.room,
          table: listed(zones.flatMap(({ name, rooms }) => rooms.map((room) => `${name} ${roomText(room)}`))),
        },
        affected: [service.urn],
        because: subnets.rooms.map(({ subnet, free }) =>
          fact(subnet.urn, "subnets", `${subnet.item.availabilityZone ?? "?"}: AvailableIpAddressCount = ${free}`),
        ),
        about: [service.urn, ...dry.rooms.map(({ subnet }) => subnet.urn)],
      },
    ];
  },
});

function zonesOf({ subnets }: AddressNeed): readonly Zone[] {
  return [...groupBy(subnets.rooms, ({ subnet }) => subnet.item.availabilityZone)].map(([name, rooms]) => ({
    name,
    rooms,
    room: rooms.reduce((sum, { room }) => sum + room, 0),
  }));
}

/** Whether tasks of a service run in a zone, or a load balancer of its sends traffic there. */
function usesZone({ tasks, targetGroupUrns }: ServicePlace, zone: string, { targetGroups }: Topology): boolean {
  if (tasks.some(({ item }) => item.availabilityZone === zone)) return true;
  const balancers = targetGroupUrns.flatMap((urn) =>
    (targetGroups.get(urn)?.forwardedBy ?? []).map(({ loadBalancer }) => loadBalancer.item),
  );
  return balancers.some(({ availabilityZones }) => availabilityZones.some(({ zoneName }) => zoneName === zone));
}
