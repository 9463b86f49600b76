import { expect, test } from "vitest";
import type { HostedZoneWorld } from "#mocks/world/world.ts";
import { itemsIn, place, problemsIn, surveyOf, worldOf, ACCOUNT, REGION } from "./wired-survey.ts";

const ecsArn = (tail: string) => `arn:aws:ecs:${REGION}:${ACCOUNT}:${tail}`;
const numbered = <Value>(count: number, make: (index: number) => Value) =>
  Array.from({ length: count }, (_, i) => make(i));

const shop = { clusterArn: ecsArn("cluster/shop"), clusterName: "shop", status: "ACTIVE" };

test("lists of EC2 are read a thousand at a time, route tables and prefix lists a hundred", async () => {
  const { snapshot, calls } = await surveyOf(
    worldOf({
      networkInterfaces: numbered(2500, (i) => ({ NetworkInterfaceId: `eni-${String(1000 + i)}` })),
      routeTables: numbered(250, (i) => ({ RouteTableId: `rtb-${String(i)}`, VpcId: "vpc-1" })),
      managedPrefixLists: [
        {
          PrefixListId: "pl-1",
          entries: numbered(150, (i) => ({ Cidr: `10.0.${String(i)}.0/24` })),
        },
      ],
    }),
  );
  expect(itemsIn(snapshot, "networkInterfaces").map(({ networkInterfaceId }) => networkInterfaceId)).toEqual(
    numbered(2500, (i) => `eni-${String(1000 + i)}`),
  );
  expect(calls.get("ec2:DescribeNetworkInterfaces")).toBe(3);
  expect(itemsIn(snapshot, "routeTables")).toHaveLength(250);
  expect(calls.get("ec2:DescribeRouteTables")).toBe(3);
  const list = itemsIn(snapshot, "managedPrefixLists").find(({ prefixListId }) => prefixListId === "pl-1");
  expect(list?.entries.known === true && list.entries.value).toHaveLength(150);
});

test("services are listed a hundred at a time and described ten at a time", async () => {
  const { snapshot, calls } = await surveyOf(
    worldOf({
      ecsClusters: [shop],
      ecsServices: numbered(123, (i) => ({
        serviceArn: ecsArn(`service/shop/s${String(i)}`),
        serviceName: `s${String(i)}`,
        clusterArn: shop.clusterArn,
        status: "ACTIVE",
        desiredCount: 0,
        runningCount: 0,
        pendingCount: 0,
      })),
    }),
  );
  expect(itemsIn(snapshot, "ecsServices")).toHaveLength(123);
  expect(calls.get("ecs:ListServices")).toBe(2);
  expect(calls.get("ecs:DescribeServices")).toBe(13);
});

test("running and stopped tasks are both read, a hundred at a time", async () => {
  const task = (state: string, i: number) => ({
    taskArn: ecsArn(`task/shop/${state}${String(i)}`),
    clusterArn: shop.clusterArn,
    taskDefinitionArn: ecsArn("task-definition/web:1"),
    lastStatus: state,
    desiredStatus: state,
  });
  const { snapshot, calls } = await surveyOf(
    worldOf({
      ecsClusters: [shop],
      ecsTasks: [...numbered(230, (i) => task("RUNNING", i)), ...numbered(20, (i) => task("STOPPED", i))],
      ecsTaskDefinitions: [{ taskDefinitionArn: ecsArn("task-definition/web:1"), family: "web", revision: 1 }],
    }),
  );
  expect(itemsIn(snapshot, "ecsTasks")).toHaveLength(250);
  expect(calls.get("ecs:ListTasks")).toBe(4);
  expect(calls.get("ecs:DescribeTasks")).toBe(3);
  expect(itemsIn(snapshot, "ecsTaskDefinitions")).toHaveLength(1);
});

