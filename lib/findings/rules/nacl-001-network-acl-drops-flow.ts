import type { Placed, Topology } from "#lib/graph/topology.ts";
import type { Blocker } from "#lib/analysis/reach/answer.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { NetworkAcl } from "#lib/model/resources/network-acl.ts";
import { parseUrn, urnOf } from "#lib/model/urn.ts";
import { formatTraffic } from "#lib/net/traffic.ts";
import { aclLegs, type AclDrop, type CutPair } from "../acl-drops.ts";
import { aclRemedy, entriesOn, entryFacts, entryOf, needFacts, type StoppedNeed } from "../acl-evidence.ts";
import { distinct, fact, listed } from "../fact.ts";
import { inState, servicesOf as servicesBehind } from "../group-health.ts";
import { inScope } from "../in-scope.ts";
import { defineRule, type Saying } from "../rule.ts";
import { startUpSymptoms } from "../start-up-symptom.ts";
import { unmetInScope, servicesOf, startUpAreas, type NeedIn } from "../start-up-troubles.ts";
import { subjectOf } from "../subject.ts";

type Sentence = "request" | "reply" | "partly";

/** A network ACL and everything it drops. */
type Subject = {
  readonly acl: Placed<NetworkAcl>;
  readonly pairs: readonly CutPair[];
  readonly needs: readonly StoppedNeed[];
};

