import type { ServicePlace, Topology } from "#lib/graph/topology.ts";
import type { ContainerDefinition, NetworkReference } from "#lib/model/resources/ecs-task-definition.ts";
import { fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { defineRule } from "../rule.ts";
import { offerFor } from "../service-connect.ts";
import { subjectOf } from "../subject.ts";

/** A reference of one container to another by its name. */
type Call = { readonly from: ContainerDefinition; readonly reference: NetworkReference };

/** ECS-010: containers of a bridge task call each other by names that no link makes. */
export const namesWithoutLinks = defineRule({
  id: "ECS-010",
  slug: "names-without-links",
  severity: "medium",
  level: "regional",
  needs: ["ecsServices", "ecsTasks", "ecsTaskDefinitions"],
  partialIsFine: ["ecsTasks"],
  text: {
    title: "Container of a bridge task calls its neighbour by a name without a link",
    why: "In bridge mode Docker resolves the name of another container only where links declares it. Networks of one's own, in which names resolve by themselves as in Compose, do not exist in ECS.",
    fix: "Declare links in the calling container, or use awsvpc mode and localhost.",
    limits:
      "Only hosts found in environment values, commands and health checks are seen. A DNS search domain may give the name a meaning.",
    says: { unlinked: "Container {container} of {service} calls {peer} by its name, and has no link to it" },
    figures: { unlinked: "References of this kind: {table}." },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-bridge.html"],
  subjects: ({ scope, topology }) => inScope(topology.services, scope).filter(({ item }) => item.status === "ACTIVE"),
  check: (service, { topology }) => {
    const { item, networkMode, taskDefinition: definition } = service;
    if (definition === undefined) return { unknown: `The task definition of ${item.serviceName} was not read.` };
    if (networkMode !== "bridge") return [];
    const calls = definition.containerDefinitions
      .flatMap((from) => callsOf(from, definition.containerDefinitions))
      .filter(({ reference }) => !isConnected(reference, service, topology));
    const [first] = calls;
    if (first === undefined) return [];
    const mayResolve = calls.some(({ from }) => from.dnsSearchDomains.length > 0);
    return [
      {
        ...subjectOf(service.urn),
        says: "unlinked",
        confidence: mayResolve ? "possible" : "likely",
        values: {
          service: item.serviceName,
          container: first.from.name,
          peer: first.reference.host,
          table: listed(calls.map(callText)),
        },
        affected: [service.urn],
        because: calls.map((call) =>
          fact(service.urn, "ecsTaskDefinitions", `${callText(call)}, links = ${listed(call.from.links) || "—"}`),
        ),
        about: [service.urn, ...service.targetGroupUrns],
      },
    ];
  },
});

/** The references of a container to a neighbour's name that nothing declares. */
function callsOf(from: ContainerDefinition, containers: readonly ContainerDefinition[]): readonly Call[] {
  const neighbours = new Set(
    containers.filter((other) => other.name !== from.name).map(({ name }) => name.toLowerCase()),
  );
  // A link is `name` or `name:alias`; both resolve.
  const declared = new Set(
    [...from.links.flatMap((link) => link.split(":")), ...from.extraHosts.map(({ hostname }) => hostname)].map((name) =>
      name.toLowerCase(),
    ),
  );
  return from.networkReferences
    .filter(({ host }) => neighbours.has(host.toLowerCase()) && !declared.has(host.toLowerCase()))
    .map((reference) => ({ from, reference }));
}

/** Whether the task's own proxy of Service Connect answers for the name. */
function isConnected({ host, port }: NetworkReference, service: ServicePlace, topology: Topology): boolean {
  const asked = { host: host.toLowerCase(), service, ...(port === undefined ? {} : { port }) };
  return offerFor(topology, asked) !== undefined;
}

function callText({ from, reference }: Call): string {
  return `${from.name} ${reference.name ?? reference.from} = ${reference.host}:${reference.port ?? "?"}`;
}
