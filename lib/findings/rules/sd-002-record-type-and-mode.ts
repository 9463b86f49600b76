import type { Placed, ServicePlace } from "#lib/graph/topology.ts";
import type { CloudMapService } from "#lib/model/resources/cloud-map.ts";
import { discoveredIn, registriesOf, type Registry } from "../discovery.ts";
import { fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

type Subject = {
  readonly service: ServicePlace;
  readonly registry: Registry;
  readonly discovered: Placed<CloudMapService>;
};

/** SD-002: a registry whose record type cannot tell where the tasks of this network mode are met. */
export const recordTypeAndMode = defineRule({
  id: "SD-002",
  slug: "record-type-and-mode",
  severity: "high",
  level: "regional",
  needs: ["ecsServices", "ecsTaskDefinitions", "cloudMapNamespaces", "cloudMapServices"],
  partialIsFine: ["ecsServices", "ecsTaskDefinitions", "cloudMapNamespaces", "cloudMapServices"],
  text: {
    title: "Record type cannot work with the network mode",
    why: "A task in bridge or host mode shares its instance's address, and only an SRV record can tell its port. An SRV record in turn needs to know which container port is meant. Without that ECS registers nothing that a client could use.",
    fix: "Move the service to awsvpc mode for A records, or use an SRV record with a container name and port, and clients that understand it. Service Connect needs neither.",
    limits: "Whether clients read SRV records is not visible. A registry in another account is not seen.",
    says: {
      address:
        "{service} runs in {mode} mode, but {name} has only {types} records: they cannot tell the port of a task",
      portless: "{name} has SRV records, but the registry of {service} names no container port",
      none: "{service} runs without a network: nothing can be registered in {name}",
    },
    figures: {
      address: "Network mode {mode}; DNS records of {name}: {types}.",
      portless: "Network mode {mode}; containerName {container}, containerPort {port}.",
      none: "Network mode {mode}; DNS records of {name}: {types}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html"],
  subjects: ({ scope, topology }) => {
    const byArn = new Map(discoveredIn(topology, scope).map(({ service }) => [service.item.arn, service]));
    return inScope(topology.services, scope)
      .filter(({ item }) => item.status === "ACTIVE")
      .flatMap((service) =>
        registriesOf(service).flatMap((registry): readonly Subject[] => {
          const discovered = byArn.get(registry.registryArn ?? "");
          return discovered === undefined ? [] : [{ service, registry, discovered }];
        }),
      );
  },
  check: ({ service, registry, discovered }) => {
    const types = discovered.item.dnsRecords.flatMap(({ type }) => type ?? []);
    const mode = service.networkMode;
    if (types.length === 0) return [];
    if (mode === "unknown") return { unknown: `The task definition of ${service.item.serviceName} was not read.` };
    const says = saysOf(mode, types, registry);
    if (says === undefined) return [];
    return [
      {
        ...subjectOf(service.urn),
        discriminator: discovered.urn,
        says,
        confidence: "likely",
        values: {
          service: service.item.serviceName,
          name: discovered.item.name,
          mode,
          types: listed(types),
          container: registry.containerName ?? "—",
          port: registry.containerPort ?? registry.port ?? "—",
        },
        affected: [service.urn, discovered.urn],
        because: [
          fact(service.urn, "ecsTaskDefinitions", `networkMode = ${mode}`),
          fact(discovered.urn, "cloudMapServices", `DnsRecords = ${listed(types)}`),
        ],
        about: [service.urn, discovered.urn],
      },
    ];
  },
});

function saysOf(
  mode: ServicePlace["networkMode"],
  types: readonly string[],
  { containerName, containerPort, port }: Registry,
): "address" | "portless" | "none" | undefined {
  if (mode === "none") return "none";
  if (types.includes("SRV")) {
    const isNamed =
      (containerName !== undefined && containerPort !== undefined) || (mode === "awsvpc" && port !== undefined);
    return isNamed ? undefined : "portless";
  }
  return mode === "awsvpc" ? undefined : "address";
}
