import type { LoadBalancerPlace, RecordPlace, Topology } from "#lib/graph/topology.ts";
import { recordFact, recordValues } from "../address-record.ts";
import { listed } from "../fact.ts";
import type { Severity } from "../finding.ts";
import { heldBy, instanceOf, publicSideOf, scalingGroupOf } from "../record-targets.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";
import { ownZones } from "../zone-records.ts";

/** What resolvers keep at most where a switch is expected; AWS suggests 60 to 120 seconds for fast failover. */
const LONG_SECONDS = 300;
const BRISK_SECONDS = 60;

type Says = "balancer" | "zonal" | "moving" | "switched";

/** DNS-005: a record that resolvers keep longer than what it points at may live. */
export const ttlTooLong = defineRule({
  id: "DNS-005",
  slug: "ttl-too-long",
  severity: "medium",
  level: "global",
  needs: [
    "hostedZones",
    "resourceRecordSets",
    "networkInterfaces",
    "loadBalancers",
    "ec2Instances",
    "vpcs",
    "vpcHostedZones",
  ],
  partialIsFine: ["resourceRecordSets", "networkInterfaces", "loadBalancers", "ec2Instances", "vpcs", "vpcHostedZones"],
  text: {
    title: "TTL is too long for what the record points at",
    why: "Resolvers and clients keep an answer until its TTL has passed. Behind a name that fails over, or that leads to addresses that come and go, a long TTL keeps sending clients to the old place.",
    fix: "Make the record an alias where the target is of AWS: then there is no TTL to choose. Else lower the TTL, and wait for the old one to pass before the next change.",
    limits:
      "How long clients really keep answers is not visible; some ignore the TTL. Long TTLs on addresses that stay are right, and not reported.",
    says: {
      balancer:
        "Clients keep the answer of {record} for up to {ttl} s, though load balancer {target} moves its addresses every minute if need be",
      zonal:
        "Clients keep the answer of {record} for up to {ttl} s, and with it zones that load balancer {target} takes out when all their targets fail",
      moving:
        "Clients keep {target} as the address of {record} for up to {ttl} s, though it lasts only as long as its owner",
      switched: "After a switch of {record}, clients may go on to the old target for {ttl} s",
    },
    figures: {
      balancer:
        "The {visibility} zone {zone} holds the {type} record {record} with TTL {ttl}. A load balancer's own name has 60.",
      zonal:
        "The {visibility} zone {zone} holds the {type} record {record} with TTL {ttl}. {target} is a Network Load Balancer in {zones} zones: its addresses stay, and its own name, with 60, answers with those of healthy zones.",
      moving:
        "The {visibility} zone {zone} holds the {type} record {record} with TTL {ttl}; owner of the address: {owner}.",
      switched:
        "The {visibility} zone {zone} holds the {type} record {record} with TTL {ttl}, chosen by {policy}. For fast failover: 60 to 120.",
    },
  },
  references: ["https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-basic.html"],
  subjects: ({ scope, topology }) =>
    ownZones(topology, scope).flatMap(({ records }) =>
      records.filter((record) => (record.item.ttl ?? 0) > BRISK_SECONDS && hasOwnTtl(record)),
    ),
  check: (record, { topology }) => {
    const verdict = switchOf(record) ?? targetOf(record, topology);
    if (verdict === undefined) return [];
    const { says, severity, ...values } = verdict;
    return [
      {
        ...subjectOf(record.urn),
        says,
        severity,
        confidence: "likely",
        values: { ...recordValues(record), target: "—", owner: "—", policy: "—", zones: 0, ...values },
        affected: [record.urn],
        because: [recordFact(record, `${listed(record.item.values)} (TTL ${record.item.ttl ?? 0})`)],
        about: [record.urn],
      },
    ];
  },
});

/** Records that lead somewhere and are kept by resolvers. An alias has no TTL of its own. */
function hasOwnTtl({ item }: RecordPlace): boolean {
  const { type, aliasTarget } = item;
  return (type === "A" || type === "AAAA" || type === "CNAME") && aliasTarget === undefined;
}

type Verdict = {
  readonly says: Says;
  readonly severity: Severity;
  readonly target?: string;
  readonly owner?: string;
  readonly policy?: string;
  readonly zones?: number;
};

/** A name whose answer Route 53 switches by health, weight or place. */
function switchOf({ item }: RecordPlace): Verdict | undefined {
  const { failover, healthCheckId, weight, region, ttl = 0 } = item;
  const policy = failover ?? (healthCheckId === undefined ? undefined : `HealthCheckId = ${healthCheckId}`);
  const set = weight === undefined ? region : `Weight = ${weight}`;
  if (policy === undefined && set === undefined) return undefined;
  if (ttl > LONG_SECONDS) return { says: "switched", severity: "medium", policy: policy ?? set ?? "—" };
  return policy === undefined ? undefined : { says: "switched", severity: "low", policy };
}

/** A name of, or an address in, something that comes and goes. */
function targetOf(record: RecordPlace, topology: Topology): Verdict | undefined {
  if ((record.item.ttl ?? 0) <= LONG_SECONDS) return undefined;
  const balancer = record.aims.flatMap(({ kind, urns }) => (kind === "load-balancer" ? urns : []))[0];
  if (balancer !== undefined) return balancerOf(topology.loadBalancers.get(balancer));
  for (const held of heldBy(record, topology)) {
    const owner = passingOwner(held, topology);
    if (owner !== undefined) return { says: "moving", severity: "medium", target: held.value, owner };
  }
  return undefined;
}

/** The addresses of a Network Load Balancer stay: in one zone its name has nothing to switch to. */
function balancerOf(balancer: LoadBalancerPlace | undefined): Verdict | undefined {
  const target = balancer?.item.loadBalancerName ?? "—";
  if (balancer?.item.type !== "network") return { says: "balancer", severity: "medium", target };
  const zones = balancer.item.availabilityZones.length;
  return zones < 2 ? undefined : { says: "zonal", severity: "medium", target, zones };
}

/** Who holds an address only for a while: a task, a member of an Auto Scaling group, an address that is not an Elastic IP. */
function passingOwner(held: ReturnType<typeof heldBy>[number], topology: Topology): string | undefined {
  const { owned } = held;
  if (owned.owner.class === "ecs-task") return topology.tasks.get(owned.owner.urn ?? "")?.item.group ?? "ECS";
  const instance = instanceOf(owned, topology);
  if (instance === undefined) return undefined;
  const isLent = publicSideOf(held)?.ipOwnerId === "amazon";
  return isLent || scalingGroupOf(instance) !== undefined ? instance.instanceId : undefined;
}
