import fc from "fast-check";
import type { Route } from "#lib/model/resources/route-table.ts";
import type { IpPermission, SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import {
  networkAcl,
  networkInterface,
  route,
  routeTable,
  securityGroup,
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
import { ACCOUNT, REGION } from "#tests/support/snapshots.ts";
import {
  aclEntries,
  cidrOfSubnet,
  cidrOfVpc,
  groupRules,
  ipv6OfSubnet,
  ipv6OfVpc,
  type Addressing,
} from "./generate-rules.ts";
import type { Areas } from "./oracle/network.ts";

const vpcs = [0, 1, 2] as const;
const places = [1, 2, 3] as const;
const zones = ["a", "b", "a"] as const;
const pairs = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

/** Mostly the first: so that a good share of the pairs is reachable. */
const mostly = <Value>(usual: Value, ...others: readonly Value[]) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...[usual, ...others]) },
  );

const subnetShape = fc.record({
  internet: fc.constantFrom("igw", "igw", "igw", "nat", "nat", "nat", "none", "blackhole"),
  ipv6: fc.constantFrom("igw", "igw", "egress-only", "none"),
  /** How it follows what joins its VPC with another: by the whole block, by less, through a prefix list, not at all. */
  joins: mostly("whole", "subnet", "list", "none", "blackhole", "other"),
  isHolding: fc.boolean(),
  isServing: mostly(false, true),
  propagated: mostly("none", "onPremises", "insideVpc"),
});

const interfaceShape = fc.record({
  place: fc.integer({ min: 0, max: 2 }),
  host: fc.constantFrom(10, 10, 11, 20),
  groups: fc.subarray(["a", "b"]),
  isPublic: fc.boolean(),
  hasIpv6: mostly(true, false),
  hasSecond: mostly(false, true),
  status: fc.oneof(
    { weight: 20, arbitrary: fc.constant("in-use") },
    { weight: 1, arbitrary: fc.constant("available") },
  ),
});

const vpcShape = fc.record({
  subnets: fc.tuple(subnetShape, subnetShape, subnetShape),
  interfaces: fc.uniqueArray(interfaceShape, {
    minLength: 2,
    maxLength: 3,
    selector: ({ place, host }) => `${String(place)}|${String(host)}`,
  }),
  nat: mostly("public", "private", "failed"),
  natPlace: fc.integer({ min: 0, max: 2 }),
  gateway: mostly("attached", "detached"),
  hasSecondBlock: mostly(false, true),
  isExcluded: fc.boolean(),
  transit: fc.record({
    places: fc.constantFrom([0, 1], [2, 1], [0, 1], [0], [1]),
    table: mostly("rtb-0", "rtb-1", "none"),
    state: mostly("available", "deleted"),
    referencing: mostly("enable", "disable"),
  }),
});

const shape = fc.record({
  vpcs: fc.tuple(vpcShape, vpcShape, vpcShape),
  isOverlapping: mostly(false, true),
  joins: fc.tuple(...pairs.map(() => fc.constantFrom("pcx", "pcx", "tgw", "tgw", "none"))),
  peeringStates: fc.tuple(...pairs.map(() => mostly("active", "pending-acceptance", "deleted"))),
  referencing: fc.constantFrom("enable", "disable"),
  transitRoutes: fc.array(
    fc.record({
      table: fc.integer({ min: 0, max: 1 }),
      vpc: fc.constantFrom(...vpcs),
      to: fc.constantFrom(...vpcs),
      place: fc.constantFrom(undefined, 1, 2),
      state: mostly("active", "blackhole"),
    }),
    { maxLength: 3 },
  ),
  blocks: mostly("off", "block-bidirectional", "block-ingress"),
  policy: fc.constantFrom(undefined, "open", "narrow"),
});

type Shape = typeof shape extends fc.Arbitrary<infer Value> ? Value : never;
type VpcShape = Shape["vpcs"][number];

/** Networks of three VPCs in one Region, joined by peerings and a transit gateway, as AWS would list them. */
export const networks: fc.Arbitrary<Areas> = shape.chain(listed);

