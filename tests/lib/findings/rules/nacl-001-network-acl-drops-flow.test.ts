import { networkAclDropsFlow } from "#lib/findings/rules/nacl-001-network-acl-drops-flow.ts";
import type { NetworkAclEntry } from "#lib/model/resources/network-acl.ts";
import type { Target, TargetGroup } from "#lib/model/resources/target-group.ts";
import {
  networkAcl,
  networkAclEntry,
  networkInterface,
  securityGroup,
  securityGroupRule,
  subnet,
  vpc,
  routeTable,
} from "#tests/support/ec2-records.ts";
import {
  attachmentArn,
  containerDefinition,
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
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";
import { startUpAccount } from "#tests/support/start-up-account.ts";

type Entry = Partial<NetworkAclEntry>;

const into = (entry: Entry): NetworkAclEntry => networkAclEntry({ protocol: "6", ...entry });
const out = (entry: Entry): NetworkAclEntry => networkAclEntry({ protocol: "6", egress: true, ...entry });
const port = (from: number, to = from): Entry => ({ portRange: { from, to } });

type Given = {
  /** The entries of `acl-app`, the network ACL of the tasks' subnet. */
  readonly entries: readonly NetworkAclEntry[];
  readonly target?: Partial<Target>;
  readonly group?: Partial<TargetGroup>;
  readonly type?: string;
  /** The load balancer stands in the tasks' own subnet. */
  readonly isNear?: boolean;
};

const given = ({
  entries,
  target: own = {},
  group = {},
  type = "application",
  isNear = false,
}: Given): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [subnet(), subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/24" })],
    routeTables: [routeTable()],
    networkAcls: [
      networkAcl(),
      networkAcl({ networkAclId: "acl-app", isDefault: false, entries, associations: [{ subnetId: "subnet-1" }] }),
    ],
    securityGroups: [securityGroup()],
    securityGroupRules: [
      securityGroupRule({ ipProtocol: "-1" }),
      securityGroupRule({ securityGroupRuleId: "sgr-2", ipProtocol: "-1", isEgress: true }),
    ],
    networkInterfaces: [
      networkInterface({ description: attachmentArn("attachment-of-eni-1") }),
      loadBalancerInterface("app/front/1", {
        subnetId: isNear ? "subnet-1" : "subnet-2",
        privateIpAddress: isNear ? "10.0.1.40" : "10.0.2.40",
      }),
    ],
    loadBalancers: [loadBalancer({ type })],
    listeners: [listener()],
    listenerRules: [listenerRule()],
    targetGroups: [targetGroup(group)],
    targetHealth: [targetHealth([target({ state: "unhealthy", reason: "Target.Timeout", ...own })])],
    ecsClusters: [ecsCluster()],
    ecsServices: [
      ecsService({ loadBalancers: [{ targetGroupArn: targetGroupArn(), containerName: "app", containerPort: 8080 }] }),
    ],
    // What a task needs to start is another case: these have no image to pull.
    ecsTaskDefinitions: [ecsTaskDefinition({ containerDefinitions: [containerDefinition({ image: undefined })] })],
    ecsTasks: [ecsTask()],
  },
});

const fromFront = into({ ruleNumber: 110, cidrBlock: "10.0.2.0/24", ...port(8080) });
const toFront = out({ ruleNumber: 110, cidrBlock: "10.0.2.0/24", ...port(1024, 65535) });
const both = [fromFront, toFront];

/** A second task in the load balancer's own subnet, where no ACL is asked. */
const withHealthyNeighbour: ScopeContents = {
  areas: {
    ...given({ entries: [toFront] }).areas,
    targetHealth: [
      targetHealth([target({ state: "unhealthy", reason: "Target.Timeout" }), target({ id: "10.0.2.10" })]),
    ],
    networkInterfaces: [
      ...(given({ entries: [] }).areas?.networkInterfaces ?? []),
      networkInterface({
        networkInterfaceId: "eni-2",
        subnetId: "subnet-2",
        privateIpAddress: "10.0.2.10",
        description: attachmentArn("attachment-of-eni-2"),
      }),
    ],
    ecsTasks: [ecsTask(), ecsTask({ taskArn: taskArn("task-2"), attachments: [taskAttachment("eni-2", "10.0.2.10")] })],
  },
};

const registry = ["ecr.api", "ecr.dkr"];

