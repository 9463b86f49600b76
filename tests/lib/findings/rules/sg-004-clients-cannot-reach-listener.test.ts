import { clientsCannotReachListener } from "#lib/findings/rules/sg-004-clients-cannot-reach-listener.ts";
import type { Listener } from "#lib/model/resources/listener.ts";
import type { LoadBalancer } from "#lib/model/resources/load-balancer.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import { securityGroup, securityGroupRule, vpc } from "#tests/support/ec2-records.ts";
import {
  forwardAction,
  listener,
  listenerRule,
  loadBalancer,
  loadBalancerArn,
  target,
  targetGroup,
  targetGroupArn,
  targetHealth,
} from "#tests/support/elbv2-records.ts";
import { managedPrefixList } from "#tests/support/gateway-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Given = {
  readonly into?: readonly Partial<SecurityGroupRule>[];
  readonly balancer?: Partial<LoadBalancer>;
  readonly listener?: Partial<Listener>;
  readonly actions?: Parameters<typeof listenerRule>[0];
  readonly more?: ScopeContents["areas"];
};

const given = ({ into = [], balancer = {}, listener: own = {}, actions = {}, more = {} }: Given): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    securityGroups: [securityGroup()],
    securityGroupRules: into.map((rule, index) =>
      securityGroupRule({ securityGroupRuleId: `sgr-${String(index)}`, fromPort: 80, toPort: 80, ...rule }),
    ),
    managedPrefixLists: [managedPrefixList()],
    loadBalancers: [loadBalancer(balancer)],
    listeners: [listener(own)],
    listenerRules: [listenerRule(actions)],
    targetGroups: [targetGroup()],
    ...more,
  },
});

const internal: Partial<LoadBalancer> = { scheme: "internal" };

testRule(clientsCannotReachListener, {
  fails: [
    {
      title: "no rule for the listener's port lets nobody in",
      given: given({ into: [{ fromPort: 443, toPort: 443 }] }),
      findings: [
        {
          subjectId: "app/front/1",
          says: "nobody",
          severity: "high",
          confidence: "likely",
          values: { listeners: "HTTP:80", ports: "tcp 80", scheme: "internet-facing", groups: "sg-1", open: "—" },
          cli: "aws ec2 authorize-security-group-ingress --region eu-west-1 --group-id sg-1 --protocol tcp --port 80 --cidr 0.0.0.0/0",
        },
      ],
    },
    {
      title: "a listener of both protocols is opened for both",
      given: given({ balancer: { type: "network" }, listener: { protocol: "TCP_UDP", port: 53 } }),
      findings: [
        {
          says: "nobody",
          cli: [
            "aws ec2 authorize-security-group-ingress --region eu-west-1 --group-id sg-1 --protocol tcp --port 53 --cidr 0.0.0.0/0",
            "aws ec2 authorize-security-group-ingress --region eu-west-1 --group-id sg-1 --protocol udp --port 53 --cidr 0.0.0.0/0",
          ].join("\n"),
        },
      ],
    },
    { title: "so it is inside", given: given({ balancer: internal }), findings: [{ says: "nobody" }] },
    {
      title: "a rule for UDP is none for a TCP listener",
      given: given({ into: [{ ipProtocol: "udp" }] }),
      findings: [{ says: "nobody" }],
    },
    {
      title: "an IPv6 range lets nobody reach a load balancer with IPv4 addresses only",
      given: given({ into: [{ cidrIpv6: "::/0" }] }),
      findings: [{ says: "nobody" }],
    },
    {
      title: "a public load balancer that only private ranges may reach is possibly meant so",
      given: given({ into: [{ cidrIpv4: "10.0.0.0/8" }] }),
      findings: [{ says: "inward", severity: "medium", confidence: "possible" }],
    },
    {
      title: "naming a group does not let the internet in",
      given: given({ into: [{ referencedGroupInfo: { groupId: "sg-2" } }] }),
      findings: [{ says: "inward" }],
    },
    {
      title: "a listener that would only have redirected is missed less",
      given: given({ actions: { actions: [{ type: "redirect", targetGroups: [] }] } }),
      findings: [{ says: "nobody", severity: "medium" }],
    },
    {
      title: "a Network Load Balancer with a security group is no different",
      given: given({ balancer: { type: "network" }, listener: { protocol: "TCP" } }),
      findings: [{ says: "nobody" }],
    },
  ],
  passes: [
    {
      title: "the group of Global Accelerator stands for clients of the internet",
      given: given({
        into: [{ referencedGroupInfo: { groupId: "sg-ga" } }],
        more: {
          securityGroups: [securityGroup(), securityGroup({ groupId: "sg-ga", groupName: "GlobalAccelerator" })],
        },
      }),
    },
    { title: "everyone may come in", given: given({ into: [{}] }) },
    {
      title: "an IPv6 range is one of a dual-stack load balancer",
      given: given({ balancer: { ipAddressType: "dualstack" }, into: [{ cidrIpv6: "::/0" }] }),
    },
    { title: "a short list of public ranges is meant", given: given({ into: [{ cidrIpv4: "198.51.100.7/32" }] }) },
    { title: "so is a prefix list, CloudFront's for one", given: given({ into: [{ prefixListId: "pl-1" }] }) },
    { title: "even one that was not read", given: given({ into: [{ prefixListId: "pl-other" }] }) },
    {
      title: "inside, one group that may call is enough",
      given: given({ balancer: internal, into: [{ referencedGroupInfo: { groupId: "sg-2" } }] }),
    },
    {
      title: "a Network Load Balancer without a security group is open by design",
      given: given({ balancer: { type: "network", securityGroups: [] } }),
    },
    {
      title: "a Network Load Balancer that lets PrivateLink past its rules may need none",
      given: given({
        balancer: { type: "network", enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off" },
        listener: { protocol: "TCP" },
      }),
    },
    {
      title: "what is behind another load balancer is called from inside",
      given: given({
        into: [{ cidrIpv4: "10.0.0.0/16" }],
        more: {
          targetGroups: [targetGroup({ targetType: "alb", targetGroupArn: targetGroupArn("front/9") })],
          targetHealth: [targetHealth([target({ id: loadBalancerArn() })], targetGroupArn("front/9"))],
        },
      }),
    },
    {
      title: "a load balancer without listeners has nobody to keep out",
      given: given({ more: { listeners: [], listenerRules: [] } }),
    },
    {
      title: "a rule for every protocol is one for the port",
      given: given({ into: [{ ipProtocol: "-1" }], actions: { actions: [forwardAction()] } }),
    },
  ],
  unknown: [
    {
      title: "a group that was not read may let everyone in",
      given: { ...given({ more: { securityGroups: [] } }), incomplete: ["securityGroups", "securityGroupRules"] },
      because: "DescribeSecurityGroups",
    },
    {
      title: "a group that was not read may be Global Accelerator's",
      given: {
        ...given({ into: [{ referencedGroupInfo: { groupId: "sg-2" } }], more: { securityGroups: [securityGroup()] } }),
        incomplete: ["securityGroups"],
      },
      because: "DescribeSecurityGroups",
    },
  ],
});