test("capacity providers of ECS Managed Instances are told to those who ask about their cluster", async () => {
  const managed = {
    capacityProviderArn: ecsArn("capacity-provider/managed"),
    name: "managed",
    status: "ACTIVE",
  } as const;
  const scaling = (i: number) => ({
    capacityProviderArn: ecsArn(`capacity-provider/p${String(i)}`),
    name: `p${String(i)}`,
    status: "ACTIVE" as const,
    autoScalingGroupProvider: { autoScalingGroupArn: "arn:aws:autoscaling:::autoScalingGroup:1" },
  });
  const other = {
    ...shop,
    clusterArn: ecsArn("cluster/other"),
    clusterName: "other",
    capacityProviders: ["p1", "FARGATE"],
  };
  const { snapshot, calls } = await surveyOf(
    worldOf({
      ecsClusters: [{ ...shop, capacityProviders: ["p0", "managed"] }, other],
      capacityProviders: [...numbered(12, scaling), { ...managed, cluster: "shop" }],
    }),
  );
  expect(itemsIn(snapshot, "capacityProviders")).toHaveLength(13);
  const found = itemsIn(snapshot, "capacityProviders").find(({ name }) => name === "managed");
  expect(found?.status).toBe("ACTIVE");
  expect(found?.autoScalingGroupArn).toBeUndefined();
  // Two pages of the account, one of the only cluster with a provider that was not among them.
  expect(calls.get("ecs:DescribeCapacityProviders")).toBe(3);
});

test("a revision that only a stopped task had is not asked for", async () => {
  const { snapshot, calls } = await surveyOf(
    worldOf({
      ecsClusters: [shop],
      ecsTasks: [
        {
          taskArn: ecsArn("task/shop/1"),
          clusterArn: shop.clusterArn,
          taskDefinitionArn: ecsArn("task-definition/old:1"),
          lastStatus: "STOPPED",
          desiredStatus: "STOPPED",
        },
      ],
    }),
  );
  expect(itemsIn(snapshot, "ecsTaskDefinitions")).toEqual([]);
  expect(problemsIn(snapshot, "ecsTaskDefinitions")).toEqual([]);
  expect(calls.has("ecs:DescribeTaskDefinition")).toBe(false);
});

test("records that share a name and type are paged by their set identifier", async () => {
  const zone: HostedZoneWorld = {
    Id: "/hostedzone/Z1",
    Name: "Example.COM.",
    CallerReference: "1",
    vpcs: [],
    nameServers: [],
    records: numbered(650, (i) => ({
      Name: "\\052.example.com.",
      Type: "A" as const,
      TTL: 60,
      SetIdentifier: `set-${String(i).padStart(3, "0")}`,
      Weight: 1,
      ResourceRecords: [{ Value: "192.0.2.1" }],
    })),
  };
  const { snapshot, calls } = await surveyOf(worldOf({}, [zone]));
  const records = itemsIn(snapshot, "resourceRecordSets");
  expect(new Set(records.map(({ setIdentifier }) => setIdentifier)).size).toBe(650);
  expect(records[0]).toMatchObject({ hostedZoneId: "Z1", name: "*.example.com", type: "A" });
  expect(calls.get("route53:ListResourceRecordSets")).toBe(3);
});

test("tags of load balancers are asked for twenty at a time", async () => {
  const { snapshot, calls } = await surveyOf(
    worldOf({
      loadBalancers: numbered(45, (i) => ({
        LoadBalancerArn: `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:loadbalancer/net/n${String(10 + i)}/1`,
        LoadBalancerName: `n${String(10 + i)}`,
        Type: "network" as const,
        attributes: [],
        tags: [{ Key: "number", Value: String(i) }],
      })),
    }),
  );
  const loadBalancers = itemsIn(snapshot, "loadBalancers");
  expect(loadBalancers.map(({ tags }) => tags)).toEqual(
    numbered(45, (i) => ({ known: true, value: [{ key: "number", value: String(i) }] })),
  );
  expect(calls.get("elasticloadbalancing:DescribeTags")).toBe(3);
});

test("instance types are asked for only when they are in use", async () => {
  const { snapshot } = await surveyOf(
    worldOf({
      instances: numbered(3, (i) => ({ InstanceId: `i-${String(i)}`, InstanceType: "t2.micro" as const })),
    }),
  );
  expect(itemsIn(snapshot, "instanceTypes").map(({ instanceType }) => instanceType)).toEqual(["t2.micro"]);
});