/** NACL-001: a network ACL drops what a load balancer or a starting task sends, or what comes back. */
export const networkAclDropsFlow = defineRule({
  id: "NACL-001",
  slug: "network-acl-drops-flow",
  severity: "high",
  level: "regional",
  needs: [
    "networkAcls",
    "subnets",
    "routeTables",
    "loadBalancers",
    "listeners",
    "listenerRules",
    "targetGroups",
    "targetHealth",
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "ecsContainerInstances",
    "ec2Instances",
    "natGateways",
    "vpcEndpoints",
    ...startUpAreas,
  ],
  partialIsFine: [
    "routeTables",
    "listeners",
    "listenerRules",
    "targetHealth",
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "ecsContainerInstances",
    "ec2Instances",
    "natGateways",
    "vpcEndpoints",
    ...startUpAreas,
  ],
  text: {
    title: "A network ACL drops a flow or its replies",
    why: "Network ACLs remember nothing: what is let in one way must be let out the other, to the ports the caller took for itself. Load balancers and NAT gateways take any of 1024–65535. What no entry allows is dropped without a word, and security groups cannot make up for it.",
    fix: "Add an entry for the missing ports, numbered before the one that denies them: towards the caller's subnet, tcp 1024–65535.",
    limits:
      "Judged are the legs from load balancers to IPv4 targets and what tasks need to start. A client whose address is kept is not known: of such groups only the health check is judged.",
    says: {
      request: "Network ACL {acl} drops what is sent: {flows}",
      reply: "Network ACL {acl} drops what comes back: {flows}",
      partly: "Network ACL {acl} drops a part of what comes back, by the port the caller took: {flows}",
    },
    figures: {
      request:
        "Decided by {entry}. Not let through: {missing}. Subnets: {subnets}. Targets cut off: {cut} of {targets}.",
      reply: "Decided by {entry}. Not let through: {missing}. Subnets: {subnets}. Targets cut off: {cut} of {targets}.",
      partly:
        "Decided by {entry}. Not let through: {missing}. Subnets: {subnets}. Targets concerned: {cut} of {targets}.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html",
  ],
  subjects: ({ scope, topology, items }) => {
    const legsOf = aclLegs(topology);
    const pairs = inScope(topology.targetGroups, scope).flatMap((group) =>
      distinct(group.forwardedBy.map(({ loadBalancer }) => loadBalancer))
        .filter(({ item }) => item.type !== "gateway")
        .flatMap((balancer) => legsOf(balancer, group)),
    );
    const needs = unmetInScope(topology, scope).flatMap((one) => stoppedBy(one));
    const pairsOf = groupBy(
      pairs.flatMap((pair) => distinct(pair.drops.map(({ acl }) => acl)).map((acl) => ({ acl, pair }))),
      ({ acl }) => acl,
    );
    const needsOf = groupBy(needs, ({ blocker }) => blocker.urn);
    return items.networkAcls.map((item): Subject => {
      const urn = urnOf(scope, "network-acl", item.networkAclId);
      return {
        acl: { ...scope, urn, item },
        pairs: (pairsOf.get(urn) ?? []).map(({ pair }) => ({
          ...pair,
          drops: pair.drops.filter(({ acl }) => acl === urn),
        })),
        needs: needsOf.get(urn) ?? [],
      };
    });
  },
  check: (subject, { topology, scope }) => {
    const { pairs, needs } = subject;
    const refuted = pairs.filter(isRefuted);
    const standing = { ...subject, pairs: pairs.filter((pair) => !refuted.includes(pair)) };
    const [first] = refuted;
    if (standing.pairs.length + needs.length > 0) return [finding(standing, { topology, region: scope.region })];
    return first === undefined
      ? []
      : { unknown: `Targets of ${first.group.item.targetGroupName} are healthy although a network ACL says no.` };
  },
});

/** What stops an unmet need at a network ACL; nothing where no way leads there anyway. */
function stoppedBy(one: NeedIn): readonly StoppedNeed[] {
  const { blockers } = one.outcome;
  const kindOf = ({ urn }: Blocker) => parseUrn(urn)?.kind;
  if (!blockers.every((blocker) => filters.has(kindOf(blocker) ?? ""))) return [];
  return blockers.filter((each) => kindOf(each) === "network-acl").map((blocker) => ({ ...one, blocker }));
}

const filters = new Set<string>(["network-acl", "security-group", "network-interface"]);

/** The check passes where our reading says nothing can: the reading is wrong or old. */
function isRefuted({ cut, drops }: CutPair): boolean {
  const isShut = drops.some(({ isPartly }) => !isPartly);
  return isShut && cut.some(({ place }) => place.target.state === "healthy");
}

type Setting = { readonly topology: Topology; readonly region: string };

function finding(subject: Subject, { topology, region }: Setting): Saying<Sentence> {
  const { acl, pairs, needs } = subject;
  const drops = pairs.flatMap((pair) => pair.drops);
  const services = distinct([...pairs.flatMap(({ group }) => servicesBehind(group, topology)), ...servicesOf(needs)]);
  const symptoms = startUpSymptoms(topology, servicesOf(needs), "any");
  const groups = distinct(pairs.map(({ group }) => group));
  const balancers = distinct(pairs.map(({ balancer }) => balancer));
  return {
    ...subjectOf(acl.urn),
    ...verdictOf(subject, symptoms.length > 0),
    values: {
      acl: acl.item.networkAclId,
      flows: listed(flowsOf(subject)),
      entry: firstEntry(subject),
      missing: listed(distinct([...drops.map(({ missing }) => formatTraffic(missing)), ...needs.map(missingOf)])),
      subnets: listed(subnetsOf(drops, needs)),
      cut: pairs.reduce((sum, { cut }) => sum + cut.length, 0),
      targets: pairs.reduce((sum, { visible }) => sum + visible, 0),
    },
    affected: [...groups.map(({ urn }) => urn), ...services.map(({ urn }) => urn)],
    because: [...symptoms, ...entryFacts(acl, drops), ...needFacts(acl, needs), ...timeouts(pairs)],
    ...aclRemedy(topology, region, { acl, drops }),
    about: [
      acl.urn,
      ...groups.map(({ urn }) => urn),
      ...balancers.map(({ urn }) => urn),
      ...services.flatMap(({ urn, targetGroupUrns }) => [urn, ...targetGroupUrns]),
    ],
  };
}

function verdictOf(
  { pairs, needs }: Subject,
  hasSymptom: boolean,
): Pick<Saying<Sentence>, "says" | "severity" | "confidence"> {
  const shut = pairs.filter(({ drops }) => drops.some(({ isPartly }) => !isPartly));
  const isConfirmed = hasSymptom || shut.some(({ cut }) => cut.some(({ place }) => isUnanswered(place.target.reason)));
  if (shut.length + needs.length === 0) {
    // With every check passing, nobody has met the ports that are shut.
    const isQuiet = pairs.every(({ cut }) => cut.every(({ place }) => place.target.state === "healthy"));
    return { says: "partly", confidence: isQuiet ? "possible" : "likely", severity: isQuiet ? "medium" : "high" };
  }
  const isRequest =
    shut.some(({ drops }) => drops.some((drop) => drop.direction === "request")) ||
    needs.some(({ blocker }) => blocker.direction === "request");
  const explains = shut.some(
    ({ group, cut, visible }) => cut.length === visible && inState(group, "healthy").length === 0,
  );
  return {
    says: isRequest ? "request" : "reply",
    confidence: isConfirmed ? "confirmed" : "likely",
    severity: explains || hasSymptom ? "critical" : "high",
  };
}

function isUnanswered(reason: string | undefined): boolean {
  return reason === "Target.Timeout" || reason === "Target.FailedHealthChecks";
}

/** `front → web tcp/8080`, `web → ecr.api tcp/443`. */
function flowsOf({ pairs, needs }: Subject): readonly string[] {
  return distinct([
    ...pairs.map(
      ({ balancer, group, port }) =>
        `${balancer.item.loadBalancerName} → ${group.item.targetGroupName} tcp/${String(port)}`,
    ),
    ...needs.map(({ service, need }) => `${service.item.serviceName} → ${need.service} tcp/${String(need.port)}`),
  ]);
}

function missingOf({ need, blocker }: StoppedNeed): string {
  return blocker.direction === "request" ? `tcp ${String(need.port)}` : "tcp 1024-65535";
}

function subnetsOf(drops: readonly AclDrop[], needs: readonly NeedIn[]): readonly string[] {
  return distinct([...drops.map(({ at }) => at.item.subnetId ?? "?"), ...needs.map(({ outcome }) => outcome.id)]);
}

function firstEntry({ acl, pairs, needs }: Subject): string {
  const drop = pairs.flatMap(({ drops }) => drops)[0];
  if (drop !== undefined) return entryOf(acl.item, drop);
  return entriesOn(acl.item, needs[0]?.blocker.side);
}

function timeouts(pairs: readonly CutPair[]) {
  return pairs
    .flatMap(({ cut }) => cut)
    .slice(0, 3)
    .map(({ place: { urn, target } }) =>
      fact(
        urn,
        "targetHealth",
        `${target.id}:${target.port ?? "?"}: ${target.state ?? "?"} ${target.reason ?? ""}`.trim(),
      ),
    );
}
