import { expect, test } from "vitest";
import { securityGroupAllows } from "#lib/analysis/reach/security-group-gate.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { OwnedInterface, Topology } from "#lib/graph/topology.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import { networkInterface, securityGroup, securityGroupRule, subnet, vpc } from "#tests/support/ec2-records.ts";
import { transitGateway, transitGatewayAttachment, vpcPeeringConnection } from "#tests/support/gateway-records.ts";
import { ACCOUNT, REGION, snapshotOf, type ScopeContents } from "#tests/support/snapshots.ts";

const client = networkInterface({
  networkInterfaceId: "eni-client",
  privateIpAddress: "10.0.1.20",
  groups: [{ groupId: "sg-client" }],
});

function world(rules: readonly Partial<SecurityGroupRule>[], more: ScopeContents = {}): Topology {
  return buildTopology(
    snapshotOf({
      ...more,
      areas: {
        vpcs: [vpc()],
        subnets: [subnet()],
        securityGroups: [securityGroup(), securityGroup({ groupId: "sg-client" })],
        securityGroupRules: rules.map((rule, i) =>
          securityGroupRule({ securityGroupRuleId: `sgr-${String(i)}`, ...rule }),
        ),
        networkInterfaces: [networkInterface(), client],
        ...more.areas,
      },
    }),
  );
}

function owned(topology: Topology, id: string): OwnedInterface {
  const found = topology.interfaces.get(`aws/${ACCOUNT}/${REGION}/network-interface/${id}`);
  if (found === undefined) throw new Error(`no interface ${id}`);
  return found;
}

function ask(
  topology: Topology,
  port = 443,
  peer: { readonly address: string; readonly id?: string } = { address: "10.0.1.20", id: "eni-client" },
) {
  return securityGroupAllows({
    topology,
    on: owned(topology, "eni-1"),
    direction: "ingress",
    peer: { address: peer.address, ...(peer.id === undefined ? {} : { networkInterface: owned(topology, peer.id) }) },
    protocol: "tcp",
    ports: { from: port, to: port },
  });
}

test("G3: a group without ingress rules lets nothing in", () => {
  expect(ask(world([])).verdict).toBe("blocked");
});

test("G1: the union of all rules counts, and the rule that lets in is named", () => {
  const answer = ask(world([{ fromPort: 80, toPort: 80 }, { securityGroupRuleId: "sgr-web" }]));
  expect(answer.verdict).toBe("allowed");
  expect(answer.because.map(({ ruleId }) => ruleId)).toEqual(["sgr-web"]);
});

test("G1: a range of which only a part is open is partly open, with the open ports", () => {
  const topology = world([
    { fromPort: 80, toPort: 100 },
    { fromPort: 101, toPort: 110 },
  ]);
  const answer = securityGroupAllows({
    topology, on: owned(topology, "eni-1"), direction: "ingress", peer: { address: "8.8.8.8" }, protocol: "tcp", ports: { from: 90, to: 200 },
  }); // prettier-ignore
  expect(answer.verdict).toBe("partly");
  expect(answer.open).toEqual([{ from: 90, to: 110 }]);
});

test("G5: protocol -1 opens every protocol and port, and an egress rule opens nothing inwards", () => {
  expect(ask(world([{ ipProtocol: "-1", fromPort: -1, toPort: -1 }])).verdict).toBe("allowed");
  expect(ask(world([{ ipProtocol: "-1", isEgress: true }])).verdict).toBe("blocked");
  expect(ask(world([{ ipProtocol: "udp", fromPort: 443, toPort: 443 }])).verdict).toBe("blocked");
});

test("G7: ::/0 says nothing about IPv4", () => {
  expect(ask(world([{ cidrIpv6: "::/0" }])).verdict).toBe("blocked");
});

test("G8: a reference admits members by interface, and not the same address without its interface", () => {
  const topology = world([{ referencedGroupInfo: { groupId: "sg-client", userId: ACCOUNT } }]);
  expect(ask(topology).verdict).toBe("allowed");
  expect(ask(topology, 443, { address: "10.0.1.20" }).verdict).toBe("blocked");
});

test("G9: a self-reference admits members only", () => {
  expect(ask(world([{ referencedGroupInfo: { groupId: "sg-1" } }])).verdict).toBe("blocked");
});

test("G8, G11: a reference across VPCs holds over an active peering and grants nothing over a deleted one", () => {
  const far = networkInterface({
    networkInterfaceId: "eni-far",
    vpcId: "vpc-2",
    subnetId: "subnet-2",
    privateIpAddress: "10.1.0.5",
    groups: [{ groupId: "sg-client" }],
  });
  const rules = [{ referencedGroupInfo: { groupId: "sg-client" } }];
  const areas = { networkInterfaces: [networkInterface(), client, far] };
  const peer = { address: "10.1.0.5", id: "eni-far" };
  expect(ask(world(rules, { areas }), 443, peer).verdict).toBe("blocked");
  expect(
    ask(world(rules, { areas: { ...areas, vpcPeeringConnections: [vpcPeeringConnection()] } }), 443, peer).verdict,
  ).toBe("allowed");
  const deleted = [vpcPeeringConnection({ statusCode: "deleted" })];
  expect(ask(world(rules, { areas: { ...areas, vpcPeeringConnections: deleted } }), 443, peer).verdict).toBe("blocked");
  expect(ask(world(rules, { areas, incomplete: ["vpcPeeringConnections"] }), 443, peer).verdict).toBe("unknown");
});

