import { once } from "#lib/graph/lazily.ts";
import type { OwnedInterface, Topology } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { Urn } from "#lib/model/urn.ts";
import { everyPort, portTexts, type PortSet } from "#lib/net/port-set.ts";
import { TCP, UDP } from "#lib/net/protocol.ts";
import { contains, intersect, isEmpty, rangeSet, union } from "#lib/net/range-set.ts";
import { exposuresOf, type Exposed } from "../exposed-ports.ts";
import { distinct, fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule, type Saying } from "../rule.ts";
import { ruleText } from "../security-group-remedy.ts";
import { subjectOf } from "../subject.ts";

type Sentence = "sensitive" | "open";

/** A security group that lets everyone in where everyone really arrives. */
type Subject = { readonly urn: Urn; readonly exposed: readonly Exposed[] };

type Protocol = Exposed["way"]["protocol"];

/** Ports of administration and of data, which nobody means to offer to the internet. */
const sensitiveTcp: ReadonlyMap<number, string> = new Map([
  [22, "SSH"],
  [23, "Telnet"],
  [445, "SMB"],
  [1433, "SQL Server"],
  [2049, "NFS"],
  [2375, "Docker"],
  [2376, "Docker"],
  [2379, "etcd"],
  [3306, "MySQL"],
  [3389, "RDP"],
  [5432, "PostgreSQL"],
  [5601, "Kibana"],
  [5900, "VNC"],
  [6379, "Redis"],
  [9042, "Cassandra"],
  [9200, "OpenSearch"],
  [10250, "kubelet"],
  [11211, "memcached"],
  [27017, "MongoDB"],
  [51678, "ECS agent"],
]);

/** The same of UDP: what answers there is made to flood others, too. Source: CISA alert TA14-017A, "UDP-Based Amplification Attacks". */
const sensitiveUdp: ReadonlyMap<number, string> = new Map([
  [69, "TFTP"],
  [111, "portmapper"],
  [123, "NTP"],
  [137, "NetBIOS"],
  [161, "SNMP"],
  [389, "CLDAP"],
  [1900, "SSDP"],
  [11211, "memcached"],
]);

const protocols = [
  { protocol: TCP, name: "tcp", sensitive: sensitiveTcp },
  { protocol: UDP, name: "udp", sensitive: sensitiveUdp },
] as const;

