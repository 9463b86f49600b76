import { takenHostPorts } from "#lib/analysis/capacity/host-ports.ts";
import { clustersInScope, instanceName } from "../clusters.ts";
import { fact, listed } from "../fact.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** Host ports an instance can keep reserved, those of the agent included. Source: ECS API reference, PortMapping. */
const LIMIT = 100;
const NEAR = 80;

/** PORT-007: a container instance has nearly as many reserved host ports as it can have. */
export const reservedPortsNearlyFull = defineRule({
  id: "PORT-007",
  slug: "reserved-ports-nearly-full",
  severity: "low",
  level: "regional",
  needs: ["ecsContainerInstances", "ec2Instances"],
  partialIsFine: ["ec2Instances"],
  text: {
    title: "Container instance is running out of reserved host ports",
    why: "A container instance keeps at most a hundred host ports reserved, those of the agent included. At the limit no further task with a fixed port is placed on it.",
    fix: "Let Docker choose the ports (hostPort 0: those are not counted), use awsvpc mode, or add instances.",
    limits: "Ports that Docker chose are not counted by ECS, and not here.",
    says: {
      near: "{instances|container instance|container instances} of cluster {cluster} have over eighty of a hundred host ports reserved",
    },
    figures: { near: "Reserved: {table}." },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html"],
  subjects: ({ scope, topology }) => clustersInScope(topology, scope).filter(({ instances }) => instances.length > 0),
  check: (cluster) => {
    const counted = cluster.instances.map((place) => ({ place, count: takenHostPorts(place.item)?.size }));
    const near = counted.filter(({ count = 0 }) => count > NEAR);
    if (near.length === 0) {
      return counted.every(({ count }) => count === undefined)
        ? { unknown: `The container instances of ${cluster.name} do not tell their reserved ports.` }
        : [];
    }
    const rows = near.map(({ place, count }) => `${instanceName(place)} ${count ?? "?"}/${LIMIT}`);
    return [
      {
        ...subjectOf(cluster.urn),
        says: "near",
        confidence: "likely",
        values: { cluster: cluster.name, instances: near.length, table: listed(rows) },
        affected: near.map(({ place }) => place.urn),
        because: near.map(({ place, count }) =>
          fact(place.urn, "ecsContainerInstances", `PORTS + PORTS_UDP = ${count ?? "?"}`),
        ),
        about: [cluster.urn, ...near.map(({ place }) => place.urn)],
      },
    ];
  },
});
