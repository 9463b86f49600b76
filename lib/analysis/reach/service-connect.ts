import { isSameNamespace } from "#lib/analysis/names/connect-namespace.ts";
import type { ServicePlace, TaskPlace } from "#lib/graph/topology.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import { parseUrn } from "#lib/model/urn.ts";
import { portsBetween } from "#lib/net/port-set.ts";
import { contains } from "#lib/net/range-set.ts";
import { serviceEndpoint } from "./ecs-endpoint.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Naming } from "./naming.ts";
import type { Asked } from "./question.ts";
import type { World } from "./world.ts";

type Connect = NonNullable<EcsService["deployments"][number]["serviceConnect"]>;
type Offer = { readonly service: ServicePlace; readonly portName: string; readonly ingressPort?: number };

/**
 * The service behind an alias of Service Connect, for a client of the same namespace: its proxy goes on to the port the
 * service's own proxy listens on. `undefined` for everybody else, who cannot resolve the alias.
 * Source: ECS Developer Guide, "Service Connect components", "Service Connect parameters".
 */
export function connectedEndpoint(
  naming: Naming,
  { from, text, asked }: { readonly from: Endpoint; readonly text: string; readonly asked: Asked },
): Endpoint | undefined {
  const client = clientOf(naming.world, from);
  const namespace = client === undefined ? undefined : connectOf(client)?.namespace;
  const offer =
    client === undefined || namespace === undefined
      ? undefined
      : offerOf(naming.world, { client, namespace, alias: text, asked });
  const end = offer === undefined ? undefined : serviceEndpoint(naming, offer.service.urn);
  if (offer === undefined || end === undefined) return undefined;
  const { service } = offer;
  const ports = new Set(service.tasks.flatMap((task) => proxyPort(task, offer) ?? []));
  const [port, another] = ports;
  const id = service.item.serviceName;
  const via = { kind: "ecs-service", urn: service.urn, id };
  if (port === undefined || another !== undefined) {
    const why = naming.say("connectUnread", { alias: text, id });
    const unread = [...end.unread, { text: why, call: "ecs:DescribeTasks" }];
    return { ...end, text, unread, via: [{ ...via, text: why }] };
  }
  const said = naming.say("connectedTo", { alias: text, id, port: String(port) });
  return { ...end, text, proxiedTo: portsBetween(port, port), via: [{ ...via, text: said }] };
}

/** The one service that asks. */
function clientOf({ topology }: World, { node, members }: Endpoint): ServicePlace | undefined {
  const urns = new Set(members.map(({ within }) => within?.task.serviceUrn));
  const [only, another] = urns;
  const urn = parseUrn(node)?.kind === "ecs-service" ? node : another === undefined ? only : undefined;
  return urn === undefined ? undefined : topology.services.get(urn);
}

function connectOf({ item }: ServicePlace): Connect | undefined {
  const primary = item.deployments.find(({ status }) => status === "PRIMARY")?.serviceConnect;
  return primary?.enabled === false ? undefined : primary;
}

function offerOf(
  { topology }: World,
  asking: {
    readonly client: ServicePlace;
    readonly namespace: string;
    readonly alias: string;
    readonly asked: Asked;
  },
): Offer | undefined {
  const { client, namespace, alias, asked } = asking;
  const { account, region } = client;
  for (const service of topology.services.values()) {
    const connect = connectOf(service);
    if (connect?.namespace === undefined) continue;
    const offered = { account: service.account, region: service.region, namespace: connect.namespace };
    if (isSameNamespace(topology, { account, region, namespace }, offered) !== true) continue;
    for (const { portName, ingressPortOverride, clientAliases } of connect.services) {
      const isMeant = clientAliases.some(
        ({ dnsName, port }) =>
          dnsName?.toLowerCase() === alias.toLowerCase() && port !== undefined && contains(asked.ports, port),
      );
      if (!isMeant || portName === undefined) continue;
      return { service, portName, ...(ingressPortOverride === undefined ? {} : { ingressPort: ingressPortOverride }) };
    }
  }
  return undefined;
}

/** Where the service's proxy listens: the port it was told, else the container's; over a bridge whatever it was bound to. */
function proxyPort(task: TaskPlace, { portName, ingressPort }: Offer): number | undefined {
  const mappings = task.taskDefinition?.containerDefinitions.flatMap(({ portMappings }) => portMappings) ?? [];
  const port = ingressPort ?? mappings.find(({ name }) => name === portName)?.containerPort;
  if (task.networkMode !== "bridge") return port;
  const proxy = task.ports.filter(({ containerName }) => containerName.startsWith("ecs-service-connect"));
  return proxy.length === 1 ? proxy[0]?.port : undefined;
}
