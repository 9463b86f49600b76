import { beforeAll, describe, expect, test } from "vitest";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { parseFilter } from "#lib/filter/parse-filter.ts";
import { filterSubjects } from "#lib/inventory/filter-resources.ts";
import { valuesOfKey } from "#lib/inventory/filter-values.ts";
import { findingSubject } from "#lib/inventory/finding-subject.ts";
import { inventoryCsv } from "#lib/inventory/inventory-csv.ts";
import { inventoryPage, type InventoryWanted } from "#lib/inventory/inventory-page.ts";
import { columnsOfType, inventoryTypeNames, inventoryTypes } from "#lib/inventory/inventory-types.ts";
import { resourcesOf } from "#lib/inventory/subjects.ts";
import type { NodeKind } from "#lib/model/urn.ts";
import { halfBlind } from "#mocks/scenarios/half-blind.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

let seen: Inspection;
let blind: Inspection;

beforeAll(async () => {
  [seen, blind] = await Promise.all([inspectScenario(harbour), inspectScenario(halfBlind)]);
});

const filterOf = (text: string) => {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(`${text} is no filter`);
  return parsed.filter;
};

const names = (inspection: Inspection, kind: NodeKind, text: string) =>
  filterSubjects(resourcesOf(inspection).ofKind(kind), filterOf(text)).matches.map(({ footing }) => footing.name);

const wanted = (part: Partial<InventoryWanted>): InventoryWanted => ({
  type: "services",
  filter: filterOf(""),
  sort: [],
  columns: [],
  offset: 0,
  limit: 100,
  ...part,
});

describe("what a filter finds in the account of the demo", () => {
  test("a service is found by its name, its cluster, its task's address and the interface of a task", () => {
    const [service] = [...seen.topology.services.values()].filter(({ tasks }) => tasks.some((task) => task.networkMode === "awsvpc")); // prettier-ignore
    const at = service?.tasks[0]?.networkInterface?.item;
    const name = service?.item.serviceName ?? "";
    for (const text of [`service:${name}`, `ip:${at?.privateIpAddress ?? ""}`, `eni:${at?.networkInterfaceId ?? ""}`]) {
      expect(names(seen, "ecs-service", text)).toContain(name);
    }
    expect(names(seen, "ecs-service", `-service:${name}`)).not.toContain(name);
  });

  test("free text finds a container instance by its type and its EC2 instance, a subnet by its VPC, zone and block", () => {
    const [host] = seen.topology.containerInstances.values();
    const [subnet] = seen.topology.subnets.values();
    if (host?.instance === undefined || subnet === undefined) throw new Error("The demo has instances and subnets.");
    const nameOf = (urn: string) => resourcesOf(seen).get(urn)?.footing.name;
    for (const text of [host.instance.item.instanceType, host.item.ec2InstanceId])
      expect(names(seen, "ecs-container-instance", text ?? "-")).toContain(nameOf(host.urn));
    for (const text of [subnet.item.vpcId, subnet.item.availabilityZone, subnet.item.cidrBlock])
      expect(names(seen, "subnet", text ?? "-")).toContain(nameOf(subnet.urn));
  });

  test("an address finds the task, its interface, its subnet and its VPC, and no others of these kinds", () => {
    const task = [...seen.topology.tasks.values()].find(({ networkMode }) => networkMode === "awsvpc");
    const address = task?.networkInterface?.item.privateIpAddress ?? "";
    const found = (kind: NodeKind) => filterSubjects(resourcesOf(seen).ofKind(kind), filterOf(address)).matches.map(({ urn }) => urn); // prettier-ignore
    expect(found("ecs-task")).toEqual([task?.urn]);
    expect(found("network-interface")).toEqual([task?.networkInterface?.urn]);
    expect(found("subnet")).toHaveLength(1);
    expect(found("subnet")[0]).toContain(task?.networkInterface?.item.subnetId);
    expect(found("vpc")).toHaveLength(1);
  });

  test("sev and has:finding are about findings that nobody muted", () => {
    const grave = names(seen, "ecs-service", "sev>=high");
    const expected = [...seen.topology.services.values()].filter(
      ({ urn }) =>
      seen.findings.some(({ severity, subject, affected }) => (severity === "high" || severity === "critical") && (subject === urn || affected.includes(urn))), // prettier-ignore
    );
    expect(grave).toHaveLength(expected.length);
    expect(grave.length).toBeGreaterThan(0);
    const muted = { ...seen, findings: seen.findings.map((finding) => ({ ...finding, mute: { id: "m", scope: { kind: "rule" as const, ruleId: finding.ruleId }, reason: "known", createdAt: "2026-11-20T00:00:00.000Z" } })) }; // prettier-ignore
    expect(names(muted, "ecs-service", "has:finding")).toEqual([]);
    expect(names(muted, "ecs-service", "is:muted").length).toBeGreaterThan(0);
  });

  test("is:unhealthy holds for each service with fewer tasks than it wants", () => {
    const short = [...seen.topology.services.values()].filter(({ item }) => item.runningCount < item.desiredCount);
    expect(short.length).toBeGreaterThan(0);
    const unhealthy = names(seen, "ecs-service", "is:unhealthy");
    for (const { item } of short) expect(unhealthy).toContain(item.serviceName);
  });

  test("a finding is found by its severity, its rule, and whatever its subject has", () => {
    const resources = resourcesOf(seen);
    const subjects = seen.findings.map((finding) =>
      findingSubject({ ...finding, title: finding.slug, isMuted: false }, resources),
    );
    const of = (text: string) => filterSubjects(subjects, filterOf(text)).matches.length;
    expect(of("sev:critical")).toBe(seen.findings.filter(({ severity }) => severity === "critical").length);
    const [first] = seen.findings;
    expect(of(`rule:${first?.ruleId ?? ""}`)).toBe(seen.findings.filter(({ ruleId }) => ruleId === first?.ruleId).length); // prettier-ignore
    expect(of("account:nobody")).toBe(0);
  });
});

