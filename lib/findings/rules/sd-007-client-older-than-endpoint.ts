import { directoryOf } from "#lib/analysis/names/directory.ts";
import type { Placed, ServicePlace, Topology } from "#lib/graph/topology.ts";
import type { CloudMapService } from "#lib/model/resources/cloud-map.ts";
import { lastPartOf } from "../discovery.ts";
import { distinct, fact } from "../fact.ts";
import { nameUses } from "../name-users.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { offerFor, type ConnectOffer } from "../service-connect.ts";
import { subjectOf } from "../subject.ts";

type Subject = { readonly offer: ConnectOffer; readonly client: ServicePlace; readonly where: string };

/** SD-007: a client was deployed before the Service Connect endpoint it asks for. */
export const clientOlderThanEndpoint = defineRule({
  id: "SD-007",
  slug: "client-older-than-endpoint",
  severity: "medium",
  level: "regional",
  needs: ["ecsServices", "ecsTaskDefinitions", "cloudMapNamespaces", "cloudMapServices"],
  partialIsFine: ["ecsServices", "ecsTaskDefinitions", "cloudMapNamespaces", "cloudMapServices"],
  text: {
    title: "Client is older than the Service Connect endpoint",
    why: "The proxy of a task learns the endpoints of its namespace when its deployment starts. One that was added later it does not know: the name does not resolve until the client is deployed again.",
    fix: "Force a new deployment of the client service. When both are new, deploy the server first.",
    limits:
      "Clients are known by the aliases in their task definitions. A later deployment of the server changes nothing, and is not counted.",
    says: {
      older: "{client} was deployed {minutes|minute|minutes} before {alias} was added, and cannot resolve it",
    },
    figures: {
      older:
        "Deployment of {client}: {deployed}. Endpoint {endpoint} of {server} created: {created}. Named in {where}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html"],
  subjects: ({ scope, topology }) => {
    const found = new Map<string, Subject>();
    for (const { host, port, service: client, where } of nameUses(topology)) {
      if (client.account !== scope.account || client.region !== scope.region) continue;
      const offer = offerFor(topology, { host, service: client, ...(port === undefined ? {} : { port }) });
      const key = `${client.urn} ${offer?.server.urn ?? ""} ${offer?.discoveryName ?? ""}`;
      if (offer !== undefined && offer.server.urn !== client.urn && !found.has(key))
        found.set(key, { offer, client, where });
    }
    return [...found.values()];
  },
  check: ({ offer, client, where }, { topology, scope }) => {
    const endpoint = endpointOf(offer, topology);
    const created = endpoint?.item.createdAt;
    const deployed = client.item.deployments.find(({ status }) => status === "PRIMARY")?.createdAt;
    if (endpoint === undefined || created === undefined || deployed === undefined) {
      return { unknown: `When the endpoint ${offer.discoveryName} was created is not known.` };
    }
    const minutes = Math.floor((Date.parse(created) - Date.parse(deployed)) / 60_000);
    if (Date.parse(created) <= Date.parse(deployed)) return [];
    return [
      {
        ...subjectOf(client.urn),
        discriminator: `${offer.server.urn} ${offer.discoveryName}`,
        says: "older",
        confidence: "likely",
        values: {
          client: client.item.serviceName,
          server: offer.server.item.serviceName,
          alias: offer.alias,
          endpoint: endpoint.item.name,
          minutes,
          deployed,
          created,
          where: `${client.item.serviceName} ${where}`,
        },
        affected: distinct([client.urn, offer.server.urn]),
        because: [
          fact(client.urn, "ecsServices", `PRIMARY createdAt = ${deployed}`),
          fact(endpoint.urn, "cloudMapServices", `${endpoint.item.name}: CreateDate = ${created}`),
        ],
        cli: awsCommand(scope.region, "ecs update-service", {
          cluster: lastPartOf(client.item.clusterArn),
          service: client.item.serviceName,
          "force-new-deployment": [],
        }),
        about: distinct([client.urn, offer.server.urn]),
      },
    ];
  },
});

/** The Cloud Map service ECS keeps for an endpoint. Services name their namespace by its ARN, or by its name in their own account and Region. */
function endpointOf(
  { namespace, discoveryName, server }: ConnectOffer,
  topology: Topology,
): Placed<CloudMapService> | undefined {
  const { namespaces, cloudMapServicesByNamespace } = directoryOf(topology);
  const own = namespaces.filter(({ item, account, region }) => {
    const isBeside = account === server.account && region === server.region;
    return item.arn === namespace || item.id === lastPartOf(namespace) || (item.name === namespace && isBeside);
  });
  const services = own.flatMap(({ item }) => cloudMapServicesByNamespace.get(item.id) ?? []);
  return services.find(({ item }) => item.name === discoveryName);
}
