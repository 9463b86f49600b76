import fc from "fast-check";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { Topology } from "#lib/graph/topology.ts";
import type { AreaName } from "#lib/model/areas.ts";
import type { VpcEndpoint } from "#lib/model/resources/vpc-endpoint.ts";
import type { NetworkAclEntry } from "#lib/model/resources/network-acl.ts";
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
import {
  internetGateway,
  managedPrefixList,
  natGateway,
  transitGateway,
  transitGatewayAttachment,
  vpcEndpoint,
  vpcPeeringConnection,
} from "#tests/support/gateway-records.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";

const groupIds = ["sg-a", "sg-b", "sg-c", "sg-d"] as const;
const subnetIds = ["subnet-1", "subnet-2", "subnet-3", "subnet-4"] as const;
/** `vpc-2` repeats the addresses of `vpc-1` half of the time: then only a look at who holds an address tells. */
const secondBlocks = ["10.0.0.0/16", "10.1.0.0/16"] as const;

const block = fc.constantFrom(
  "0.0.0.0/0",
  "0.0.0.0/0",
  "::/0",
  "10.0.0.0/8",
  "10.0.0.0/16",
  "10.0.1.0/24",
  "10.0.1.128/25",
  "10.0.2.11/32",
  "10.1.0.0/16",
  "198.51.100.0/24",
  "203.0.113.0/24",
);
const range = fc.constantFrom(
  { fromPort: 443, toPort: 443 },
  { fromPort: 0, toPort: 65535 },
  { fromPort: 400, toPort: 450 },
  { fromPort: 1, toPort: 9 },
);

/** A rule of one of the groups. */
export const groupRule = fc
  .record({
    groupId: fc.constantFrom(...groupIds),
    isEgress: fc.boolean(),
    range,
    protocol: fc.constantFrom("tcp", "tcp", "udp", "-1", "icmp"),
    source: fc.oneof(
      block.map((text) => (text.includes(":") ? { cidrIpv6: text } : { cidrIpv4: text })),
      fc.constantFrom(...groupIds, "sg-gone").map((groupId) => ({ referencedGroupInfo: { groupId } })),
      fc.constantFrom("pl-1", "pl-unread").map((prefixListId) => ({ prefixListId })),
    ),
  })
  .map(({ groupId, isEgress, range: ports, protocol, source }) =>
    securityGroupRule({
      groupId,
      isEgress,
      ...source,
      ipProtocol: protocol,
      ...(protocol === "tcp" || protocol === "udp" ? ports : { fromPort: -1, toPort: -1 }),
    }),
  );

const openEntries = [true, false].flatMap((egress): readonly NetworkAclEntry[] => [
  networkAclEntry({ ruleNumber: 100, egress }),
  { ruleNumber: 101, protocol: "-1", ruleAction: "allow", egress, ipv6CidrBlock: "::/0" },
]);
const aclEntry = fc
  .record({
    ruleNumber: fc.integer({ min: 1, max: 9 }),
    ruleAction: fc.constantFrom("allow", "allow", "deny"),
    egress: fc.boolean(),
    block,
    ports: fc.constantFrom({ from: 443, to: 443 }, { from: 32768, to: 50000 }, { from: 1024, to: 65535 }),
    isAll: fc.boolean(),
  })
  .map(({ ports, isAll, block: text, ...entry }): NetworkAclEntry => ({
    ...entry,
    ...(text.includes(":") ? { ipv6CidrBlock: text } : { cidrBlock: text }),
    ...(isAll ? { protocol: "-1" } : { protocol: "6", portRange: ports }),
  }));
const acl = fc
  .tuple(
    fc.uniqueArray(aclEntry, {
      maxLength: 4,
      selector: ({ ruleNumber, egress }) => `${String(ruleNumber)}|${String(egress)}`,
    }),
    fc.constantFrom(true, true, true, false),
  )
  .map(([entries, isOpen]) => (isOpen ? [...entries, ...openEntries] : entries));

