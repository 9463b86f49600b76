import { z } from "zod";
import { flag, list, number, text } from "../fields.ts";

/** What a listener or a rule does with a request. */
export const listenerActionSchema = z.object({
  /** `forward`, `redirect`, `fixed-response`, `authenticate-cognito`, `authenticate-oidc`, … */
  type: z.string(),
  order: number,
  /** One group, or several with weights; a plain `TargetGroupArn` is a list of one. */
  targetGroups: list(z.object({ targetGroupArn: z.string(), weight: number })),
  redirect: z.object({ protocol: text, host: text, port: text, path: text, query: text, statusCode: text }).optional(),
  fixedResponseStatusCode: text,
});
/** An action of a listener rule. */
export type ListenerAction = Readonly<z.infer<typeof listenerActionSchema>>;

/** elasticloadbalancing:DescribeListeners. */
export const listenerSchema = z.object({
  listenerArn: z.string(),
  loadBalancerArn: z.string(),
  port: number,
  protocol: text,
  defaultActions: list(listenerActionSchema),
});
/** A listener. */
export type Listener = Readonly<z.infer<typeof listenerSchema>>;

/** elasticloadbalancing:DescribeRules; the default rule is one of them. */
export const listenerRuleSchema = z.object({
  ruleArn: z.string(),
  listenerArn: z.string(),
  /** A number as text, or `default`. */
  priority: z.string(),
  isDefault: flag,
  conditions: list(
    z.object({
      /** `host-header`, `path-pattern`, `http-header`, `http-request-method`, `query-string`, `source-ip`. */
      field: z.string(),
      /** Any of them may match. Query strings read `key=value` or `value`. */
      values: list(z.string()),
      httpHeaderName: text,
    }),
  ),
  actions: list(listenerActionSchema),
});
/** A listener rule. */
export type ListenerRule = Readonly<z.infer<typeof listenerRuleSchema>>;
