import { beforeAll, describe, expect, test } from "vitest";
import { parseFilter } from "#lib/filter/parse-filter.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { mapMatches } from "#lib/inventory/map-matches.ts";
import { comparedChart } from "#lib/report/chart/compare/compared-chart.ts";
import { resourceOfBox } from "#lib/report/chart/lit-boxes.ts";
import { parseUrn } from "#lib/model/urn.ts";
import { eniWall } from "#mocks/scenarios/eni-wall.ts";
import { halfBlind } from "#mocks/scenarios/half-blind.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

let seen: Inspection;
let blind: Inspection;
let wall: Inspection;
let unlit: Inspection;

beforeAll(async () => {
  const denied = [{ call: "elasticloadbalancing:DescribeLoadBalancers", kind: { type: "deny" } }] as const;
  [seen, blind, wall, unlit] = (await Promise.all(
    [harbour, halfBlind, eniWall, { ...harbour, faults: denied }].map(inspectScenario),
  )) as [Inspection, Inspection, Inspection, Inspection];
});

function found(inspection: Inspection, text: string, base?: Inspection) {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(`${text} is no filter`);
  return mapMatches(inspection, parsed.filter, { withTasks: false, base });
}

const kindsOf = (boxes: readonly { readonly urn: string }[]) => new Set(boxes.map(({ urn }) => parseUrn(urn)?.kind));

describe("where everything was read", () => {
  test.each([
    "sg:tracking", "tg:tracking", "nacl:acl", "rtb:rtb", "ip:10.20.10.5", "10.20.10.5", "eni:eni-0", "lb:web",
    "has:public-ip", "has:eip", "has:bridge-port", "service:api", "mode:bridge", "is:public", "is:unhealthy",
  ])("%s can be told of every box", (text) => {
    const { open, because } = found(seen, text);
    expect([open.map(({ urn }) => urn), because]).toEqual([[], []]);
  }); // prettier-ignore
});

describe("where a part was not read", () => {
  test("what it hides of services cannot be told; boxes that have no such thing do not match", () => {
    expect(kindsOf(found(blind, "eni:eni-0").open)).toEqual(new Set(["ecs-service"]));
    expect(kindsOf(found(blind, "has:public-ip").open)).toEqual(new Set(["ecs-service"]));
    const ofAcls = kindsOf(found(blind, "nacl:acl").open);
    expect(ofAcls.has("subnet")).toBe(true);
    for (const kind of ["record-set", "internet-gateway", "listener", "ecs-cluster"] as const) {
      expect(ofAcls.has(kind), kind).toBe(false);
    }
    const ofFamilies = kindsOf(found(blind, "family:api").open);
    expect([ofFamilies.has("ecs-service"), ofFamilies.has("load-balancer")]).toEqual([true, false]);
  });

  test("a record that leads to a load balancer nobody read may be the one: the Region of its name tells what to read", () => {
    const { open, because } = found(unlit, "lb:web");
    const records = open.filter(({ urn }) => parseUrn(urn)?.kind === "record-set");
    expect(records.length).toBeGreaterThan(0);
    expect(records.length).toBeLessThan([...unlit.topology.records.values()].length);
    expect(because.some(({ text }) => text.includes("was denied"))).toBe(true);
    expect(because.some(({ text }) => text.includes("/global"))).toBe(false);
  });
});

test("where an instance has no interface left, its cluster is found, and the services that want one there", () => {
  const { matches } = found(wall, "free-eni=0");
  expect(kindsOf(matches)).toEqual(new Set(["ecs-cluster", "ecs-service"]));
  const unmet = [...wall.topology.services.values()].filter(({ networkMode, item }) => networkMode === "awsvpc" && item.runningCount < item.desiredCount); // prettier-ignore
  expect(unmet.length).toBeGreaterThan(0);
  expect(matches.map(({ urn }) => urn)).toEqual(expect.arrayContaining(unmet.map(({ urn }) => urn)));
});

test("compared with an earlier survey it is told what is otherwise, what is gone included; without one nobody can tell", async () => {
  expect(harbour.earlier).toBeDefined();
  const before = await inspectScenario({ ...harbour, world: harbour.earlier?.world ?? harbour.world });
  const { compared } = comparedChart(before, seen, { withTasks: false });
  const told = found(seen, "is:changed", before);
  expect(told.open).toEqual([]);
  const urns = new Set(told.matches.map(({ urn }) => urn));
  expect([...urns]).toEqual(expect.arrayContaining(Object.keys(compared?.things ?? {}).map(resourceOfBox)));
  expect(urns.size).toBeLessThan(told.all);
  const without = inspect({
    ...seen.snapshot,
    scopes: seen.snapshot.scopes.map((scoped) => ({
      ...scoped,
      areas: {
        ...scoped.areas,
        ...(scoped.areas.ecsServices === undefined
          ? {}
          : { ecsServices: { ...scoped.areas.ecsServices, items: scoped.areas.ecsServices.items.slice(1) } }),
      },
    })),
  });
  const services = (of: Inspection) => [...of.topology.services.keys()];
  const lost = services(seen).filter((urn) => !services(without).includes(urn));
  expect(lost).toHaveLength(1);
  expect(found(without, "is:changed", seen).matches.map(({ urn }) => urn)).toContain(lost[0]);
  expect(found(seen, "is:changed", seen).matches).toEqual([]);
  expect(found(seen, "is:changed").matches).toEqual([]);
  const halfTold = found(blind, "is:changed", blind);
  expect(kindsOf(halfTold.open)).toEqual(new Set(["ecs-service", "target-group", "record-set"]));
});
