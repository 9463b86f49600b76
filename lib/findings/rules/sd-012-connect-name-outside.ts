import { resolveName } from "#lib/analysis/names/resolve-name.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import type { Topology } from "#lib/graph/topology.ts";
import { distinct, fact, listed } from "../fact.ts";
import { nameUses, type NameUse } from "../name-users.ts";
import { defineRule } from "../rule.ts";
import { connectOf, connectOffers, isMember, offersAt, type ConnectOffer } from "../service-connect.ts";
import { subjectOf } from "../subject.ts";

type Subject = { readonly offer: ConnectOffer; readonly use: NameUse; readonly isTold: boolean };

/** SD-012: a service asks for a name that only members of a Service Connect namespace can resolve. */
export const connectNameOutside = defineRule({
  id: "SD-012",
  slug: "connect-name-outside",
  severity: "medium",
  level: "regional",
  needs: [
    "ecsServices",
    "ecsTaskDefinitions",
    "cloudMapNamespaces",
    "subnets",
    "vpcs",
    "vpcHostedZones",
    "hostedZones",
    "resourceRecordSets",
  ],
  partialIsFine: [
    "ecsServices",
    "ecsTaskDefinitions",
    "cloudMapNamespaces",
    "subnets",
    "vpcs",
    "vpcHostedZones",
    "hostedZones",
    "resourceRecordSets",
  ],
  text: {
    title: "Service Connect name used by a non-member",
    why: "An alias of Service Connect is in no DNS: the proxy beside each member of the namespace answers for it. A task outside, a function or a host cannot resolve it.",
    fix: "Make the caller a member of the namespace (client only is enough), or give the server a name in the DNS: a Cloud Map service, or an internal load balancer.",
    limits: "Only callers that are ECS services are seen, and only names in their task definitions.",
    says: { outside: "{client} asks for {alias}, a Service Connect name of {server}, without being in its namespace" },
    figures: {
      outside:
        "Named in {where}. Namespace of {server}: {namespace}; of {client}: {own}. No DNS record answers for {alias}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect.html"],
  subjects: ({ scope, topology }) => {
    if (connectOffers(topology).size === 0) return [];
    return nameUses(topology).flatMap((use): readonly Subject[] => {
      const { service, host, port } = use;
      if (service.account !== scope.account || service.region !== scope.region) return [];
      const offers = offersAt(topology, host, port);
      const members = offers.map((one) => isMember(topology, service, one));
      const [offer] = offers;
      if (offer === undefined || members.includes(true) || isOwnName(use)) return [];
      return [{ offer, use, isTold: !members.includes(undefined) }];
    });
  },
  check: ({ offer, use, isTold }, { topology }) => {
    if (!isTold)
      return { unknown: `Whether ${use.service.item.serviceName} is in the namespace of ${use.host} was not read.` };
    const resolved = resolves(use, topology);
    if (resolved === true) return [];
    if (resolved !== false) return { unknown: resolved };
    const { service: client, where, host } = use;
    return [
      {
        ...subjectOf(client.urn),
        discriminator: `${offer.server.urn} ${host}`,
        says: "outside",
        confidence: "likely",
        values: {
          client: client.item.serviceName,
          server: offer.server.item.serviceName,
          alias: host,
          where: `${client.item.serviceName} ${where}`,
          namespace: offer.namespace,
          own: connectOf(client)?.namespace ?? "—",
        },
        affected: distinct([client.urn, offer.server.urn]),
        because: [
          fact(client.urn, "ecsTaskDefinitions", `${where} = ${host}`),
          fact(offer.server.urn, "ecsServices", `${offer.portName}: ${listed([offer.alias])}`),
        ],
        about: distinct([client.urn, offer.server.urn]),
      },
    ];
  },
});

/** A name the containers of the task give each other: a sibling, a link, a line of the hosts file. */
function isOwnName({ service, host }: NameUse): boolean {
  return (service.taskDefinition?.containerDefinitions ?? []).some(
    ({ name, hostname, links, extraHosts, dnsSearchDomains }) =>
      name.toLowerCase() === host ||
      hostname?.toLowerCase() === host ||
      links.some((link) => link.split(":").includes(host)) ||
      extraHosts.some((line) => line.hostname.toLowerCase() === host) ||
      // A short name may be completed to one that is in the DNS.
      (dnsSearchDomains.length > 0 && !host.includes(".")),
  );
}

/** Whether the DNS answers for the name where the caller runs, or why that is not known. A single label is in no DNS. */
function resolves({ host, vpcIds }: NameUse, topology: Topology): boolean | string {
  if (!host.includes(".")) return false;
  for (const vpcId of vpcIds) {
    const { answers } = resolveName({ topology, say: sayIn("en") }, { name: host, type: "A", asker: { vpcId } });
    for (const { end } of answers) {
      if (end.kind === "unknown") return end.unread[0]?.text ?? `Whether ${host} resolves is not known.`;
      if (end.kind === "addresses" || end.kind === "load-balancer" || end.kind === "outside") return true;
    }
  }
  return vpcIds.length > 0 ? false : `Where the tasks that ask for ${host} run is not known.`;
}
