import type { Placed } from "#lib/graph/topology.ts";
import type { CloudMapNamespace } from "#lib/model/resources/cloud-map.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { discoveredIn, type Discovered } from "../discovery.ts";
import { fact, listed } from "../fact.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** How many healthy records Route 53 gives in one multivalue answer. */
const MOST_ANSWERS = 8;

type Subject = { readonly namespace: Placed<CloudMapNamespace>; readonly discovered: readonly Discovered[] };

/** SD-010: services with more instances than one DNS answer tells. */
export const moreThanDnsAnswers = defineRule({
  id: "SD-010",
  slug: "more-than-dns-answers",
  severity: "info",
  level: "regional",
  needs: ["cloudMapNamespaces", "cloudMapServices", "cloudMapInstances"],
  partialIsFine: ["cloudMapServices", "cloudMapInstances"],
  text: {
    title: "More instances than one DNS answer holds",
    why: "A multivalue answer holds up to eight healthy records, chosen at random. A client that keeps one answer knows eight tasks and no more: load spreads unevenly, and added tasks get little of it.",
    fix: "Nothing, if clients ask often. Otherwise Service Connect, a load balancer, or the Cloud Map API, which tells all instances.",
    limits: "How clients discover the service is not visible: through the API there is no such limit.",
    says: { more: "{count|name|names} of {namespace} {count?has|have} more instances than one DNS answer holds" },
    figures: { more: "More than {most}: {list}." },
  },
  references: ["https://docs.aws.amazon.com/cloud-map/latest/dg/services-values.html"],
  subjects: ({ scope, topology }) => {
    const all = discoveredIn(topology, scope).filter(
      ({ namespace }) => namespace?.item.type?.startsWith("DNS") === true,
    );
    return [...groupBy(all, ({ namespace }) => namespace)].map(([namespace, discovered]): Subject => ({
      namespace,
      discovered,
    }));
  },
  check: ({ namespace, discovered }) => {
    const large = discovered
      .filter(
        ({ service: { item }, instances }) =>
          item.dnsRecords.length > 0 && item.routingPolicy !== "WEIGHTED" && instances.length > MOST_ANSWERS,
      )
      .toSorted((a, b) => b.instances.length - a.instances.length);
    if (large.length === 0) return [];
    return [
      {
        ...subjectOf(namespace.urn),
        says: "more",
        confidence: "likely",
        values: {
          namespace: namespace.item.name,
          count: large.length,
          most: MOST_ANSWERS,
          list: listed(large.map(({ service, instances }) => `${service.item.name} (${instances.length})`)),
        },
        affected: large.slice(0, 20).map(({ service }) => service.urn),
        because: large
          .slice(0, 5)
          .map(({ service, name, instances }) =>
            fact(service.urn, "cloudMapInstances", `${name}: ${instances.length}`),
          ),
        about: [namespace.urn],
      },
    ];
  },
});
