import { DescribeSubnetsCommand, DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import { ListClustersCommand, ListTasksCommand } from "@aws-sdk/client-ecs";
import { DescribeLoadBalancersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { ListHostedZonesCommand } from "@aws-sdk/client-route-53";
import { ListNamespacesCommand } from "@aws-sdk/client-servicediscovery";
import { expect, test } from "vitest";
import type { Fault } from "#mocks/world/world.ts";
import { clientsOf, worldWith } from "./clients.ts";

const world = worldWith({ ecsClusters: [{ clusterName: "shop", clusterArn: "arn:shop" }] });
const withFault = (kind: Fault["kind"], call = "*") => clientsOf(world, { faults: [{ call, kind }] });

test("a denial, a throttle and an expired token come in each service's own code and status", async () => {
  const codes = async (kind: Fault["kind"]) => {
    const { ecs, ec2, elbv2, route53, cloudMap } = withFault(kind);
    const sent = await Promise.allSettled([
      ecs.send(new ListClustersCommand()),
      ec2.send(new DescribeVpcsCommand()),
      elbv2.send(new DescribeLoadBalancersCommand()),
      route53.send(new ListHostedZonesCommand()),
      cloudMap.send(new ListNamespacesCommand()),
    ]);
    return sent.map((one) => (one.status === "rejected" ? codeOf(one.reason) : "fulfilled"));
  };
  expect(await codes({ type: "deny" })).toEqual([
    "AccessDeniedException 400",
    "UnauthorizedOperation 403",
    "AccessDenied 403",
    "AccessDenied 403",
    "AccessDeniedException 400",
  ]);
  expect(await codes({ type: "throttle", times: 5 })).toEqual([
    "ThrottlingException 400",
    "RequestLimitExceeded 503",
    "Throttling 400",
    "Throttling 400",
    "ThrottlingException 400",
  ]);
  expect(await codes({ type: "expired-token" })).toEqual([
    "ExpiredTokenException 400",
    "RequestExpired 400",
    "ExpiredToken 403",
    "ExpiredToken 403",
    "ExpiredTokenException 400",
  ]);
});

function codeOf(reason: unknown): string {
  if (!(reason instanceof Error)) return "not an error";
  const metadata: unknown = Reflect.get(reason, "$metadata");
  const status: unknown = typeof metadata === "object" && metadata !== null && Reflect.get(metadata, "httpStatusCode");
  return `${reason.name} ${String(status)}`;
}

test("a throttle ends after its number of calls, and each wire counts for itself", async () => {
  const kind = { type: "throttle", times: 2 } as const;
  for (const { ecs, calls } of [withFault(kind), withFault(kind)]) {
    await expect(ecs.send(new ListClustersCommand())).rejects.toThrow("Rate exceeded");
    await expect(ecs.send(new ListClustersCommand())).rejects.toThrow("Rate exceeded");
    expect((await ecs.send(new ListClustersCommand())).clusterArns).toEqual(["arn:shop"]);
    expect(calls()).toEqual(new Map([["ecs:ListClusters", 3]]));
  }
});

test("a fault strikes only its own call, Region, account and text", async () => {
  const kind = { type: "deny" } as const;
  const faults: readonly Fault[] = [
    { call: "ec2:DescribeVpcs", kind },
    { call: "*", region: "eu-west-1", kind },
    { call: "*", account: "222222222222", kind },
    { call: "ecs:ListTasks", matching: "other", kind },
  ];
  const { ec2, ecs } = clientsOf(world, { faults });
  await expect(ec2.send(new DescribeVpcsCommand())).rejects.toThrow("ec2:DescribeVpcs");
  expect((await ec2.send(new DescribeSubnetsCommand())).Subnets).toEqual([]);
  expect((await ecs.send(new ListTasksCommand({ cluster: "shop" }))).taskArns).toEqual([]);
  await expect(ecs.send(new ListTasksCommand({ cluster: "other" }))).rejects.toThrow("not authorized");
});

test("a reset breaks the connection as Node reports it, as often as asked", async () => {
  const { ecs } = withFault({ type: "reset", times: 1 });
  await expect(ecs.send(new ListClustersCommand())).rejects.toMatchObject({ code: "ECONNRESET" });
  expect((await ecs.send(new ListClustersCommand())).clusterArns).toEqual(["arn:shop"]);
});

test("a caller that gives up on a slow answer is let go", async () => {
  const { ecs } = withFault({ type: "slow", delayMs: 600_000 });
  const sent = ecs.send(new ListClustersCommand(), { requestTimeout: 20 });
  await expect(sent).rejects.toMatchObject({ name: "TimeoutError" });
  const aborted = ecs.send(new ListClustersCommand(), { abortSignal: AbortSignal.abort() });
  await expect(aborted).rejects.toMatchObject({ name: "AbortError" });
});

test("a body without its list succeeds in the SDK, with nothing in it", async () => {
  const { ecs, ec2, elbv2, route53 } = withFault({ type: "garbage", body: "no-list" });
  expect((await ecs.send(new ListClustersCommand())).clusterArns).toBeUndefined();
  expect((await ec2.send(new DescribeVpcsCommand())).Vpcs).toBeUndefined();
  expect((await elbv2.send(new DescribeLoadBalancersCommand())).LoadBalancers).toBeUndefined();
  expect((await route53.send(new ListHostedZonesCommand())).HostedZones).toBeUndefined();
});

test("a truncated or an HTML body is an error in the SDK's JSON", async () => {
  for (const body of ["truncated", "html"] as const) {
    const { ecs } = withFault({ type: "garbage", body });
    await expect(ecs.send(new ListClustersCommand())).rejects.toBeInstanceOf(SyntaxError);
  }
});
