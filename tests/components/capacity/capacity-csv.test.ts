import { expect, it } from "vitest";
import type { Capacity } from "#lib/api/capacity.ts";
import { servicesCsv, subnetsCsv } from "#components/capacity/capacity-csv.ts";

type Subnet = Capacity["subnets"][number];
type Service = Capacity["services"][number];

// Only the fields that are written.
const subnet = (overrides: Partial<Subnet>) =>
  ({ urn: "s", name: "app", vpcId: "vpc-1", cidr: "10.0.0.0/28", unknowns: [], ...overrides }) as Subnet;

it("says unknown where a figure is not known, never nothing and never 0", () => {
  const csv = subnetsCsv([{ urn: "s", today: subnet({ usable: 11, free: 0 }) }], {
    hasThen: false,
    source: "demo:harbour",
  });
  expect(csv.split("\n")[1]).toBe(
    "s,app,vpc-1,unknown,10.0.0.0/28,11,unknown,0,unknown,unknown,unknown,unknown,unknown,demo:harbour",
  );
});

it("has every figure twice with a what-if, and nothing where there is none to tell of", () => {
  const csv = subnetsCsv([{ urn: "s", today: subnet({ free: 3 }) }], { hasThen: true, source: "aws" });
  const [head = "", line = ""] = csv.split("\n");
  expect(head).toContain("whatIf free");
  expect(line.endsWith(",,,,,,,,,,,,aws")).toBe(true);
});

it("keeps a name that would be a formula as text", () => {
  // Only the fields that are written.
  const service = { urn: "x", name: "=cmd", clusterArn: "a", running: 1, desired: 1, binding: "none", surge: {}, unknowns: [] } as unknown as Service; // prettier-ignore
  expect(servicesCsv([{ urn: "x", today: service }], { hasThen: false, source: "demo:harbour" })).toContain(`"'=cmd"`);
  expect(servicesCsv([{ urn: "x", today: service }], { hasThen: false, source: "demo:harbour" })).toContain("no limit");
});

it("says whether it fits scaled out apart, and unknown where nobody knows how far it scales", () => {
  const deployment = { peak: 4, starts: 2, fits: true, shortBy: 0 };
  const scaling = { minCapacity: 1, maxCapacity: 9, surge: { ...deployment, fits: false, shortBy: 5 } };
  const gap = { field: "scaling", text: "denied", call: "application-autoscaling:DescribeScalableTargets" };
  const lines = (overrides: Partial<Service>) =>
    servicesCsv(
      // Only the fields that are written.
      [{ urn: "x", today: { name: "web", clusterArn: "a", surge: deployment, unknowns: [], ...overrides } as Service }],
      { hasThen: false, source: "aws" },
    ).split("\n");
  expect(lines({})[0]?.endsWith("deploymentFits,scalesTo,deploymentFitsScaledOut,source")).toBe(true);
  expect(lines({})[1]?.endsWith(",true,no scaling,true,aws")).toBe(true);
  expect(lines({ scaling })[1]?.endsWith(",true,9,false,aws")).toBe(true);
  expect(lines({ unknowns: [gap] })[1]?.endsWith(",true,unknown,unknown,aws")).toBe(true);
  const untold = subnet({ highWater: 9, fits: true, unknowns: [{ ...gap, field: "highWater" }] });
  expect(subnetsCsv([{ urn: "s", today: untold }], { hasThen: false, source: "aws" })).toContain(
    ",unknown,true,0,unknown",
  );
});
