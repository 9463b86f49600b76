import { securityGroupAllows } from "#lib/analysis/reach/security-group-gate.ts";
import type { OwnedInterface, ServicePlace, TaskPlace, Topology } from "#lib/graph/topology.ts";
import { parseIp } from "#lib/net/ip.ts";
import { distinct, fact, listed } from "../fact.ts";
import { nameUses } from "../name-users.ts";
import { defineRule } from "../rule.ts";
import { openPorts } from "../security-group-remedy.ts";
import { offerFor, proxyPort, type ConnectOffer } from "../service-connect.ts";
import { subjectOf } from "../subject.ts";

/** How many kinds of tasks are asked about on each side: those with the same groups in the same subnet are alike. */
const MOST_KINDS = 8;

type Subject = { readonly offer: ConnectOffer; readonly client: ServicePlace; readonly where: string };

/** A client's and a server's task between which a security group lets nothing through. */
type Shut = {
  readonly from: TaskPlace;
  readonly to: TaskPlace;
  readonly port: number;
  readonly side: "ingress" | "egress";
};

/** SD-006: security groups keep a client from the proxy of a Service Connect server. */
export const connectPortClosed = defineRule({
  id: "SD-006",
  slug: "connect-port-closed",
  severity: "high",
  level: "regional",
  needs: [
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "cloudMapNamespaces",
    "networkInterfaces",
    "securityGroups",
    "securityGroupRules",
    "ec2Instances",
    "ecsContainerInstances",
    "managedPrefixLists",
  ],
  partialIsFine: [
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "cloudMapNamespaces",
    "securityGroups",
    "securityGroupRules",
    "ec2Instances",
    "ecsContainerInstances",
    "managedPrefixLists",
  ],
  text: {
    title: "Service Connect port is closed",
    why: "The client's proxy opens a connection to the server's proxy. On the network that is not the port of the alias, but the server's ingress port: the port the proxy was given, or the container's own. The server's security group must let it in.",
    fix: "Allow the server's ingress port on its security group, with the client's security group as the source.",
    limits:
      "Clients are known by the aliases in their task definitions. IPv4 only; routes and network ACLs are not judged here.",
    says: {
      ingress:
        "{client} cannot reach {alias} by Service Connect: {group} of {server} does not let tcp/{port} in from {source}",
      egress: "{client} cannot reach {alias} by Service Connect: its own {source} does not let tcp/{port} out",
    },
    figures: {
      ingress:
        "Alias {alias}:{aliasPort} of {server}, port on the network {port}. {shut} of {pairs|pair|pairs} of tasks shut, for example {sample}. Named in {where}.",
      egress:
        "Alias {alias}:{aliasPort} of {server}, port on the network {port}. {shut} of {pairs|pair|pairs} of tasks shut, for example {sample}. Named in {where}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html"],
  subjects: ({ scope, topology }) => {
    const found = new Map<string, Subject>();
    for (const { host, port, service: client, where } of nameUses(topology)) {
      if (client.account !== scope.account || client.region !== scope.region) continue;
      const offer = offerFor(topology, { host, service: client, ...(port === undefined ? {} : { port }) });
      if (offer === undefined || offer.server.urn === client.urn) continue;
      const key = `${client.urn} ${offer.server.urn} ${offer.portName}`;
      if (!found.has(key)) found.set(key, { offer, client, where });
    }
    return [...found.values()];
  },
  check: ({ offer, client, where }, { topology, scope }) => {
    const pairs = pairsOf(client, offer);
    const asked = pairs.map((pair) => ask(pair, topology));
    const shut = asked.flatMap((answer) => (typeof answer === "object" && "side" in answer ? [answer] : []));
    const [first] = shut;
    if (first === undefined) {
      const unread = asked.find((answer) => typeof answer === "string");
      return typeof unread === "string" ? { unknown: unread } : [];
    }
    const group = groupsOf(first.to);
    const source = groupsOf(first.from);
    return [
      {
        ...subjectOf(offer.server.urn),
        discriminator: `${client.urn} ${offer.portName}`,
        says: first.side,
        confidence: "likely",
        values: {
          client: client.item.serviceName,
          server: offer.server.item.serviceName,
          alias: offer.alias,
          aliasPort: offer.aliasPort ?? "—",
          port: first.port,
          group: listed(group),
          source: listed(source),
          shut: shut.length,
          pairs: pairs.length,
          sample: `${first.from.address ?? "?"} → ${first.to.address ?? "?"}:${first.port}`,
          where: `${client.item.serviceName} ${where}`,
        },
        affected: distinct([client.urn, offer.server.urn]),
        because: [
          fact(client.urn, "ecsTaskDefinitions", `${where} = ${offer.alias}`),
          fact(
            offer.server.urn,
            "ecsServices",
            `${offer.portName}: ${offer.alias}:${offer.aliasPort ?? "?"} → ${first.port}`,
          ),
        ],
        ...remedyOf(first, scope.region),
        about: distinct([client.urn, offer.server.urn]),
      },
    ];
  },
});

type Pair = { readonly from: TaskPlace; readonly to: TaskPlace; readonly port: number };

function pairsOf(client: ServicePlace, offer: ConnectOffer): readonly Pair[] {
  const servers = kindsOf(offer.server.tasks);
  return kindsOf(client.tasks).flatMap((from) =>
    servers.flatMap((to): readonly Pair[] => {
      const port = proxyPort(to, offer);
      return port === undefined ? [] : [{ from, to, port }];
    }),
  );
}

/** One running task of each kind; over a bridge each has a port of its own. */
function kindsOf(tasks: readonly TaskPlace[]): readonly TaskPlace[] {
  const kinds = new Map<string, TaskPlace>();
  for (const task of tasks) {
    if (task.item.lastStatus !== "RUNNING" || task.networkInterface === undefined) continue;
    const own = task.networkMode === "awsvpc" ? "" : task.urn;
    const key = `${groupsOf(task).join(",")} ${task.networkInterface.item.subnetId ?? ""} ${own}`;
    if (!kinds.has(key)) kinds.set(key, task);
  }
  return [...kinds.values()].slice(0, MOST_KINDS);
}

/** What keeps two tasks apart, why it cannot be told, or nothing. */
function ask(pair: Pair, topology: Topology): Shut | string | undefined {
  const [client, server] = [metAt(pair.from), metAt(pair.to)];
  if (client === undefined || server === undefined) return "The interfaces of the tasks were not read.";
  if (client.networkInterface === server.networkInterface) return undefined;
  const ports = { from: pair.port, to: pair.port };
  const gate = (direction: "ingress" | "egress", on: Met, peer: Met) =>
    securityGroupAllows({ topology, on: on.networkInterface, direction, peer, protocol: "tcp", ports });
  const into = gate("ingress", server, client);
  if (into.verdict === "blocked") return { ...pair, side: "ingress" };
  const out = gate("egress", client, server);
  if (out.verdict === "blocked") return { ...pair, side: "egress" };
  const isUnsure = into.verdict === "unknown" || out.verdict === "unknown";
  return isUnsure ? ([...into.unread, ...out.unread][0]?.text ?? "A security group was not read.") : undefined;
}

type Met = { readonly address: string; readonly networkInterface: OwnedInterface };

function metAt({ address, networkInterface }: TaskPlace): Met | undefined {
  if (address === undefined || networkInterface === undefined || parseIp(address)?.family !== 4) return undefined;
  return { address, networkInterface };
}

function groupsOf({ networkInterface }: TaskPlace): readonly string[] {
  return (networkInterface?.item.groups ?? []).map(({ groupId }) => groupId);
}

function remedyOf({ from, to, port, side }: Shut, region: string) {
  const [source, group] = [groupsOf(from)[0], groupsOf(to)[0]];
  if (source === undefined || group === undefined) return {};
  const [on, peer] = side === "ingress" ? [group, source] : [source, group];
  return openPorts(region, { side, on, peer, from: port, to: port });
}
