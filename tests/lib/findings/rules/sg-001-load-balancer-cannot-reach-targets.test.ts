import { loadBalancerCannotReachTargets } from "#lib/findings/rules/sg-001-load-balancer-cannot-reach-targets.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import type { Target, TargetGroup } from "#lib/model/resources/target-group.ts";
import {
  ec2Instance,
  networkInterface,
  securityGroup,
  securityGroupRule,
  subnet,
  vpc,
} from "#tests/support/ec2-records.ts";
import {
  attachmentArn,
  ecsCluster,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
  taskAttachment,
} from "#tests/support/ecs-records.ts";
import {
  listener,
  listenerRule,
  loadBalancer,
  loadBalancerInterface,
  target,
  targetGroup,
  targetGroupArn,
  targetHealth,
} from "#tests/support/elbv2-records.ts";
import { managedPrefixList } from "#tests/support/gateway-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const fromBalancer = (overrides: Partial<SecurityGroupRule> = {}) =>
  securityGroupRule({
    securityGroupRuleId: "sgr-in",
    groupId: "sg-task",
    fromPort: 8080,
    toPort: 8080,
    referencedGroupInfo: { groupId: "sg-alb" },
    ...overrides,
  });
const outOfBalancer = (overrides: Partial<SecurityGroupRule> = {}) =>
  securityGroupRule({
    securityGroupRuleId: "sgr-out",
    groupId: "sg-alb",
    isEgress: true,
    ipProtocol: "-1",
    ...overrides,
  });

type Given = {
  readonly rules?: readonly SecurityGroupRule[];
  readonly targets?: readonly Target[];
  readonly group?: Partial<TargetGroup>;
  readonly type?: string;
};

const shut = target({ state: "unhealthy", reason: "Target.Timeout" });

const given = ({
  rules = [outOfBalancer()],
  targets = [shut],
  group = {},
  type = "application",
}: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [subnet()],
    securityGroups: [securityGroup({ groupId: "sg-alb" }), securityGroup({ groupId: "sg-task" })],
    securityGroupRules: rules,
    networkInterfaces: [
      networkInterface({ description: attachmentArn("attachment-of-eni-1"), groups: [{ groupId: "sg-task" }] }),
      loadBalancerInterface("app/front/1", { groups: [{ groupId: "sg-alb" }] }),
    ],
    loadBalancers: [loadBalancer({ type, securityGroups: ["sg-alb"] })],
    listeners: [listener()],
    listenerRules: [listenerRule()],
    targetGroups: [targetGroup(group)],
    targetHealth: [targetHealth(targets)],
    ecsClusters: [ecsCluster()],
    ecsServices: [
      ecsService({ loadBalancers: [{ targetGroupArn: targetGroupArn(), containerName: "app", containerPort: 8080 }] }),
    ],
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsTasks: [ecsTask()],
  },
});

/** The same with an instance as the target: its first interface has `sg-task`, a second one that somebody attached `sg-other`. */
const onInstance = (rules: readonly SecurityGroupRule[]): ScopeContents => ({
  areas: {
    ...given({ rules, targets: [{ ...shut, id: "i-1" }], group: { targetType: "instance" } }).areas,
    securityGroups: [
      securityGroup({ groupId: "sg-alb" }),
      securityGroup({ groupId: "sg-task" }),
      securityGroup({ groupId: "sg-other" }),
    ],
    ecsServices: [],
    ecsTasks: [],
    ec2Instances: [ec2Instance()],
    networkInterfaces: [
      networkInterface({
        networkInterfaceId: "eni-second",
        privateIpAddress: "10.0.1.21",
        groups: [{ groupId: "sg-other" }],
        attachment: { instanceId: "i-1", deviceIndex: 1, status: "attached" },
      }),
      networkInterface({
        networkInterfaceId: "eni-first",
        privateIpAddress: "10.0.1.20",
        groups: [{ groupId: "sg-task" }],
        attachment: { instanceId: "i-1", deviceIndex: 0, status: "attached" },
      }),
      loadBalancerInterface("app/front/1", { groups: [{ groupId: "sg-alb" }] }),
    ],
  },
});

