import { unreadArea } from "#lib/analysis/reach/unread.ts";
import type { ServicePlace, Topology } from "#lib/graph/topology.ts";
import { discoveredIn, recordTtl, registriesOf, type Discovered } from "../discovery.ts";
import { fact, listed } from "../fact.ts";
import { delayMs } from "../group-health.ts";
import { inScope } from "../in-scope.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { isWanted } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

/** What ECS gives a container to end by itself when its definition says nothing. */
const STOP_TIMEOUT_SECONDS = 30;
const LONG_SECONDS = 300;

type Subject = { readonly discovered: Discovered; readonly services: readonly ServicePlace[] };

/** SD-005: resolvers keep the address of a task longer than the task has to end. */
export const cacheOutlivesTask = defineRule({
  id: "SD-005",
  slug: "cache-outlives-task",
  severity: "medium",
  level: "regional",
  needs: ["cloudMapNamespaces", "cloudMapServices", "ecsServices", "ecsTaskDefinitions", "targetGroups"],
  partialIsFine: ["cloudMapNamespaces", "cloudMapServices", "ecsServices", "targetGroups"],
  text: {
    title: "DNS cache outlives the task",
    why: "ECS deregisters a task when it stops it, and does not wait until caches have forgotten it. Clients that hold the answer go on to an address where nobody listens any more, on every deployment and every scale-in.",
    fix: "Lower the TTL of the Cloud Map service to 5 to 15 seconds. Let the container go on serving for that long after SIGTERM, with a stopTimeout to match. Service Connect and load balancers do not depend on the TTL.",
    limits:
      "How long clients really keep answers is not visible; some never ask again. What the container does after SIGTERM is not seen.",
    says: {
      outlives:
        "Clients keep the addresses of {name} for {ttl} s, but a task of {services} is gone {grace} s after its stop begins",
    },
    figures: { outlives: "TTL {ttl}; stopTimeout {stop}, deregistration delay {delay}." },
  },
  references: [
    "https://docs.aws.amazon.com/AmazonECS/latest/bestpracticesguide/load-balancer-connection-draining.html",
  ],
  subjects: ({ scope, topology }) => {
    const byArn = new Map<string, ServicePlace[]>();
    for (const service of inScope(topology.services, scope)) {
      if (!isWanted(service.item)) continue;
      for (const { registryArn = "" } of registriesOf(service)) {
        const others = byArn.get(registryArn);
        if (others === undefined) byArn.set(registryArn, [service]);
        else others.push(service);
      }
    }
    return discoveredIn(topology, scope).flatMap((discovered): readonly Subject[] => {
      const services = byArn.get(discovered.service.item.arn ?? "");
      return services === undefined ? [] : [{ discovered, services }];
    });
  },
  check: ({ discovered, services }, { topology, scope }) => {
    const { service, name } = discovered;
    const ttl = recordTtl(service);
    if (ttl === undefined) return [];
    const nameless = services.find(({ taskDefinition }) => taskDefinition === undefined);
    if (nameless !== undefined) return { unknown: `The task definition of ${nameless.item.serviceName} was not read.` };
    const undelayed = services
      .flatMap(({ targetGroupUrns }) => targetGroupUrns)
      .find((urn) => !topology.targetGroups.has(urn));
    const unread = undelayed === undefined ? undefined : unreadArea(topology, scope, "targetGroups");
    if (unread !== undefined) return { unknown: unread.text };
    // The service whose tasks go first decides.
    const [soonest] = services
      .map((one) => ({ stop: stopSeconds(one), delay: delaySeconds(one, topology) }))
      .toSorted((a, b) => a.stop + a.delay - b.stop - b.delay);
    if (soonest === undefined || ttl <= soonest.stop + soonest.delay) return [];
    const { stop, delay } = soonest;
    return [
      {
        ...subjectOf(service.urn),
        says: "outlives",
        severity: ttl >= LONG_SECONDS ? "high" : "medium",
        confidence: "likely",
        values: {
          name,
          services: listed(services.map(({ item }) => item.serviceName)),
          ttl,
          grace: stop + delay,
          stop,
          delay,
        },
        affected: [service.urn, ...services.map(({ urn }) => urn)],
        because: [
          fact(service.urn, "cloudMapServices", `${name}: TTL = ${ttl}`),
          ...services.map(({ urn }) => fact(urn, "ecsTaskDefinitions", `stopTimeout = ${stop}`)),
        ],
        cli: awsCommand(scope.region, "servicediscovery update-service", {
          id: service.item.id,
          service: JSON.stringify({
            DnsConfig: { DnsRecords: service.item.dnsRecords.map(({ type }) => ({ Type: type, TTL: 10 })) },
          }),
        }),
        about: [service.urn, ...services.map(({ urn }) => urn)],
      },
    ];
  },
});

/** How long a task may go on after SIGTERM: the longest of its containers, each as long as it says. */
function stopSeconds({ taskDefinition }: ServicePlace): number {
  const all = (taskDefinition?.containerDefinitions ?? []).map(
    ({ stopTimeout }) => stopTimeout ?? STOP_TIMEOUT_SECONDS,
  );
  return all.length === 0 ? STOP_TIMEOUT_SECONDS : Math.max(...all);
}

/** A task behind a load balancer is stopped only when its target has drained. */
function delaySeconds({ targetGroupUrns }: ServicePlace, { targetGroups }: Topology): number {
  const delays = targetGroupUrns.flatMap((urn) => {
    const group = targetGroups.get(urn);
    return group === undefined ? [] : [delayMs(group.item) / 1000];
  });
  return Math.max(0, ...delays);
}
