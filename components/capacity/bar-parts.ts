import type { Capacity } from "#lib/api/capacity.ts";
import type { Fill } from "./fills.tsx";

type Subnet = Capacity["subnets"][number];

/** Whoever has addresses of a subnet. */
export type AddressOwner = keyof Subnet["byOwner"] | "reserved" | "unaccounted" | "reservations" | "free";

/** A part of a subnet's bar. */
export type BarPart = {
  readonly key: AddressOwner;
  readonly addresses: number;
  readonly fill: Fill;
  /** How many addresses lie to the left of it. */
  readonly from: number;
};

/** Tasks are what this is about; what shares the subnet with them is told apart roughly, and exactly in words. */
const fills: { readonly [Owner in AddressOwner]?: Fill } = {
  "ecs-task": "solid",
  "load-balancer": "dots",
  "nat-gateway": "left",
  "vpc-endpoint": "left",
  "transit-gateway": "left",
  lambda: "right",
  "container-instance": "cross",
  "ecs-trunk": "cross",
  "ec2-instance": "cross",
  unaccounted: "hatch",
  unknown: "hatch",
};

const order: readonly AddressOwner[] = [
  "ecs-task",
  "load-balancer",
  "nat-gateway",
  "vpc-endpoint",
  "transit-gateway",
  "lambda",
  "container-instance",
  "ecs-trunk",
  "ec2-instance",
  "eks-pod",
  "eks-node",
  "eks-control-plane",
  "rds",
  "efs",
  "attached-by-hand",
  "unattached",
  "other",
  "unknown",
];

/** The parts of a subnet's range from the left: what AWS keeps, who has what, what is set aside, what is free. They come to the whole. */
export function barParts(subnet: Subnet): readonly BarPart[] {
  const { reserved = 0, unaccounted = 0, free = 0, freeForTasks = free, countedTwice = 0 } = subnet;
  const owners = order.map((key) => ({
    key,
    addresses: (subnet.byOwner as { readonly [Owner in AddressOwner]?: number })[key] ?? 0,
    fill: fills[key] ?? "right",
  }));
  const setAside = Math.max(0, free - countedTwice - freeForTasks);
  const parts: readonly Omit<BarPart, "from">[] = [
    { key: "reserved", addresses: reserved, fill: "grey" },
    ...owners,
    { key: "unaccounted", addresses: unaccounted, fill: "hatch" },
    { key: "reservations", addresses: setAside, fill: "grey" },
    { key: "free", addresses: Math.max(0, free - countedTwice - setAside), fill: "none" },
  ];
  let from = 0;
  return parts.flatMap((part) => {
    if (part.addresses === 0) return [];
    const placed = { ...part, from };
    from += part.addresses;
    return [placed];
  });
}

/** So many owners are named beside a bar: two lines of its width. */
const MOST_NAMED = 6;

/** The parts that are named beside a bar, from the left, and those that are only counted: the smallest, when there are many. */
export function namedParts(parts: readonly BarPart[]): {
  readonly named: readonly BarPart[];
  readonly rest: readonly BarPart[];
} {
  const owned = parts.filter(({ key }) => key !== "free");
  if (owned.length <= MOST_NAMED) return { named: owned, rest: [] };
  const largest = new Set(owned.toSorted((a, b) => b.addresses - a.addresses).slice(0, MOST_NAMED - 1));
  return { named: owned.filter((part) => largest.has(part)), rest: owned.filter((part) => !largest.has(part)) };
}
