import { describe, expect, it } from "vitest";
import { buildTopology } from "#lib/graph/build-topology.ts";
import { entityRules } from "#lib/report/entity/entity-rules.ts";
import { groupUsers } from "#lib/report/entity/group-users.ts";
import { networkAcl, networkInterface, securityGroup, securityGroupRule, subnet, vpc } from "../../../support/ec2-records.ts"; // prettier-ignore
import { snapshotOf, type ScopeContents } from "../../../support/snapshots.ts";

const urn = (kind: string, id: string) => `aws/111111111111/eu-west-1/${kind}/${id}`;
const contents: ScopeContents = {
  areas: {
    vpcs: [vpc()],
    subnets: [subnet()],
    networkAcls: [networkAcl()],
    securityGroups: [securityGroup({ groupId: "sg-1", groupName: "web" }), securityGroup({ groupId: "sg-2" })],
    securityGroupRules: [
      securityGroupRule({ securityGroupRuleId: "sgr-1", groupId: "sg-1", cidrIpv4: "10.0.0.0/8" }),
      securityGroupRule({
        securityGroupRuleId: "sgr-2",
        groupId: "sg-2",
        cidrIpv4: undefined,
        referencedGroupInfo: { groupId: "sg-1" },
      }),
    ],
    networkInterfaces: [
      networkInterface({ networkInterfaceId: "eni-1", groups: [{ groupId: "sg-1", groupName: "web" }] }),
    ],
  },
};
const topology = buildTopology(snapshotOf(contents));

describe("the rules that decide over a resource", () => {
  it("are those of an interface's groups, and of the network ACL of its subnet", () => {
    const rules = entityRules(topology, urn("network-interface", "eni-1"));
    expect(rules?.groups).toMatchObject([
      { urn: urn("security-group", "sg-1"), name: "web", interfaces: 1, known: true },
    ]);
    expect(rules?.lines.flatMap(({ sources }) => sources.map(({ ruleId }) => ruleId))).toEqual(["sgr-1"]);
    expect(rules?.acls.map(({ subnets }) => subnets.length)).toEqual([1]);
    expect(rules?.unread).toEqual([]);
  });

  it("are not known to be all when groups, rules or ACLs were not read", () => {
    const half = buildTopology(snapshotOf({ ...contents, incomplete: ["securityGroupRules", "networkAcls"] }));
    expect(entityRules(half, urn("network-interface", "eni-1"))?.unread).toEqual(["securityGroupRules", "networkAcls"]);
  });

  it("names a group whose rules nobody read as not known", () => {
    const without = buildTopology(snapshotOf({ ...contents, areas: { ...contents.areas, securityGroups: [], securityGroupRules: [] }, incomplete: ["securityGroups"] })); // prettier-ignore
    expect(entityRules(without, urn("network-interface", "eni-1"))?.groups).toMatchObject([
      { name: "sg-1", known: false },
    ]);
  });

  it("are none for a thing without interfaces, groups or subnets", () => {
    expect(entityRules(topology, urn("vpc", "vpc-1"))).toBeUndefined();
  });
});

describe("who uses a security group", () => {
  it("is told with the rules of other groups that name it", () => {
    expect(groupUsers(topology, urn("security-group", "sg-1"))).toEqual({
      users: [{ urn: urn("network-interface", "eni-1"), interfaces: 1 }],
      namedBy: [{ group: urn("security-group", "sg-2"), name: "sg-2", ruleId: "sgr-2", direction: "inbound" }],
    });
    expect(groupUsers(topology, urn("security-group", "sg-2"))).toEqual({ users: [], namedBy: [] });
  });
});