describe("what cannot be told", () => {
  test("where tasks were not read, no service is said to have or not to have an address", () => {
    const { matches, open, because } = filterSubjects(
      resourcesOf(blind).ofKind("ecs-service"),
      filterOf("ip:192.0.2.1"),
    );
    expect(matches).toEqual([]);
    const unread = [...blind.topology.scopes.values()].some(({ areas }) => areas.ecsTasks?.status === "incomplete" || areas.networkInterfaces?.status === "incomplete"); // prettier-ignore
    expect(unread).toBe(true);
    expect(open.length).toBeGreaterThan(0);
    expect(because[0]?.call).toMatch(/^(ecs|ec2):/);
  });

  test("a comparison that was not asked for leaves is:changed open for everything", () => {
    const services = resourcesOf(seen).ofKind("ecs-service");
    expect(filterSubjects(services, filterOf("is:changed")).open).toHaveLength(services.length);
  });
});

describe("a table of the inventory", () => {
  test("every table lists every resource of its kind, and every column of every table can be read", () => {
    for (const type of inventoryTypeNames) {
      const page = inventoryPage(seen, wanted({ type, columns: columnsOfType(type), limit: 1000 }));
      const nodes = seen.graph.nodes.filter(({ kind }) => kind === inventoryTypes[type].kind);
      expect(page.rows.map(({ urn }) => urn).sort(), type).toEqual(nodes.map(({ urn }) => urn).sort());
      expect(page.total).toBe(page.all);
    }
  });

  test("rows are sorted by several columns, what is not there last, and windows are parts of that order", () => {
    const sort = [{ column: "running", descending: true }, { column: "cluster", descending: false }] as const; // prettier-ignore
    const whole = inventoryPage(seen, wanted({ sort, columns: ["running"], limit: 1000 }));
    const running = whole.rows.map(({ cells: [cell] }) => cell);
    expect(running).toEqual([...running].sort((a, b) => Number(b) - Number(a)));
    const part = inventoryPage(seen, wanted({ sort, columns: ["running"], offset: 2, limit: 3 }));
    expect(part.rows).toEqual(whole.rows.slice(2, 5));
  });

  test("a scope leaves the rows of its Region, and counts no others", () => {
    const whole = inventoryPage(seen, wanted({}));
    const [scope] = [...seen.topology.scopes.values()].filter((one) => one.scope.region !== "global");
    const own = inventoryPage(seen, wanted({ scope: scope?.scope.region }));
    expect(own.all).toBe(whole.all);
    const other = inventoryPage(seen, wanted({ scope: "222222222222" }));
    expect([other.all, other.rows, other.unread]).toEqual([0, [], []]);
  });

  test("groups come in order with their sizes, and their rows stand together", () => {
    const page = inventoryPage(seen, wanted({ type: "tasks", group: "cluster", columns: ["cluster"], limit: 1000 }));
    expect(page.groups?.reduce((sum, { count }) => sum + count, 0)).toBe(page.total);
    const order = page.rows.map(({ cells: [cell] }) => JSON.stringify(cell));
    expect(new Set(order.filter((cell, at) => cell !== order[at - 1])).size).toBe(page.groups?.length);
  });

  test("a file has all rows of the view, and says in its place what was not read", () => {
    const lines = inventoryCsv(seen, wanted({ filter: filterOf("sev>=high"), columns: ["cluster"], limit: 1 })).trim().split("\n"); // prettier-ignore
    expect(lines).toHaveLength(names(seen, "ecs-service", "sev>=high").length + 1);
    expect(inventoryCsv(blind, wanted({ columns: ["ip"] }))).toMatch(/\? (ecs|ec2):/);
  });
});

test("values of a key are offered with how many have them, and choices also where nothing has them", () => {
  const resources = resourcesOf(seen);
  const clusters = valuesOfKey(resources, ["ecs-service"], { key: "cluster", part: "" });
  expect(clusters.reduce((sum, { count }) => sum + count, 0)).toBe(seen.topology.services.size);
  expect(valuesOfKey(resources, ["ecs-service"], { key: "is", part: "stan" })).toEqual([{ value: "standalone", count: 0 }]); // prettier-ignore
});
