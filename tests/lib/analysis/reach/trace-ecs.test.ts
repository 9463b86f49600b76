import { expect, test } from "vitest";
import type { LoadBalancer } from "#lib/model/resources/load-balancer.ts";
import type { TargetGroup } from "#lib/model/resources/target-group.ts";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import {
  ec2Instance,
  networkAcl,
  networkAclEntry,
  networkInterface,
  securityGroup,
  securityGroupRule,
} from "#tests/support/ec2-records.ts";
import {
  containerDefinition,
  ecsCluster,
  ecsContainerInstance,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  containerInstanceArn,
  taskArn,
  taskAttachment,
  taskContainer,
} from "#tests/support/ecs-records.ts";
import {
  listener,
  listenerRule,
  loadBalancer,
  loadBalancerInterface,
  target,
  targetGroup,
  targetHealth,
} from "#tests/support/elbv2-records.ts";
import { account, allOut, clientInterface, codes, trace, type Areas } from "./accounts.ts";

const open8080 = securityGroupRule({ fromPort: 8080, toPort: 8080 });

function fargate(more: Areas = {}, groups = ["sg-1", "sg-1"]) {
  return account({
    ecsClusters: [ecsCluster()],
    ecsServices: [ecsService()],
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsTasks: groups.map((_, i) =>
      ecsTask({
        taskArn: taskArn(`task-${String(i)}`),
        attachments: [taskAttachment(`eni-t${String(i)}`, `10.0.2.${String(20 + i)}`)],
      }),
    ),
    networkInterfaces: [
      clientInterface(),
      ...groups.map((groupId, i) =>
        networkInterface({
          networkInterfaceId: `eni-t${String(i)}`,
          subnetId: "subnet-2",
          privateIpAddress: `10.0.2.${String(20 + i)}`,
          groups: [{ groupId }],
        }),
      ),
    ],
    securityGroupRules: [allOut, open8080],
    ...more,
  });
}

test("C12: a service is all its running tasks: all, some or none", () => {
  const ask = { to: "web", port: "8080" };
  const all = trace(fargate(), ask);
  expect(all.verdict).toBe("reachable");
  expect(all.variants.map(({ toEnd }) => toEnd?.service)).toEqual(["aws/111111111111/eu-west-1/ecs-service/shop/web"]);
  const some = trace(
    fargate(
      {
        securityGroups: [securityGroup(), securityGroup({ groupId: "sg-client" }), securityGroup({ groupId: "sg-2" })],
      },
      ["sg-1", "sg-2"],
    ),
    ask,
  );
  expect(some.verdict).toBe("conditional");
  expect(some.variants.flatMap(({ conditions }) => conditions)).toMatchObject([
    { kind: "replica", text: "1 of 2 do." },
  ]);
  expect(codes(trace(fargate(), { to: "web", port: "9090" }))).toEqual(["ENI_SG_RULES_MISMATCH"]);
});

test("tasks that no rule can tell apart are one variant", () => {
  expect(trace(fargate({}, Array<string>(20).fill("sg-1")), { to: "web", port: "8080" }).variants).toHaveLength(1);
});

test("a service without running tasks is unreachable, and unknown when tasks were not read", () => {
  expect(codes(trace(fargate({ ecsTasks: [] }), { to: "web", port: "8080" }))).toEqual(["TASK_NOT_RUNNING"]);
  const unread = account({ ecsServices: [ecsService()], ecsTasks: [] }, { incomplete: ["ecsTasks"] });
  expect(trace(unread, { to: "web", port: "8080" }).verdict).toBe("unknown");
});

const bound = [{ containerPort: 8080, hostPort: 32801, protocol: "tcp" }];
function onHost(networkMode: string, more: Areas = {}) {
  return account({
    ecsClusters: [ecsCluster()],
    ecsTaskDefinitions: [
      ecsTaskDefinition({
        networkMode,
        containerDefinitions: [
          containerDefinition({ portMappings: [{ containerPort: 8080, hostPort: 0, protocol: "tcp" }] }),
        ],
      }),
    ],
    ecsTasks: [
      ecsTask({
        launchType: "EC2",
        containerInstanceArn: containerInstanceArn(),
        attachments: [],
        containers: [taskContainer({ networkBindings: networkMode === "bridge" ? bound : [] })],
      }),
    ],
    ecsContainerInstances: [ecsContainerInstance()],
    ec2Instances: [ec2Instance({ subnetId: "subnet-2" })],
    networkInterfaces: [
      clientInterface(),
      networkInterface({
        networkInterfaceId: "eni-host",
        subnetId: "subnet-2",
        privateIpAddress: "10.0.2.40",
        attachment: { instanceId: "i-1", deviceIndex: 0, status: "attached" },
      }),
    ],
    securityGroupRules: [allOut, securityGroupRule({ fromPort: 0, toPort: 65535 })],
    ...more,
  });
}

