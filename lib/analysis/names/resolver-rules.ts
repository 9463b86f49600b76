import type { Topology, Unread, VpcPlace } from "#lib/graph/topology.ts";
import type { ResolverRule } from "#lib/model/resources/resolver-rule.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import { unreadArea, type Place } from "../reach/unread.ts";
import { autodefinedDomain } from "./autodefined-domains.ts";
import { covers } from "./directory.ts";
import { outboundEndpoints } from "./resolver-endpoints.ts";
import type { NameNote, Namer } from "./resolution.ts";

/** What Resolver rules do with a name that is asked in a VPC. */
export type Ruling =
  /** Sent to servers elsewhere, unless something of the VPC has a longer domain than the rule's. */
  | { readonly kind: "forwarded"; readonly domain: string; readonly rule: ResolverRule; readonly unread: Unread }
  /** Some names are forwarded, and which ones is not known. */
  | { readonly kind: "unread"; readonly unread: Unread }
  /** The VPC's resolver answers by itself. */
  | { readonly kind: "own" };

/** A rule in a VPC. */
type Applied = { readonly rule: ResolverRule; readonly domain: string; readonly status: string };

const call = "route53resolver:ListResolverRules";

/**
 * The rule with the longest domain decides; one for the very domain of a private zone, or of AWS's own, comes before it.
 * A system rule gives the names of its domain back to the VPC's resolver. A delegation rule has no say in who is asked
 * first: it is the way to name servers that a private zone's NS record names.
 * Source: Route 53 Developer Guide, "How Resolver determines whether the domain name in a query matches any rules",
 * "Considerations when working with a private hosted zone", "Resolver delegation rules tutorial".
 */
export function rulingFor(namer: Namer, vpc: VpcPlace, name: string): Ruling {
  const { topology } = namer;
  const winner = matchesOf(topology, vpc, name).find(({ status }) => status === "COMPLETE");
  if (winner !== undefined && forwards(winner.rule) && isLongerThanAws(vpc, name, winner.domain)) {
    return { kind: "forwarded", domain: winner.domain, rule: winner.rule, unread: beyondRule(namer, vpc, winner.rule) };
  }
  const unread = unreadArea(topology, ownerOf(vpc), "resolverRules");
  if (unread === undefined) return { kind: "own" };
  const sight = endpointsInSight(namer, vpc, unread);
  return sight === undefined ? { kind: "own" } : { kind: "unread", unread: sight };
}

/** What is asked before a private zone of that name, or may be; `zone` is empty where no private zone has the name. */
export function ruleBefore(
  namer: Namer,
  vpc: VpcPlace,
  { name, zone }: { readonly name: string; readonly zone: string },
): Exclude<Ruling, { readonly kind: "own" }> | undefined {
  const ruling = rulingFor(namer, vpc, name);
  if (ruling.kind === "own") return undefined;
  return ruling.kind === "unread" || ruling.domain.length >= zone.length ? ruling : undefined;
}

/**
 * The same, for who accuses a zone of what a rule may mend: rules that were not read are no answer even where no endpoint is
 * seen, for a rule that another account shares forwards by an endpoint over there.
 */
export function ruleOrUnread(
  namer: Namer,
  vpc: VpcPlace,
  asked: { readonly name: string; readonly zone: string },
): ReturnType<typeof ruleBefore> {
  const unread = unreadArea(namer.topology, ownerOf(vpc), "resolverRules");
  return ruleBefore(namer, vpc, asked) ?? (unread === undefined ? undefined : { kind: "unread", unread });
}

/** What was taken for granted of rules: those that were not read, and those that are not in force yet or no more. */
export function ruleNotes(namer: Namer, vpc: VpcPlace, name: string): readonly NameNote[] {
  const { topology, say } = namer;
  const { vpcId } = vpc.item;
  const notes: NameNote[] = [];
  if (unreadArea(topology, ownerOf(vpc), "resolverRules") !== undefined) {
    const endpoints = outboundEndpoints(topology).get(scopeKey(ownerOf(vpc)));
    const text =
      endpoints === undefined
        ? say("dnsRulesNotRead", { vpc: vpcId })
        : say("dnsForwards", { vpc: vpcId, endpoints: [...endpoints].join(", ") });
    notes.push({ code: "RESOLVER_RULES_NOT_READ", text });
  }
  const [first] = matchesOf(topology, vpc, name).filter(({ rule }) => forwards(rule));
  if (first !== undefined && first.status !== "COMPLETE" && isLongerThanAws(vpc, name, first.domain)) {
    const text = say("dnsRuleIdle", {
      rule: ruleWords(first.rule),
      domain: domainWords(first.domain),
      vpc: vpcId,
      status: first.status,
    });
    notes.push({ code: "RESOLVER_RULE_NOT_IN_FORCE", text });
  }
  return notes;
}

