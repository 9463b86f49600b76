import { describe, expect, it } from "vitest";
import type { GroupRule } from "#lib/graph/topology.ts";
import { linesOfAcl, linesOfGroups } from "#lib/report/entity/rule-lines.ts";

const web = "aws/111111111111/eu-west-1/security-group/sg-web";
const db = "aws/111111111111/eu-west-1/security-group/sg-db";
const group = (urn: string, ...rules: GroupRule[]) => ({ urn, account: "111111111111", region: "eu-west-1", rules });
const inbound = (more: Partial<GroupRule>): GroupRule => ({
  groupId: "sg-web",
  isEgress: false,
  ipProtocol: "tcp",
  fromPort: 443,
  toPort: 443,
  ...more,
});

describe("the rules of several security groups, merged", () => {
  it("makes one line of equal permissions and names every rule that gives it", () => {
    const lines = linesOfGroups([
      group(web, inbound({ cidrIpv4: "10.0.0.0/16", securityGroupRuleId: "sgr-1", description: "from the VPC" })),
      group(db, inbound({ cidrIpv4: "10.0.0.0/16", securityGroupRuleId: "sgr-2" })),
    ]);
    expect(lines).toEqual([
      {
        direction: "inbound",
        protocol: "tcp",
        ports: "443",
        peer: "10.0.0.0/16",
        sources: [
          { group: web, ruleId: "sgr-1", description: "from the VPC" },
          { group: db, ruleId: "sgr-2" },
        ],
      },
    ]);
  });

  it("says which wider line already permits a narrower one, and says so of no other", () => {
    const lines = linesOfGroups([
      group(
        web,
        inbound({ cidrIpv4: "10.0.1.0/24" }),
        inbound({ cidrIpv4: "10.0.0.0/16", fromPort: 400, toPort: 500 }),
        inbound({ cidrIpv4: "10.0.1.0/24", isEgress: true }),
        inbound({ cidrIpv4: "10.0.1.0/24", fromPort: 499, toPort: 501 }),
        inbound({ cidrIpv4: "10.0.1.0/24", ipProtocol: "udp" }),
      ),
    ]);
    expect(lines.filter(({ within }) => within !== undefined)).toMatchObject([
      { ports: "443", peer: "10.0.1.0/24", within: { protocol: "tcp", ports: "400-500", peer: "10.0.0.0/16" } },
    ]);
  });

  it("leads to the group or the prefix list that a rule names, the group in its own account", () => {
    const lines = linesOfGroups([
      group(
        web,
        inbound({ referencedGroupInfo: { groupId: "sg-far", userId: "222222222222" } }), // prettier-ignore
        inbound({ prefixListId: "pl-1", ipProtocol: "-1" }),
      ),
    ]);
    expect(lines.map(({ protocol, ports, peer, peerUrn }) => [protocol, ports, peer, peerUrn])).toEqual([
      ["all", "all", "pl-1", "aws/111111111111/eu-west-1/prefix-list/pl-1"],
      ["tcp", "443", "sg-far", "aws/222222222222/eu-west-1/security-group/sg-far"],
    ]);
  });

  it("writes ICMP as type and code, and -1 as all", () => {
    const icmp = (fromPort: number, toPort: number) =>
      linesOfGroups([group(web, inbound({ ipProtocol: "icmp", fromPort, toPort, cidrIpv4: "0.0.0.0/0" }))])[0]?.ports;
    expect([icmp(3, 4), icmp(8, -1), icmp(-1, -1)]).toEqual(["3/4", "8", "all"]);
  });
});

describe("the entries of a network ACL", () => {
  it("stand in the order in which they decide, inbound first, whatever AWS's order is", () => {
    const entry = { protocol: "6", ruleAction: "allow", egress: false, cidrBlock: "0.0.0.0/0" };
    const lines = linesOfAcl([
      { ...entry, ruleNumber: 32767, protocol: "-1", ruleAction: "deny" },
      { ...entry, ruleNumber: 100, egress: true, portRange: { from: 1024, to: 65535 } },
      { ...entry, ruleNumber: 90, portRange: { from: 443, to: 443 } },
    ]);
    expect(
      lines.map(({ direction, number, action, protocol, ports }) => [direction, number, action, protocol, ports]),
    ).toEqual([
      ["inbound", 90, "allow", "tcp", "443"],
      ["inbound", 32767, "deny", "all", "all"],
      ["outbound", 100, "allow", "tcp", "1024-65535"],
    ]);
  });
});
