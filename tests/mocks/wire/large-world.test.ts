import { expect, test } from "vitest";
import { largeRegion, largeWorld } from "#mocks/world/large.ts";

const now = new Date("2026-11-21T03:00:00Z");
const small = {
  tasks: 400,
  services: 30,
  clusters: 5,
  loadBalancers: 8,
  targetGroups: 20,
  cloudMapServices: 10,
  securityGroups: 40,
  networkInterfaces: 470,
  prefixLists: 5,
  zones: 8,
  records: 600,
};

const [account] = largeWorld(now, small).accounts;
const region = account.regions[largeRegion];

test("a large world has exactly as much of everything as was asked for", () => {
  expect(region?.ecsTasks).toHaveLength(400);
  expect(region?.ecsServices).toHaveLength(30);
  expect(region?.ecsClusters).toHaveLength(5);
  expect(region?.loadBalancers).toHaveLength(8);
  expect(region?.listeners).toHaveLength(16);
  expect(region?.targetGroups).toHaveLength(20);
  expect(region?.cloudMapServices).toHaveLength(10);
  expect(region?.securityGroups).toHaveLength(40);
  expect(region?.networkInterfaces).toHaveLength(470);
  expect(region?.managedPrefixLists).toHaveLength(5);
  expect(account.hostedZones).toHaveLength(8);
  expect(account.hostedZones.flatMap(({ records }) => records)).toHaveLength(600);
});

test("a large world is the same every time", () => {
  expect(largeWorld(now, small)).toEqual(largeWorld(now, small));
});

test("no two interfaces of a large world share an id, or an address in one VPC", () => {
  const interfaces = region?.networkInterfaces ?? [];
  expect(new Set(interfaces.map((it) => it.NetworkInterfaceId)).size).toBe(470);
  expect(new Set(interfaces.map((it) => `${it.VpcId ?? ""}/${it.PrivateIpAddress ?? ""}`)).size).toBe(470);
});

test("half of all tasks are in one cluster, and half of those in one service", () => {
  const inFirst = region?.ecsTasks.filter(({ clusterArn }) => clusterArn === region.ecsClusters[0]?.clusterArn) ?? [];
  const ofBusiest = inFirst.filter(({ group }) => group === "service:checkout-api");
  expect(inFirst.length).toBeGreaterThan(190);
  expect(ofBusiest.length).toBeGreaterThan(95);
});
