import type * as elbv2 from "@aws-sdk/client-elastic-load-balancing-v2";
import type { LoadBalancer } from "./load-balancer.ts";
import type { Built } from "./part.ts";
import { arnOf, hexOf, uuidOf, type Place } from "./place.ts";
import type { TargetGroup } from "./target-group.ts";

/** A rule of an application load balancer's listener. */
export type RuleSpec = {
  readonly priority: number;
  readonly hosts?: readonly string[];
  readonly paths?: readonly string[];
  readonly action: elbv2.Action;
};

/** A listener with its rules, the default one included. */
export function listener(
  place: Place,
  spec: {
    readonly loadBalancer: LoadBalancer;
    readonly port: number;
    readonly protocol: "HTTP" | "HTTPS" | "TCP" | "TLS";
    readonly defaultAction: elbv2.Action;
    readonly rules?: readonly RuleSpec[];
  },
): Built & { readonly listenerArn: string } {
  const { loadBalancer, port, protocol } = spec;
  const id = listenerId(place, loadBalancer, port);
  const listenerArn = arnOf(place, "elasticloadbalancing", `listener/${id}`);
  const ruleArn = (priority: string) => listenerRuleArn(place, loadBalancer, { port, priority });
  const record: elbv2.Listener = {
    ListenerArn: listenerArn,
    LoadBalancerArn: loadBalancer.loadBalancerArn,
    Port: port,
    Protocol: protocol,
    ...(protocol === "HTTPS" || protocol === "TLS" ? tlsOf(place, loadBalancer) : {}),
    DefaultActions: [spec.defaultAction],
  };
  const rules = (spec.rules ?? []).map((rule) => ({
    listenerArn,
    RuleArn: ruleArn(String(rule.priority)),
    Priority: String(rule.priority),
    IsDefault: false,
    Conditions: conditionsOf(rule),
    Actions: [rule.action],
  }));
  const last = {
    listenerArn,
    RuleArn: ruleArn("default"),
    Priority: "default",
    IsDefault: true,
    Conditions: [],
    Actions: [spec.defaultAction],
  };
  return { listenerArn, part: { listeners: [record], listenerRules: [...rules, last] } };
}

/** The ARN of a listener's rule: a service that is deployed blue/green names it. */
export function listenerRuleArn(
  place: Place,
  loadBalancer: LoadBalancer,
  { port, priority }: { readonly port: number; readonly priority: string },
): string {
  const id = listenerId(place, loadBalancer, port);
  return arnOf(place, "elasticloadbalancing", `listener-rule/${id}/${hexOf(place, `rule/${id}/${priority}`, 16)}`);
}

function listenerId(place: Place, { id }: LoadBalancer, port: number): string {
  return `${id}/${hexOf(place, `listener/${id}/${String(port)}`, 16)}`;
}

/** Forwards to one target group. */
export function forwardTo(group: TargetGroup): elbv2.Action {
  return {
    Type: "forward",
    TargetGroupArn: group.targetGroupArn,
    ForwardConfig: {
      TargetGroups: [{ TargetGroupArn: group.targetGroupArn, Weight: 1 }],
      TargetGroupStickinessConfig: { Enabled: false },
    },
  };
}

/** Shares requests between target groups by their weights. */
export function forwardByWeight(
  shares: readonly { readonly group: TargetGroup; readonly weight: number }[],
): elbv2.Action {
  return {
    Type: "forward",
    ForwardConfig: {
      TargetGroups: shares.map(({ group, weight }) => ({ TargetGroupArn: group.targetGroupArn, Weight: weight })),
      TargetGroupStickinessConfig: { Enabled: false },
    },
  };
}

/** Sends plain HTTP to HTTPS. */
export const redirectToHttps: elbv2.Action = {
  Type: "redirect",
  RedirectConfig: {
    Protocol: "HTTPS",
    Port: "443",
    Host: "#{host}",
    Path: "/#{path}",
    Query: "#{query}",
    StatusCode: "HTTP_301",
  },
};

/** Answers by itself. */
export function respondWith(statusCode: string): elbv2.Action {
  return { Type: "fixed-response", FixedResponseConfig: { StatusCode: statusCode, ContentType: "text/plain" } };
}

function conditionsOf({ hosts, paths }: RuleSpec): elbv2.RuleCondition[] {
  return [
    ...(hosts === undefined
      ? []
      : [{ Field: "host-header", Values: [...hosts], HostHeaderConfig: { Values: [...hosts] } }]),
    ...(paths === undefined
      ? []
      : [{ Field: "path-pattern", Values: [...paths], PathPatternConfig: { Values: [...paths] } }]),
  ];
}

function tlsOf(place: Place, of: LoadBalancer): Partial<elbv2.Listener> {
  return {
    SslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    Certificates: [{ CertificateArn: arnOf(place, "acm", `certificate/${uuidOf(place, of.id)}`) }],
  };
}
