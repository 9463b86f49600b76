import { isSameNamespace } from "#lib/analysis/names/connect-namespace.ts";
import type { ServicePlace, TaskPlace, Topology } from "#lib/graph/topology.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";

/** A name under which a service is reached by Service Connect inside a namespace. */
export type ConnectOffer = {
  readonly server: ServicePlace;
  readonly namespace: string;
  /** What clients ask for, and the port they give with it. */
  readonly alias: string;
  readonly aliasPort?: number;
  readonly portName: string;
  /** The name of the endpoint in Cloud Map. */
  readonly discoveryName: string;
  readonly ingressPort?: number;
};

// A memo, not state: it follows from the snapshot alone, and goes when it goes. Several rules ask for the same one.
const known = new WeakMap<Snapshot, ReadonlyMap<string, readonly ConnectOffer[]>>();

/** What services offer by Service Connect, by the name clients ask for. */
export function connectOffers({ snapshot, services }: Topology): ReadonlyMap<string, readonly ConnectOffer[]> {
  const found = known.get(snapshot) ?? index([...services.values()].flatMap(offersOf));
  known.set(snapshot, found);
  return found;
}

/** How a service takes part in Service Connect now; `undefined` when it does not. */
export function connectOf({ item }: ServicePlace) {
  const primary = item.deployments.find(({ status }) => status === "PRIMARY")?.serviceConnect;
  return primary?.enabled === false ? undefined : primary;
}

/** The offer a service means by a name and a port, as a member of its namespace; `undefined` when no proxy answers for it. */
export function offerFor(
  topology: Topology,
  { host, port, service }: { readonly host: string; readonly port?: number; readonly service: ServicePlace },
): ConnectOffer | undefined {
  return offersAt(topology, host, port).find((offer) => isMember(topology, service, offer) === true);
}

/** The offers under a name and a port, of whatever namespace. */
export function offersAt(topology: Topology, host: string, port?: number): readonly ConnectOffer[] {
  const offers = connectOffers(topology).get(host) ?? [];
  return offers.filter(({ aliasPort }) => port === undefined || aliasPort === undefined || aliasPort === port);
}

/** Whether a service is a member of an offer's namespace; `undefined` when the names of the two cannot be compared. */
export function isMember(topology: Topology, service: ServicePlace, offer: ConnectOffer): boolean | undefined {
  const namespace = connectOf(service)?.namespace;
  if (namespace === undefined) return false;
  const { account, region } = offer.server;
  return isSameNamespace(
    topology,
    { account: service.account, region: service.region, namespace },
    { account, region, namespace: offer.namespace },
  );
}

/** Where the proxy of a server's task listens: the port it was told, else the container's; over a bridge whatever it was bound to. */
export function proxyPort(task: TaskPlace, { portName, ingressPort }: ConnectOffer): number | undefined {
  const mappings = task.taskDefinition?.containerDefinitions.flatMap(({ portMappings }) => portMappings) ?? [];
  const port = ingressPort ?? mappings.find(({ name }) => name === portName)?.containerPort;
  if (task.networkMode !== "bridge") return port;
  const proxy = task.ports.filter(({ containerName }) => containerName.startsWith("ecs-service-connect"));
  return proxy.length === 1 ? proxy[0]?.port : undefined;
}

function offersOf(server: ServicePlace): readonly ConnectOffer[] {
  const connect = connectOf(server);
  const { namespace } = connect ?? {};
  if (connect === undefined || namespace === undefined || server.item.status !== "ACTIVE") return [];
  return connect.services.flatMap(({ portName, discoveryName = portName, ingressPortOverride, clientAliases }) => {
    if (portName === undefined || discoveryName === undefined) return [];
    const ingress = ingressPortOverride === undefined ? {} : { ingressPort: ingressPortOverride };
    return clientAliases.map(({ dnsName = discoveryName, port }): ConnectOffer => {
      const alias = dnsName.toLowerCase();
      const offer = { server, namespace, alias, portName, discoveryName, ...ingress };
      return port === undefined ? offer : { ...offer, aliasPort: port };
    });
  });
}

function index(offers: readonly ConnectOffer[]): ReadonlyMap<string, readonly ConnectOffer[]> {
  const byAlias = new Map<string, ConnectOffer[]>();
  for (const offer of offers) {
    const others = byAlias.get(offer.alias);
    if (others === undefined) byAlias.set(offer.alias, [offer]);
    else others.push(offer);
  }
  return byAlias;
}
