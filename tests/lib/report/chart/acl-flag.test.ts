import { expect, test } from "vitest";
import { inspect } from "#lib/inspection/inspect.ts";
import { aclFlag } from "#lib/report/chart/acl-flag.ts";
import type { NetworkAclEntry } from "#lib/model/resources/network-acl.ts";
import { networkAcl, networkAclEntry, subnet, vpc } from "#tests/support/ec2-records.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";

const deny = (parts: Partial<NetworkAclEntry> = {}) =>
  networkAclEntry({ ruleNumber: 32767, ruleAction: "deny", ...parts });
const wide = [networkAclEntry(), networkAclEntry({ egress: true }), deny(), deny({ egress: true })];

/** The flag of the one subnet, whose network ACL has these entries; without them it was not read. */
function flagOf(entries: readonly NetworkAclEntry[] | undefined, ipv6CidrBlocks: readonly string[] = []) {
  const associations = [{ networkAclAssociationId: "a", subnetId: "subnet-1" }];
  const areas = { vpcs: [vpc()], subnets: [subnet({ subnetId: "subnet-1", ipv6CidrBlocks })] };
  const { topology } = inspect(
    snapshotOf({
      areas: entries === undefined ? areas : { ...areas, networkAcls: [networkAcl({ entries, associations })] },
    }),
  );
  const [place] = topology.subnets.values();
  if (place === undefined) throw new Error("The account has a subnet.");
  return aclFlag(place).acl;
}

test("a network ACL that lets everything pass has no flag, whatever stands behind that entry", () => {
  expect(flagOf(wide)).toBeUndefined();
  expect(
    flagOf([...wide, networkAclEntry({ ruleNumber: 50, portRange: { from: 80, to: 80 }, protocol: "6" })]),
  ).toBeUndefined();
  expect(flagOf([...wide, deny({ ruleNumber: 200, cidrBlock: "203.0.113.0/24" })])).toBeUndefined();
});

test("one that stops something on the way in or out has one", () => {
  expect(flagOf([...wide, deny({ ruleNumber: 10, cidrBlock: "203.0.113.0/24" })])).toBe("filters");
  expect(flagOf([...wide, deny({ ruleNumber: 10, cidrBlock: "203.0.113.0/24", egress: true })])).toBe("filters");
  expect(flagOf([networkAclEntry(), deny(), deny({ egress: true })])).toBe("filters");
  expect(flagOf([])).toBe("filters");
});

test("IPv6 counts where the subnet has it", () => {
  const six = { cidrBlock: undefined, ipv6CidrBlock: "::/0" };
  expect(flagOf(wide, ["2001:db8::/64"])).toBe("filters");
  expect(
    flagOf([...wide, networkAclEntry(six), networkAclEntry({ ...six, egress: true })], ["2001:db8::/64"]),
  ).toBeUndefined();
});

test("one that was not read is not said to let anything pass", () => {
  expect(flagOf(undefined)).toBe("unknown");
});
