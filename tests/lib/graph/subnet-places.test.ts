import { describe, expect, it } from "vitest";
import { buildTopology } from "#lib/graph/build-topology.ts";
import { networkAcl, routeTable, securityGroup, securityGroupRule, subnet, vpc } from "#tests/support/ec2-records.ts";
import { snapshotOf, type ScopeContents } from "#tests/support/snapshots.ts";

const place = "aws/111111111111/eu-west-1";

function placed(areas: NonNullable<ScopeContents["areas"]>) {
  const topology = buildTopology(snapshotOf({ areas: { vpcs: [vpc()], subnets: [subnet()], ...areas } }));
  const found = topology.subnets.get(`${place}/subnet/subnet-1`);
  return [found?.routeTable?.item.routeTableId, found?.networkAcl?.item.networkAclId];
}

describe("placeSubnets", () => {
  it("falls back to the VPC's main route table and default network ACL", () => {
    expect(placed({ routeTables: [routeTable()], networkAcls: [networkAcl()] })).toEqual(["rtb-1", "acl-1"]);
  });

  it("prefers the subnet's own", () => {
    const own = { associations: [{ subnetId: "subnet-1", main: false, state: "associated" }] };
    expect(
      placed({
        routeTables: [routeTable(), routeTable({ routeTableId: "rtb-own", ...own })],
        networkAcls: [
          networkAcl(),
          networkAcl({ networkAclId: "acl-own", isDefault: false, associations: own.associations }),
        ],
      }),
    ).toEqual(["rtb-own", "acl-own"]);
  });

  it("does not fall back while some of them were not read: the subnet's own may be among those", () => {
    const areas = {
      vpcs: [vpc()],
      subnets: [subnet()],
      routeTables: [routeTable()],
      networkAcls: [networkAcl()],
    };
    const topology = buildTopology(snapshotOf({ areas, incomplete: ["routeTables", "networkAcls"] }));
    const found = topology.subnets.get(`${place}/subnet/subnet-1`);
    expect([found?.routeTable, found?.networkAcl]).toEqual([undefined, undefined]);
  });

  it("does not borrow the main route table of another VPC", () => {
    expect(placed({ routeTables: [routeTable({ vpcId: "vpc-2" })] })).toEqual([undefined, undefined]);
  });
});

describe("rulesOfGroups", () => {
  const group = securityGroup({
    ipPermissions: [
      {
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        ipRanges: [{ cidrIp: "10.0.0.0/16" }, { cidrIp: "192.0.2.0/24" }],
        ipv6Ranges: [],
        prefixListIds: [],
        userIdGroupPairs: [{ groupId: "sg-2", userId: "111111111111" }],
      },
    ],
  });

  it("takes the rules with their ids when those were read", () => {
    const topology = buildTopology(
      snapshotOf({ areas: { securityGroups: [group], securityGroupRules: [securityGroupRule()] } }),
    );
    expect(topology.securityGroupRules.get(`${place}/security-group/sg-1`)).toEqual([securityGroupRule()]);
  });

  it("splits the groups' own permissions into one source a rule when the rules were not read", () => {
    const topology = buildTopology(
      snapshotOf({ areas: { securityGroups: [group] }, incomplete: ["securityGroupRules"] }),
    );
    const rules = topology.securityGroupRules.get(`${place}/security-group/sg-1`) ?? [];
    expect(rules.map(({ cidrIpv4, referencedGroupInfo }) => cidrIpv4 ?? referencedGroupInfo?.groupId)).toEqual([
      "10.0.0.0/16",
      "192.0.2.0/24",
      "sg-2",
    ]);
    expect(rules.some(({ securityGroupRuleId }) => securityGroupRuleId !== undefined)).toBe(false);
  });
});
