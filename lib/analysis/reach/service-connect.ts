import { isSameNamespace } from "#lib/analysis/names/connect-namespace.ts";
import type { ServicePlace, TaskPlace } from "#lib/graph/topology.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import { areaCalls } from "#lib/model/area-calls.ts";
import { parseUrn } from "#lib/model/urn.ts";
import { portsBetween } from "#lib/net/port-set.ts";
import { contains } from "#lib/net/range-set.ts";
import { serviceEndpoint } from "./ecs-endpoint.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Naming } from "./naming.ts";
import type { Asked } from "./question.ts";
import type { World } from "./world.ts";

type Connect = NonNullable<EcsService["deployments"][number]["serviceConnect"]>;
type Offer = {
  readonly service: ServicePlace;
  readonly portName: string;
  readonly ingressPort?: number;
  /** Whether it is of the client's namespace, or may be: one of the two is named by its ARN, and namespaces were not read. */
  readonly isSure: boolean;
};

/**
 * The service behind an alias of Service Connect, for a client of the same namespace: its proxy goes on to the port the
 * service's own proxy listens on. `undefined` for everybody else, who cannot resolve the alias. Where it is not known whether
 * the two are of one namespace, the answer says so.
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
  const { service, isSure } = offer;
  if (!isSure && client !== undefined) return perhaps(naming, { end, alias: text, client, service });
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

function perhaps(
  { say }: Naming,
  of: { readonly end: Endpoint; readonly alias: string; readonly client: ServicePlace; readonly service: ServicePlace },
): Endpoint {
  const { end, alias, client, service } = of;
  const id = service.item.serviceName;
  const why = say("connectPerhaps", { alias, id, client: client.item.serviceName });
  const unread = [...end.unread, { text: why, call: areaCalls.cloudMapNamespaces }];
  return { ...end, text: alias, unread, via: [{ kind: "ecs-service", urn: service.urn, id, text: why }] };
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

type Asking = {
  readonly client: ServicePlace;
  readonly namespace: string;
  readonly alias: string;
  readonly asked: Asked;
};

/** The first offer of the client's namespace; without one, the first that may be of it. */
function offerOf({ topology }: World, { client, namespace, alias, asked }: Asking): Offer | undefined {
  const { account, region } = client;
  let perhaps: Offer | undefined;
  for (const service of topology.services.values()) {
    const connect = connectOf(service);
    const meant = connect?.namespace === undefined ? undefined : meantBy(connect, alias, asked);
    if (connect?.namespace === undefined || meant === undefined) continue;
    const offered = { account: service.account, region: service.region, namespace: connect.namespace };
    const isSame = isSameNamespace(topology, { account, region, namespace }, offered);
    if (isSame === true) return { service, ...meant, isSure: true };
    if (isSame === undefined) perhaps ??= { service, ...meant, isSure: false };
  }
  return perhaps;
}

/** The port a service offers under an alias. */
function meantBy(
  { services }: Connect,
  alias: string,
  asked: Asked,
): Pick<Offer, "portName" | "ingressPort"> | undefined {
  for (const { portName, ingressPortOverride, clientAliases } of services) {
    const isMeant = clientAliases.some(
      ({ dnsName, port }) =>
        dnsName?.toLowerCase() === alias.toLowerCase() && port !== undefined && contains(asked.ports, port),
    );
    if (!isMeant || portName === undefined) continue;
    return ingressPortOverride === undefined ? { portName } : { portName, ingressPort: ingressPortOverride };
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
