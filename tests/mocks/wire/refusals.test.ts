import { DescribeScalableTargetsCommand } from "@aws-sdk/client-application-auto-scaling";
import {
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  SearchTransitGatewayRoutesCommand,
} from "@aws-sdk/client-ec2";
import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListServicesCommand,
  ListTasksCommand,
} from "@aws-sdk/client-ecs";
import {
  DescribeListenersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTargetHealthCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { ListInstancesCommand } from "@aws-sdk/client-servicediscovery";
import { expect, test } from "vitest";
import { ListResolverRuleAssociationsCommand, ListResolverRulesCommand } from "#lib/aws/route53resolver/commands.ts";
import { clientsOf, worldWith } from "./clients.ts";

const clusterArn = "arn:aws:ecs:ap-northeast-1:111111111111:cluster/shop";
const taskArn = "arn:aws:ecs:ap-northeast-1:111111111111:task/shop/1";
const { applicationAutoScaling, ec2, ecs, elbv2, resolver, cloudMap } = clientsOf(
  worldWith({
    vpcs: [{ VpcId: "vpc-1", CidrBlock: "10.0.0.0/16" }],
    networkInterfaces: [
      { NetworkInterfaceId: "eni-1", VpcId: "vpc-1", SubnetId: "subnet-1", Groups: [{ GroupId: "sg-1" }] },
      { NetworkInterfaceId: "eni-2", VpcId: "vpc-1", SubnetId: "subnet-2", Groups: [{ GroupId: "sg-2" }] },
      { NetworkInterfaceId: "eni-3", VpcId: "vpc-2", SubnetId: "subnet-3", Groups: [{ GroupId: "sg-2" }] },
    ],
    ecsClusters: [{ clusterArn, clusterName: "shop" }],
    ecsTasks: [
      { taskArn, clusterArn, desiredStatus: "RUNNING", lastStatus: "RUNNING" },
      { taskArn: `${taskArn}0`, clusterArn, desiredStatus: "STOPPED", lastStatus: "STOPPED" },
    ],
  }),
);
const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `x-${String(index)}`);

test("EC2 refuses ids that do not exist, with the code of their kind", async () => {
  await expect(ec2.send(new DescribeVpcsCommand({ VpcIds: ["vpc-9"] }))).rejects.toMatchObject({
    name: "InvalidVpcID.NotFound",
    message: "The vpc ID 'vpc-9' does not exist",
    $metadata: { httpStatusCode: 400 },
  });
  const unknown = new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: ["eni-1", "eni-9"] });
  await expect(ec2.send(unknown)).rejects.toThrow("'eni-9'");
});

test("EC2 refuses ids beside MaxResults, page sizes out of bounds, foreign tokens and unknown filters", async () => {
  const both = new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: ["eni-1"], MaxResults: 10 });
  await expect(ec2.send(both)).rejects.toMatchObject({ name: "InvalidParameterCombination" });
  for (const MaxResults of [4, 1001]) {
    const asked = ec2.send(new DescribeSubnetsCommand({ MaxResults }));
    await expect(asked).rejects.toMatchObject({ name: "InvalidParameterValue" });
  }
  const token = new DescribeSubnetsCommand({ NextToken: "VnBjcyM1" });
  await expect(ec2.send(token)).rejects.toMatchObject({ name: "InvalidNextToken" });
  const filter = new DescribeSubnetsCommand({ Filters: [{ Name: "colour", Values: ["blue"] }] });
  await expect(ec2.send(filter)).rejects.toThrow("The filter 'colour' is invalid");
  const search = new SearchTransitGatewayRoutesCommand({ TransitGatewayRouteTableId: "tgw-rtb-1", Filters: [] });
  await expect(ec2.send(search)).rejects.toMatchObject({ name: "MissingParameter" });
});

test("EC2 filters join values by or and names by and, with wildcards", async () => {
  const found = async (...Filters: readonly { Name: string; Values: string[] }[]) => {
    const answer = await ec2.send(new DescribeNetworkInterfacesCommand({ Filters: [...Filters] }));
    return answer.NetworkInterfaces?.map((it) => it.NetworkInterfaceId);
  };
  expect(await found({ Name: "subnet-id", Values: ["subnet-1", "subnet-3"] })).toEqual(["eni-1", "eni-3"]);
  expect(await found({ Name: "vpc-id", Values: ["vpc-1"] }, { Name: "group-id", Values: ["sg-2"] })).toEqual(["eni-2"]);
  expect(await found({ Name: "network-interface-id", Values: ["eni-?"] })).toHaveLength(3);
});

