import type { LoadBalancerPlace, Placed, TargetGroupPlace, Unread } from "#lib/graph/topology.ts";
import type { ListenerAction, ListenerRule } from "#lib/model/resources/listener.ts";
import { arnTail, urnOf, type Urn } from "#lib/model/urn.ts";
import { intersect, isEmpty } from "#lib/net/range-set.ts";
import { isShadowed, openConditions, ruleMatches, type HttpRequest } from "./listener-conditions.ts";
import { listenerTraffic } from "./members.ts";
import type { Walk } from "./step.ts";
import { unreadArea } from "./unread.ts";

/** A listener rule that requests may meet, and for which of them it speaks. */
export type MetRule = {
  readonly rule: Placed<ListenerRule>;
  /** In words: its conditions, or that no earlier rule was met; absent when it is met by every request. */
  readonly condition?: string;
};

/** What becomes of a request at a listener. */
export type Outcome =
  | ({ readonly kind: "forward"; readonly group: TargetGroupPlace } & MetRule)
  | ({
      readonly kind: "redirect";
      readonly to: NonNullable<ListenerAction["redirect"]>;
      readonly port: number;
    } & MetRule)
  /** The load balancer answers itself, or has nobody to forward to. */
  | ({ readonly kind: "end"; readonly code: string; readonly text: string } & MetRule)
  | { readonly kind: "unread"; readonly unread: readonly Unread[]; readonly text: string };

/** A load balancer that is asked, or one of its listeners alone. */
export type AskedListeners = { readonly balancer: LoadBalancerPlace; readonly listenerUrn?: Urn | undefined };

/**
 * All that may become of requests of which this much is known, at the listeners of the asked ports: rules are tried by
 * number, the first that matches decides, the default rule comes last. Empty when nobody listens there.
 * Source: ALB Guide, "Listener rules".
 */
export function outcomesOf(
  walk: Walk,
  { balancer, listenerUrn }: AskedListeners,
  request: HttpRequest,
): readonly Outcome[] {
  const { topology } = walk.world;
  const listeners = balancer.listeners
    .filter(({ urn }) => listenerUrn === undefined || urn === listenerUrn)
    .filter(({ item }) => !isEmpty(intersect(listenerTraffic(item), walk.request)));
  const outcomes = listeners.flatMap(({ rules, item }) =>
    metRules(walk, rules, request).flatMap((met) => actionsOf(walk, met, item.port ?? 0)),
  );
  // A Network Load Balancer has no rules but its listeners' own action.
  const unread = balancer.item.type === "network" ? undefined : unreadArea(topology, balancer, "listenerRules");
  if (unread === undefined || listeners.length === 0) return outcomes;
  return [...outcomes, { kind: "unread", unread: [unread], text: unread.text }];
}

/** The rules that a request may meet, in order, up to the first that it meets for certain. */
function metRules(walk: Walk, rules: readonly Placed<ListenerRule>[], request: HttpRequest): readonly MetRule[] {
  const met: MetRule[] = [];
  for (const rule of rules) {
    const match = ruleMatches(rule.item, request);
    if (match === "never" || met.some((earlier) => isShadowed(rule.item, earlier.rule.item, request))) continue;
    const own = openConditions(rule.item, request);
    const condition = own === "" && met.length > 0 ? walk.say("noOtherRule") : own;
    met.push(condition === "" ? { rule } : { rule, condition });
    if (match === "always") break;
  }
  return met;
}

function actionsOf(walk: Walk, met: MetRule, port: number): readonly Outcome[] {
  const { actions } = met.rule.item;
  const signIn = actions.find(({ type }) => type.startsWith("authenticate"));
  const last = actions.find(({ type }) => ["forward", "redirect", "fixed-response"].includes(type));
  const outcomes =
    last === undefined ? [notForwarded(walk, met, { key: "noAction" })] : actionOf(walk, met, { action: last, port });
  if (signIn === undefined) return outcomes;
  const { condition } = met;
  const signedIn = walk.say("signedIn");
  const after = condition === undefined ? signedIn : `${condition}, ${signedIn}`;
  return [
    notForwarded(walk, met, { key: "signInFirst" }),
    ...outcomes.map((outcome): Outcome => (outcome.kind === "unread" ? outcome : { ...outcome, condition: after })),
  ];
}

function actionOf(
  walk: Walk,
  met: MetRule,
  { action, port }: { readonly action: ListenerAction; readonly port: number },
): readonly Outcome[] {
  switch (action.type) {
    case "redirect":
      return [{ kind: "redirect", to: action.redirect ?? {}, port, ...met }];
    case "fixed-response":
      return [notForwarded(walk, met, { key: "fixedResponse", status: action.fixedResponseStatusCode })];
    default:
      return forwardsTo(walk, met, action);
  }
}

/** Every group of a forward that gets any requests; weight 0 gets none. */
function forwardsTo(walk: Walk, met: MetRule, { targetGroups }: ListenerAction): readonly Outcome[] {
  const weighed = targetGroups.filter(({ weight }) => weight !== 0);
  const rule = nameOf(met.rule);
  if (weighed.length === 0) {
    return [{ kind: "end", code: "ELBV2_LISTENER_HAS_NO_TG", text: walk.say("noWeight", { rule }), ...met }];
  }
  return weighed.map(({ targetGroupArn }): Outcome => {
    const group = walk.world.topology.targetGroups.get(urnOf(met.rule, "target-group", arnTail(targetGroupArn)));
    if (group !== undefined) return { kind: "forward", group, ...met };
    const text = walk.say("groupUnread", { rule, id: targetGroupArn });
    const unread = unreadArea(walk.world.topology, met.rule, "targetGroups");
    return { kind: "unread", text, unread: [unread ?? { text, call: "elasticloadbalancing:DescribeTargetGroups" }] };
  });
}

type Why = {
  readonly key: "fixedResponse" | "signInFirst" | "noAction";
  readonly status?: string | undefined;
};

function notForwarded(walk: Walk, met: MetRule, { key, status = "" }: Why): Extract<Outcome, { readonly kind: "end" }> {
  const text = walk.say(key, { rule: nameOf(met.rule), status });
  return { kind: "end", code: "LISTENER_RULE_NOT_FORWARD", text, ...met };
}

/** A rule as people know it: its priority. */
export function nameOf({ item }: Placed<ListenerRule>): string {
  return item.priority;
}
