import { expect, test } from "vitest";
import { standFinder } from "#lib/graph/interface-stand.ts";
import { networkInterface } from "#tests/support/ec2-records.ts";

const groups = [{ groupId: "sg-a" }, { groupId: "sg-b" }];

test("interfaces of one subnet with the same groups stand alike, and share one value", () => {
  const standOf = standFinder();
  const [one, other] = ["eni-1", "eni-2"].map((networkInterfaceId) =>
    standOf(networkInterface({ networkInterfaceId, vpcId: "vpc-1", subnetId: "subnet-1", groups })),
  );
  expect(one).toEqual({ vpcId: "vpc-1", subnetId: "subnet-1", groupIds: "sg-a,sg-b" });
  expect(other).toBe(one);
});

test.each([
  ["another subnet", { subnetId: "subnet-2" }],
  ["one group less", { groups: groups.slice(1) }],
  ["another VPC, and a subnet that nobody names", { vpcId: "vpc-2", subnetId: undefined }],
])("an interface in %s stands elsewhere", (_, other) => {
  const standOf = standFinder();
  const here = { vpcId: "vpc-1", subnetId: "subnet-1", groups };
  expect(standOf(networkInterface({ ...here, ...other }))).not.toBe(standOf(networkInterface(here)));
});

test("an interface without a subnet stands in its own VPC", () => {
  const standOf = standFinder();
  const vpcIds = ["vpc-1", "vpc-2", "vpc-1"].map(
    (vpcId) => standOf(networkInterface({ vpcId, subnetId: undefined })).vpcId,
  );
  expect(vpcIds).toEqual(["vpc-1", "vpc-2", "vpc-1"]);
});