/** A second task at 10.0.1.11 that everybody may call, and the target that is registered for it. */
const withOpenTask = (second: Partial<Target>): ScopeContents => {
  const { areas } = given({
    rules: [outOfBalancer(), securityGroupRule({ groupId: "sg-open", fromPort: 8080, toPort: 8080 })],
    targets: [shut, target({ id: "10.0.1.11", ...second })],
  });
  return {
    areas: {
      ...areas,
      securityGroups: [...(areas?.securityGroups ?? []), securityGroup({ groupId: "sg-open" })],
      networkInterfaces: [
        ...(areas?.networkInterfaces ?? []),
        networkInterface({
          networkInterfaceId: "eni-2",
          privateIpAddress: "10.0.1.11",
          description: attachmentArn("attachment-of-eni-2"),
          groups: [{ groupId: "sg-open" }],
        }),
      ],
      ecsTasks: [
        ecsTask(),
        ecsTask({ taskArn: taskArn("task-2"), attachments: [taskAttachment("eni-2", "10.0.1.11")] }),
      ],
    },
  };
};

const withSecondNode = ({ areas }: ScopeContents): ScopeContents => ({
  areas: {
    ...areas,
    networkInterfaces: [
      ...(areas?.networkInterfaces ?? []),
      loadBalancerInterface("app/front/1", {
        networkInterfaceId: "eni-elb-2",
        privateIpAddress: "10.0.1.41",
        privateIpAddresses: [{ privateIpAddress: "10.0.1.41" }],
        groups: [{ groupId: "sg-alb" }],
      }),
    ],
  },
});

