import { addressOfANetworkLoadBalancer } from "#lib/findings/rules/dns-006-address-of-a-network-load-balancer.ts";
import type { ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { vpc } from "#tests/support/ec2-records.ts";
import { loadBalancer, loadBalancerArn, loadBalancerInterface } from "#tests/support/elbv2-records.ts";
import { hostedZone, resourceRecordSet, vpcHostedZones } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import { REGION, type ScopeContents } from "#tests/support/snapshots.ts";

type Given = {
  readonly record?: Partial<ResourceRecordSet>;
  readonly isElastic?: boolean;
  readonly tail?: string;
  readonly chosen?: string;
  readonly isPrivate?: boolean;
  /** Other members of the record's routing set. */
  readonly beside?: readonly Partial<ResourceRecordSet>[];
};

const given = ({
  record = {},
  isElastic = true,
  tail = "net/tcp/2",
  chosen,
  isPrivate = false,
  beside = [],
}: Given = {}): ScopeContents => {
  const node = (letter: string, host: number, publicIp: string) =>
    loadBalancerInterface(tail, {
      networkInterfaceId: `eni-${letter}`,
      availabilityZone: `${REGION}${letter}`,
      privateIpAddress: `10.0.1.${String(host)}`,
      ...(isPrivate
        ? {}
        : { association: { publicIp, ipOwnerId: "x", ...(isElastic ? { allocationId: `eipalloc-${letter}` } : {}) } }),
    });
  const zone = (letter: string, privateIpv4Address?: string) => ({
    zoneName: `${REGION}${letter}`,
    subnetId: `subnet-${letter}`,
    loadBalancerAddresses: privateIpv4Address === undefined ? [] : [{ privateIpv4Address }],
  });
  return {
    areas: {
      vpcs: [vpc()],
      vpcHostedZones: [vpcHostedZones("vpc-1", "Z1")],
      loadBalancers: [
        loadBalancer({
          loadBalancerArn: loadBalancerArn(tail),
          loadBalancerName: "tcp",
          type: tail.startsWith("net/") ? "network" : "application",
          availabilityZones: [zone("a", chosen), zone("c", chosen === undefined ? undefined : "10.0.1.42")],
        }),
      ],
      networkInterfaces: [node("a", 41, "203.0.113.11"), node("c", 42, "203.0.113.12")],
      hostedZones: [hostedZone({ privateZone: isPrivate })],
      resourceRecordSets: [{ values: ["203.0.113.11", "203.0.113.12"], ...record }, ...beside].map((one) =>
        resourceRecordSet(one),
      ),
    },
  };
};

testRule(addressOfANetworkLoadBalancer, {
  fails: [
    {
      title: "all Elastic IPs of all zones: fixed, and blind to health",
      given: given(),
      findings: [
        {
          subjectId: "Z1/www.example.com/A",
          says: "fixed",
          severity: "info",
          confidence: "likely",
          values: { loadBalancer: "tcp", covered: 2, zones: 2 },
        },
      ],
    },
    {
      title: "addresses AWS assigned go with the load balancer",
      given: given({ isElastic: false }),
      findings: [{ says: "lent", severity: "low", values: { fixed: 0 } }],
    },
    {
      title: "one of two zones",
      given: given({ record: { values: ["203.0.113.11"] } }),
      findings: [{ says: "partial", severity: "medium", values: { covered: 1, zones: 2 } }],
    },
    {
      title: "a set with a record for each zone covers them all",
      given: given({
        record: { values: ["203.0.113.11"], setIdentifier: "a", multiValueAnswer: true },
        beside: [{ values: ["203.0.113.12"], setIdentifier: "c", multiValueAnswer: true }],
      }),
      findings: ["a", "c"].map((letter) => ({
        subjectId: `Z1/www.example.com/A/${letter}`,
        says: "fixed",
        severity: "info",
        values: { covered: 2, zones: 2 },
      })),
    },
    {
      title: "a set with other addresses beside one of the load balancer's does not",
      given: given({
        record: { values: ["203.0.113.11"], setIdentifier: "a", weight: 1 },
        beside: [{ values: ["198.51.100.7"], setIdentifier: "c", weight: 1 }],
      }),
      findings: [{ says: "partial", values: { covered: 1 } }],
    },
    {
      title: "private addresses that were chosen stay",
      given: given({ record: { values: ["10.0.1.41", "10.0.1.42"] }, isPrivate: true, chosen: "10.0.1.41" }),
      findings: [{ says: "fixed", severity: "info", values: { visibility: "private" } }],
    },
    {
      title: "a record of another name covers no zone of this one",
      given: given({
        record: { values: ["203.0.113.11"], setIdentifier: "a", weight: 1 },
        beside: [{ name: "other.example.com", values: ["203.0.113.12"], setIdentifier: "c", weight: 1 }],
      }),
      findings: [
        { subjectId: "Z1/other.example.com/A/c", says: "partial" },
        { subjectId: "Z1/www.example.com/A/a", says: "partial", values: { covered: 1, zones: 2 } },
      ],
    },
    {
      title: "a record that holds more than the load balancer's addresses cannot become an alias of it",
      given: given({ record: { values: ["203.0.113.11", "203.0.113.12", "198.51.100.7"] } }),
      findings: [{ cli: undefined, terraform: undefined }],
    },
  ],
  passes: [
    {
      title: "an alias follows the zones' health",
      given: given({
        record: { aliasTarget: { dnsName: "tcp-0123456789abcdef.elb.eu-west-1.amazonaws.com" }, values: [] },
      }),
    },
    { title: "another address is not the load balancer's", given: given({ record: { values: ["198.51.100.7"] } }) },
    { title: "nodes of an Application Load Balancer are another rule's", given: given({ tail: "app/front/1" }) },
  ],
  unknown: [
    {
      title: "zones that were not read mute it",
      given: { ...given(), incomplete: ["hostedZones"] },
      because: "hostedZones",
    },
  ],
});