function listed(drawn: Shape): fc.Arbitrary<Areas> {
  const addressing: Addressing = { second: (v) => (v === 2 && drawn.isOverlapping ? 1 : v) };
  return fc
    .record({
      acls: fc.array(aclEntries(addressing), { minLength: 9, maxLength: 9 }),
      rules: groupRules(addressing),
    })
    .map(({ acls, rules }) => ({
      ...shownAs(drawn),
      ...areasOf(drawn, addressing),
      networkAcls: vpcs.flatMap((v) =>
        places.map((s) =>
          networkAcl({
            networkAclId: `acl-${idOf(v, s)}`,
            vpcId: `vpc-${String(v)}`,
            isDefault: s === 1,
            entries: acls[v * 3 + s - 1] ?? [],
            associations: [{ subnetId: `subnet-${idOf(v, s)}` }],
          }),
        ),
      ),
      securityGroupRules: rules,
      securityGroups: vpcs.flatMap((v) => ["a", "b"].map((g) => groupOf(v, `sg-${String(v)}${g}`, rules))),
    }));
}

/** A failing network is shown by what was drawn for it, not by all its records. */
function shownAs(drawn: Shape): object {
  return { [fc.toStringMethod]: () => JSON.stringify(drawn) };
}

/** A group tells its rules itself as well, without their ids. */
function groupOf(v: number, groupId: string, rules: readonly SecurityGroupRule[]) {
  const own = rules.filter((rule) => rule.groupId === groupId);
  const permissions = (isEgress: boolean) => own.filter((rule) => rule.isEgress === isEgress).map(permissionOf);
  return securityGroup({
    groupId,
    vpcId: `vpc-${String(v)}`,
    ipPermissions: permissions(false),
    ipPermissionsEgress: permissions(true),
  });
}

function permissionOf(rule: SecurityGroupRule): IpPermission {
  const { ipProtocol, fromPort, toPort, cidrIpv4, cidrIpv6, prefixListId, referencedGroupInfo } = rule;
  return {
    ipProtocol,
    fromPort,
    toPort,
    ipRanges: cidrIpv4 === undefined ? [] : [{ cidrIp: cidrIpv4 }],
    ipv6Ranges: cidrIpv6 === undefined ? [] : [{ cidrIpv6 }],
    prefixListIds: prefixListId === undefined ? [] : [{ prefixListId }],
    userIdGroupPairs: referencedGroupInfo === undefined ? [] : [referencedGroupInfo],
  };
}

const idOf = (v: number, s: number) => `${String(v)}${String(s)}`;

