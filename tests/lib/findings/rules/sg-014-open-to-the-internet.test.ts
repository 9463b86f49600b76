import { openToTheInternet } from "#lib/findings/rules/sg-014-open-to-the-internet.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import {
  ec2Instance,
  networkAcl,
  networkAclEntry,
  networkInterface,
  route,
  routeTable,
  securityGroup,
  securityGroupRule,
  subnet,
  vpc,
} from "#tests/support/ec2-records.ts";
import { attachmentArn, ecsCluster, ecsService, ecsTask, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import {
  listener,
  listenerRule,
  loadBalancer,
  loadBalancerInterface,
  target,
  targetGroup,
  targetHealth,
} from "#tests/support/elbv2-records.ts";
import { internetGateway } from "#tests/support/gateway-records.ts";
import { openAcl6 } from "#tests/lib/analysis/semantics/networks.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const onInstance: Partial<NetworkInterface> = {
  attachment: { attachmentId: "eni-attach-1", instanceId: "i-1", deviceIndex: 0, status: "attached" },
};
const ofTask: Partial<NetworkInterface> = { description: attachmentArn("attachment-of-eni-1") };
const toGateway = route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" });

const local6 = route({ destinationIpv6CidrBlock: "2600:1f18:1::/56", gatewayId: "local" });
/** Two families everywhere: `gateway` is where the default route of IPv6 leads. */
const dualStack = (gateway: Parameters<typeof route>[0]): ScopeContents["areas"] => ({
  vpcs: [vpc({ ipv6CidrBlockAssociations: [{ ipv6CidrBlock: "2600:1f18:1::/56", state: "associated" }] })],
  subnets: [subnet({ ipv6CidrBlocks: ["2600:1f18:1::/64"] })],
  routeTables: [
    routeTable({
      routes: [
        route({ destinationCidrBlock: "10.0.0.0/16", gatewayId: "local" }),
        toGateway,
        local6,
        route({ destinationIpv6CidrBlock: "::/0", ...gateway }),
      ],
    }),
  ],
  networkAcls: [openAcl6],
});
const onlyIpv6: Partial<NetworkInterface> = {
  ...onInstance,
  association: undefined,
  ipv6Addresses: ["2600:1f18:1::50"],
};
const everyone6: Partial<SecurityGroupRule> = { cidrIpv4: undefined, cidrIpv6: "::/0" };

type Given = {
  readonly rule?: Partial<SecurityGroupRule>;
  readonly at?: Partial<NetworkInterface>;
  readonly areas?: ScopeContents["areas"];
};

/** An interface with the public address 203.0.113.50 in a subnet that leads to an internet gateway. */
const given = ({ rule = {}, at = onInstance, areas = {} }: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [subnet()],
    routeTables: [
      routeTable({ routes: [route({ destinationCidrBlock: "10.0.0.0/16", gatewayId: "local" }), toGateway] }),
    ],
    networkAcls: [networkAcl()],
    internetGateways: [internetGateway()],
    vpcBlockPublicAccessOptions: [{ internetGatewayBlockMode: "off" }],
    securityGroups: [securityGroup()],
    securityGroupRules: [securityGroupRule({ fromPort: 8080, toPort: 8080, ...rule })],
    networkInterfaces: [networkInterface({ association: { publicIp: "203.0.113.50" }, ...at })],
    ec2Instances: [ec2Instance()],
    ecsClusters: [ecsCluster()],
    ecsServices: [ecsService()],
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsTasks: at === ofTask ? [ecsTask()] : [],
    ...areas,
  },
});

