import { DescribeRulesCommand, type RuleCondition } from "@aws-sdk/client-elastic-load-balancing-v2";
import { defineCollector } from "../collector.ts";
import { allOf, inOrder } from "../in-order.ts";
import { actionsOf } from "./actions.ts";

/** Listener rules, the default rule of each listener included. */
export const listenerRules = defineCollector({
  area: "listenerRules",
  actions: ["elasticloadbalancing:DescribeRules"],
  after: ["listeners"],
  async *read({ aws: { elbv2 }, pages, known, gathered }) {
    const described = inOrder(gathered.listeners, 8, async ({ listenerArn: ListenerArn }) => {
      const rules = await known(ListenerArn, () =>
        allOf(
          pages(
            "elasticloadbalancing:DescribeRules",
            (Marker) => elbv2.send(new DescribeRulesCommand({ ListenerArn, PageSize: 400, Marker })),
            (page) => [page.Rules, page.NextMarker],
          ),
        ),
      );
      return rules.known ? rules.value.map((rule) => ({ listenerArn: ListenerArn, rule })) : [];
    });
    for await (const rules of described) yield* rules;
  },
  normalise: ({ listenerArn, rule }) => ({
    ruleArn: rule.RuleArn,
    listenerArn,
    priority: rule.Priority,
    isDefault: rule.IsDefault,
    conditions: (rule.Conditions ?? []).map((condition) => ({
      field: condition.Field,
      values: valuesOf(condition),
      httpHeaderName: condition.HttpHeaderConfig?.HttpHeaderName,
    })),
    actions: actionsOf(rule.Actions),
  }),
});

/** What a condition accepts: told in the config of its field, and for hosts and paths also as plain values. */
function valuesOf(condition: RuleCondition): readonly string[] {
  const pairs = condition.QueryStringConfig?.Values?.map(({ Key, Value }) => {
    return Key === undefined ? (Value ?? "") : `${Key}=${Value ?? ""}`;
  });
  const config =
    condition.HostHeaderConfig ??
    condition.PathPatternConfig ??
    condition.HttpHeaderConfig ??
    condition.HttpRequestMethodConfig ??
    condition.SourceIpConfig;
  return pairs ?? config?.Values ?? condition.Values ?? [];
}