/** The rules of a VPC whose domain has the name, the longest domain first. */
function matchesOf(topology: Topology, vpc: VpcPlace, name: string): readonly Applied[] {
  const applied = rulesByVpc(topology).get(keyOf(ownerOf(vpc), vpc.item.vpcId)) ?? [];
  return applied.filter(({ domain }) => domain === "" || covers(domain, name));
}

// A memo, not state: it follows from the topology alone, and goes when it goes.
const rulesOf = new WeakMap<Topology, ReadonlyMap<string, readonly Applied[]>>();

function rulesByVpc(topology: Topology): ReadonlyMap<string, readonly Applied[]> {
  const known = rulesOf.get(topology);
  if (known !== undefined) return known;
  const found = new Map<string, Applied[]>();
  for (const scoped of topology.scopes.values()) {
    for (const rule of itemsOf(scoped, "resolverRules")) {
      const domain = rule.domainName;
      if (domain === undefined || rule.ruleType === "DELEGATE") continue;
      for (const { vpcId = "", status = "" } of rule.associations) {
        const key = keyOf(scoped.scope, vpcId);
        const others = found.get(key);
        if (others === undefined) found.set(key, [{ rule, domain, status }]);
        else others.push({ rule, domain, status });
      }
    }
  }
  for (const applied of found.values()) applied.sort((a, b) => b.domain.length - a.domain.length);
  rulesOf.set(topology, found);
  return found;
}

function keyOf(place: Place, vpcId: string): string {
  return `${scopeKey(place)}/${vpcId}`;
}

/** Rules are associated with a VPC by the account it belongs to, also where its subnets are shared with others. */
function ownerOf({ account, region, item }: VpcPlace): Place {
  return { account: item.ownerId ?? account, region };
}

function forwards({ ruleType }: ResolverRule): boolean {
  return ruleType !== "SYSTEM" && ruleType !== "RECURSIVE";
}

function isLongerThanAws(vpc: VpcPlace, name: string, domain: string): boolean {
  return domain.length >= (autodefinedDomain(vpc, name)?.length ?? 0);
}

function beyondRule({ say }: Namer, { item }: VpcPlace, rule: ResolverRule): Unread {
  const text = say("dnsForwarded", {
    rule: ruleWords(rule),
    domain: domainWords(rule.domainName ?? ""),
    vpc: item.vpcId,
    targets: rule.targetIps.map(targetWords).join(", ") || "—",
    endpoint: rule.resolverEndpointId ?? "—",
  });
  return { text, call };
}

/** An outbound endpoint, known or not excluded: some rule forwards by it, and no rule was read. */
function endpointsInSight({ topology, say }: Namer, vpc: VpcPlace, why: Unread): Unread | undefined {
  const owner = ownerOf(vpc);
  const endpoints = outboundEndpoints(topology).get(scopeKey(owner));
  const problem = why.problem === undefined ? {} : { problem: why.problem };
  const values = { vpc: vpc.item.vpcId, why: why.text };
  if (endpoints !== undefined) {
    const text = say("dnsRulesUnread", { ...values, endpoints: [...endpoints].join(", ") });
    return { text, call: why.call, ...problem };
  }
  // Another account's interfaces were never to be seen: then forwarding is a matter of what is taken for granted.
  const isSeen = topology.scopes.has(scopeKey(owner));
  if (!isSeen || unreadArea(topology, owner, "networkInterfaces") === undefined) return undefined;
  return { text: say("dnsEndpointsUnread", values), call: why.call, ...problem };
}

/** A rule by its name, if it has one, and its id. */
export function ruleWords({ name, resolverRuleId }: ResolverRule): string {
  return name === undefined || name === "" ? resolverRuleId : `${name} (${resolverRuleId})`;
}

/** A domain as it is written: `.` for every name. */
export function domainWords(domain: string): string {
  return domain === "" ? "." : domain;
}

/** An address that a rule forwards to, with its port where it is not the usual one. */
export function targetWords({ ip, ipv6, port = 53 }: ResolverRule["targetIps"][number]): string {
  const address = ip ?? ipv6 ?? "—";
  if (port === 53) return address;
  return ip === undefined ? `[${address}]:${String(port)}` : `${address}:${String(port)}`;
}
