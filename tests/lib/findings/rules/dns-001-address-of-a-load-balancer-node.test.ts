import { addressOfALoadBalancerNode } from "#lib/findings/rules/dns-001-address-of-a-load-balancer-node.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { HostedZone, ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { earlierNodes } from "#tests/support/earlier.ts";
import { networkInterface, vpc } from "#tests/support/ec2-records.ts";
import { attachmentArn } from "#tests/support/ecs-records.ts";
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

const earlier = earlierNodes(["203.0.113.10"]);

/** The node was replaced: `front` has .99 now, and the record still says .10. */
const rotated = node({ association: { publicIp: "203.0.113.99", ipOwnerId: "amazon" } });

const theirs = loadBalancer({ loadBalancerArn: loadBalancerArn().replace("111111111111", "222222222222") });

/** The same of an internal load balancer in a private zone: its node had .77 and has .40. */
const inside: Given = { record: { values: ["10.0.1.77"] }, zone: { privateZone: true }, scheme: "internal" };
const earlierInside = earlierNodes(["10.0.1.77"], { scheme: "internal" });
const instance = networkInterface({
  networkInterfaceId: "eni-host",
  privateIpAddress: "10.0.1.77",
  description: "",
  attachment: { attachmentId: "eni-attach-1", instanceId: "i-1", deviceIndex: 0, status: "attached" },
});
/** A host with a public address of its own. */
const server = networkInterface({
  ...instance,
  networkInterfaceId: "eni-server",
  privateIpAddress: "10.0.1.50",
  association: { publicIp: "203.0.113.50", ipOwnerId: "amazon" },
});
const task = networkInterface({ privateIpAddress: "10.0.1.77", description: attachmentArn("attachment-of-eni-1") });
/** Without its load balancer. */
const deleted = (of: Given): ScopeContents => {
  const { areas } = given(of);
  return { areas: { ...areas, loadBalancers: areas?.loadBalancers?.slice(1) ?? [] } };
};

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
      title: "a value that somebody else is known to have was never said to be the load balancer's",
      given: given({ record: { values: ["203.0.113.10", "203.0.113.50"] }, interfaces: [node(), server] }),
      findings: [{ says: "pinned", confidence: "likely", values: { covered: 1, nodes: 1 } }],
    },
    {
      title: "of two load balancers each has its own nodes covered",
      given: given({
        record: { values: ["203.0.113.10", "203.0.113.11"] },
        interfaces: [
          node(),
          node({ networkInterfaceId: "eni-2", association: { publicIp: "203.0.113.11" } }, "app/other/9"),
        ],
      }),
      findings: [{ says: "pinned", confidence: "likely", values: { loadBalancer: "front", covered: 1, nodes: 1 } }],
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
    {
      title: "a record whose only address has left its load balancer is broken, as an earlier snapshot tells",
      given: given({ interfaces: [rotated] }),
      earlier,
      findings: [
        {
          subjectId: "Z1/www.example.com/A",
          says: "left",
          severity: "critical",
          confidence: "confirmed",
          values: {
            lost: "203.0.113.10",
            loadBalancer: "front",
            nodes: 1,
            seen: "203.0.113.10 (2026-11-19 12:00 UTC)",
            now: "—",
          },
        },
      ],
    },
    {
      title: "the load balancer may be another account's",
      given: [
        { areas: { ...given().areas, loadBalancers: [], networkInterfaces: [] } },
        { account: "222222222222", areas: { loadBalancers: [theirs], networkInterfaces: [rotated] } },
      ],
      earlier: earlierNodes(["203.0.113.10"], { account: "222222222222" }),
      findings: [{ says: "left", values: { loadBalancer: "front", nodes: 1 } }],
    },
    {
      title: "an address that was the node's is lost beside one that never was",
      given: given({ record: { values: ["203.0.113.10", "198.51.100.7"] }, interfaces: [rotated] }),
      earlier,
      findings: [{ says: "left", values: { lost: "203.0.113.10", addresses: "203.0.113.10, 198.51.100.7" } }],
    },
    {
      title: "as long as one address is a node's, the record is said to be broken as it was without history",
      given: given({ record: { values: ["203.0.113.99", "203.0.113.10"] }, interfaces: [rotated] }),
      earlier,
      findings: [{ says: "broken", values: { lost: "203.0.113.10", covered: 1, nodes: 1 } }],
    },
    {
      title: "a private address that a task was given since leads to a stranger",
      given: given({ ...inside, interfaces: [node(), task] }),
      earlier: earlierInside,
      findings: [{ says: "taken", severity: "high", values: { lost: "10.0.1.77", nodes: 1 } }],
    },
    {
      title: "so does one that an instance was given while the load balancer goes on under other addresses",
      given: given({ ...inside, interfaces: [node(), instance] }),
      earlier: earlierInside,
      findings: [{ says: "taken", values: { holders: "eni-host (i-1)", now: "10.0.1.77 → eni-host (i-1)" } }],
    },
    {
      title: "so does one that another load balancer's node has now",
      given: given({
        ...inside,
        interfaces: [node(), node({ networkInterfaceId: "eni-2", privateIpAddress: "10.0.1.77" }, "app/other/9")],
      }),
      earlier: earlierInside,
      findings: [{ says: "taken", values: { loadBalancer: "front", holders: "eni-2 (app/other/9)" } }],
    },
    {
      title: "the address of a load balancer that was deleted leads nowhere",
      given: deleted({ interfaces: [] }),
      earlier,
      findings: [
        { says: "deleted", severity: "critical", values: { loadBalancer: "front", successors: "—", now: "—" } },
      ],
    },
    {
      title: "a load balancer that was made anew under the same name is told",
      given: given({ interfaces: [rotated] }),
      earlier: earlierNodes(["203.0.113.10"], { label: "app/front/0" }),
      findings: [{ says: "deleted", values: { successors: "front-1234567890.eu-west-1.elb.amazonaws.com" } }],
    },
    {
      title: "a task that has the address of a deleted load balancer has it by chance",
      given: deleted({ ...inside, interfaces: [task] }),
      earlier: earlierInside,
      findings: [{ says: "deleted", severity: "high" }],
    },
    {
      title: "a Classic Load Balancer without an interface is gone",
      given: given({ interfaces: [] }),
      earlier: earlierNodes(["203.0.113.10"], { type: "classic", label: "old-front" }),
      findings: [{ says: "deleted", values: { loadBalancer: "old-front" } }],
    },
    {
      title: "a Classic Load Balancer with other nodes has lost the address",
      given: given({
        interfaces: [node({ association: { publicIp: "203.0.113.99", ipOwnerId: "amazon" } }, "old-front")],
      }),
      earlier: earlierNodes(["203.0.113.10"], { type: "classic", label: "old-front" }),
      findings: [{ says: "left", values: { loadBalancer: "old-front", nodes: 1 } }],
    },
  ],
  passes: [
    {
      title: "the public address of an instance is no load balancer's",
      given: given({ record: { values: ["203.0.113.50"] }, interfaces: [node(), server] }),
    },
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
    {
      title: "without history nobody can tell that the address was ever a node's",
      given: given({ interfaces: [rotated] }),
    },
    {
      title: "a record that was edited since holds another value",
      given: given({ record: { values: ["198.51.100.7"] }, interfaces: [rotated] }),
      earlier,
    },
    {
      title: "a Network Load Balancer may have been given the address to keep it",
      given: given({
        ...inside,
        interfaces: [node(), node({ networkInterfaceId: "eni-2", privateIpAddress: "10.0.1.77" }, "net/tcp/2")],
      }),
      earlier: earlierInside,
    },
    {
      title: "an instance may have been given the address of a load balancer that it takes the place of",
      given: deleted({ ...inside, interfaces: [instance] }),
      earlier: earlierInside,
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
      title: "interfaces that were not read do not tell that a node has lost its address",
      given: { ...given({ interfaces: [rotated] }), incomplete: ["networkInterfaces"] },
      earlier,
    },
    {
      title: "load balancers that were not read may still be there",
      given: { ...deleted({ interfaces: [] }), incomplete: ["loadBalancers"] },
      earlier,
    },
    {
      title: "a Region that is not surveyed any more tells nothing of its load balancers",
      given: given({ interfaces: [rotated] }),
      earlier: earlierNodes(["203.0.113.10"], { region: "us-west-2" }),
      because: "us-west-2",
    },
    {
      title: "a load balancer no interface of which is listed may have any address",
      given: given({ interfaces: [] }),
      earlier,
    },
    {
      title: "zones that were not read mute the rule",
      given: { ...given(), incomplete: ["hostedZones"] },
      because: "hostedZones",
    },
  ],
});