testRule(networkAclDropsFlow, {
  fails: [
    {
      title: "an ACL that lets requests in and no reply out cuts every target off",
      given: given({ entries: [fromFront] }),
      findings: [
        {
          subjectId: "acl-app",
          says: "reply",
          severity: "critical",
          confidence: "confirmed",
          affected: [
            "aws/111111111111/eu-west-1/target-group/web/1",
            "aws/111111111111/eu-west-1/ecs-service/shop/web",
          ],
          values: {
            acl: "acl-app",
            flows: "front → web tcp/8080",
            entry: "egress *: deny",
            missing: "tcp 1024-65535",
            subnets: "subnet-1",
            cut: 1,
            targets: 1,
          },
          cli: "aws ec2 create-network-acl-entry --egress --region eu-west-1 --network-acl-id acl-app --rule-number 10 --protocol 6 --port-range From=1024,To=65535 --cidr-block 10.0.2.0/24 --rule-action allow",
        },
      ],
    },
    {
      title: "an ACL that does not let the request in is told as that",
      given: given({ entries: [toFront] }),
      findings: [{ says: "request", values: { entry: "ingress *: deny", missing: "tcp 8080" } }],
    },
    {
      title: "a denial with a lower number wins over the allowance",
      given: given({
        entries: [into({ ruleNumber: 100, ruleAction: "deny", cidrBlock: "10.0.0.0/16" }), ...both],
      }),
      findings: [{ says: "request", values: { entry: "ingress 100: deny tcp ← 10.0.0.0/16" } }],
    },
    {
      title: "an entry for IPv6 does not let IPv4 through",
      given: given({ entries: [fromFront, out({ cidrBlock: undefined, ipv6CidrBlock: "::/0" })] }),
      findings: [{ says: "reply" }],
    },
    {
      title: "the ports of Linux clients are not all that a load balancer takes",
      given: given({
        entries: [fromFront, out({ cidrBlock: "10.0.2.0/24", ...port(32768, 60999) })],
        target: { state: "unhealthy" },
      }),
      findings: [
        { says: "partly", severity: "high", confidence: "likely", values: { missing: "tcp 1024-32767, 61000-65535" } },
      ],
    },
    {
      title: "a part that is missing while all is healthy is only possible",
      given: given({
        entries: [fromFront, out({ cidrBlock: "10.0.2.0/24", ...port(32768, 60999) })],
        target: { state: "healthy", reason: undefined },
      }),
      findings: [{ says: "partly", severity: "medium", confidence: "possible" }],
    },
    {
      title: "the health check's own port must pass too",
      given: given({ entries: both, group: { healthCheckPort: "9090" } }),
      findings: [{ says: "request", values: { flows: "front → web tcp/9090" } }],
    },
    {
      title: "of kept clients the health check is judged",
      given: given({
        entries: [fromFront],
        type: "network",
        group: {
          protocol: "TCP",
          attributes: { known: true, value: [{ key: "preserve_client_ip.enabled", value: "true" }] },
        },
      }),
      findings: [{ says: "reply" }],
    },
    {
      title: "what a task needs to start may be dropped on its way to an endpoint",
      given: startUpAccount({
        endpoints: registry,
        storage: "on the table",
        stoppedReason: "ResourceInitializationError: unable to pull registry auth: dial tcp 10.0.2.20:443: i/o timeout",
        areas: {
          networkAcls: [
            networkAcl(),
            networkAcl({
              networkAclId: "acl-app",
              isDefault: false,
              entries: [out({ cidrBlock: "0.0.0.0/0", ...port(443) })],
              associations: [{ subnetId: "subnet-1" }],
            }),
          ],
        },
      }),
      findings: [
        {
          subjectId: "acl-app",
          says: "reply",
          severity: "critical",
          confidence: "confirmed",
          values: {
            flows: "web → ecr.api tcp/443, web → ecr.dkr tcp/443, web → s3 tcp/443",
            entry: "ingress *: deny",
            missing: "tcp 1024-65535",
          },
        },
      ],
    },
    {
      title: "with another target healthy it does not explain that nothing is",
      given: withHealthyNeighbour,
      findings: [{ says: "request", severity: "high", values: { cut: 1, targets: 2 } }],
    },
    {
      title: "without a symptom it is likely",
      given: given({ entries: [fromFront], target: { state: "initial", reason: undefined } }),
      findings: [{ says: "reply", confidence: "likely" }],
    },
  ],
  passes: [
    { title: "requests in and replies out are all that is needed", given: given({ entries: both }) },
    {
      title: "protocols are numbers as text, and -1 is all of them",
      given: given({ entries: [networkAclEntry({ ruleNumber: 5 }), networkAclEntry({ ruleNumber: 5, egress: true })] }),
    },
    {
      title: "a denial with a higher number comes too late",
      given: given({ entries: [...both, into({ ruleNumber: 120, ruleAction: "deny", cidrBlock: "0.0.0.0/0" })] }),
    },
    { title: "within one subnet no ACL is asked", given: given({ entries: [], isNear: true }) },
    {
      title: "a kept client is not the load balancer: its replies are not judged by the nodes' addresses",
      given: given({
        entries: [fromFront],
        type: "network",
        group: {
          protocol: "TCP",
          healthCheckEnabled: false,
          attributes: { known: true, value: [{ key: "preserve_client_ip.enabled", value: "true" }] },
        },
      }),
    },
    {
      title: "the default network ACL lets everything through",
      given: { areas: { ...given({ entries: [] }).areas, networkAcls: [networkAcl()] } },
    },
  ],
  unknown: [
    {
      title: "a healthy target refutes what the ACL seems to say",
      given: given({ entries: [fromFront], target: { state: "healthy", reason: undefined } }),
      because: "healthy although",
    },
    {
      title: "ACLs that were not read mute the rule",
      given: { ...given({ entries: [fromFront] }), incomplete: ["networkAcls"] },
      because: "networkAcls",
    },
  ],
});
