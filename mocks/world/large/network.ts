import type * as ec2 from "@aws-sdk/client-ec2";
import { gatewayEndpoint } from "../endpoints.ts";
import { joinParts, type Built } from "../part.ts";
import { hexOf, resourceId, tagsOf, type Place } from "../place.ts";
import { internetGateway, natGateway, peeringConnection, peeringConnectionId, routeTable } from "../route-table.ts";
import { subnet, type Subnet } from "../subnet.ts";
import { flowLog, vpc, type Vpc } from "../vpc.ts";

/** A VPC of the large account: over three zones, with room for 16,000 tasks in each; for twice as many when it has to be. */
export type LargeVpc = Built & { readonly vpc: Vpc; readonly open: readonly Subnet[]; readonly app: readonly Subnet[] };

const names = ["prod", "staging", "platform", "partners"] as const;
const letters = ["a", "c", "d"] as const;

/** So many tasks are more than the first VPC, which has six tenths of them, has addresses for in one block. */
const MANY = 75_000;

/** Four VPCs, two of them peered with a return route that nobody made. */
export function largeNetwork(place: Place, tasks: number): readonly LargeVpc[] {
  const peering = peeringConnectionId(place, "prod-to-staging");
  const vpcs = names.map((name, index) => {
    const routes = index === 0 ? [{ to: "10.21.0.0/16", through: peering }] : [];
    const more = tasks > MANY ? [`100.${String(64 + index)}`] : [];
    return largeVpc(place, { name, prefix: `10.${String(20 + index)}`, more, routes });
  });
  const [from, to, ...rest] = vpcs;
  if (from === undefined || to === undefined) return vpcs;
  const joined = peeringConnection(place, {
    name: "prod-to-staging",
    from: from.vpc,
    to: { vpcId: to.vpc.vpcId, cidrBlock: to.vpc.cidrBlock, ownerId: place.account },
    status: "active",
  });
  return [{ ...from, part: joinParts([from, joined]) }, to, ...rest];
}

type VpcSpec = {
  readonly name: string;
  readonly prefix: string;
  /** Prefixes of further blocks. */
  readonly more: readonly string[];
  readonly routes: readonly { readonly to: string; readonly through: string }[];
};

function largeVpc(place: Place, { name, prefix, more, routes }: VpcSpec): LargeVpc {
  const own = vpc(place, { name, cidrBlock: `${prefix}.0.0/16`, moreBlocks: more.map((each) => `${each}.0.0/16`) });
  const subnets = (tier: string, cidrOf: (index: number) => string): readonly Subnet[] =>
    letters.map((zone, index) =>
      subnet(place, { vpc: own, name: `${name}-${tier}-${zone}`, cidrBlock: cidrOf(index), zone }),
    );
  const open = subnets("public", (index) => `${prefix}.${String(index)}.0/24`);
  const app = [prefix, ...more].flatMap((each, block) =>
    subnets(block === 0 ? "app" : "app-more", (index) => `${each}.${String(64 * (index + 1))}.0/18`),
  );
  const gateway = internetGateway(place, own);
  const toInternet = [{ to: "0.0.0.0/0", through: gateway.internetGatewayId }];
  const publicRoutes = routeTable(place, { vpc: own, name: `${name}-public`, subnets: open, routes: toInternet });
  const zones = open.map((at, index) => zoneOf(place, { own, at, app, routes, prefix, index }));
  const tables = zones.map(({ table }) => table);
  const storage = gatewayEndpoint(place, { vpc: own, service: "s3", routeTables: tables });
  const parts = [own, ...open, ...app, gateway, publicRoutes, ...zones, storage, flowLog(place, own)];
  return { vpc: own, open, app, part: joinParts([...parts, networkAcls(place, own, app)]) };
}

type ZoneSpec = Pick<VpcSpec, "prefix" | "routes"> & {
  readonly own: Vpc;
  readonly at: Subnet;
  readonly app: readonly Subnet[];
  readonly index: number;
};

function zoneOf(place: Place, { own, at, app, routes, prefix, index }: ZoneSpec) {
  const publicIp = `203.0.113.${String(Number(prefix.split(".")[1]) * 4 + index)}`;
  const nat = natGateway(place, { name: `${at.name}-nat`, subnet: at, host: 10, publicIp });
  const table = routeTable(place, {
    vpc: own,
    name: `${at.name}-app`,
    subnets: app.filter(({ availabilityZone }) => availabilityZone === at.availabilityZone),
    routes: [{ to: "0.0.0.0/0", through: nat.natGatewayId }, ...routes],
  });
  return { table, part: joinParts([nat, table]) };
}

/** One network ACL for each application subnet, which denies a part of what it then allows, and one that has no subnet. */
function networkAcls(place: Place, own: Vpc, subnets: readonly Subnet[]): Built {
  const acl = (name: string, associated: readonly Subnet[]): ec2.NetworkAcl => {
    const NetworkAclId = resourceId(place, "acl", `${own.name}/${name}`);
    return {
      NetworkAclId,
      VpcId: own.vpcId,
      OwnerId: place.account,
      IsDefault: false,
      Entries: [false, true].flatMap(entriesOf),
      Associations: associated.map(({ subnetId }) => ({
        NetworkAclAssociationId: subnetId.replace("subnet-", "aclassoc-"),
        NetworkAclId,
        SubnetId: subnetId,
      })),
      Tags: tagsOf(name),
    };
  };
  return { part: { networkAcls: [...subnets.map((one) => acl(one.name, [one])), acl(`${own.name}-old`, [])] } };
}

function entriesOf(Egress: boolean): ec2.NetworkAclEntry[] {
  const entry = (RuleNumber: number, RuleAction: "allow" | "deny", CidrBlock: string): ec2.NetworkAclEntry => ({
    RuleNumber,
    RuleAction,
    CidrBlock,
    Protocol: "-1",
    Egress,
  });
  return [
    entry(80, "deny", "192.0.2.0/24"),
    entry(90, "deny", "10.99.0.0/16"),
    entry(100, "allow", "0.0.0.0/0"),
    entry(32767, "deny", "0.0.0.0/0"),
  ];
}

/** Managed prefix lists of offices and partners; some ranges lie inside others. */
export function prefixLists(place: Place, count: number): Built {
  const lists = Array.from({ length: count }, (_, index) => {
    const name = `partner-${String(index + 1)}`;
    const PrefixListId = `pl-${hexOf(place, `prefix-list/${name}`, 17)}`;
    return {
      PrefixListId,
      PrefixListName: name,
      PrefixListArn: `arn:aws:ec2:${place.region}:${place.account}:prefix-list/${PrefixListId}`,
      AddressFamily: "IPv4",
      State: "create-complete" as const,
      MaxEntries: 20,
      Version: 3,
      OwnerId: place.account,
      Tags: tagsOf(name),
      entries: Array.from({ length: 8 }, (__, entry) => ({
        Cidr: `172.16.${String(index)}.${String((entry * 32) % 256)}/${entry === 0 ? "24" : "27"}`,
        Description: `site ${String(entry + 1)}`,
      })),
    };
  });
  return { part: { managedPrefixLists: lists } };
}