function areasOf(drawn: Shape, addressing: Addressing): Areas {
  const attachmentIds = vpcs.map((v) => `tgw-attach-${String(v)}`);
  return {
    vpcs: vpcs.map((v) => vpcOf(drawn, v, addressing)),
    subnets: vpcs.flatMap((v) =>
      places.map((s) =>
        subnet({
          subnetId: `subnet-${idOf(v, s)}`,
          vpcId: `vpc-${String(v)}`,
          cidrBlock: cidrOfSubnet(addressing, v, s),
          ipv6CidrBlocks: [ipv6OfSubnet(v, s)],
          availabilityZone: `${REGION}${zones[s - 1] ?? "a"}`,
          availabilityZoneId: `euw1-az${zones[s - 1] === "b" ? "2" : "1"}`,
        }),
      ),
    ),
    networkInterfaces: vpcs.flatMap((v) => interfacesOf(drawn, v, addressing)),
    routeTables: vpcs.flatMap((v) => tablesOf(drawn, v, addressing)),
    internetGateways: vpcs.map((v) =>
      internetGateway({
        internetGatewayId: `igw-${String(v)}`,
        attachments: drawn.vpcs[v].gateway === "attached" ? [{ vpcId: `vpc-${String(v)}`, state: "available" }] : [],
      }),
    ),
    egressOnlyInternetGateways: vpcs.map((v) => ({
      egressOnlyInternetGatewayId: `eigw-${String(v)}`,
      attachments: [{ vpcId: `vpc-${String(v)}`, state: "attached" }],
      tags: [],
    })),
    natGateways: vpcs.map((v) => natOf(drawn.vpcs[v], v, addressing)),
    vpnGateways: vpcs.map((v) => ({
      vpnGatewayId: `vgw-${String(v)}`,
      state: "available",
      type: "ipsec.1",
      vpcAttachments: [{ vpcId: `vpc-${String(v)}`, state: "attached" }],
      tags: [],
    })),
    vpcEndpoints: vpcs.map((v) =>
      vpcEndpoint({
        vpcEndpointId: `vpce-${String(v)}`,
        vpcId: `vpc-${String(v)}`,
        vpcEndpointType: "Gateway",
        serviceName: `com.amazonaws.${REGION}.s3`,
        subnetIds: [],
        groups: [],
        networkInterfaceIds: [],
        privateDnsEnabled: false,
        routeTableIds: places.flatMap((s) =>
          drawn.vpcs[v].subnets[s - 1]?.isServing === true ? [`rtb-${idOf(v, s)}`] : [],
        ),
        ...policyOf(drawn.policy),
      }),
    ),
    managedPrefixLists: [
      managedPrefixList({
        prefixListId: "pl-s3",
        prefixListName: `com.amazonaws.${REGION}.s3`,
        ownerId: "AWS",
        entries: { known: true, value: [{ cidr: "203.0.113.128/25" }] },
      }),
      ...vpcs.map((v) =>
        managedPrefixList({
          prefixListId: `pl-${String(v)}`,
          entries: {
            known: true,
            value: [{ cidr: cidrOfVpc(addressing, v) }, ...(v === 0 ? [{ cidr: "198.51.100.0/25" }] : [])],
          },
        }),
      ),
    ],
    vpcPeeringConnections: pairs.map(([a, b], i) =>
      vpcPeeringConnection({
        vpcPeeringConnectionId: `pcx-${String(i)}`,
        statusCode: drawn.peeringStates[i] ?? "active",
        requester: sideOf(a, addressing),
        accepter: sideOf(b, addressing),
      }),
    ),
    transitGateways: [transitGateway({ securityGroupReferencingSupport: drawn.referencing })],
    transitGatewayAttachments: vpcs.map((v) => {
      const { places: held, table, state, referencing } = drawn.vpcs[v].transit;
      return transitGatewayAttachment({
        transitGatewayAttachmentId: `tgw-attach-${String(v)}`,
        resourceId: `vpc-${String(v)}`,
        state,
        subnetIds: held.map((s) => `subnet-${idOf(v, s + 1)}`),
        securityGroupReferencingSupport: referencing,
        ...(table === "none"
          ? {}
          : { association: { transitGatewayRouteTableId: `tgw-${table}`, state: "associated" } }),
      });
    }),
    transitGatewayRouteTables: [0, 1].map((t) => ({
      transitGatewayRouteTableId: `tgw-rtb-${String(t)}`,
      transitGatewayId: "tgw-1",
      state: "available",
      associations: {
        known: true,
        value: vpcs
          .filter((v) => drawn.vpcs[v].transit.table === `rtb-${String(t)}`)
          .map((v) => ({
            transitGatewayAttachmentId: attachmentIds[v],
            resourceType: "vpc",
            resourceId: `vpc-${String(v)}`,
            state: "associated",
          })),
      },
      propagations: { known: true, value: [] },
      routes: { known: true, value: transitRoutesOf(drawn, t, addressing) },
      tags: [],
    })),
    vpcBlockPublicAccessOptions: [{ internetGatewayBlockMode: drawn.blocks, state: "update-complete" }],
    vpcBlockPublicAccessExclusions: vpcs.flatMap((v) =>
      drawn.vpcs[v].isExcluded
        ? [
            {
              exclusionId: `vpcbpa-exclude-${String(v)}`,
              resourceArn: `arn:aws:ec2:${REGION}:${ACCOUNT}:vpc/vpc-${String(v)}`,
              internetGatewayExclusionMode: "allow-bidirectional",
              state: "create-complete",
            },
          ]
        : [],
    ),
  };
}

function vpcOf(drawn: Shape, v: number, addressing: Addressing) {
  const cidrBlock = cidrOfVpc(addressing, v);
  return vpc({
    vpcId: `vpc-${String(v)}`,
    cidrBlock,
    cidrBlockAssociations: [
      { cidrBlock, state: "associated" },
      ...(drawn.vpcs[v]?.hasSecondBlock === true ? [{ cidrBlock: "10.50.0.0/16", state: "disassociated" }] : []),
    ],
    ipv6CidrBlockAssociations: [{ ipv6CidrBlock: ipv6OfVpc(v), state: "associated" }],
  });
}

function sideOf(v: number, addressing: Addressing) {
  return {
    vpcId: `vpc-${String(v)}`,
    ownerId: ACCOUNT,
    region: REGION,
    cidrBlocks: [cidrOfVpc(addressing, v)],
    ipv6CidrBlocks: [ipv6OfVpc(v)],
  };
}

