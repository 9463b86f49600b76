import { isShadowed } from "#lib/analysis/reach/listener-conditions.ts";
import { unreadArea } from "#lib/analysis/reach/unread.ts";
import type { LoadBalancerPlace, Placed, ServicePlace, Topology } from "#lib/graph/topology.ts";
import { knownValue } from "#lib/model/known.ts";
import type { ListenerRule } from "#lib/model/resources/listener.ts";
import { arnTail } from "#lib/model/urn.ts";
import { fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { saysMaintenance } from "../maintenance.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule, type Saying } from "../rule.ts";
import { tiesOf } from "../service-ties.ts";
import { subjectOf } from "../subject.ts";

const MINUTE_MS = 60_000;
const SETTLE_MINUTES = 15;

type Says = "silent" | "refuses" | "shadowed";
type ListenerPlace = LoadBalancerPlace["listeners"][number];

/** LB-004: a listener, or one of its rules, that no request can do anything with. */
export const listenerLeadsNowhere = defineRule({
  id: "LB-004",
  slug: "listener-leads-nowhere",
  severity: "medium",
  level: "regional",
  needs: ["loadBalancers", "listeners", "listenerRules", "ecsServices"],
  partialIsFine: ["ecsServices", "listenerRules"],
  text: {
    title: "Listener leads nowhere",
    why: "A load balancer without a listener refuses every connection. A listener that only answers with an error serves nobody. And a rule behind an earlier one that takes all its requests is never asked: what it was written for goes elsewhere.",
    fix: "Create the listener, or delete the load balancer. Give the narrower rule the lower priority number, so that it is tried first.",
    limits:
      "Rules are compared with one earlier rule at a time; what several earlier ones take together is not looked for. Regular expressions are not read. A listener whose target group is empty is told with the group.",
    says: {
      silent: "{loadBalancer} refuses every connection: it has no listener",
      refuses: "{listener} of {loadBalancer} answers every request with {codes}",
      shadowed:
        "Rule {priority} of {listener} of {loadBalancer} is never asked: rule {earlier} takes all its requests first",
    },
    figures: {
      silent: "Listeners: 0. State {state}.",
      refuses: "Rules: {rules}; fixed responses: {codes}.",
      shadowed: "Rule {priority}: {conditions}. Rule {earlier}: {earlierConditions}.",
    },
  },
  references: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html"],
  subjects: ({ scope, topology }) => {
    const staged = stagedRules(inScope(topology.services, scope));
    return inScope(topology.loadBalancers, scope).map((balancer) => ({ balancer, staged }));
  },
  check: ({ balancer, staged }, { topology, scope, now }) => {
    if (isSilent(balancer, now)) return [{ ...silentFinding(balancer), about: [balancer.urn] }];
    const isStaged = ({ item }: Placed<ListenerRule>) => staged.has(item.ruleArn);
    // Between deployments the rules of a blue/green pair look stranger than they are; others on their listener do not.
    const found = balancer.listeners.flatMap((listener) => [
      ...(listener.rules.some(isStaged) ? [] : refusalOf(balancer, listener)),
      ...shadowsIn(balancer, listener, { region: scope.region, isStaged }),
    ]);
    if (found.length === 0) return [];
    // Who switches a rule, and what another rule of the listener answers, may stand in what was not read.
    const [switching, answers] = [
      unreadArea(topology, scope, "ecsServices"),
      unreadArea(topology, scope, "listenerRules"),
    ];
    if (switching !== undefined) return { unknown: switching.text };
    const sure = found.filter(({ says }) => answers === undefined || says !== "refuses");
    if (answers !== undefined && sure.length === 0) return { unknown: answers.text };
    return sure.map((saying) => ({ ...saying, about: [balancer.urn, ...aboutOf(saying, topology)] }));
  },
});

/** The rules that a blue/green deployment switches. */
function stagedRules(services: readonly ServicePlace[]): ReadonlySet<string> {
  const ties = services.flatMap(tiesOf);
  const arns = ties.flatMap(({ productionListenerRule, testListenerRule }) => [
    productionListenerRule,
    testListenerRule,
  ]);
  return new Set(arns.filter((arn) => arn !== undefined));
}

function isSilent({ item, listeners }: LoadBalancerPlace, now: string): boolean {
  const isNew =
    item.createdTime !== undefined && Date.parse(now) - Date.parse(item.createdTime) < SETTLE_MINUTES * MINUTE_MS;
  return listeners.length === 0 && !isNew && item.stateCode === "active";
}

type Said = Omit<Saying<Says>, "about">;

function silentFinding({ urn, item }: LoadBalancerPlace): Said {
  return {
    ...subjectOf(urn),
    says: "silent",
    confidence: "confirmed",
    values: { loadBalancer: item.loadBalancerName, state: item.stateCode ?? "?" },
    affected: [urn],
    because: [fact(urn, "listeners", `${item.loadBalancerName}: 0`)],
  };
}

/** A listener of a public load balancer all rules of which answer with a server error of their own. */
function refusalOf(balancer: LoadBalancerPlace, listener: ListenerPlace): readonly Said[] {
  const codes = listener.rules.map(({ item }) => refusalCode(item));
  const isAll = codes.length > 0 && codes.every((code) => code !== undefined);
  if (!isAll || balancer.item.scheme !== "internet-facing" || isMaintained(balancer)) return [];
  return [
    {
      ...subjectOf(listener.urn),
      says: "refuses",
      confidence: "confirmed",
      values: {
        loadBalancer: balancer.item.loadBalancerName,
        listener: nameOf(listener),
        rules: listener.rules.length,
        codes: listed([...new Set(codes)]),
      },
      affected: [balancer.urn, listener.urn],
      because: listener.rules.map(({ item }) =>
        fact(listener.urn, "listenerRules", `${item.priority}: fixed-response ${refusalCode(item) ?? ""}`),
      ),
    },
  ];
}

function refusalCode({ actions }: ListenerRule): string | undefined {
  const code = actions.find(({ type }) => type === "fixed-response")?.fixedResponseStatusCode;
  return code?.startsWith("5") === true ? code : undefined;
}

/** Somebody says that it is meant. */
function isMaintained({ item: { tags } }: LoadBalancerPlace): boolean {
  return (knownValue(tags) ?? []).some(({ key, value }) => saysMaintenance(`${key} ${value}`));
}

function shadowsIn(
  balancer: LoadBalancerPlace,
  listener: ListenerPlace,
  { region, isStaged }: { readonly region: string; readonly isStaged: (rule: Placed<ListenerRule>) => boolean },
): readonly Said[] {
  const rules = listener.rules.filter(
    (rule) => rule.item.isDefault !== true && rule.item.priority !== "default" && !isStaged(rule),
  );
  return rules.flatMap((later, at) => {
    const earlier = rules.slice(0, at).find((one) => takesAll(one.item, later.item));
    return earlier === undefined ? [] : [shadowFinding({ balancer, listener, region }, later, earlier)];
  });
}

/** Nothing is known of the request: then only what every request of the later rule meets counts. */
function takesAll(earlier: ListenerRule, later: ListenerRule): boolean {
  return earlier.conditions.length > 0 && isShadowed(later, earlier, { source: { family: 4, value: 0 } });
}

function shadowFinding(
  at: { readonly balancer: LoadBalancerPlace; readonly listener: ListenerPlace; readonly region: string },
  later: Placed<ListenerRule>,
  earlier: Placed<ListenerRule>,
): Said {
  const { balancer, listener, region } = at;
  return {
    ...subjectOf(listener.urn),
    discriminator: arnTail(later.item.ruleArn),
    says: "shadowed",
    confidence: "likely",
    values: {
      loadBalancer: balancer.item.loadBalancerName,
      listener: nameOf(listener),
      priority: later.item.priority,
      earlier: earlier.item.priority,
      conditions: conditionsOf(later.item),
      earlierConditions: conditionsOf(earlier.item),
    },
    affected: [listener.urn],
    because: [later, earlier].map(({ urn, item }) =>
      fact(urn, "listenerRules", `${item.priority}: ${conditionsOf(item)}`),
    ),
    cli: awsCommand(region, "elbv2 set-rule-priorities", {
      "rule-priorities": [
        `RuleArn=${later.item.ruleArn},Priority=${earlier.item.priority}`,
        `RuleArn=${earlier.item.ruleArn},Priority=${later.item.priority}`,
      ],
    }),
  };
}

function conditionsOf({ conditions }: ListenerRule): string {
  return conditions
    .map(({ field, values, httpHeaderName }) => [httpHeaderName ?? field, values.join(" | ")].join(" "))
    .join(", ");
}

/** `HTTPS:443`. */
function nameOf({ item }: ListenerPlace): string {
  return `${item.protocol ?? "?"}:${item.port ?? "?"}`;
}

/** The groups a rule that is never asked would forward to. */
function aboutOf({ says, subject }: Said, { loadBalancers }: Topology): readonly string[] {
  return says === "shadowed" && !loadBalancers.has(subject) ? [subject] : [];
}
