import { listenerTraffic } from "#lib/analysis/reach/members.ts";
import { unreadArea } from "#lib/analysis/reach/unread.ts";
import type { LoadBalancerPlace } from "#lib/graph/topology.ts";
import { arnTail, urnOf, type Urn } from "#lib/model/urn.ts";
import { hasNoIps, intersectIps } from "#lib/net/ip-set.ts";
import { everyPort } from "#lib/net/port-set.ts";
import { TCP, UDP } from "#lib/net/protocol.ts";
import { intersect, isEmpty } from "#lib/net/range-set.ts";
import { formatTraffic, trafficOf } from "#lib/net/traffic.ts";
import { admittedBy, publicIps, type Admitted } from "../admitted-sources.ts";
import { fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { defineRule, type Saying } from "../rule.ts";
import { openCidr, ruleText } from "../security-group-remedy.ts";
import { subjectOf } from "../subject.ts";

type Sentence = "nobody" | "inward";
type Listening = LoadBalancerPlace["listeners"][number];
type Subject = {
  readonly balancer: LoadBalancerPlace;
  /** A target of another load balancer, which calls it from inside. */
  readonly isBehindAnother: boolean;
  /** The groups that Global Accelerator's own interfaces carry: who names one means its clients. */
  readonly accelerators: ReadonlySet<string>;
  /** Why a group that is named may be one of those, when groups were not all read. */
  readonly unnamed: string | undefined;
};

/** What Global Accelerator calls the group it makes in a VPC. */
const ACCELERATOR_GROUP = "GlobalAccelerator";

/** SG-004: the security groups of a load balancer let nobody reach a listener. */
export const clientsCannotReachListener = defineRule({
  id: "SG-004",
  slug: "clients-cannot-reach-listener",
  severity: "high",
  level: "regional",
  needs: [
    "loadBalancers",
    "listeners",
    "listenerRules",
    "securityGroups",
    "securityGroupRules",
    "managedPrefixLists",
    "targetGroups",
    "targetHealth",
  ],
  partialIsFine: ["listenerRules", "securityGroups", "securityGroupRules", "managedPrefixLists"],
  text: {
    title: "Security groups let no client reach a listener",
    why: "A listener answers only those whom the load balancer's security groups let in on its port. Without a rule for the port, every connection times out, and the target group behind it looks healthy all the while.",
    fix: "Allow the listener's port from those who are meant to call: 0.0.0.0/0 for a public site, the callers' security groups or ranges for an internal one. Delete a listener that nobody is meant to use.",
    limits:
      "A list of allowed ranges is taken as meant, however short. Whether a group that is named has members is another rule's.",
    says: {
      nobody: "Nobody can reach {listeners} of {loadBalancer}: its security groups have no rule for {ports}",
      inward:
        "The internet cannot reach {listeners} of {loadBalancer}: its security groups let only private sources in",
    },
    figures: {
      nobody: "Scheme: {scheme}. Security groups: {groups}. Rules in: {open}.",
      inward: "Scheme: {scheme}. Security groups: {groups}. Rules in: {open}.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html",
  ],
  subjects: ({ scope, topology, items }) => {
    const accelerators = new Set(
      items.securityGroups.filter(({ groupName }) => groupName === ACCELERATOR_GROUP).map(({ groupId }) => groupId),
    );
    const unnamed = unreadArea(topology, scope, "securityGroups")?.text;
    const behind = new Set(
      inScope(topology.targetGroups, scope)
        .filter(({ item }) => item.targetType === "alb")
        .flatMap(({ targets }) => targets.map(({ target }) => urnOf(scope, "load-balancer", arnTail(target.id)))),
    );
    return inScope(topology.loadBalancers, scope)
      .filter(({ item, listeners }) => item.securityGroups.length > 0 && listeners.length > 0)
      .map((balancer): Subject => ({ balancer, isBehindAnother: behind.has(balancer.urn), accelerators, unnamed }));
  },
  check: (subject, { topology, scope }) => {
    const { balancer } = subject;
    const { account, region, item } = balancer;
    const asked = balancer.listeners
      .filter(({ item: { port } }) => port !== undefined)
      .map((listener) => {
        const groupIds = item.securityGroups;
        return {
          listener,
          admitted: admittedBy(topology, { account, region, groupIds }, listenerTraffic(listener.item)),
        };
      });
    const judged = asked.map((one) => ({ ...one, says: saysOf(subject, one.admitted) }));
    const found = (["nobody", "inward"] as const).flatMap((says) => {
      const shut = judged.filter((one) => one.says === says);
      return shut.length === 0 ? [] : [finding(balancer, { says, shut, region: scope.region })];
    });
    if (found.length > 0) return found;
    const unread = judged.find(({ says }) => typeof says === "object");
    return typeof unread?.says === "object" ? unread.says : [];
  },
});

/** Whether nobody gets in, or nobody from outside; `undefined` when somebody does. */
function saysOf(
  { balancer: { item }, isBehindAnother, accelerators, unnamed }: Subject,
  { ips, groups, rules, unread }: Admitted,
): Sentence | { readonly unknown: string } | undefined {
  if (isForSomebody(rules, accelerators)) return undefined;
  const met = metBy(item, ips);
  const isOpenInside = !hasNoIps(met) || groups.size > 0;
  const isOpenOutside = !hasNoIps(intersectIps(met, publicIps));
  if (isOpenInside && (isOpenOutside || isBehindAnother || item.scheme !== "internet-facing")) return undefined;
  if (unread !== undefined) return { unknown: unread };
  if (isOpenInside) return groups.size > 0 ? inwardUnless(unnamed) : "inward";
  // What comes by PrivateLink may be let past the rules: then none is needed.
  return item.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic === "off" ? undefined : "nobody";
}

/** Without an IPv6 address nobody is met over IPv6. */
function metBy({ ipAddressType }: LoadBalancerPlace["item"], ips: Admitted["ips"]): Admitted["ips"] {
  return ipAddressType?.startsWith("dualstack") === true ? ips : { ...ips, v6: [] };
}

function inwardUnless(unnamed: string | undefined): Sentence | { readonly unknown: string } {
  return unnamed === undefined ? "inward" : { unknown: unnamed };
}

/** A prefix list is meant for somebody, whether it was read or not; so is an accelerator. */
function isForSomebody(rules: Admitted["rules"], accelerators: ReadonlySet<string>): boolean {
  return rules.some(
    ({ prefixListId, referencedGroupInfo }) =>
      prefixListId !== undefined || accelerators.has(referencedGroupInfo?.groupId ?? ""),
  );
}

type Found = {
  readonly says: Sentence;
  readonly shut: readonly { readonly listener: Listening; readonly admitted: Admitted }[];
  readonly region: string;
};

function finding(balancer: LoadBalancerPlace, { says, shut, region }: Found): Saying<Sentence> {
  const { item } = balancer;
  const [group = ""] = item.securityGroups;
  const urns: readonly Urn[] = shut.map(({ listener }) => listener.urn);
  // Nobody may miss a listener that would only have sent them on.
  const isMinor = shut.every(({ listener }) => onlyRedirects(listener));
  return {
    ...subjectOf(balancer.urn),
    discriminator: says,
    says,
    ...(isMinor ? { severity: "medium" as const } : {}),
    confidence: says === "nobody" ? "likely" : "possible",
    values: {
      loadBalancer: item.loadBalancerName,
      scheme: item.scheme ?? "?",
      listeners: listed(shut.map(({ listener }) => nameOf(listener))),
      ports: listed(shut.map(({ listener }) => formatTraffic(listenerTraffic(listener.item)))),
      groups: listed(item.securityGroups),
      open: listed(shut.flatMap(({ admitted }) => admitted.rules.map(ruleText))) || "—",
    },
    affected: [balancer.urn, ...urns],
    because: shut.map(({ listener, admitted }) =>
      fact(
        listener.urn,
        "securityGroupRules",
        `${nameOf(listener)} ← ${listed(admitted.rules.map(ruleText)) || "—"} (${listed(item.securityGroups)})`,
      ),
    ),
    ...(item.scheme === "internet-facing" ? opening(region, group, shut) : {}),
    about: [balancer.urn, ...urns],
  };
}

function nameOf({ item: { protocol, port } }: Listening): string {
  return `${protocol ?? "?"}:${port ?? "?"}`;
}

function onlyRedirects({ rules }: Listening): boolean {
  return rules.length > 0 && rules.every(({ item }) => item.actions.every(({ type }) => type === "redirect"));
}

function opening(region: string, on: string, shut: Found["shut"]) {
  const all = shut.flatMap(({ listener: { item } }) =>
    (["tcp", "udp"] as const)
      .filter(
        (protocol) => !isEmpty(intersect(listenerTraffic(item), trafficOf(protocol === "tcp" ? TCP : UDP, everyPort))),
      )
      .map((protocol) => openCidr(region, { on, protocol, port: item.port ?? 0, cidr: "0.0.0.0/0" })),
  );
  return { cli: all.map(({ cli }) => cli).join("\n"), terraform: all.map(({ terraform }) => terraform).join("\n\n") };
}