test("services that scale are read fifty at a time, with their limits and what of it is suspended", async () => {
  const { snapshot, calls } = await surveyOf(
    worldOf({
      scalableTargets: numbered(120, (i) => ({
        ServiceNamespace: "ecs" as const,
        ResourceId: `service/shop/s${String(100 + i)}`,
        ScalableDimension: "ecs:service:DesiredCount" as const,
        MinCapacity: 1,
        MaxCapacity: i,
        RoleARN: "arn:aws:iam::111111111111:role/scaling",
        CreationTime: place.now,
        ...(i === 7 ? { SuspendedState: { DynamicScalingOutSuspended: true } } : {}),
      })),
    }),
  );
  const targets = itemsIn(snapshot, "scalableTargets");
  expect(targets).toHaveLength(120);
  expect(targets[7]).toEqual({
    resourceId: "service/shop/s107",
    scalableDimension: "ecs:service:DesiredCount",
    minCapacity: 1,
    maxCapacity: 7,
    suspendedState: { dynamicScalingOutSuspended: true },
  });
  expect(targets[8]?.suspendedState).toEqual({});
  expect(calls.get("application-autoscaling:DescribeScalableTargets")).toBe(3);
});

test("Resolver rules are read a hundred at a time, each with the VPCs it holds for, whoever made it", async () => {
  const rule = (i: number) => ({
    Id: `rslvr-rr-${String(1000 + i)}`,
    CreatorRequestId: "",
    Arn: `arn:aws:route53resolver:${place.region}:222222222222:resolver-rule/rslvr-rr-${String(1000 + i)}`,
    DomainName: `Site${String(i)}.Example.Com.`,
    Status: "COMPLETE" as const,
    RuleType: "FORWARD" as const,
    Name: `site-${String(i)}`,
    TargetIps: [{ Ip: "192.0.2.53", Port: 53, Protocol: "Do53" as const }],
    ResolverEndpointId: "rslvr-out-1",
    OwnerId: "222222222222",
    ShareStatus: "SHARED_WITH_ME" as const,
    CreationTime: "2026-01-01T00:00:00Z",
    ModificationTime: "2026-01-01T00:00:00Z",
  });
  const association = (i: number) => ({
    Id: `rslvr-rrassoc-${String(i)}`,
    ResolverRuleId: `rslvr-rr-${String(1000 + Math.floor(i / 2))}`,
    Name: "",
    VPCId: `vpc-${String(i % 2)}`,
    Status: i === 14 ? ("CREATING" as const) : ("COMPLETE" as const),
    StatusMessage: "",
  });
  const { snapshot, calls } = await surveyOf(
    worldOf({ resolverRules: numbered(101, rule), resolverRuleAssociations: numbered(201, association) }),
  );
  const rules = itemsIn(snapshot, "resolverRules");
  expect(rules).toHaveLength(101);
  expect(rules[7]).toEqual({
    resolverRuleId: "rslvr-rr-1007",
    arn: `arn:aws:route53resolver:${place.region}:222222222222:resolver-rule/rslvr-rr-1007`,
    name: "site-7",
    domainName: "site7.example.com",
    ruleType: "FORWARD",
    status: "COMPLETE",
    targetIps: [{ ip: "192.0.2.53", port: 53, protocol: "Do53" }],
    resolverEndpointId: "rslvr-out-1",
    ownerId: "222222222222",
    shareStatus: "SHARED_WITH_ME",
    associations: [
      { vpcId: "vpc-0", status: "CREATING", statusMessage: "" },
      { vpcId: "vpc-1", status: "COMPLETE", statusMessage: "" },
    ],
  });
  expect(rules[100]?.associations).toHaveLength(1);
  expect(calls.get("route53resolver:ListResolverRules")).toBe(2);
  expect(calls.get("route53resolver:ListResolverRuleAssociations")).toBe(3);
});

test("an account without anything is complete, and every list is empty", async () => {
  const { snapshot } = await surveyOf(worldOf({}));
  expect(snapshot.scopes.map(({ scope }) => scope.region)).toEqual(["global", place.region]);
  for (const { areas } of snapshot.scopes) {
    for (const area of Object.values(areas)) expect(area.status).toBe("complete");
  }
  expect(itemsIn(snapshot, "ecsTasks")).toEqual([]);
});
