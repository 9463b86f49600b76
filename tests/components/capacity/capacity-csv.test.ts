import { expect, it } from "vitest";
import type { Capacity } from "#lib/api/capacity.ts";
import { servicesCsv, subnetsCsv } from "#components/capacity/capacity-csv.ts";

type Subnet = Capacity["subnets"][number];
type Service = Capacity["services"][number];

// Only the fields that are written.
const subnet = (overrides: Partial<Subnet>) =>
  ({ urn: "s", name: "app", vpcId: "vpc-1", cidr: "10.0.0.0/28", ...overrides }) as Subnet;

it("says unknown where a figure is not known, never nothing and never 0", () => {
  const csv = subnetsCsv([{ urn: "s", today: subnet({ usable: 11, free: 0 }) }], false);
  expect(csv.split("\n")[1]).toBe("s,app,vpc-1,unknown,10.0.0.0/28,11,unknown,0,unknown,unknown,unknown,unknown");
});

it("has every figure twice with a what-if, and nothing where there is none to tell of", () => {
  const csv = subnetsCsv([{ urn: "s", today: subnet({ free: 3 }) }], true);
  const [head = "", line = ""] = csv.split("\n");
  expect(head).toContain("whatIf free");
  expect(line.endsWith(",,,,,,,,,,,")).toBe(true);
});

it("keeps a name that would be a formula as text", () => {
  // Only the fields that are written.
  const service = { urn: "x", name: "=cmd", clusterArn: "a", running: 1, desired: 1, binding: "none", surge: {} } as Service; // prettier-ignore
  expect(servicesCsv([{ urn: "x", today: service }], false)).toContain(`"'=cmd"`);
  expect(servicesCsv([{ urn: "x", today: service }], false)).toContain("no limit");
});
