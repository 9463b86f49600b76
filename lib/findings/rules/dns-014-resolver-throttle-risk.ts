import type { ContainerInstancePlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** A cluster, and its instances on which many tasks share one interface. */
type Subject = { readonly urn: Urn; readonly crowded: readonly Crowded[]; readonly hasCache: boolean };
type Crowded = { readonly host: ContainerInstancePlace; readonly tasks: number };

/** So many tasks on one interface may ask more than the resolver answers: a guess, the rate is not seen. */
const MANY = 30;

/** DNS-014: many tasks share one interface, and with it the resolver's limit of packets a second. */
export const resolverThrottleRisk = defineRule({
  id: "DNS-014",
  slug: "resolver-throttle-risk",
  severity: "info",
  level: "regional",
  needs: [
    "ecsClusters",
    "ecsContainerInstances",
    "ecsTasks",
    "ecsTaskDefinitions",
    "ec2Instances",
    "networkInterfaces",
  ],
  partialIsFine: ["ecsTaskDefinitions", "ec2Instances", "networkInterfaces"],
  text: {
    title: "Many tasks share one interface's share of the resolver",
    why: "The VPC resolver answers 1,024 packets a second for each network interface, and drops the rest. Tasks in bridge and host mode all ask through the instance's interface: together they may reach a limit that none of them does alone, and names fail now and then.",
    fix: "Run a caching resolver on each instance, spread the tasks, or use awsvpc mode, in which each task has an interface of its own.",
    limits: "The rate of questions is not seen: thirty tasks and more on one interface are taken as a hint.",
    says: { crowded: "{most} tasks share one interface on {count|instance|instances} of cluster {cluster}" },
    figures: { crowded: "Instances: {hosts}. No task looks like a caching resolver." },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html#vpc-dns-limits"],
  subjects: ({ scope, topology, items }) => {
    const byCluster = groupBy(inScope(topology.containerInstances, scope), ({ item }) => item.clusterArn);
    return items.ecsClusters.map(({ clusterArn, clusterName }): Subject => {
      const hosts = byCluster.get(clusterArn) ?? [];
      const crowded = hosts.map((host) => ({ host, tasks: sharing(host).length })).filter(({ tasks }) => tasks >= MANY);
      const hasCache = hosts.some(({ tasks }) => tasks.some(({ taskDefinition }) => isCache(taskDefinition?.family)));
      return { urn: urnOf(scope, "ecs-cluster", clusterName), crowded, hasCache };
    });
  },
  check: ({ urn, crowded, hasCache }) => {
    if (crowded.length === 0 || hasCache) return [];
    return [
      {
        ...subjectOf(urn),
        says: "crowded",
        severity: "info",
        confidence: "possible",
        values: {
          cluster: subjectOf(urn).subjectId,
          count: crowded.length,
          most: Math.max(...crowded.map(({ tasks }) => tasks)),
          hosts: listed(crowded.map(({ host, tasks }) => `${host.item.ec2InstanceId ?? "?"} (${String(tasks)})`)),
        },
        affected: [],
        because: crowded
          .slice(0, 5)
          .map(({ host, tasks }) =>
            fact(host.urn, "ecsTasks", `${host.item.ec2InstanceId ?? "?"}: bridge, host = ${String(tasks)}`),
          ),
        about: [urn],
      },
    ];
  },
});

function sharing({ tasks }: ContainerInstancePlace) {
  return tasks.filter(({ networkMode }) => networkMode === "bridge" || networkMode === "host");
}

function isCache(family: string | undefined): boolean {
  return /dns|nscd|unbound|resolver/i.test(family ?? "");
}
