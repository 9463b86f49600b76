import { DescribeRegionsCommand, DescribeVpcsCommand, EC2Client, RunInstancesCommand } from "@aws-sdk/client-ec2";
import { ListHostedZonesCommand, Route53Client } from "@aws-sdk/client-route-53";
import { AssumeRoleCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { expect, test } from "vitest";
import { mswServer } from "#mocks/msw-server.ts";
import { sdkHandler } from "#mocks/sdk-handler.ts";
import { putOnWire } from "#mocks/wire/handlers.ts";
import type { World } from "#mocks/world/world.ts";
import { clientsOf, worldWith } from "./clients.ts";

const [first] = worldWith({ vpcs: [{ VpcId: "vpc-1" }] }).accounts;
const [other] = worldWith({ vpcs: [{ VpcId: "vpc-2" }] }).accounts;
const world: World = {
  accounts: [first, { ...other, account: "222222222222", callerArn: "arn:aws:sts::222222222222:assumed-role/r/s" }],
};

test("a plain key belongs to the first account", async () => {
  const { sts, ec2 } = clientsOf(world);
  expect((await sts.send(new GetCallerIdentityCommand())).Account).toBe("111111111111");
  expect((await ec2.send(new DescribeVpcsCommand())).Vpcs).toEqual([{ VpcId: "vpc-1" }]);
});

test("the key of an assumed role sees the role's account", async () => {
  const role = { RoleArn: "arn:aws:iam::222222222222:role/reader", RoleSessionName: "survey", ExternalId: "e-1" };
  const { Credentials, AssumedRoleUser } = await clientsOf(world).sts.send(new AssumeRoleCommand(role));
  expect(AssumedRoleUser?.Arn).toBe("arn:aws:sts::222222222222:assumed-role/reader/survey");
  const { sts, ec2 } = clientsOf(world, { accessKeyId: Credentials?.AccessKeyId ?? "" });
  expect((await sts.send(new GetCallerIdentityCommand())).Account).toBe("222222222222");
  expect((await ec2.send(new DescribeVpcsCommand())).Vpcs).toEqual([{ VpcId: "vpc-2" }]);
});

test("a role of an account outside the world may not be assumed", async () => {
  const role = { RoleArn: "arn:aws:iam::999999999999:role/reader", RoleSessionName: "survey" };
  await expect(clientsOf(world).sts.send(new AssumeRoleCommand(role))).rejects.toMatchObject({ name: "AccessDenied" });
});

test("the Region is the one that was signed for, in every partition, and other Regions are empty", async () => {
  const { handlers } = putOnWire({ world: () => world });
  const credentials = { accessKeyId: "AKIADEMO", secretAccessKey: "demo" };
  for (const region of ["eu-west-1", "cn-north-1", "us-gov-west-1", "us-iso-east-1", "eusc-de-east-1"]) {
    const config = { region, credentials, requestHandler: sdkHandler({ handlers }), maxAttempts: 1 };
    expect((await new EC2Client(config).send(new DescribeVpcsCommand())).Vpcs).toEqual([]);
    expect((await new Route53Client(config).send(new ListHostedZonesCommand())).HostedZones).toEqual([]);
  }
});

test("the account has the Regions of its world", async () => {
  const { Regions } = await clientsOf(world).ec2.send(new DescribeRegionsCommand());
  expect(Regions?.map(({ RegionName }) => RegionName)).toEqual(["ap-northeast-1"]);
});

test("a call the wire does not know is refused, and a host it does not know is an error", async () => {
  const { ec2 } = clientsOf(world);
  const run = new RunInstancesCommand({ MinCount: 1, MaxCount: 1 });
  await expect(ec2.send(run)).rejects.toThrow("The wire does not know ec2:RunInstances");
  const { handlers } = putOnWire({ world: () => world });
  const asked = sdkHandler({ handlers }).handle({
    method: "GET",
    protocol: "https:",
    hostname: "s3.ap-northeast-1.amazonaws.com",
    path: "/",
    headers: {},
  });
  await expect(asked).rejects.toThrow("Nothing answers GET https://s3.ap-northeast-1.amazonaws.com/");
});

test("the same wire answers through the process's own network in tests", async () => {
  const { server, calls } = mswServer({ world: () => world });
  server.listen({ onUnhandledRequest: "error" });
  try {
    const credentials = { accessKeyId: "AKIADEMO", secretAccessKey: "demo" };
    const ec2 = new EC2Client({ region: "ap-northeast-1", credentials });
    expect((await ec2.send(new DescribeVpcsCommand())).Vpcs).toEqual([{ VpcId: "vpc-1" }]);
    expect(calls().get("ec2:DescribeVpcs")).toBe(1);
  } finally {
    server.close();
  }
});