function interfacesOf(drawn: Shape, v: (typeof vpcs)[number], addressing: Addressing) {
  const ownOnes = drawn.vpcs[v].interfaces.map((one, i) => {
    const s = one.place + 1;
    const prefix = cidrOfSubnet(addressing, v, s).replace(/0\/24$/, "");
    const privateIpAddress = `${prefix}${String(one.host)}`;
    const association = { publicIp: `192.0.2.${String(v * 20 + i + 1)}` };
    const second = { privateIpAddress: `${prefix}${String(one.host + 100)}`, primary: false };
    return networkInterface({
      networkInterfaceId: `eni-${String(v)}${String(i)}`,
      vpcId: `vpc-${String(v)}`,
      subnetId: `subnet-${idOf(v, s)}`,
      availabilityZone: `${REGION}${zones[one.place] ?? "a"}`,
      status: one.status,
      privateIpAddress,
      privateIpAddresses: [
        { privateIpAddress, primary: true, ...(one.isPublic ? { association } : {}) },
        ...(one.hasSecond ? [second] : []),
      ],
      ipv6Addresses: one.hasIpv6 ? [ipv6OfSubnet(v, s).replace("::/64", `::${String(one.host)}`)] : [],
      groups: one.groups.map((g) => ({ groupId: `sg-${String(v)}${g}` })),
      ...(one.isPublic ? { association } : {}),
    });
  });
  const { natPlace, nat } = drawn.vpcs[v];
  const natInterface = networkInterface({
    networkInterfaceId: `eni-nat-${String(v)}`,
    vpcId: `vpc-${String(v)}`,
    subnetId: `subnet-${idOf(v, natPlace + 1)}`,
    availabilityZone: `${REGION}${zones[natPlace] ?? "a"}`,
    description: `Interface for NAT Gateway nat-${String(v)}`,
    interfaceType: "nat_gateway",
    requesterManaged: true,
    sourceDestCheck: false,
    privateIpAddress: natAddress(addressing, v, natPlace),
    groups: [],
    ...(nat === "private" ? {} : { association: { publicIp: natPublicIp(v) } }),
  });
  return [...ownOnes, natInterface];
}

function natAddress(addressing: Addressing, v: number, place: number): string {
  return cidrOfSubnet(addressing, v, place + 1).replace(/0\/24$/, "99");
}

const natPublicIp = (v: number) => `192.0.2.${String(200 + v)}`;

function natOf({ nat, natPlace }: VpcShape, v: number, addressing: Addressing) {
  return natGateway({
    natGatewayId: `nat-${String(v)}`,
    vpcId: `vpc-${String(v)}`,
    subnetId: `subnet-${idOf(v, natPlace + 1)}`,
    state: nat === "failed" ? "failed" : "available",
    connectivityType: nat === "private" ? "private" : "public",
    natGatewayAddresses: [
      {
        networkInterfaceId: `eni-nat-${String(v)}`,
        privateIp: natAddress(addressing, v, natPlace),
        isPrimary: true,
        ...(nat === "private" ? {} : { publicIp: natPublicIp(v), allocationId: `eipalloc-nat-${String(v)}` }),
      },
    ],
  });
}

function policyOf(policy: Shape["policy"]): { readonly policyDocument?: string } {
  if (policy === undefined) return {};
  const principal = policy === "open" ? "*" : { AWS: `arn:aws:iam::${ACCOUNT}:root` };
  const statement = { Effect: "Allow", Principal: principal, Action: "*", Resource: "*" };
  return { policyDocument: JSON.stringify({ Version: "2008-10-17", Statement: [statement] }) };
}

function tablesOf(drawn: Shape, v: (typeof vpcs)[number], addressing: Addressing) {
  return places.map((s) => {
    const cidrBlock = cidrOfVpc(addressing, v);
    const local = { gatewayId: "local", origin: "CreateRouteTable" };
    return routeTable({
      routeTableId: `rtb-${idOf(v, s)}`,
      vpcId: `vpc-${String(v)}`,
      routes: [
        route({ destinationCidrBlock: cidrBlock, ...local }),
        route({ destinationIpv6CidrBlock: ipv6OfVpc(v), ...local }),
        ...ownRoutes(drawn.vpcs[v], v, s, addressing),
        ...vpcs.filter((w) => w !== v).flatMap((w) => joinRoutes(drawn, { v, w, s }, addressing)),
      ],
      // The third subnet has no association of its own: it follows the main table.
      associations: [
        s === 3
          ? { routeTableAssociationId: `rtbassoc-${idOf(v, s)}`, main: true, state: "associated" }
          : { main: false, state: "associated", subnetId: `subnet-${idOf(v, s)}` },
      ],
    });
  });
}

