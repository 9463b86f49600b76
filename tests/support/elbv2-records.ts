import type { Listener, ListenerAction, ListenerRule } from "#lib/model/resources/listener.ts";
import type { LoadBalancer } from "#lib/model/resources/load-balancer.ts";
import type { Target, TargetGroup, TargetHealth } from "#lib/model/resources/target-group.ts";
import { networkInterface } from "./ec2-records.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import { ACCOUNT, REGION } from "./snapshots.ts";

const elbArn = (tail: string) => `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:${tail}`;

/** The ARN of a load balancer: `app/front/1`. */
export const loadBalancerArn = (tail = "app/front/1") => elbArn(`loadbalancer/${tail}`);
/** The ARN of a listener: `app/front/1/2`. */
export const listenerArn = (tail = "app/front/1/2") => elbArn(`listener/${tail}`);
/** The ARN of a listener rule: `app/front/1/2/3`. */
export const listenerRuleArn = (tail = "app/front/1/2/3") => elbArn(`listener-rule/${tail}`);
/** The ARN of a target group: `web/1`. */
export const targetGroupArn = (tail = "web/1") => elbArn(`targetgroup/${tail}`);

/** The internet-facing application load balancer `front` in `subnet-1` with the group `sg-1`. */
export function loadBalancer(overrides: Partial<LoadBalancer> = {}): LoadBalancer {
  return {
    loadBalancerArn: loadBalancerArn(),
    loadBalancerName: "front",
    dnsName: `front-1234567890.${REGION}.elb.amazonaws.com`,
    canonicalHostedZoneId: "Z32O12XQLNTSW2",
    type: "application",
    scheme: "internet-facing",
    stateCode: "active",
    vpcId: "vpc-1",
    ipAddressType: "ipv4",
    createdTime: "2026-01-01T00:00:00.000Z",
    securityGroups: ["sg-1"],
    availabilityZones: [{ zoneName: `${REGION}a`, subnetId: "subnet-1", loadBalancerAddresses: [] }],
    attributes: { known: true, value: [] },
    tags: { known: true, value: [] },
    ...overrides,
  };
}

/** An interface of a load balancer, as Elastic Load Balancing describes its own: `tail` is the end of the ARN. */
export function loadBalancerInterface(tail: string, overrides: Partial<NetworkInterface> = {}): NetworkInterface {
  return networkInterface({
    networkInterfaceId: "eni-elb",
    privateIpAddress: "10.0.1.40",
    description: `ELB ${tail}`,
    interfaceType: tail.startsWith("net/") ? "network_load_balancer" : "interface",
    requesterId: "amazon-elb",
    requesterManaged: true,
    attachment: { attachmentId: "eni-attach-elb", instanceOwnerId: "amazon-elb", deviceIndex: 1, status: "attached" },
    ...overrides,
  });
}

/** A forward to one target group. */
export function forwardAction(arn = targetGroupArn(), weight?: number): ListenerAction {
  return { type: "forward", targetGroups: [{ targetGroupArn: arn, ...(weight === undefined ? {} : { weight }) }] };
}

/** The listener of `front` on HTTP 80 that forwards to `web`. */
export function listener(overrides: Partial<Listener> = {}): Listener {
  return {
    listenerArn: listenerArn(),
    loadBalancerArn: loadBalancerArn(),
    port: 80,
    protocol: "HTTP",
    defaultActions: [forwardAction()],
    ...overrides,
  };
}

/** The default rule of {@link listener}. */
export function listenerRule(overrides: Partial<ListenerRule> = {}): ListenerRule {
  return {
    ruleArn: listenerRuleArn(),
    listenerArn: listenerArn(),
    priority: "default",
    isDefault: true,
    conditions: [],
    actions: [forwardAction()],
    ...overrides,
  };
}

/** The target group `web` of `front`: HTTP on 8080 to addresses, checked on the traffic port. */
export function targetGroup(overrides: Partial<TargetGroup> = {}): TargetGroup {
  return {
    targetGroupArn: targetGroupArn(),
    targetGroupName: "web",
    protocol: "HTTP",
    protocolVersion: "HTTP1",
    port: 8080,
    vpcId: "vpc-1",
    targetType: "ip",
    ipAddressType: "ipv4",
    loadBalancerArns: [loadBalancerArn()],
    healthCheckEnabled: true,
    healthCheckPort: "traffic-port",
    healthCheckProtocol: "HTTP",
    healthCheckPath: "/",
    healthCheckIntervalSeconds: 30,
    healthCheckTimeoutSeconds: 5,
    healthyThresholdCount: 5,
    unhealthyThresholdCount: 2,
    matcher: "200",
    attributes: { known: true, value: [] },
    tags: { known: true, value: [] },
    ...overrides,
  };
}

/** A healthy target at 10.0.1.10:8080. */
export function target(overrides: Partial<Target> = {}): Target {
  return { id: "10.0.1.10", port: 8080, state: "healthy", ...overrides };
}

/** The targets of `web`, as they were read. */
export function targetHealth(targets: readonly Target[] = [target()], arn = targetGroupArn()): TargetHealth {
  return { targetGroupArn: arn, targets: { known: true, value: targets } };
}