testRule(loadBalancerCannotReachTargets, {
  fails: [
    {
      title: "a target group of tasks that let nothing in explains that nothing is healthy",
      given: given(),
      findings: [
        {
          subjectId: "app/front/1",
          says: "ingress",
          severity: "critical",
          confidence: "confirmed",
          affected: [
            "aws/111111111111/eu-west-1/target-group/web/1",
            "aws/111111111111/eu-west-1/ecs-service/shop/web",
          ],
          values: { ports: "tcp/8080", group: "sg-task", source: "sg-alb", shut: 1, targets: 1, healthy: 0 },
          cli: "aws ec2 authorize-security-group-ingress --region eu-west-1 --group-id sg-task --protocol tcp --port 8080 --source-group sg-alb",
          terraform: [
            'resource "aws_vpc_security_group_ingress_rule" "ingress_sg_task_8080" {',
            '  security_group_id = "sg-task"',
            '  referenced_security_group_id = "sg-alb"',
            '  ip_protocol = "tcp"',
            "  from_port = 8080",
            "  to_port = 8080",
            "}",
          ].join("\n"),
        },
      ],
    },
    {
      title: "without a symptom it is likely",
      given: given({ targets: [target({ state: "initial" })] }),
      findings: [{ confidence: "likely" }],
    },
    {
      title: "the load balancer's own group may be what does not let out",
      given: given({ rules: [fromBalancer()] }),
      findings: [{ says: "egress", values: { source: "sg-alb" } }],
    },
    { title: "both sides may be shut", given: given({ rules: [] }), findings: [{ says: "both" }] },
    {
      title: "the health check's own port must be open too",
      given: given({ rules: [outOfBalancer(), fromBalancer()], group: { healthCheckPort: "9090" } }),
      findings: [{ says: "ingress", values: { ports: "tcp/9090" } }],
    },
    {
      title: "a rule of another protocol does not help",
      given: given({ rules: [outOfBalancer(), fromBalancer({ ipProtocol: "udp" })] }),
      findings: [{ says: "ingress" }],
    },
    {
      title: "an IPv6 range does not let IPv4 in",
      given: given({
        rules: [
          outOfBalancer(),
          securityGroupRule({ groupId: "sg-task", fromPort: 8080, toPort: 8080, cidrIpv6: "::/0" }),
        ],
      }),
      findings: [{ says: "ingress" }],
    },
    {
      title: "a rule out to another address of the subnet does not help",
      given: given({ rules: [outOfBalancer({ cidrIpv4: "10.0.1.99/32" }), fromBalancer()] }),
      findings: [{ says: "egress" }],
    },
    {
      title: "the address of one of two nodes with the same groups is not the other's",
      given: withSecondNode(
        given({
          rules: [
            outOfBalancer(),
            securityGroupRule({ groupId: "sg-task", fromPort: 8080, toPort: 8080, cidrIpv4: "10.0.1.40/32" }),
          ],
        }),
      ),
      findings: [{ says: "ingress" }],
    },
    {
      title: "an instance is met on its first interface, and that one's groups count",
      given: onInstance([outOfBalancer(), fromBalancer({ groupId: "sg-other" })]),
      findings: [{ says: "ingress", values: { group: "sg-task" } }],
    },
    {
      title: "with another target healthy it does not explain that nothing is",
      given: withOpenTask({ state: "healthy" }),
      findings: [{ says: "ingress", severity: "high", values: { shut: 1, targets: 2, healthy: 1 } }],
    },
    {
      title: "nor does it with one that is let in and unhealthy all the same",
      given: withOpenTask({ state: "unhealthy" }),
      findings: [{ says: "ingress", severity: "high", values: { shut: 1, targets: 2, healthy: 0 } }],
    },
  ],
  passes: [
    {
      title: "the load balancer's group as the source is enough",
      given: given({ rules: [outOfBalancer(), fromBalancer()] }),
    },
    {
      title: "it is for every node that has the group",
      given: withSecondNode(given({ rules: [outOfBalancer(), fromBalancer()] })),
    },
    {
      title: "so are the addresses of its nodes",
      given: given({
        rules: [
          outOfBalancer(),
          securityGroupRule({ groupId: "sg-task", fromPort: 8080, toPort: 8080, cidrIpv4: "10.0.1.40/32" }),
        ],
      }),
    },
    {
      title: "so is every protocol from everywhere",
      given: given({ rules: [outOfBalancer(), securityGroupRule({ groupId: "sg-task", ipProtocol: "-1" })] }),
    },
    { title: "a Network Load Balancer is another rule's", given: given({ type: "network" }) },
    { title: "Lambda functions have no security group to pass", given: given({ group: { targetType: "lambda" } }) },
    { title: "a draining target is left alone", given: given({ targets: [target({ state: "draining" })] }) },
    {
      title: "an instance whose first interface lets the load balancer in is met",
      given: onInstance([outOfBalancer(), fromBalancer()]),
    },
    {
      title: "one of several groups of the target is enough",
      given: {
        areas: {
          ...given({ rules: [outOfBalancer(), fromBalancer({ groupId: "sg-second" })] }).areas,
          securityGroups: ["sg-alb", "sg-task", "sg-second"].map((groupId) => securityGroup({ groupId })),
          networkInterfaces: [
            networkInterface({
              description: attachmentArn("attachment-of-eni-1"),
              groups: [{ groupId: "sg-task" }, { groupId: "sg-second" }],
            }),
            loadBalancerInterface("app/front/1", { groups: [{ groupId: "sg-alb" }] }),
          ],
        },
      },
    },
    {
      title: "a prefix list that holds the load balancer's addresses lets it in",
      given: {
        areas: {
          ...given({
            rules: [
              outOfBalancer(),
              securityGroupRule({ groupId: "sg-task", fromPort: 8080, toPort: 8080, prefixListId: "pl-1" }),
            ],
          }).areas,
          managedPrefixLists: [
            managedPrefixList({ prefixListId: "pl-1", entries: { known: true, value: [{ cidr: "10.0.0.0/16" }] } }),
          ],
        },
      },
    },
  ],
  unknown: [
    {
      title: "a healthy target refutes what its groups seem to say",
      given: given({ targets: [target()] }),
      because: "healthy although",
    },
    {
      title: "a target outside the VPC is not judged",
      given: given({ targets: [target({ id: "192.0.2.7", availabilityZone: "all" })] }),
      because: "No target",
    },
    {
      title: "security groups that were not read decide nothing",
      given: {
        ...given({ rules: [] }),
        incomplete: ["securityGroups", "securityGroupRules"],
        areas: { ...given().areas, securityGroups: [], securityGroupRules: [] },
      },
    },
    {
      title: "the health of one group that was refused is that group's unknown",
      given: {
        areas: {
          ...given().areas,
          targetHealth: [
            {
              targetGroupArn: targetGroupArn(),
              targets: {
                known: false,
                problem: {
                  kind: "denied",
                  call: "elasticloadbalancing:DescribeTargetHealth",
                  message: "Health was denied.",
                  at: "2026-11-21T12:00:00.000Z",
                },
              },
            },
          ],
        },
      },
      because: "Health was denied.",
    },
  ],
});