const routeTo = fc.record({
  destinationCidrBlock: fc.constantFrom(
    "0.0.0.0/0",
    "10.0.0.0/16",
    "10.1.0.0/16",
    "10.1.1.0/24",
    "10.0.2.0/24",
    "198.51.100.0/24",
    "::/0",
  ),
  state: fc.constantFrom("active", "active", "active", "blackhole"),
  target: fc.constantFrom(
    { gatewayId: "igw-1" },
    { gatewayId: "igw-2" },
    { natGatewayId: "nat-1" },
    { natGatewayId: "nat-gone" },
    { vpcPeeringConnectionId: "pcx-1" },
    { transitGatewayId: "tgw-1" },
    { gatewayId: "vgw-1" },
    { gatewayId: "vpce-1" },
    { networkInterfaceId: "eni-0" },
    { egressOnlyInternetGatewayId: "eigw-1" },
  ),
});
const routes = fc
  .uniqueArray(routeTo, { maxLength: 3, selector: ({ destinationCidrBlock }) => destinationCidrBlock })
  .map((each) =>
    each.map(({ target, destinationCidrBlock: text, state }) =>
      route({
        state,
        ...target,
        ...(text.includes(":") ? { destinationIpv6CidrBlock: text } : { destinationCidrBlock: text }),
      }),
    ),
  );

const party = fc.record({
  at: fc.integer({ min: 0, max: 3 }),
  host: fc.constantFrom(10, 11, 130, 200),
  groups: fc.uniqueArray(fc.constantFrom(...groupIds), { maxLength: 2 }),
  publicIp: fc.constantFrom(undefined, undefined, "203.0.113.7", "192.0.2.9"),
  families: fc.constantFrom("ipv4", "ipv4", "ipv4", "both", "ipv6"),
  // Mostly alive: between the dead nothing is conditional.
  status: fc.constantFrom(...Array.from({ length: 9 }, () => "in-use"), "available"),
  instance: fc.constantFrom(undefined, undefined, "running", "running", "running", "stopped"),
});

const removable: readonly AreaName[] = [
  "networkAcls",
  "routeTables",
  "securityGroupRules",
  "internetGateways",
  "networkInterfaces",
  "natGateways",
  "vpcEndpoints",
  "vpcPeeringConnections",
  "transitGatewayAttachments",
];

/**
 * Two VPCs, whose addresses may overlap, with everything that leads out of them: internet and NAT gateways, a peering, a
 * transit gateway; references across, dead interfaces, lists and areas that were not read.
 */
export const networks: fc.Arbitrary<DrawnNetwork> = fc.record({
  second: fc.constantFrom(...secondBlocks),
  rules: fc.array(groupRule, { minLength: 4, maxLength: 24 }),
  /** Groups that let everything out, and in. */
  openOut: fc.subarray([...groupIds]),
  openIn: fc.subarray([...groupIds]),
  acls: fc.tuple(acl, acl, acl, acl),
  tables: fc.tuple(routes, routes, routes, routes),
  parties: fc.uniqueArray(party, {
    minLength: 3,
    maxLength: 9,
    selector: ({ at, host }) => `${String(at)} ${String(host)}`,
  }),
  peering: fc.constantFrom("active", "active", "pending-acceptance"),
  nat: fc.constantFrom("public", "private"),
  endpoint: fc.constantFrom<Partial<VpcEndpoint>>(
    {},
    { policyDocument: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}' },
    { policyDocument: '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}' },
    { state: "pending" },
    { vpcEndpointType: "GatewayLoadBalancer" },
  ),
  references: fc.constantFrom("enable", "disable"),
  gone: fc.option(fc.constantFrom(...removable), { freq: 3, nil: undefined }),
});

/** What was drawn, as an account that was surveyed. */
export function topologyOf(drawn: DrawnNetwork): Topology {
  return buildTopology(snapshotOf({ areas: areasOf(drawn), incomplete: incompleteOf(drawn.gone) }));
}