test("C2: in bridge mode the port is the bound host port; a container port that is not published is not there", () => {
  expect(trace(onHost("bridge"), { to: "task-1", port: "32801" }).verdict).toBe("reachable");
  expect(codes(trace(onHost("bridge"), { to: "task-1", port: "8080" }))).toEqual(["HOST_PORT_NOT_MAPPED"]);
});

test("C3: in host mode the container port is met on the instance; in mode none there is no network", () => {
  expect(trace(onHost("host"), { to: "task-1", port: "8080" }).verdict).toBe("reachable");
  expect(codes(trace(onHost("none"), { to: "task-1", port: "8080" }))).toEqual(["NETWORK_MODE_NONE"]);
});

test("an instance that is stopped carries nothing, and one without ECS is asked the same way", () => {
  const bare: Areas = {
    ec2Instances: [ec2Instance({ subnetId: "subnet-2" })],
    ecsTasks: [],
    ecsContainerInstances: [],
    ecsTaskDefinitions: [],
    ecsClusters: [],
  };
  expect(trace(onHost("host", bare), { to: "i-1", port: "22" }).verdict).toBe("reachable");
  const stopped = onHost("host", { ...bare, ec2Instances: [ec2Instance({ subnetId: "subnet-2", state: "stopped" })] });
  expect(codes(trace(stopped, { to: "i-1", port: "22" }))).toEqual(["BAD_STATE"]);
});

const zones = [
  { zoneName: "eu-west-1a", subnetId: "subnet-1", loadBalancerAddresses: [] },
  { zoneName: "eu-west-1b", subnetId: "subnet-2", loadBalancerAddresses: [] },
];

type Balanced = {
  readonly balancer?: Partial<LoadBalancer>;
  readonly group?: Partial<TargetGroup>;
  readonly tail?: string;
  readonly areas?: Areas;
};
function balanced({ balancer = {}, group = {}, tail = "app/front/1", areas = {} }: Balanced = {}) {
  return account({
    loadBalancers: [loadBalancer({ scheme: "internal", availabilityZones: zones, ...balancer })],
    listeners: [listener()],
    listenerRules: [listenerRule()],
    targetGroups: [targetGroup(group)],
    targetHealth: [targetHealth([target({ id: "10.0.2.10" })])],
    securityGroups: [securityGroup(), securityGroup({ groupId: "sg-client" }), securityGroup({ groupId: "sg-elb" })],
    securityGroupRules: [
      allOut,
      securityGroupRule({ securityGroupRuleId: "sgr-elb-in", groupId: "sg-elb", fromPort: 80, toPort: 80 }),
      securityGroupRule({ securityGroupRuleId: "sgr-elb-out", groupId: "sg-elb", isEgress: true, ipProtocol: "-1" }),
      securityGroupRule({
        securityGroupRuleId: "sgr-web",
        fromPort: 8080,
        toPort: 8080,
        referencedGroupInfo: { groupId: "sg-elb" },
      }),
    ],
    networkInterfaces: [
      clientInterface(),
      loadBalancerInterface(tail, { groups: [{ groupId: "sg-elb" }] }),
      networkInterface({
        networkInterfaceId: "eni-web",
        subnetId: "subnet-2",
        availabilityZone: "eu-west-1b",
        privateIpAddress: "10.0.2.10",
      }),
    ],
    ...areas,
  });
}

test("L2: a load balancer's nodes answer on the listener's port only, after their security groups", () => {
  expect(trace(balanced(), { to: "front", port: "80" }).verdict).toBe("reachable");
  expect(codes(trace(balanced(), { to: "front", port: "81" }))).toEqual([
    "ENI_SG_RULES_MISMATCH",
    "ELBV2_LISTENERS_MISMATCH",
  ]);
});

test("L3: through the targets the second leg goes from the node to the target's port", () => {
  const answer = trace(balanced(), { to: "front", port: "80", through: "targets" });
  expect(codes(answer)).toEqual([]);
  expect(answer.verdict).toBe("reachable");
  expect(answer.variants[0]?.request.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["load-balancer", "listener-rule", "target-group"]),
  );
  expect(answer.evidence).toMatchObject([{ kind: "target-health", agrees: true }]);
});

test("L4: a target that does not admit the load balancer is unreachable, and healthy health contradicts it", () => {
  const rules = [
    allOut,
    securityGroupRule({ groupId: "sg-elb", fromPort: 80, toPort: 80 }),
    securityGroupRule({ groupId: "sg-elb", isEgress: true, ipProtocol: "-1" }),
  ];
  const answer = trace(balanced({ areas: { securityGroupRules: rules } }), {
    to: "front",
    port: "80",
    through: "targets",
  });
  expect(codes(answer)).toEqual(["ENI_SG_RULES_MISMATCH"]);
  expect(answer.evidence).toMatchObject([{ agrees: false }]);
});

