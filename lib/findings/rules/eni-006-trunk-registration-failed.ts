import { unreadArea } from "#lib/analysis/reach/unread.ts";
import type { ContainerInstancePlace } from "#lib/graph/topology.ts";
import { clustersInScope, instanceName, trunkingSetting } from "../clusters.ts";
import { fact, listed } from "../fact.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { isWanted, runsOnInstances } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

/** How long an instance may take to register, its trunk included. */
const REGISTERING_MS = 600_000;

/** ENI-006: container instances do not finish registering, because their trunk is not made. */
export const trunkRegistrationFailed = defineRule({
  id: "ENI-006",
  slug: "trunk-registration-failed",
  severity: "high",
  level: "regional",
  needs: ["ecsContainerInstances", "accountSettings", "ec2Instances", "ecsServices"],
  partialIsFine: ["ecsContainerInstances", "accountSettings", "ec2Instances", "ecsServices"],
  text: {
    title: "Container instance does not register: its trunk is not made",
    why: "With awsvpcTrunking on, an instance is ready only once its trunk interface is attached. Until then, and after a failure, no task is placed on it, while it costs what it costs.",
    fix: "Read the reason, mend what it names (the subnet's addresses, a shared subnet, the service-linked role, the resource-name DNS A record), then terminate the instance and let a new one register.",
    limits: "How long an instance has been registering is counted from its registration.",
    says: {
      failed:
        "{instances|container instance|container instances} of cluster {cluster} failed to register: {first} says {reason}",
      registering:
        "{instances|container instance|container instances} of cluster {cluster} have been registering for over ten minutes",
    },
    figures: {
      failed: "Not registered: {table}.",
      registering: "Not registered: {table}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-eni.html"],
  subjects: ({ scope, topology }) => clustersInScope(topology, scope).filter(({ instances }) => instances.length > 0),
  check: (cluster, { items, now, scope, topology }) => {
    const trunking = trunkingSetting(items.accountSettings);
    if (trunking === "off") return [];
    const failed = cluster.instances.filter(({ item }) => item.status === "REGISTRATION_FAILED");
    const late = cluster.instances.filter((place) => isLate(place, now));
    const shown = failed.length > 0 ? failed : late;
    const [first] = shown;
    if (first === undefined) return [];
    // Whoever failed says why; whoever is late may wait for something else, where trunking is off.
    const unread = unreadArea(topology, scope, "accountSettings");
    if (failed.length === 0 && trunking === "unknown" && unread !== undefined) return { unknown: unread.text };
    const waiting = cluster.services.filter(({ item }) => isWanted(item) && runsOnInstances(item));
    return [
      {
        ...subjectOf(cluster.urn),
        says: failed.length > 0 ? "failed" : "registering",
        confidence: failed.length > 0 ? "confirmed" : "likely",
        values: {
          cluster: cluster.name,
          instances: shown.length,
          first: instanceName(first),
          reason: first.item.statusReason ?? "—",
          table: listed(shown.map(rowOf)),
        },
        affected: shown.map(({ urn }) => urn),
        because: shown.map((place) => fact(place.urn, "ecsContainerInstances", rowOf(place))),
        cli: awsCommand(scope.region, "ecs deregister-container-instance", {
          cluster: cluster.clusterArn,
          "container-instance": first.item.containerInstanceArn,
        }),
        about: [cluster.urn, ...waiting.map(({ urn }) => urn)],
      },
    ];
  },
});

function isLate({ item }: ContainerInstancePlace, now: string): boolean {
  const at = Date.parse(item.registeredAt ?? "");
  return item.status === "REGISTERING" && Date.parse(now) - at > REGISTERING_MS;
}

function rowOf(place: ContainerInstancePlace): string {
  const { status, statusReason, registeredAt } = place.item;
  return `${instanceName(place)}: ${status ?? "?"} ${statusReason ?? ""} (${registeredAt ?? "?"})`;
}