test("G8: a reference over a transit gateway holds only when the gateway has referencing enabled and no attachment has it off", () => {
  const far = networkInterface({
    networkInterfaceId: "eni-far",
    vpcId: "vpc-2",
    privateIpAddress: "10.1.0.5",
    groups: [{ groupId: "sg-client" }],
  });
  const rules = [{ referencedGroupInfo: { groupId: "sg-client" } }];
  const attachments = [
    transitGatewayAttachment(),
    transitGatewayAttachment({ transitGatewayAttachmentId: "tgw-attach-2", resourceId: "vpc-2" }),
  ];
  const over = (support: string) => ({
    areas: {
      networkInterfaces: [networkInterface(), client, far],
      transitGateways: [transitGateway({ securityGroupReferencingSupport: support })],
      transitGatewayAttachments: attachments,
    },
  });
  const peer = { address: "10.1.0.5", id: "eni-far" };
  expect(ask(world(rules, over("enable")), 443, peer).verdict).toBe("allowed");
  expect(ask(world(rules, over("disable")), 443, peer).verdict).toBe("blocked");
});

test("G8: over a transit gateway only rules that let in may name a group, over a peering those that let out too", () => {
  const far = networkInterface({
    networkInterfaceId: "eni-far",
    vpcId: "vpc-2",
    privateIpAddress: "10.1.0.5",
    groups: [{ groupId: "sg-client" }],
  });
  const rules = [{ isEgress: true, referencedGroupInfo: { groupId: "sg-client" } }];
  const networkInterfaces = [networkInterface(), client, far];
  const transit = {
    transitGateways: [transitGateway({ securityGroupReferencingSupport: "enable" })],
    transitGatewayAttachments: [
      transitGatewayAttachment(),
      transitGatewayAttachment({ transitGatewayAttachmentId: "tgw-attach-2", resourceId: "vpc-2" }),
    ],
  };
  const out = (topology: Topology) =>
    securityGroupAllows({
      topology,
      on: owned(topology, "eni-1"),
      direction: "egress",
      peer: { address: "10.1.0.5", networkInterface: owned(topology, "eni-far") },
      protocol: "tcp",
      ports: { from: 443, to: 443 },
    }).verdict;
  expect(out(world(rules, { areas: { networkInterfaces, ...transit } }))).toBe("blocked");
  const peered = { vpcPeeringConnections: [vpcPeeringConnection()] };
  expect(out(world(rules, { areas: { networkInterfaces, ...peered } }))).toBe("allowed");
});

test("G12: a prefix list rule means its entries, and an unread list makes the answer unknown", () => {
  const list = { prefixListId: "pl-1", tags: [], entries: { known: true as const, value: [{ cidr: "10.0.1.0/24" }] } };
  expect(ask(world([{ prefixListId: "pl-1" }], { areas: { managedPrefixLists: [list] } })).verdict).toBe("allowed");
  const unread = ask(world([{ prefixListId: "pl-1" }], { incomplete: ["managedPrefixLists"] }));
  expect(unread.verdict).toBe("unknown");
  expect(unread.unread.map(({ call }) => call)).toEqual(["ec2:DescribeManagedPrefixLists"]);
});

test("G14: an interface without groups is not filtered", () => {
  const areas = { networkInterfaces: [networkInterface({ groups: [] }), client] };
  expect(ask(world([], { areas })).verdict).toBe("allowed");
});

test("G16: the resolver and the metadata addresses are never filtered", () => {
  const topology = world([]);
  const to = (address: string) =>
    securityGroupAllows({
      topology,
      on: owned(topology, "eni-1"),
      direction: "egress",
      peer: { address },
      protocol: "udp",
      ports: { from: 53, to: 53 },
    }).verdict;
  expect([to("10.0.0.2"), to("169.254.169.254"), to("169.254.170.2"), to("10.0.0.3")]).toEqual([
    "allowed",
    "allowed",
    "allowed",
    "blocked",
  ]);
});

test("U1: rules that were not read make the answer unknown, and an open rule stays open beside them", () => {
  const gone = { incomplete: ["securityGroups", "securityGroupRules"] as const };
  const unread = ask(world([], { ...gone, areas: { securityGroups: [] } }));
  expect(unread.verdict).toBe("unknown");
  expect(unread.unread[0]?.call).toBe("ec2:DescribeSecurityGroupRules");
});
