import type * as elbv2 from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Built, Registration } from "./part.ts";
import { arnOf, hexOf, type Place, type Tags } from "./place.ts";
import type { Vpc } from "./vpc.ts";

/** A target group that was built. */
export type TargetGroup = Built & {
  readonly targetGroupArn: string;
  /** `<name>/<id>`. */
  readonly id: string;
  readonly targetType: "ip" | "instance" | "alb" | "lambda";
};

/** What the load balancer says of a target. */
export type TargetState = {
  readonly state: "initial" | "healthy" | "unhealthy" | "draining" | "unused";
  readonly reason?: elbv2.TargetHealthReasonEnum;
  readonly description?: string;
};

/** A target that answers. */
export const healthy: TargetState = { state: "healthy" };

/** A target that does not answer at all. */
export const timedOut: TargetState = {
  state: "unhealthy",
  reason: "Target.Timeout",
  description: "Request timed out",
};

/** A target that is leaving. */
export const draining: TargetState = {
  state: "draining",
  reason: "Target.DeregistrationInProgress",
  description: "Target deregistration is in progress",
};

/** A target group; its targets are the tasks that register and those given here, its load balancers those whose rules forward to it. */
export function targetGroup(
  place: Place,
  spec: {
    readonly vpc: Vpc;
    readonly name: string;
    readonly targetType: "ip" | "instance" | "alb";
    readonly port: number;
    /** `HTTP` when absent. */
    readonly protocol?: "HTTP" | "TCP";
    /** The path of an HTTP health check; a TCP one when absent. */
    readonly healthCheckPath?: string;
    /** Where it is checked: on the traffic port when absent. */
    readonly healthCheckPort?: number;
    /** Of TCP: whether targets see the client's address; for instances when absent. */
    readonly keepsClientIp?: boolean;
    readonly tags?: Tags;
  },
): TargetGroup {
  const { name, targetType, protocol = "HTTP" } = spec;
  const id = `${name}/${hexOf(place, `targetgroup/${name}`, 16)}`;
  const targetGroupArn = arnOf(place, "elasticloadbalancing", `targetgroup/${id}`);
  const record = {
    TargetGroupArn: targetGroupArn,
    TargetGroupName: name,
    Protocol: protocol,
    ...(protocol === "HTTP" ? { ProtocolVersion: "HTTP1" } : {}),
    Port: spec.port,
    VpcId: spec.vpc.vpcId,
    TargetType: targetType,
    IpAddressType: "ipv4" as const,
    LoadBalancerArns: [],
    ...healthCheckOf(spec.healthCheckPath),
    ...(spec.healthCheckPort === undefined ? {} : { HealthCheckPort: String(spec.healthCheckPort) }),
    attributes: attributesOf(spec),
    tags: Object.entries({ Name: name, ...spec.tags }).map(([Key, Value]) => ({ Key, Value })),
    health: [],
  };
  return { targetGroupArn, id, targetType, part: { targetGroups: [record] } };
}

/** A target group with one function in it, whose health is not checked. */
export function functionGroup(place: Place, name: string): TargetGroup {
  const id = `${name}/${hexOf(place, `targetgroup/${name}`, 16)}`;
  const targetGroupArn = arnOf(place, "elasticloadbalancing", `targetgroup/${id}`);
  const record = {
    TargetGroupArn: targetGroupArn,
    TargetGroupName: name,
    TargetType: "lambda" as const,
    IpAddressType: "ipv4" as const,
    LoadBalancerArns: [],
    HealthCheckEnabled: false,
    HealthCheckIntervalSeconds: 35,
    HealthCheckTimeoutSeconds: 30,
    HealthyThresholdCount: 5,
    UnhealthyThresholdCount: 2,
    HealthCheckPath: "/",
    Matcher: { HttpCode: "200" },
    attributes: [{ Key: "lambda.multi_value_headers.enabled", Value: "false" }],
    tags: [{ Key: "Name", Value: name }],
    health: [],
  };
  const description: Registration["description"] = {
    Target: { Id: arnOf(place, "lambda", `function:${name}`), AvailabilityZone: "all" },
    TargetHealth: {
      State: "unavailable",
      Reason: "Target.HealthCheckDisabled",
      Description: "Health checks are not enabled for this target",
    },
  };
  const registrations = [{ targetGroupArn, description }];
  return { targetGroupArn, id, targetType: "lambda", part: { targetGroups: [record], registrations } };
}

/** A target by its id and port, as a service registers it. */
export function registration(
  of: TargetGroup,
  target: { readonly id: string; readonly port: number; readonly availabilityZone?: string },
  { state, reason, description }: TargetState = healthy,
): Registration {
  return {
    targetGroupArn: of.targetGroupArn,
    description: {
      Target: {
        Id: target.id,
        Port: target.port,
        ...(target.availabilityZone === undefined ? {} : { AvailabilityZone: target.availabilityZone }),
      },
      HealthCheckPort: String(target.port),
      TargetHealth: {
        State: state,
        ...(reason === undefined ? {} : { Reason: reason }),
        ...(description === undefined ? {} : { Description: description }),
      },
    },
  };
}

function healthCheckOf(path: string | undefined): Partial<elbv2.TargetGroup> {
  return {
    HealthCheckEnabled: true,
    HealthCheckPort: "traffic-port",
    HealthCheckProtocol: path === undefined ? "TCP" : "HTTP",
    HealthCheckIntervalSeconds: 15,
    HealthCheckTimeoutSeconds: 5,
    HealthyThresholdCount: 3,
    UnhealthyThresholdCount: 3,
    ...(path === undefined ? {} : { HealthCheckPath: path, Matcher: { HttpCode: "200" } }),
  };
}

function attributesOf(spec: {
  readonly targetType: string;
  readonly protocol?: "HTTP" | "TCP";
  readonly keepsClientIp?: boolean;
}): elbv2.TargetGroupAttribute[] {
  const own =
    spec.protocol === "TCP"
      ? {
          "preserve_client_ip.enabled": String(spec.keepsClientIp ?? spec.targetType !== "ip"),
          "proxy_protocol_v2.enabled": "false",
        }
      : { "slow_start.duration_seconds": "0", "load_balancing.algorithm.type": "round_robin" };
  return Object.entries({
    "deregistration_delay.timeout_seconds": "30",
    "stickiness.enabled": "false",
    "load_balancing.cross_zone.enabled": "use_load_balancer_configuration",
    ...own,
  }).map(([Key, Value]) => ({ Key, Value }));
}
