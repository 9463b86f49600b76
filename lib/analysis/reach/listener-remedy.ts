import type { LoadBalancerPlace } from "#lib/graph/topology.ts";
import type { ListenerAction } from "#lib/model/resources/listener.ts";
import { urnOf } from "#lib/model/urn.ts";
import { UDP } from "#lib/net/protocol.ts";
import { withListener } from "./changes.ts";
import { onePort, shellWord, terraformText, type Remedy, type Remedying } from "./remedy.ts";
import type { Tracing } from "./traced.ts";

/**
 * A listener on the port that nobody listens on, to a target group the load balancer forwards to already. None for the
 * port of HTTPS: a certificate is nothing we can name.
 */
export function listenerRemedy({ tracing, step }: Remedying): Remedy | undefined {
  const { gated, walk } = step;
  const port = onePort(step);
  const balancer = tracing.world.topology.loadBalancers.get(gated.decidedBy ?? "");
  if (gated.code !== "ELBV2_LISTENERS_MISMATCH" || balancer === undefined) return undefined;
  if (port === undefined) return undefined;
  const protocol = balancer.item.type === "network" ? (walk.protocol === UDP ? "UDP" : "TCP") : "HTTP";
  if (protocol === "HTTP" && (walk.protocol === UDP || port === 443)) return undefined;
  const groupArn = groupOf(balancer, protocol, tracing);
  if (groupArn === undefined) return undefined;
  const { loadBalancerArn, loadBalancerName } = balancer.item;
  const action: ListenerAction = { type: "forward", targetGroups: [{ targetGroupArn: groupArn }] };
  const action_ = `Type=forward,TargetGroupArn=${groupArn}`;
  const [listenerArn, id] = [`${loadBalancerArn}/new-${String(port)}`, `${loadBalancerName}/new-${String(port)}`];
  const place = { account: balancer.account, region: balancer.region };
  const rule = {
    ruleArn: `${listenerArn}/default`,
    listenerArn,
    priority: "default",
    isDefault: true,
    conditions: [],
    actions: [action],
  };
  return {
    key: `${balancer.urn}|${protocol}|${String(port)}`,
    text: tracing.say("fixListener", { id: loadBalancerName, port: String(port), protocol, group: groupArn }),
    cli: `aws elbv2 create-listener --load-balancer-arn ${shellWord(loadBalancerArn)} --protocol ${protocol} --port ${String(port)} --default-actions ${shellWord(action_)}`,
    terraform: [
      `resource "aws_lb_listener" "port_${String(port)}" {`,
      `  load_balancer_arn = ${terraformText(loadBalancerArn)}`,
      `  port = ${String(port)}`,
      `  protocol = "${protocol}"`,
      "  default_action {",
      '    type = "forward"',
      `    target_group_arn = ${terraformText(groupArn)}`,
      "  }",
      "}",
    ].join("\n"),
    sideEffects: [tracing.say("sideEffectListener", { id: loadBalancerName, port: String(port) })],
    apply: (topology) =>
      withListener(topology, balancer.urn, {
        ...place,
        urn: urnOf(place, "listener", id),
        item: { listenerArn, loadBalancerArn, port, protocol, defaultActions: [action] },
        rules: [{ ...place, urn: urnOf(place, "listener-rule", `${id}/default`), item: rule }],
      }),
  };
}

/** The first target group the load balancer forwards to that speaks the listener's protocol. */
function groupOf(balancer: LoadBalancerPlace, protocol: string, { world }: Tracing): string | undefined {
  const arns = balancer.listeners.flatMap(({ rules }) =>
    rules.flatMap(({ item }) =>
      item.actions.flatMap(({ targetGroups }) => targetGroups.map((one) => one.targetGroupArn)),
    ),
  );
  const speaks = new Map(
    [...world.topology.targetGroups.values()].map(({ item }) => [item.targetGroupArn, item.protocol]),
  );
  const isFit = (own: string | undefined) =>
    protocol === "HTTP" ? own === "HTTP" || own === "HTTPS" : own === protocol || own === "TCP_UDP";
  return arns.find((arn) => isFit(speaks.get(arn)));
}
