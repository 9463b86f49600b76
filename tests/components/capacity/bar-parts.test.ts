import { expect, test } from "vitest";
import { barParts, namedParts } from "#components/capacity/bar-parts.ts";

const subnet = {
  urn: "aws/111111111111/eu-west-1/subnet/subnet-1",
  id: "subnet-1",
  name: "subnet-1",
  vpcId: "vpc-1",
  cidr: "10.0.1.0/24",
  reservations: [],
  wanted: [],
  unknowns: [],
};

test("the parts of a bar come to the whole range, one after the other", () => {
  const parts = barParts({
    ...subnet,
    size: 256,
    reserved: 5,
    free: 200,
    freeForTasks: 136,
    unaccounted: 30,
    byOwner: { lambda: 1, "ecs-task": 20 },
  });
  expect(parts.map(({ key, addresses, from }) => [key, addresses, from])).toEqual([
    ["reserved", 5, 0],
    ["ecs-task", 20, 5],
    ["lambda", 1, 25],
    ["unaccounted", 30, 26],
    ["reservations", 64, 56],
    ["free", 136, 120],
  ]);
});

test("addresses given out between two readings are drawn once, with their owner", () => {
  const parts = barParts({
    ...subnet,
    size: 16,
    reserved: 5,
    free: 3,
    freeForTasks: 1,
    countedTwice: 2,
    byOwner: { "ecs-task": 10 },
  });
  expect(parts.at(-1)).toMatchObject({ key: "free", addresses: 1, from: 15 });
});

test("up to six owners are all named; of more the five largest, in their places, and the rest is counted", () => {
  const byOwner = {
    "ecs-task": 20,
    "load-balancer": 4,
    "nat-gateway": 1,
    "vpc-endpoint": 6,
    lambda: 30,
    rds: 2,
    efs: 3,
  };
  const parts = barParts({ ...subnet, size: 256, reserved: 5, free: 185, freeForTasks: 185, byOwner });
  const keys = (list: readonly { readonly key: string }[]) => list.map(({ key }) => key);
  const { named, rest } = namedParts(parts);
  expect(keys(named)).toEqual(["reserved", "ecs-task", "load-balancer", "vpc-endpoint", "lambda"]);
  expect(keys(rest)).toEqual(["nat-gateway", "rds", "efs"]);
  const few = barParts({ ...subnet, size: 16, reserved: 5, free: 10, freeForTasks: 10, byOwner: { rds: 1 } });
  expect(namedParts(few).named).toHaveLength(2);
});
