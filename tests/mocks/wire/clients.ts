import { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ECSClient } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { Route53Client } from "@aws-sdk/client-route-53";
import { ServiceDiscoveryClient } from "@aws-sdk/client-servicediscovery";
import { STSClient } from "@aws-sdk/client-sts";
import { Route53ResolverClient } from "#lib/aws/route53resolver/client.ts";
import { sdkHandler } from "#mocks/sdk-handler.ts";
import { putOnWire, type WireOptions } from "#mocks/wire/handlers.ts";
import type { AccountWorld, HostedZoneWorld, RegionWorld, World } from "#mocks/world/world.ts";
import { regionWorld } from "#mocks/world/region-world.ts";

/** The Region of these tests. */
export const region = "ap-northeast-1";

/** A world of one account, with nothing in it but what is given. */
export function worldWith(
  parts: Partial<RegionWorld>,
  hostedZones: readonly HostedZoneWorld[] = [],
): { readonly accounts: readonly [AccountWorld] } {
  const empty = regionWorld({ account: "111111111111", region, now: new Date("2026-11-21T03:00:00Z") }, []);
  const account: AccountWorld = {
    account: "111111111111",
    callerArn: "arn:aws:sts::111111111111:assumed-role/reader/survey",
    regions: { [region]: { ...empty, ...parts } },
    hostedZones,
    healthChecks: [],
  };
  return { accounts: [account] };
}

/** The real SDK's clients over the wire of a world, without retries, and the count of their calls. */
export function clientsOf(world: World, options: Omit<WireOptions, "world"> & { readonly accessKeyId?: string } = {}) {
  const wire = putOnWire({ world: () => world, ...options });
  const config = {
    region,
    credentials: { accessKeyId: options.accessKeyId ?? "AKIADEMO", secretAccessKey: "demo" },
    requestHandler: sdkHandler(wire),
    maxAttempts: 1,
  };
  return {
    calls: wire.calls,
    applicationAutoScaling: new ApplicationAutoScalingClient(config),
    ec2: new EC2Client(config),
    ecs: new ECSClient(config),
    elbv2: new ElasticLoadBalancingV2Client(config),
    route53: new Route53Client(config),
    resolver: new Route53ResolverClient(config),
    cloudMap: new ServiceDiscoveryClient(config),
    sts: new STSClient(config),
  };
}
