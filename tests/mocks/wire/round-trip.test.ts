import { DescribeScalableTargetsCommand } from "@aws-sdk/client-application-auto-scaling";
import {
  DescribeInstancesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  paginateDescribeRouteTables,
  type RouteTable,
} from "@aws-sdk/client-ec2";
import { DescribeTasksCommand, ListTasksCommand, paginateListServices } from "@aws-sdk/client-ecs";
import { DescribeTargetGroupsCommand, DescribeTargetHealthCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { ListHostedZonesCommand } from "@aws-sdk/client-route-53";
import { GetInstancesHealthStatusCommand, ListInstancesCommand } from "@aws-sdk/client-servicediscovery";
import { expect, test } from "vitest";
import { ListResolverRuleAssociationsCommand, ListResolverRulesCommand } from "#lib/aws/route53resolver/commands.ts";
import { without } from "#mocks/wire/without.ts";
import { largeRegion, largeWorld } from "#mocks/world/large.ts";
import { clientsOf, worldWith } from "./clients.ts";

const world = largeWorld(new Date("2026-11-21T03:00:00Z"), {
  tasks: 240,
  services: 30,
  clusters: 2,
  loadBalancers: 4,
  targetGroups: 20,
  cloudMapServices: 10,
  securityGroups: 30,
  networkInterfaces: 290,
  zones: 6,
  records: 400,
});
const there = world.accounts[0].regions[largeRegion];
if (there === undefined) throw new Error("no Region");
const { applicationAutoScaling, ec2, ecs, elbv2, resolver, cloudMap, route53 } = clientsOf(world);

test("the SDK reads back the records of EC2 as they stand in the world", async () => {
  expect((await ec2.send(new DescribeVpcsCommand())).Vpcs).toEqual(there.vpcs);
  expect((await ec2.send(new DescribeSubnetsCommand())).Subnets).toEqual(there.subnets);
  expect((await ec2.send(new DescribeSecurityGroupsCommand())).SecurityGroups).toEqual(there.securityGroups);
  expect((await ec2.send(new DescribeNetworkInterfacesCommand())).NetworkInterfaces).toEqual(there.networkInterfaces);
  const rules = await ec2.send(new DescribeSecurityGroupRulesCommand({ MaxResults: 1000 }));
  expect(rules.SecurityGroupRules).toEqual(there.securityGroupRules);
});

test("the SDK's paginators walk every page to the end", async () => {
  const tables: RouteTable[] = [];
  for await (const page of paginateDescribeRouteTables({ client: ec2, pageSize: 7 }, {})) {
    tables.push(...(page.RouteTables ?? []));
  }
  expect(tables).toEqual(there.routeTables);
  const arns: string[] = [];
  const cluster = there.ecsClusters[0]?.clusterName ?? "";
  for await (const page of paginateListServices({ client: ecs }, { cluster })) arns.push(...(page.serviceArns ?? []));
  expect(arns).toHaveLength(15);
});

test("the SDK reads back tasks, times included", async () => {
  const cluster = there.ecsClusters[1]?.clusterArn ?? "";
  const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster }));
  const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns, include: ["TAGS"] }));
  expect(tasks).toHaveLength(100);
  expect(tasks).toEqual(there.ecsTasks.filter(({ clusterArn }) => clusterArn === cluster).slice(0, 100));
});

test("the SDK reads back target groups without what a world adds to them, and their health", async () => {
  const { TargetGroups } = await elbv2.send(new DescribeTargetGroupsCommand());
  expect(TargetGroups).toEqual(there.targetGroups.map((it) => without(it, "attributes", "tags", "health")));
  const [first] = there.targetGroups;
  const health = await elbv2.send(new DescribeTargetHealthCommand({ TargetGroupArn: first?.TargetGroupArn }));
  expect(health.TargetHealthDescriptions).toEqual(first?.health);
});

test("the SDK reads back the instances of a Cloud Map service", async () => {
  const [first] = there.cloudMapServices;
  const { Instances } = await cloudMap.send(new ListInstancesCommand({ ServiceId: first?.Id }));
  const mine = there.cloudMapInstances.filter(({ serviceId }) => serviceId === first?.Id);
  expect(mine.length).toBeGreaterThan(0);
  expect(Instances).toEqual(mine.map((instance) => without(instance, "serviceId", "health")));
  const { Status } = await cloudMap.send(new GetInstancesHealthStatusCommand({ ServiceId: first?.Id }));
  expect(Status).toEqual(Object.fromEntries(mine.map(({ Id }) => [Id, "HEALTHY"])));
});

test("the SDK reads back the services that scale, and those of other namespaces apart", async () => {
  const scaled = (...ResourceIds: string[]) =>
    applicationAutoScaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: "ecs", ResourceIds }));
  expect(there.scalableTargets.length).toBeGreaterThan(0);
  expect((await scaled()).ScalableTargets).toEqual(there.scalableTargets);
  const [first] = there.scalableTargets;
  expect((await scaled(first?.ResourceId ?? "", "service/none/none")).ScalableTargets).toEqual([first]);
  const tables = await applicationAutoScaling.send(
    new DescribeScalableTargetsCommand({ ServiceNamespace: "dynamodb" }),
  );
  expect(tables.ScalableTargets).toEqual([]);
});

test("the commands of Route 53 Resolver read back the rules of a Region and where they hold", async () => {
  const { ResolverRules } = await resolver.send(new ListResolverRulesCommand());
  expect(ResolverRules?.map(({ RuleType }) => RuleType)).toContain("FORWARD");
  expect(ResolverRules).toEqual(there.resolverRules);
  const { ResolverRuleAssociations } = await resolver.send(new ListResolverRuleAssociationsCommand());
  expect(ResolverRuleAssociations).toEqual(there.resolverRuleAssociations);
});

test("each instance comes in a reservation of its own", async () => {
  const instances = [{ InstanceId: "i-1", State: { Code: 16, Name: "running" as const }, SecurityGroups: [] }];
  const { Reservations } = await clientsOf(worldWith({ instances })).ec2.send(new DescribeInstancesCommand());
  expect(Reservations).toEqual([{ ReservationId: "r-1", OwnerId: "111111111111", Groups: [], Instances: instances }]);
});

test("markup, control characters, emoji, Japanese and lone spaces survive in a tag", async () => {
  const Value = "<b>&\"'</b> 港の見える丘 🚢 \u0001\r\n\t  ]]>  ";
  const vpcs = [{ VpcId: "vpc-1", Tags: [{ Key: "Name", Value }] }];
  expect((await clientsOf(worldWith({ vpcs })).ec2.send(new DescribeVpcsCommand())).Vpcs).toEqual(vpcs);
});

test("every answer has a request id, as those of AWS do, and the same one every time", async () => {
  const ask = async () => [
    (await ecs.send(new ListTasksCommand({ cluster: there.ecsTasks[0]?.clusterArn }))).$metadata.requestId,
    (await cloudMap.send(new ListInstancesCommand({ ServiceId: there.cloudMapServices[0]?.Id }))).$metadata.requestId,
    (await elbv2.send(new DescribeTargetGroupsCommand())).$metadata.requestId,
    (await route53.send(new ListHostedZonesCommand())).$metadata.requestId,
  ];
  const ids = await ask();
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(await ask()).toEqual(ids);
});