/** SG-014: anybody on the internet reaches ports of something that is not a load balancer. */
export const openToTheInternet = defineRule({
  id: "SG-014",
  slug: "open-to-the-internet",
  severity: "medium",
  level: "regional",
  needs: [
    "networkInterfaces",
    "securityGroups",
    "securityGroupRules",
    "subnets",
    "routeTables",
    "internetGateways",
    "networkAcls",
    "vpcBlockPublicAccessOptions",
    "loadBalancers",
    "listeners",
    "listenerRules",
    "targetGroups",
    "targetHealth",
    "ec2Instances",
    "ecsTasks",
    "ecsTaskDefinitions",
  ],
  partialIsFine: ["subnets", "routeTables", "internetGateways", "networkAcls", "vpcBlockPublicAccessOptions"],
  text: {
    title: "The internet reaches what is not a load balancer",
    why: "A rule for 0.0.0.0/0 or ::/0 counts where the way is open too: a public address, a route to an internet gateway, a network ACL that lets it through. There everyone may knock, all the time.",
    fix: "Take the public address away and put a load balancer in front, or let in only those who are meant to call.",
    limits:
      "TCP and UDP. Whether something listens on an open port is not seen; of tasks the ports they publish are taken.",
    says: {
      sensitive: "The internet reaches {what} of {names}: security group {group} lets everyone in",
      open: "The internet reaches {names} on {ports}: security group {group} lets everyone in",
    },
    figures: {
      sensitive: "Rules: {rules}. Open: {ports}. Public addresses: {addresses}.",
      open: "Rules: {rules}. Public addresses: {addresses}.",
    },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
  subjects: ({ scope, topology }) => {
    // What stands behind a load balancer is SG-008's.
    const behind = once(
      () =>
        new Set(
          inScope(topology.targetGroups, scope)
            .filter(({ forwardedBy }) => forwardedBy.length > 0)
            .flatMap(({ targets }) => targets.map(({ networkInterface }) => networkInterface?.urn)),
        ),
    );
    const { exposed, unknowns } = exposuresOf(topology, scope);
    const others = exposed.flatMap((one) => listening(topology, one, (owned) => !behind().has(owned.urn)));
    const byGroup = groupBy(
      others.flatMap((one) => distinct(one.rules.map(({ urn }) => urn)).map((urn) => ({ urn, one }))),
      ({ urn }) => urn,
    );
    return [
      ...[...byGroup].map(([urn, all]): Subject => ({ urn, exposed: all.map(({ one }) => one) })),
      ...unknowns.map((unknown) => ({ unknown })),
    ];
  },
  check: (subject, { scope, topology }) =>
    "unknown" in subject ? subject : [finding(topology, subject, scope.region)],
});

/** Of an exposed class what may listen: of tasks that publish ports only those, by the ports they publish. */
function listening(topology: Topology, one: Exposed, isMeant: (owned: OwnedInterface) => boolean): readonly Exposed[] {
  const byPorts = groupBy(
    one.interfaces.filter(isMeant),
    (owned) => publishedBy(topology, owned, one.way)?.join() ?? "any",
  );
  return [...byPorts.values()].flatMap((interfaces): readonly Exposed[] => {
    const [first] = interfaces;
    const published = first === undefined ? undefined : publishedBy(topology, first, one.way);
    const listens =
      published === undefined ? everyPort : rangeSet(published.map((port) => ({ from: port, until: port + 1 })));
    const rules = one.rules.flatMap((rule) => {
      const ports = intersect(rule.ports, listens);
      return isEmpty(ports) ? [] : [{ ...rule, ports }];
    });
    return rules.length === 0 ? [] : [{ way: one.way, interfaces, ports: intersect(one.ports, listens), rules }];
  });
}

/** The ports of a task with an interface of its own; `undefined` where any may be in use. */
function publishedBy(
  { tasks }: Topology,
  { owner }: OwnedInterface,
  { protocol: asked }: Exposed["way"],
): readonly number[] | undefined {
  const task = tasks.get(owner.urn ?? "");
  if (task?.networkMode !== "awsvpc" || task.taskDefinition === undefined) return undefined;
  return task.ports.flatMap(({ port, protocol }) => ((protocol === "udp") === (asked === UDP) ? [port] : []));
}

function finding(topology: Topology, { urn, exposed }: Subject, region: string): Saying<Sentence> {
  const { subjectId: group } = subjectOf(urn);
  const rules = distinct(exposed.flatMap((one) => one.rules.filter((rule) => rule.urn === urn)));
  const interfaces = distinct(exposed.flatMap((one) => one.interfaces));
  const open = protocols.map((one) => ({ ...one, ports: openPorts(exposed, urn, one.protocol) }));
  const meant = open.flatMap(({ name, sensitive, ports }) =>
    [...sensitive].filter(([port]) => contains(ports, port)).map(([port, what]) => `${what} (${name}/${String(port)})`),
  );
  const isWhole = open.some(({ ports }) => ports.some(({ from, until }) => until - from >= 1000));
  const ids = distinct(rules.flatMap(({ rule }) => rule.securityGroupRuleId ?? []));
  return {
    ...subjectOf(urn),
    says: meant.length > 0 ? "sensitive" : "open",
    severity: meant.length > 0 || isWhole ? "high" : "medium",
    confidence: "likely",
    values: {
      group,
      names: listed(distinct(interfaces.map((owned) => nameOf(topology, owned)))),
      what: listed(meant),
      ports: listed(open.flatMap(({ name, ports }) => portTexts(ports).map((text) => `${name}/${text}`))),
      rules: listed(distinct(rules.map(({ rule }) => ruleText(rule)))),
      addresses: listed(distinct(exposed.flatMap(addressesOf))),
    },
    affected: distinct(interfaces.flatMap(({ owner }) => owner.urn ?? [])),
    because: distinct(rules.map(({ rule }) => rule))
      .slice(0, 5)
      .map((rule) => fact(urn, "securityGroupRules", `${rule.securityGroupRuleId ?? group}: ${ruleText(rule)}`)),
    ...(ids.length === 0
      ? {}
      : {
          cli: awsCommand(region, "ec2 revoke-security-group-ingress", {
            "group-id": group,
            "security-group-rule-ids": ids,
          }),
        }),
    about: [urn, ...distinct(interfaces.flatMap(({ owner }) => owner.urn ?? []))],
  };
}

/** The ports of a protocol that the rules of a group open to everyone. */
function openPorts(exposed: readonly Exposed[], urn: Urn, protocol: Protocol): PortSet {
  const rules = exposed.filter(({ way }) => way.protocol === protocol).flatMap((one) => one.rules);
  return rules.filter((rule) => rule.urn === urn).reduce<PortSet>((sum, { ports }) => union(sum, ports), []);
}

/** Where the internet meets interfaces. */
function addressesOf({ way, interfaces }: Exposed): readonly string[] {
  return interfaces.map(({ item }) => (way.family === 4 ? item.association?.publicIp : item.ipv6Addresses[0]) ?? "?");
}

/** A task by its service, everything else by its own name. */
function nameOf(topology: Topology, { owner, item }: OwnedInterface): string {
  const task = topology.tasks.get(owner.urn ?? "");
  if (task?.item.group !== undefined) return task.item.group.replace(/^service:/, "");
  return owner.label ?? (owner.urn === undefined ? item.networkInterfaceId : subjectOf(owner.urn).subjectId);
}
