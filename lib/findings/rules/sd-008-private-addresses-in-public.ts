import type { Placed } from "#lib/graph/topology.ts";
import type { CloudMapNamespace } from "#lib/model/resources/cloud-map.ts";
import { parseIp } from "#lib/net/ip.ts";
import { attributeOf, discoveredIn, type Discovered } from "../discovery.ts";
import { distinct, fact, listed } from "../fact.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { isOurAddress } from "../our-address.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

type Subject = { readonly namespace: Placed<CloudMapNamespace>; readonly discovered: readonly Discovered[] };

/** SD-008: a public namespace answers the whole world with private addresses. */
export const privateAddressesInPublic = defineRule({
  id: "SD-008",
  slug: "private-addresses-in-public",
  severity: "medium",
  level: "regional",
  needs: ["cloudMapNamespaces", "cloudMapServices", "cloudMapInstances", "vpcs"],
  partialIsFine: ["cloudMapServices", "cloudMapInstances", "vpcs"],
  text: {
    title: "Public namespace publishes private addresses",
    why: "ECS always registers a task's private address, in a public namespace too. Nobody on the internet can connect to it, and everybody can read how the network inside is laid out.",
    fix: "Use a private DNS namespace for what talks inside, and a load balancer with an alias for what is public.",
    limits: "Instances with public addresses, registered by other means, are left alone.",
    says: {
      published:
        "The public namespace {namespace} answers the internet with {count|private address|private addresses} of {services}",
    },
    figures: { published: "{count} of {instances|instance|instances}: {list}." },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html"],
  subjects: ({ scope, topology }) => {
    const all = discoveredIn(topology, scope).filter(({ namespace }) => namespace?.item.type === "DNS_PUBLIC");
    return [...groupBy(all, ({ namespace }) => namespace)].map(([namespace, discovered]): Subject => ({
      namespace,
      discovered,
    }));
  },
  check: ({ namespace, discovered }, { topology }) => {
    const instances = discovered.flatMap((one) => one.instances.map((instance) => ({ instance, name: one.name })));
    const hidden = instances.filter(({ instance }) => {
      const ip = parseIp(attributeOf(instance, "AWS_INSTANCE_IPV4") ?? "");
      return ip !== undefined && isOurAddress(topology, ip) && attributeOf(instance, "ECS_SERVICE_NAME") !== undefined;
    });
    if (hidden.length === 0) return [];
    const services = distinct(hidden.map(({ instance }) => attributeOf(instance, "ECS_SERVICE_NAME") ?? "?"));
    const urns = distinct(
      discovered.filter((one) => hidden.some(({ name }) => name === one.name)).map(({ service }) => service.urn),
    );
    return [
      {
        ...subjectOf(namespace.urn),
        says: "published",
        confidence: "confirmed",
        values: {
          namespace: namespace.item.name,
          count: hidden.length,
          instances: instances.length,
          services: listed(services),
          list: listed(
            hidden.map(({ instance, name }) => `${name} = ${attributeOf(instance, "AWS_INSTANCE_IPV4") ?? "?"}`),
          ),
        },
        affected: [namespace.urn, ...urns],
        because: [
          fact(namespace.urn, "cloudMapNamespaces", `${namespace.item.name}: Type = DNS_PUBLIC`),
          ...hidden
            .slice(0, 3)
            .map(({ instance, name }) =>
              fact(instance.urn, "cloudMapInstances", `${name}: ${attributeOf(instance, "AWS_INSTANCE_IPV4") ?? "?"}`),
            ),
        ],
        about: [namespace.urn, ...urns],
      },
    ];
  },
});