const everything = securityGroupRule({ ipProtocol: "-1", fromPort: -1, toPort: -1 });

/** The choices that make a generated network. */
export type DrawnNetwork = {
  readonly second: (typeof secondBlocks)[number];
  readonly rules: readonly ReturnType<typeof securityGroupRule>[];
  readonly openOut: readonly string[];
  readonly openIn: readonly string[];
  readonly acls: readonly (readonly NetworkAclEntry[])[];
  readonly tables: readonly (readonly ReturnType<typeof route>[])[];
  readonly parties: readonly {
    readonly at: number;
    readonly host: number;
    readonly groups: readonly string[];
    readonly publicIp: string | undefined;
    readonly families: string;
    readonly status: string;
    readonly instance: string | undefined;
  }[];
  readonly peering: string;
  readonly nat: string;
  readonly endpoint: Partial<VpcEndpoint>;
  readonly references: string;
  readonly gone: AreaName | undefined;
};

function incompleteOf(gone: AreaName | undefined): readonly AreaName[] {
  if (gone === undefined) return [];
  return gone === "securityGroupRules" ? [gone, "securityGroups"] : [gone];
}

function areasOf(drawn: DrawnNetwork) {
  const { second, gone } = drawn;
  const vpcOf = (at: number) => (at < 2 ? "vpc-1" : "vpc-2");
  const prefixOf = (at: number) => (at < 2 ? "10.0" : second.slice(0, 4));
  const thirdOf = (at: number) => String((at % 2) + 1);
  const sixPrefix = (at: number) => `2001:db8:${at < 2 ? "1" : "2"}:${thirdOf(at)}`;
  const sixOf = (n: number) => ({
    ipv6CidrBlockAssociations: [{ ipv6CidrBlock: `2001:db8:${String(n)}::/56`, state: "associated" }],
  });
  const whole = {
    vpcs: [vpc(sixOf(1)), vpc({ ...sixOf(2), vpcId: "vpc-2", cidrBlock: second })],
    subnets: subnetIds.map((subnetId, at) =>
      subnet({
        subnetId,
        vpcId: vpcOf(at),
        cidrBlock: `${prefixOf(at)}.${thirdOf(at)}.0/24`,
        ipv6CidrBlocks: [`${sixPrefix(at)}::/64`],
        availabilityZone: at % 2 === 0 ? "eu-west-1a" : "eu-west-1b",
      }),
    ),
    networkAcls: subnetIds.map((subnetId, at) =>
      networkAcl({
        networkAclId: `acl-${String(at)}`,
        vpcId: vpcOf(at),
        isDefault: at % 2 === 0,
        entries: drawn.acls[at] ?? [],
        associations: [{ subnetId }],
      }),
    ),
    routeTables: subnetIds.map((subnetId, at) =>
      routeTable({
        routeTableId: `rtb-${String(at)}`,
        vpcId: vpcOf(at),
        routes: [
          route({
            destinationCidrBlock: at < 2 ? "10.0.0.0/16" : second,
            gatewayId: "local",
            origin: "CreateRouteTable",
          }),
          route({
            destinationIpv6CidrBlock: at < 2 ? "2001:db8:1::/56" : "2001:db8:2::/56",
            gatewayId: "local",
            origin: "CreateRouteTable",
          }),
          ...(drawn.tables[at] ?? []),
        ],
        associations: [{ main: at % 2 === 0, state: "associated", subnetId }],
      }),
    ),
    securityGroups: groupIds.map((groupId) => securityGroup({ groupId })),
    securityGroupRules: [
      ...drawn.rules,
      ...drawn.openOut.map((groupId) => ({ ...everything, groupId, isEgress: true })),
      ...drawn.openIn.map((groupId) => ({ ...everything, groupId })),
    ].map((rule, i) => ({ ...rule, securityGroupRuleId: `sgr-${String(i)}` })),
    networkInterfaces: [
      ...drawn.parties.map(({ at, host, groups, publicIp, families, status, instance }, i) => ({
        ...networkInterface({
          networkInterfaceId: `eni-${String(i)}`,
          vpcId: vpcOf(at),
          subnetId: subnetIds[at] ?? "subnet-1",
          availabilityZone: at % 2 === 0 ? "eu-west-1a" : "eu-west-1b",
          privateIpAddress: `${prefixOf(at)}.${thirdOf(at)}.${String(host)}`,
          groups: groups.map((groupId) => ({ groupId })),
          status,
          ...(publicIp === undefined ? {} : { association: { publicIp } }),
          ...(instance === undefined ? {} : { attachment: { instanceId: `i-${String(i)}`, deviceIndex: 0 } }),
          ...(families === "ipv4" ? {} : { ipv6Addresses: [`${sixPrefix(at)}::${String(host)}`] }),
        }),
        ...(families === "ipv6" ? { privateIpAddress: undefined, privateIpAddresses: [] } : {}),
      })),
      networkInterface({
        networkInterfaceId: "eni-nat",
        privateIpAddress: "10.0.1.30",
        groups: [],
        interfaceType: "nat_gateway",
        association: { publicIp: "203.0.113.20" },
      }),
    ],
    ec2Instances: drawn.parties.flatMap(({ instance }, i) =>
      instance === undefined ? [] : [ec2Instance({ instanceId: `i-${String(i)}`, state: instance })],
    ),
    internetGateways: [
      internetGateway(),
      internetGateway({ internetGatewayId: "igw-2", attachments: [{ vpcId: "vpc-2", state: "available" }] }),
    ],
    egressOnlyInternetGateways: [
      {
        egressOnlyInternetGatewayId: "eigw-1",
        attachments: [{ vpcId: "vpc-1", state: "attached" }],
        tags: [],
      },
    ],
    natGateways: [natGateway({ connectivityType: drawn.nat })],
    vpcEndpoints: [
      vpcEndpoint({
        vpcEndpointType: "Gateway",
        networkInterfaceIds: [],
        groups: [],
        subnetIds: [],
        ...drawn.endpoint,
      }),
    ],
    vpcPeeringConnections: [vpcPeeringConnection({ statusCode: drawn.peering })],
    transitGateways: [transitGateway({ securityGroupReferencingSupport: drawn.references })],
    transitGatewayAttachments: [1, 2].map((n) =>
      transitGatewayAttachment({
        transitGatewayAttachmentId: `tgw-attach-${String(n)}`,
        resourceId: `vpc-${String(n)}`,
        subnetIds: [n === 1 ? "subnet-1" : "subnet-3"],
        association: { transitGatewayRouteTableId: "tgw-rtb-1", state: "associated" },
      }),
    ),
    transitGatewayRouteTables: [
      {
        transitGatewayRouteTableId: "tgw-rtb-1",
        transitGatewayId: "tgw-1",
        state: "available",
        tags: [],
        associations: { known: true as const, value: [] },
        propagations: { known: true as const, value: [] },
        routes: {
          known: true as const,
          value: [
            {
              destinationCidrBlock: "10.0.0.0/16",
              type: "propagated",
              state: "active",
              attachments: [{ transitGatewayAttachmentId: "tgw-attach-1", resourceId: "vpc-1", resourceType: "vpc" }],
            },
            {
              destinationCidrBlock: "10.1.0.0/16",
              type: "propagated",
              state: "active",
              attachments: [{ transitGatewayAttachmentId: "tgw-attach-2", resourceId: "vpc-2", resourceType: "vpc" }],
            },
          ],
        },
      },
    ],
    managedPrefixLists: [
      managedPrefixList({
        entries: { known: true, value: [{ cidr: "10.0.1.0/24" }, { cidr: "198.51.100.0/25" }] },
      }),
    ],
  };
  return gone === undefined || gone === "networkInterfaces" ? whole : { ...whole, [gone]: [] };
}
