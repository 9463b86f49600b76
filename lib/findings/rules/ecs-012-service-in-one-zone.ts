import { eligibleInstances, subnetZones, zoneOf } from "#lib/analysis/capacity/placement.ts";
import type { ServicePlace } from "#lib/graph/topology.ts";
import { clustersInScope, roomTables, type ClusterPlace } from "../clusters.ts";
import { fact, listed } from "../fact.ts";
import { defineRule } from "../rule.ts";
import { isWanted, runsOnInstances } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

type Subject = { readonly cluster: ClusterPlace; readonly zonesBySubnet: ReadonlyMap<string, string | undefined> };

/** ECS-012: all tasks of a service stand in one Availability Zone. */
export const serviceInOneZone = defineRule({
  id: "ECS-012",
  slug: "service-in-one-zone",
  severity: "low",
  level: "regional",
  needs: ["ecsServices", "ecsTasks", "ecsTaskDefinitions", "ecsContainerInstances", "ec2Instances", "subnets"],
  partialIsFine: ["ecsTasks"],
  text: {
    title: "Service stands in one Availability Zone",
    why: "A service of several tasks in one zone is lost with that zone, however many tasks it has.",
    fix: "Give the service subnets, or its cluster instances, in a second zone.",
    limits:
      "A service that must be near something in its zone looks the same. Placement constraints are not evaluated.",
    says: {
      one: "{services|service|services} of cluster {cluster} {services?keeps all its|keep all their} tasks in one Availability Zone",
    },
    figures: { one: "In one zone: {table}." },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/availability-zone-rebalancing.html"],
  subjects: ({ scope, topology, items }) => {
    const { zonesBySubnet } = roomTables({ subnets: items.subnets, instanceTypes: [] });
    return clustersInScope(topology, scope)
      .filter(({ services }) => services.length > 0)
      .map((cluster): Subject => ({ cluster, zonesBySubnet }));
  },
  check: (subject) => {
    const { cluster } = subject;
    const judged = cluster.services
      .filter(({ item }) => isWanted(item) && item.desiredCount > 1 && item.launchType !== "EXTERNAL")
      .map((service) => ({ service, zones: zonesOf(service, subject) }));
    const single = judged.filter(({ zones }) => zones?.size === 1);
    if (single.length === 0) {
      const untold = judged.filter(({ zones }) => zones === undefined);
      return untold.length === 0
        ? []
        : { unknown: `The zones of ${listed(untold.map(({ service }) => service.item.serviceName))} were not read.` };
    }
    const rows = single.map(({ service, zones }) => `${service.item.serviceName} ${listed([...(zones ?? [])])}`);
    return [
      {
        ...subjectOf(cluster.urn),
        says: "one",
        confidence: "confirmed",
        values: { cluster: cluster.name, services: single.length, table: listed(rows, 10) },
        affected: single.map(({ service }) => service.urn),
        because: single
          .slice(0, 20)
          .map(({ service, zones }) =>
            fact(
              service.urn,
              "subnets",
              `desiredCount = ${service.item.desiredCount}, availabilityZone = ${listed([...(zones ?? [])])}`,
            ),
          ),
        about: [cluster.urn],
      },
    ];
  },
});

/** The zones a service may run in: those of its subnets, less on instances those without one; `undefined` when not known. */
function zonesOf(service: ServicePlace, { cluster, zonesBySubnet }: Subject): ReadonlySet<string> | undefined {
  const { item } = service;
  const ofSubnets = subnetZones(item, zonesBySubnet);
  if (item.awsvpcConfiguration !== undefined && ofSubnets === undefined) return undefined;
  if (!runsOnInstances(item)) return ofSubnets;
  const ofInstances = eligibleInstances(service, cluster.instances, ofSubnets).map(zoneOf);
  if (ofInstances.length === 0 || ofInstances.some((zone) => zone === undefined)) return ofSubnets;
  return new Set(ofInstances.flatMap((zone) => zone ?? []));
}
