import { expect, test } from "vitest";
import { barParts } from "#components/capacity/bar-parts.ts";

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
