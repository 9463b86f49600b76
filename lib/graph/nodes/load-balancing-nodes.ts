import type { ListenerAction } from "#lib/model/resources/listener.ts";
import type { Target } from "#lib/model/resources/target-group.ts";
import { nameTag, type Describe, type NodeContent } from "./node-content.ts";

/** Load balancers. */
export const loadBalancerContent: Describe<"loadBalancers"> = (balancer) => ({
  name: nameTag(balancer.tags) ?? balancer.loadBalancerName,
  arn: balancer.loadBalancerArn,
  vpcId: balancer.vpcId,
  status: balancer.stateCode,
  facts: {
    loadBalancerName: balancer.loadBalancerName,
    type: balancer.type,
    scheme: balancer.scheme,
    dnsName: balancer.dnsName,
    ipAddressType: balancer.ipAddressType,
    stateReason: balancer.stateReason,
    securityGroups: balancer.securityGroups,
    subnets: balancer.availabilityZones.flatMap(({ subnetId }) => subnetId ?? []),
    availabilityZones: balancer.availabilityZones.flatMap(({ zoneName }) => zoneName ?? []),
    createdTime: balancer.createdTime,
  },
});

/** Listeners. */
export const listenerContent: Describe<"listeners"> = ({ listenerArn, protocol, port, defaultActions }) => ({
  name: protocol === undefined || port === undefined ? undefined : `${protocol}:${port}`,
  arn: listenerArn,
  facts: { protocol, port, defaultActions: defaultActions.map(actionText) },
});

/** Listener rules. */
export const listenerRuleContent: Describe<"listenerRules"> = ({
  ruleArn,
  priority,
  isDefault,
  conditions,
  actions,
}) => ({
  name: priority,
  arn: ruleArn,
  facts: {
    priority,
    isDefault,
    conditions: conditions.map(
      ({ field, httpHeaderName, values }) => `${httpHeaderName ?? field} = ${values.join(" | ")}`,
    ),
    actions: actions.map(actionText),
  },
});

/** Target groups. */
export const targetGroupContent: Describe<"targetGroups"> = (group) => ({
  name: nameTag(group.tags) ?? group.targetGroupName,
  arn: group.targetGroupArn,
  vpcId: group.vpcId,
  facts: {
    targetGroupName: group.targetGroupName,
    protocol: group.protocol,
    protocolVersion: group.protocolVersion,
    port: group.port,
    targetType: group.targetType,
    healthCheckProtocol: group.healthCheckProtocol,
    healthCheckPort: group.healthCheckPort,
    healthCheckPath: group.healthCheckPath,
    healthCheckIntervalSeconds: group.healthCheckIntervalSeconds,
    matcher: group.matcher,
  },
});

/** Registered targets, in the VPC of their group. */
export function targetContent(target: Target, vpcId: string | undefined): NodeContent {
  return {
    name: target.port === undefined ? target.id : `${target.id}:${target.port}`,
    vpcId,
    availabilityZone: target.availabilityZone,
    status: target.state,
    facts: {
      targetId: target.id,
      port: target.port,
      healthCheckPort: target.healthCheckPort,
      reason: target.reason,
      description: target.description,
    },
  };
}

function actionText({ type, redirect, fixedResponseStatusCode }: ListenerAction): string {
  const code = redirect?.statusCode ?? fixedResponseStatusCode;
  return code === undefined ? type : `${type} ${code}`;
}
