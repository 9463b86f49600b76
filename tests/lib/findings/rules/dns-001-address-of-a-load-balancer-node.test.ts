import { addressOfALoadBalancerNode } from "#lib/findings/rules/dns-001-address-of-a-load-balancer-node.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { HostedZone, ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { vpc } from "#tests/support/ec2-records.ts";
import { loadBalancer, loadBalancerArn, loadBalancerInterface } from "#tests/support/elbv2-records.ts";
import { hostedZone, resourceRecordSet, vpcHostedZones } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const node = (overrides: Partial<NetworkInterface> = {}, tail = "app/front/1") =>
  loadBalancerInterface(tail, { association: { publicIp: "203.0.113.10", ipOwnerId: "amazon" }, ...overrides });

type Given = {
  readonly record?: Partial<ResourceRecordSet>;
  readonly zone?: Partial<HostedZone>;
  readonly interfaces?: readonly NetworkInterface[];
  readonly scheme?: string;
};

const given = ({
  record = {},
  zone = {},
  interfaces = [node()],
  scheme = "internet-facing",
}: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    vpcHostedZones: [vpcHostedZones("vpc-1", "Z1")],
    loadBalancers: [
      loadBalancer({ scheme }),
      loadBalancer({ loadBalancerArn: loadBalancerArn("net/tcp/2"), loadBalancerName: "tcp", type: "network" }),
    ],
    networkInterfaces: interfaces,
    hostedZones: [hostedZone(zone)],
    resourceRecordSets: [resourceRecordSet(record)],
  },
});

testRule(addressOfALoadBalancerNode, {
  fails: [
    {
      title: "a public record with the only address of an internet-facing load balancer is critical",
      given: given(),
      findings: [
        {
          subjectId: "Z1/www.example.com/A",
          says: "pinned",
          severity: "critical",
          confidence: "likely",
          affected: ["aws/111111111111/global/record-set/Z1/www.example.com/A"],
          values: { loadBalancer: "front", covered: 1, nodes: 1, addresses: "203.0.113.10", ttl: 60 },
        },
      ],
    },
    {
      title: "a value the load balancer no longer has confirms that the name is broken",
      given: given({ record: { values: ["203.0.113.10", "203.0.113.99"] } }),
      findings: [{ says: "broken", confidence: "confirmed", values: { lost: "203.0.113.99" } }],
    },
    {
      title: "a record that covers one of two nodes is confirmed fragile",
      given: given({
        interfaces: [
          node(),
          node({
            networkInterfaceId: "eni-elb2",
            privateIpAddress: "10.0.1.41",
            association: { publicIp: "203.0.113.11" },
          }),
        ],
      }),
      findings: [{ says: "pinned", confidence: "confirmed", values: { covered: 1, nodes: 2 } }],
    },
    {
      title: "a private record with the private address of an internal load balancer is high",
      given: given({ record: { values: ["10.0.1.40"] }, zone: { privateZone: true }, scheme: "internal" }),
      findings: [{ severity: "high", values: { visibility: "private" } }],
    },
    {
      title: "a node of a Classic Load Balancer is named by its interface",
      given: given({ interfaces: [node({}, "old-front")] }),
      findings: [{ severity: "high", values: { loadBalancer: "old-front" } }],
    },
  ],
  passes: [
    {
      title: "an alias of the load balancer follows its nodes",
      given: given({
        record: {
          aliasTarget: { hostedZoneId: "Z32O12XQLNTSW2", dnsName: "front-1234567890.eu-west-1.elb.amazonaws.com" },
          values: [],
        },
      }),
    },
    {
      title: "a CNAME is a name, not an address",
      given: given({ record: { type: "CNAME", values: ["front-1234567890.eu-west-1.elb.amazonaws.com"] } }),
    },
    {
      title: "the address of a Network Load Balancer is fixed for its life",
      given: given({ interfaces: [node({}, "net/tcp/2")] }),
    },
    {
      title: "a record that Cloud Map keeps is managed",
      given: given({ zone: { linkedServicePrincipal: "servicediscovery.amazonaws.com" } }),
    },
    { title: "the address of something else is not a node's", given: given({ record: { values: ["198.51.100.7"] } }) },
  ],
  unknown: [
    {
      title: "interfaces that were not read leave the addresses unexplained",
      given: { ...given({ interfaces: [] }), incomplete: ["networkInterfaces"] },
      because: "networkInterfaces",
    },
    {
      title: "zones that were not read mute the rule",
      given: { ...given(), incomplete: ["hostedZones"] },
      because: "hostedZones",
    },
  ],
});