function ownRoutes(drawn: VpcShape, v: number, s: number, addressing: Addressing): readonly Route[] {
  const { internet, ipv6, isServing, propagated } = drawn.subnets[s - 1] ?? drawn.subnets[0];
  const [anywhere, anywhereIpv6] = [{ destinationCidrBlock: "0.0.0.0/0" }, { destinationIpv6CidrBlock: "::/0" }];
  const isNatPlace = drawn.natPlace === s - 1;
  const gatewayId = `igw-${String(v)}`;
  const found: Route[] = [];
  if (internet === "igw" || (internet === "nat" && isNatPlace)) found.push(route({ ...anywhere, gatewayId }));
  if (internet === "nat" && !isNatPlace) found.push(route({ ...anywhere, natGatewayId: `nat-${String(v)}` }));
  if (internet === "blackhole")
    found.push(
      route({ ...anywhere, gatewayId }),
      route({ destinationCidrBlock: "198.51.100.0/24", gatewayId, state: "blackhole" }),
    );
  if (ipv6 === "igw") found.push(route({ ...anywhereIpv6, gatewayId }));
  if (ipv6 === "egress-only") found.push(route({ ...anywhereIpv6, egressOnlyInternetGatewayId: `eigw-${String(v)}` }));
  if (isServing && !isNatPlace) found.push(route({ destinationPrefixListId: "pl-s3", gatewayId: `vpce-${String(v)}` }));
  const origin = "EnableVgwRoutePropagation";
  if (propagated === "onPremises")
    found.push(route({ destinationCidrBlock: "10.99.0.0/16", gatewayId: `vgw-${String(v)}`, origin }));
  if (propagated === "insideVpc")
    found.push(route({ destinationCidrBlock: cidrOfSubnet(addressing, v, 2), gatewayId: `vgw-${String(v)}`, origin }));
  return found;
}

type Join = { readonly v: (typeof vpcs)[number]; readonly w: (typeof vpcs)[number]; readonly s: number };

function joinRoutes(drawn: Shape, { v, w, s }: Join, addressing: Addressing): readonly Route[] {
  const at = pairs.findIndex(([a, b]) => (a === v && b === w) || (a === w && b === v));
  const { joins, isHolding } = drawn.vpcs[v].subnets[s - 1] ?? drawn.vpcs[v].subnets[0];
  const kind = drawn.joins[at];
  const isPeering = (kind === "pcx") !== (joins === "other");
  const target = isPeering ? { vpcPeeringConnectionId: `pcx-${String(at)}` } : { transitGatewayId: "tgw-1" };
  // Two VPCs of one block cannot both have a route, nor can a VPC route its own block away.
  const isTaken =
    cidrOfVpc(addressing, v) === cidrOfVpc(addressing, w) ||
    (v === 0 && w === 2 && addressing.second(2) === 1 && isHolding);
  const isAlsoTaken = v === 0 && w === 1 && addressing.second(2) === 1 && !isHolding;
  const state = joins === "blackhole" ? { state: "blackhole" } : {};
  const ipv6 =
    joins === "none" || kind === "none" ? [] : [route({ destinationIpv6CidrBlock: ipv6OfVpc(w), ...target, ...state })];
  if (kind === "none" || joins === "none" || isTaken || isAlsoTaken) return ipv6;
  if (joins === "subnet") return [...ipv6, route({ destinationCidrBlock: cidrOfSubnet(addressing, w, 1), ...target })];
  if (joins === "list") return [...ipv6, route({ destinationPrefixListId: `pl-${String(w)}`, ...target })];
  return [...ipv6, route({ destinationCidrBlock: cidrOfVpc(addressing, w), ...target, ...state })];
}

function transitRoutesOf(drawn: Shape, t: number, addressing: Addressing) {
  const attachmentOf = (v: number) => ({
    transitGatewayAttachmentId: `tgw-attach-${String(v)}`,
    resourceType: "vpc",
    resourceId: `vpc-${String(v)}`,
  });
  const propagated = vpcs
    .filter((v) => t === 0 && (v !== 2 || !drawn.isOverlapping))
    .flatMap((v) =>
      [cidrOfVpc(addressing, v), ipv6OfVpc(v)].map((destinationCidrBlock) => ({
        destinationCidrBlock,
        type: "propagated",
        state: "active",
        attachments: [attachmentOf(v)],
      })),
    );
  const drawnOnes = drawn.transitRoutes
    .filter(({ table }) => table === t)
    .map(({ vpc: v, to, place, state }) => ({
      destinationCidrBlock: place === undefined ? cidrOfVpc(addressing, v) : cidrOfSubnet(addressing, v, place),
      type: "static",
      state,
      attachments: state === "active" ? [attachmentOf(to)] : [],
    }));
  const all = [...drawnOnes, ...propagated];
  // A table holds one route of a kind for a block.
  return all.filter(
    (one, i) =>
      all.findIndex((other) => other.destinationCidrBlock === one.destinationCidrBlock && other.type === one.type) ===
      i,
  );
}