test("ECS refuses more than a batch holds", async () => {
  const tasks = ecs.send(new DescribeTasksCommand({ cluster: "shop", tasks: numbered(101) }));
  await expect(tasks).rejects.toMatchObject({ name: "InvalidParameterException" });
  const services = ecs.send(new DescribeServicesCommand({ cluster: "shop", services: numbered(11) }));
  await expect(services).rejects.toMatchObject({ name: "InvalidParameterException" });
});

test("ECS names what is missing of a batch, and refuses a cluster or a service that is not there", async () => {
  const answer = await ecs.send(new DescribeTasksCommand({ cluster: "shop", tasks: [taskArn, `${taskArn}9`] }));
  expect(answer.tasks?.map((task) => task.taskArn)).toEqual([taskArn]);
  expect(answer.failures).toEqual([{ arn: `${taskArn}9`, reason: "MISSING" }]);
  const cluster = ecs.send(new ListServicesCommand({ cluster: "other" }));
  await expect(cluster).rejects.toMatchObject({ name: "ClusterNotFoundException" });
  const service = ecs.send(new ListTasksCommand({ cluster: "shop", serviceName: "other" }));
  await expect(service).rejects.toMatchObject({ name: "ServiceNotFoundException" });
});

test("ECS lists tasks that should run, unless stopped ones are asked for", async () => {
  expect((await ecs.send(new ListTasksCommand({ cluster: "shop" }))).taskArns).toEqual([taskArn]);
  const stopped = await ecs.send(new ListTasksCommand({ cluster: "shop", desiredStatus: "STOPPED" }));
  expect(stopped.taskArns).toEqual([`${taskArn}0`]);
});

test("ELBv2 has no list of all listeners, rules or health, and tags of twenty at most", async () => {
  await expect(elbv2.send(new DescribeListenersCommand())).rejects.toMatchObject({ name: "ValidationError" });
  await expect(elbv2.send(new DescribeRulesCommand())).rejects.toMatchObject({ name: "ValidationError" });
  const health = elbv2.send(new DescribeTargetHealthCommand({ TargetGroupArn: "arn:none" }));
  await expect(health).rejects.toMatchObject({ name: "TargetGroupNotFoundException" });
  const tags = elbv2.send(new DescribeTagsCommand({ ResourceArns: numbered(21) }));
  await expect(tags).rejects.toThrow("more than 20");
});

test("Cloud Map refuses a service that is not there", async () => {
  const instances = cloudMap.send(new ListInstancesCommand({ ServiceId: "srv-9" }));
  await expect(instances).rejects.toMatchObject({ name: "ServiceNotFound" });
});

test("Application Auto Scaling refuses a dimension without resources, more than fifty a page, and foreign tokens", async () => {
  const asked = (input: Partial<ConstructorParameters<typeof DescribeScalableTargetsCommand>[0]>) =>
    applicationAutoScaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: "ecs", ...input }));
  const dimension = asked({ ScalableDimension: "ecs:service:DesiredCount" });
  await expect(dimension).rejects.toMatchObject({ name: "ValidationException" });
  await expect(asked({ MaxResults: 51 })).rejects.toMatchObject({ name: "ValidationException" });
  await expect(asked({ NextToken: "VnBjcyM1" })).rejects.toMatchObject({ name: "InvalidNextTokenException" });
});

test("Route 53 Resolver refuses more than a hundred a page, and foreign tokens", async () => {
  const rules = resolver.send(new ListResolverRulesCommand({ MaxResults: 101 }));
  await expect(rules).rejects.toMatchObject({ name: "InvalidParameterException" });
  const associations = resolver.send(new ListResolverRuleAssociationsCommand({ NextToken: "VnBjcyM1" }));
  await expect(associations).rejects.toMatchObject({ name: "InvalidNextTokenException" });
});