test("L6, L8: a network load balancer keeps zones apart, keeps the client of instance targets, and drops it for TCP to addresses", () => {
  const network = {
    balancer: {
      type: "network",
      loadBalancerArn: "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/net/front/1",
    },
    tail: "net/front/1",
  };
  const areas = { listeners: [listener({ loadBalancerArn: network.balancer.loadBalancerArn, protocol: "TCP" })] };
  const ask = { to: "front", port: "80", through: "targets" } as const;
  expect(codes(trace(balanced({ ...network, group: { protocol: "TCP" }, areas }), ask))).toEqual([
    "ELBV2_NO_TARGETS_IN_AZ",
  ]);
  const crossZone = { key: "load_balancing.cross_zone.enabled", value: "true" };
  const attributes = (preserve: string) => ({
    known: true as const,
    value: [crossZone, { key: "preserve_client_ip.enabled", value: preserve }],
  });
  const passing = trace(
    balanced({ ...network, group: { protocol: "TCP", attributes: attributes("false") }, areas }),
    ask,
  );
  expect(passing.verdict).toBe("reachable");
  const kept = trace(balanced({ ...network, group: { protocol: "TCP", attributes: attributes("true") }, areas }), ask);
  expect(kept.verdict).toBe("reachable");
  const byRange = [
    allOut,
    securityGroupRule({ groupId: "sg-elb", fromPort: 80, toPort: 80 }),
    securityGroupRule({ groupId: "sg-elb", isEgress: true, ipProtocol: "-1" }),
    securityGroupRule({ securityGroupRuleId: "sgr-nodes", fromPort: 8080, toPort: 8080, cidrIpv4: "10.0.1.40/32" }),
  ];
  const refused = trace(
    balanced({
      ...network,
      group: { protocol: "TCP", attributes: attributes("true") },
      areas: { ...areas, securityGroupRules: byRange },
    }),
    ask,
  );
  expect(codes(refused)).toEqual(["NLB_CLIENT_IP_NOT_ALLOWED"]);
});

test("L3: where the client's address is kept, so is its port: replies go to it, not to any port of the node", () => {
  const arn = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/net/front/1";
  const ports = (from: number, to: number, egress: boolean) =>
    networkAclEntry({ ruleNumber: from, protocol: "6", portRange: { from, to }, egress });
  const acl = networkAcl({
    entries: [
      ports(80, 80, false),
      ports(8080, 8080, false),
      ports(32768, 60999, false),
      ports(8080, 8080, true),
      ports(32768, 60999, true),
    ],
  });
  const verdict = (preserve: string) =>
    trace(
      balanced({
        balancer: { type: "network", loadBalancerArn: arn },
        tail: "net/front/1",
        group: {
          protocol: "TCP",
          attributes: {
            known: true,
            value: [
              { key: "load_balancing.cross_zone.enabled", value: "true" },
              { key: "preserve_client_ip.enabled", value: preserve },
            ],
          },
        },
        areas: { listeners: [listener({ loadBalancerArn: arn, protocol: "TCP" })], networkAcls: [acl] },
      }),
      { to: "front", port: "80", through: "targets" },
    ).verdict;
  expect([verdict("true"), verdict("false")]).toEqual(["reachable", "conditional"]);
});

test("a target group without targets says so", () => {
  const answer = trace(balanced({ areas: { targetHealth: [targetHealth([])] } }), {
    to: "front",
    port: "80",
    through: "targets",
  });
  expect(codes(answer)).toEqual(["TG_EMPTY"]);
});

test("a name that leads to a load balancer is followed, and one that a zone of ours lacks does not exist", () => {
  const zone = { hostedZoneId: "Z1", name: "example.jp", privateZone: false };
  const record = {
    hostedZoneId: "Z1",
    name: "www.example.jp",
    type: "CNAME",
    ttl: 60,
    values: ["front-1234567890.eu-west-1.elb.amazonaws.com"],
  };
  const topology = balanced({ areas: { hostedZones: [zone], resourceRecordSets: [record] } });
  expect(trace(topology, { to: "www.example.jp", port: "80" }).verdict).toBe("reachable");
  expect(trace(topology, { to: "www.example.jp", port: "80" }).variants[0]?.request[0]?.kind).toBe("dns");
  expect(codes(trace(topology, { to: "nope.example.jp", port: "80" }))).toEqual(["DNS_NXDOMAIN"]);
  expect(trace(topology, { to: "www.example.com", port: "80" }).verdict).toBe("unknown");
});

test("a container is asked through its task, and an interface without an IPv6 address cannot be asked by one", () => {
  const answer = trace(fargate(), { to: "task-0/app", port: "8080" });
  expect(answer.verdict).toBe("reachable");
  const six = tracePath(fargate(), { from: "2001:db8::1", to: "web", protocol: "tcp", port: "8080" });
  expect(six).toMatchObject({ verdict: "unreachable", blockers: [{ code: "ENI_ADDRESS_RESTRICTION" }] });
});