testRule(openToTheInternet, {
  fails: [
    {
      title: "an instance whose port everyone reaches",
      given: given(),
      findings: [
        {
          subjectId: "sg-1",
          says: "open",
          severity: "medium",
          confidence: "likely",
          affected: ["aws/111111111111/eu-west-1/ec2-instance/i-1"],
          values: {
            group: "sg-1",
            names: "i-1",
            ports: "tcp/8080",
            rules: "tcp 8080 0.0.0.0/0",
            addresses: "203.0.113.50",
          },
          cli: "aws ec2 revoke-security-group-ingress --region eu-west-1 --group-id sg-1 --security-group-rule-ids sgr-1",
        },
      ],
    },
    {
      title: "SSH for everyone is high",
      given: given({ rule: { fromPort: 22, toPort: 22 } }),
      findings: [{ says: "sensitive", severity: "high", values: { what: "SSH (tcp/22)" } }],
    },
    {
      title: "so is every port",
      given: given({ rule: { ipProtocol: "-1" } }),
      findings: [{ says: "sensitive", severity: "high" }],
    },
    {
      title: "an IPv6 address is on the internet without a public IPv4 one",
      given: given({ at: onlyIpv6, rule: everyone6, areas: dualStack({ gatewayId: "igw-1" }) }),
      findings: [
        {
          says: "open",
          severity: "medium",
          values: { ports: "tcp/8080", rules: "tcp 8080 ::/0", addresses: "2600:1f18:1::50" },
        },
      ],
    },
    {
      title: "both families are one finding, of both addresses",
      given: given({
        at: { ...onInstance, ipv6Addresses: ["2600:1f18:1::50"] },
        areas: {
          ...dualStack({ gatewayId: "igw-1" }),
          securityGroupRules: [
            securityGroupRule({ fromPort: 8080, toPort: 8080 }),
            securityGroupRule({ ...everyone6, securityGroupRuleId: "sgr-2", fromPort: 9090, toPort: 9090 }),
          ],
        },
      }),
      findings: [{ says: "open", values: { ports: "tcp/8080, tcp/9090", addresses: "203.0.113.50, 2600:1f18:1::50" } }],
    },
    {
      title: "UDP for everyone is open too, and high where it answers with more than it was asked",
      given: given({ rule: { ipProtocol: "udp", fromPort: 161, toPort: 161 } }),
      findings: [{ says: "sensitive", severity: "high", values: { what: "SNMP (udp/161)", ports: "udp/161" } }],
    },
    {
      title: "a task is open on the port it publishes, however wide the rule is",
      given: given({ at: ofTask, rule: { ipProtocol: "-1" } }),
      findings: [{ says: "open", severity: "medium", values: { names: "web", ports: "tcp/8080" } }],
    },
  ],
  passes: [
    {
      title: "an egress-only internet gateway lets nobody in",
      given: given({
        at: onlyIpv6,
        rule: everyone6,
        areas: {
          ...dualStack({ egressOnlyInternetGatewayId: "eigw-1" }),
          egressOnlyInternetGateways: [
            {
              egressOnlyInternetGatewayId: "eigw-1",
              attachments: [{ vpcId: "vpc-1", state: "attached" }],
              tags: [],
            },
          ],
        },
      }),
    },
    {
      title: "a rule for every IPv4 address opens nothing at an IPv6 one",
      given: given({ at: onlyIpv6, areas: dualStack({ gatewayId: "igw-1" }) }),
    },
    {
      title: "a UDP port no task publishes leads to nothing",
      given: given({ at: ofTask, rule: { ipProtocol: "udp", fromPort: 8080, toPort: 8080 } }),
    },
    {
      title: "a private address is not on the internet, whatever the rule says",
      given: given({ at: { ...onInstance, association: undefined } }),
    },
    {
      title: "a public address without a route to an internet gateway is not either",
      given: given({ areas: { routeTables: [routeTable()] } }),
    },
    {
      title: "a network ACL may keep the internet out",
      given: given({
        areas: {
          networkAcls: [
            networkAcl({ entries: [networkAclEntry({ cidrBlock: "10.0.0.0/8" }), networkAclEntry({ egress: true })] }),
          ],
        },
      }),
    },
    {
      title: "so may VPC Block Public Access",
      given: given({ areas: { vpcBlockPublicAccessOptions: [{ internetGatewayBlockMode: "block-ingress" }] } }),
    },
    { title: "a short list of ranges is meant", given: given({ rule: { cidrIpv4: "198.51.100.0/24" } }) },
    {
      title: "a port no task publishes leads to nothing",
      given: given({ at: ofTask, rule: { fromPort: 22, toPort: 22 } }),
    },
    {
      title: "a load balancer is meant to be reached",
      given: given({
        areas: {
          networkInterfaces: [loadBalancerInterface("app/front/1", { association: { publicIp: "203.0.113.50" } })],
          loadBalancers: [loadBalancer()],
        },
      }),
    },
    {
      title: "what is behind a load balancer is another rule's",
      given: given({
        at: ofTask,
        areas: {
          loadBalancers: [loadBalancer()],
          listeners: [listener()],
          listenerRules: [listenerRule()],
          targetGroups: [targetGroup()],
          targetHealth: [targetHealth([target()])],
        },
      }),
    },
    {
      title: "an instance that is stopped is reached by nobody",
      given: given({ areas: { ec2Instances: [ec2Instance({ state: "stopped" })] } }),
    },
  ],
  unknown: [
    {
      title: "a way in that was not read is not known to be open",
      given: { ...given({ areas: { routeTables: [] } }), incomplete: ["routeTables"] },
      because: "DescribeRouteTables",
    },
    {
      title: "of a task that was not read no port is known to listen",
      given: { ...given({ at: ofTask, rule: { fromPort: 22, toPort: 22 } }), incomplete: ["ecsTasks"] },
      because: "ecsTasks",
    },
    {
      title: "listeners that were not read may stand before it",
      given: { ...given(), incomplete: ["listeners"] },
      because: "listeners",
    },
  ],
});
