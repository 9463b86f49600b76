import { expect, test } from "vitest";
import { networkAcl, networkAclEntry, routeTable, securityGroupRule } from "#tests/support/ec2-records.ts";
import { account, allOut, publicClient, trace } from "./accounts.ts";

test("a missing security group rule is proposed as text, command and Terraform, by reference, with its side effects", () => {
  const [fix] = trace(account(), { port: "5432" }).fixes;
  expect(fix?.text).toBe("Add a rule to sg-1: ingress tcp 5432 sg-client.");
  expect(fix?.cli).toBe(
    `aws ec2 authorize-security-group-ingress --group-id sg-1 --ip-permissions '[{"IpProtocol":"tcp","FromPort":5432,"ToPort":5432,"UserIdGroupPairs":[{"GroupId":"sg-client"}]}]'`,
  );
  expect(fix?.terraform).toContain('referenced_security_group_id = "sg-client"');
  expect(fix?.opens).toBe(1);
});

test("every blocker is fixed at once: both network ACL directions and both security groups", () => {
  const acl = networkAcl({ entries: [networkAclEntry({ egress: true })] });
  const [fix] = trace(account({ securityGroupRules: [], networkAcls: [acl] })).fixes;
  expect(fix?.cli.split("\n")).toHaveLength(4);
  expect(fix?.cli).toContain("--port-range From=32768,To=60999");
});

test("a new network ACL entry is numbered before the one that denies", () => {
  const deny = networkAclEntry({
    ruleNumber: 50,
    ruleAction: "deny",
    protocol: "6",
    portRange: { from: 443, to: 443 },
  });
  const acl = networkAcl({ entries: [networkAclEntry(), networkAclEntry({ egress: true }), deny] });
  expect(trace(account({ networkAcls: [acl] })).fixes[0]?.cli).toContain("--rule-number 49 ");
});

test("a missing route back to the internet is proposed where a gateway is attached", () => {
  const open = [allOut, securityGroupRule({ groupId: "sg-client" })];
  const topology = account({ ...publicClient, securityGroupRules: open, routeTables: [routeTable()] });
  const [fix] = trace(topology, { from: "internet", to: "eni-client" }).fixes;
  expect(fix?.cli).toBe(
    "aws ec2 create-route --route-table-id rtb-1 --destination-cidr-block 0.0.0.0/0 --gateway-id igw-1",
  );
});

test("what no rule can open gets no fix, and neither does what is open", () => {
  expect(trace(account(), { to: "10.0.2.99" }).fixes).toEqual([]);
  expect(trace(account()).fixes).toEqual([]);
});

test("a fix for a ping names its type and code, which EC2 refuses to do without", () => {
  const acl = networkAcl({ entries: [networkAclEntry({ egress: true })] });
  const topology = account({ networkAcls: [acl], securityGroupRules: [allOut] });
  const [fix] = trace(topology, { protocol: "icmp", port: "", icmpType: 8, icmpCode: 0 }).fixes;
  expect(fix?.cli.split("\n")).toEqual([
    "aws ec2 create-network-acl-entry --network-acl-id acl-1 --ingress --rule-number 10 --protocol 1 --icmp-type-code Type=8,Code=0 --cidr-block 10.0.1.20/32 --rule-action allow",
    `aws ec2 authorize-security-group-ingress --group-id sg-1 --ip-permissions '[{"IpProtocol":"icmp","FromPort":8,"ToPort":0,"UserIdGroupPairs":[{"GroupId":"sg-client"}]}]'`,
    "aws ec2 create-network-acl-entry --network-acl-id acl-1 --ingress --rule-number 20 --protocol 1 --icmp-type-code Type=0,Code=0 --cidr-block 10.0.2.10/32 --rule-action allow",
  ]);
  expect(fix?.terraform).toContain("icmp_type = 8\n  icmp_code = 0");
});

test("two new entries in one direction of a network ACL have two numbers and two names", () => {
  const acl = networkAcl({ entries: [networkAclEntry({ egress: true })] });
  const [fix] = trace(account({ networkAcls: [acl] })).fixes;
  expect([...(fix?.cli ?? "").matchAll(/--ingress --rule-number (\d+)/g)].map(([, number]) => number)).toEqual([
    "10",
    "20",
  ]);
  const names = [...(fix?.terraform ?? "").matchAll(/^resource "[^"]+" "([^"]+)"/gm)].map(([, name]) => name);
  expect(names).toEqual(["allow_ingress_10_acl_1", "allow_ingress_20_acl_1"]);
});

test("an entry that denies something else does not push a new one down", () => {
  const deny = networkAclEntry({ ruleNumber: 1, ruleAction: "deny", cidrBlock: "192.168.0.0/16" });
  const acl = networkAcl({ entries: [networkAclEntry({ egress: true }), deny] });
  expect(trace(account({ networkAcls: [acl] })).fixes[0]?.cli).toContain("--rule-number 11 ");
});
