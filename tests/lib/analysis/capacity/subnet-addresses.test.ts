import { expect, test } from "vitest";
import { subnetAddresses } from "#lib/analysis/capacity/subnet-addresses.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { Subnet } from "#lib/model/resources/subnet.ts";
import { networkInterface, subnet, vpc } from "#tests/support/ec2-records.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";

const addressesOf = (record: Partial<Subnet>, interfaces: readonly NetworkInterface[] = []) => {
  const topology = buildTopology(
    snapshotOf({ areas: { vpcs: [vpc()], subnets: [subnet(record)], networkInterfaces: interfaces } }),
  );
  const [place] = topology.subnets.values();
  return place === undefined ? undefined : subnetAddresses(place);
};
const reserved = (cidr: string, reservationType = "explicit") => ({
  known: true as const,
  value: [{ subnetCidrReservationId: "scr-1", cidr, reservationType }],
});

test("AWS keeps five addresses of any subnet, of the smallest and of the largest", () => {
  expect(addressesOf({ cidrBlock: "10.0.1.0/28", availableIpAddressCount: 11 })).toMatchObject({
    size: 16,
    reserved: 5,
    usable: 11,
    used: 0,
    free: 11,
    freeForTasks: 11,
    byOwner: [],
    unaccounted: 0,
  });
  expect(addressesOf({ cidrBlock: "10.0.0.0/16", availableIpAddressCount: 65_531 })).toMatchObject({
    size: 65_536,
    usable: 65_531,
    used: 0,
  });
});

test("a delegated prefix counts as sixteen addresses beside the interface's own", () => {
  const node = networkInterface({
    description: "aws-K8S-i-1",
    privateIpAddresses: [{ privateIpAddress: "10.0.1.10" }, { privateIpAddress: "10.0.1.11" }],
    ipv4Prefixes: ["10.0.1.16/28", "10.0.1.32/28"],
  });
  expect(addressesOf({ availableIpAddressCount: 217 }, [node])).toMatchObject({
    used: 34,
    byOwner: [{ owner: "eks-node", addresses: 34 }],
    unaccounted: 0,
  });
});

test("what is used by nobody we see is said apart, and not blamed on an owner", () => {
  expect(addressesOf({ availableIpAddressCount: 200 }, [networkInterface()])).toMatchObject({
    used: 51,
    byOwner: [{ addresses: 1 }],
    unaccounted: 50,
  });
});

test("an address given out between two readings is not counted against the subnet twice", () => {
  const two = [networkInterface(), networkInterface({ networkInterfaceId: "eni-2", privateIpAddress: "10.0.1.11" })];
  expect(addressesOf({ availableIpAddressCount: 250 }, two)).toMatchObject({
    used: 1,
    unaccounted: 0,
    countedTwice: 1,
    free: 250,
    freeForTasks: 249,
  });
});

test("a range set aside is not free for tasks", () => {
  expect(addressesOf({ availableIpAddressCount: 251, cidrReservations: reserved("10.0.1.64/26") })).toMatchObject({
    free: 251,
    freeForTasks: 187,
    reservations: [{ cidr: "10.0.1.64/26", type: "explicit", size: 64, unused: 64 }],
  });
});

test("addresses taken of a range set aside are not set aside any more", () => {
  const inside = networkInterface({ privateIpAddress: "10.0.1.70", ipv4Prefixes: ["10.0.1.80/28"] });
  expect(
    addressesOf({ availableIpAddressCount: 234, cidrReservations: reserved("10.0.1.64/26", "prefix") }, [inside]),
  ).toMatchObject({ freeForTasks: 187, reservations: [{ size: 64, unused: 47 }] });
});

test("where AWS's count leaves out what is set aside already, it is not taken off again", () => {
  expect(addressesOf({ availableIpAddressCount: 187, cidrReservations: reserved("10.0.1.64/26") })).toMatchObject({
    unaccounted: 64,
    freeForTasks: 187,
  });
});

test("a subnet without IPv4 has no addresses to count", () => {
  expect(
    addressesOf({
      cidrBlock: undefined,
      ipv6Native: true,
      ipv6CidrBlocks: ["2001:db8::/64"],
      availableIpAddressCount: 0,
    }),
  ).toBeUndefined();
});
