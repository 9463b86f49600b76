import { expect, test } from "vitest";
import { inspect } from "#lib/inspection/inspect.ts";
import { chartModel } from "#lib/report/chart/build-chart.ts";
import type { ChartModel } from "#lib/report/chart/chart-model.ts";
import { layoutChart } from "#lib/report/chart/layout.ts";
import { noteTexts } from "#lib/report/chart/unread-notes.ts";
import { networkInterface, route, routeTable, subnet, vpc } from "#tests/support/ec2-records.ts";
import { attachmentArn, ecsCluster, ecsService, ecsTask, taskArn, taskAttachment } from "#tests/support/ecs-records.ts";
import {
  forwardAction,
  listener,
  listenerRule,
  listenerRuleArn,
  loadBalancer,
  target,
  targetGroup,
  targetGroupArn,
  targetHealth,
} from "#tests/support/elbv2-records.ts";
import { cloudMapNamespace, cloudMapService, hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { snapshotOf, type ScopeContents } from "#tests/support/snapshots.ts";
import { wholeAccount, wholeAccountAreas } from "#tests/support/whole-account.ts";

const scope = "aws/111111111111/eu-west-1";

function modelOf(contents: ScopeContents, withTasks = false): ChartModel {
  return chartModel(inspect(snapshotOf(contents)), { withTasks });
}

function edgesOf(model: ChartModel, kind: ChartModel["edges"][number]["kind"]): readonly (readonly string[])[] {
  const short = (urn: string): string => urn.split("/").slice(3).join("/");
  return model.edges.filter((edge) => edge.kind === kind).map(({ from, to, label }) => [short(from), short(to), label]);
}

/** The service `web` with one task, on an account of one VPC and one subnet. */
const small: NonNullable<ScopeContents["areas"]> = {
  vpcs: [vpc()],
  subnets: [subnet()],
  networkInterfaces: [networkInterface({ description: attachmentArn("attachment-of-eni-1") })],
  ecsClusters: [ecsCluster()],
  ecsServices: [ecsService({ desiredCount: 1, runningCount: 1 })],
  ecsTasks: [ecsTask()],
};

test("a name leads to its load balancer, its listener to the target group, and that to the service", () => {
  const model = chartModel(inspect(wholeAccount), { withTasks: false });
  expect(edgesOf(model, "resolves")).toContainEqual([
    "record-set/Z1/www.example.com/A",
    "load-balancer/app/front/1",
    "A alias",
  ]);
  expect(edgesOf(model, "enters")).toEqual([["internet-gateway/igw-1#in", "load-balancer/app/front/1", ""]]);
  expect(edgesOf(model, "forwards")).toEqual([["listener/app/front/1/2", "target-group/web/1", ""]]);
  expect(edgesOf(model, "registers")).toEqual([["target-group/web/1", "ecs-service/shop/web", ""]]);
});

test("a wildcard that aliases another record leads to where that one leads", () => {
  const model = chartModel(inspect(wholeAccount), { withTasks: false });
  expect(edgesOf(model, "resolves")).toContainEqual([
    "record-set/Z1/*.example.com/CNAME/blue",
    "load-balancer/app/front/1",
    "CNAME 60",
  ]);
});

test("a route that is dead is a cut line with its route table, a living one is not", () => {
  const model = chartModel(inspect(wholeAccount), { withTasks: false });
  const leaving = model.edges.filter(({ kind, from }) => kind === "leaves" && from === `${scope}/ecs-service/shop/web`);
  const cut = leaving.filter(({ verdict }) => verdict === "unreachable");
  expect(cut.map(({ to, blocker }) => [to, blocker])).toEqual([
    [`${scope}/nat-gateway/nat-gone`, { tag: "RTB", text: "rtb-1 blackhole", rule: "10.9.0.0/16" }],
  ]);
  expect(leaving.length).toBeGreaterThan(cut.length);
});

test("a bridge task shows its host port and container port in its instance's subnet", () => {
  const model = chartModel(inspect(wholeAccount), { withTasks: true });
  const rows = model.vpcs.flatMap(({ clusters }) => clusters).flatMap(({ rows: own }) => own);
  const jobs = rows.find(({ name }) => name === "jobs");
  expect(jobs?.networkMode).toBe("bridge");
  expect(jobs?.cells.map(({ subnetUrn, ports }) => [subnetUrn, ports])).toEqual([
    [`${scope}/subnet/subnet-1`, [":32768→8080"]],
  ]);
  expect(jobs?.tasks.map(({ name, status }) => [name, status])).toEqual([["task-2", "RUNNING"]]);
});

test("the subnet of a task is a column with its route class, and the others are counted", () => {
  const route0 = (parts: Parameters<typeof route>[0]) =>
    routeTable({ routes: [route({ destinationCidrBlock: "0.0.0.0/0", ...parts })] });
  const classOf = (table: ReturnType<typeof routeTable> | undefined) => {
    const routeTables = table === undefined ? [] : [table];
    const subnets = [subnet(), subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/24" })];
    const [only] = modelOf({ areas: { ...small, subnets, routeTables } }).vpcs;
    expect(only?.columns.map(({ name, free, size }) => [name, free, size])).toEqual([["subnet-1", 200, 256]]);
    expect(only?.otherSubnets).toBe(1);
    return only?.columns[0]?.routeClass;
  };
  expect(classOf(route0({ gatewayId: "igw-1" }))).toBe("public");
  expect(classOf(route0({ natGatewayId: "nat-1" }))).toBe("nat");
  expect(classOf(route0({ natGatewayId: "nat-1", state: "blackhole" }))).toBe("isolated");
  expect(classOf(routeTable())).toBe("isolated");
  expect(classOf(route0({ transitGatewayId: "tgw-1" }))).toBe("unknown");
  expect(classOf(undefined)).toBe("unknown");
});

test("a task that its load balancer calls unhealthy is not drawn as healthy", () => {
  const balanced = {
    ...small,
    loadBalancers: [loadBalancer()],
    listeners: [listener()],
    listenerRules: [listenerRule()],
    targetGroups: [targetGroup()],
  };
  const cellOf = (state: string) => {
    const model = modelOf({ areas: { ...balanced, targetHealth: [targetHealth([target({ state })])] } });
    const { healthy, unwell } = model.vpcs[0]?.clusters[0]?.rows[0]?.cells[0] ?? {};
    return [healthy, unwell];
  };
  expect(cellOf("healthy")).toEqual([1, 0]);
  expect(cellOf("unhealthy")).toEqual([0, 1]);
});

test("the health of a target group leaves out what is draining, and is absent when it was not read", () => {
  const areas = { ...small, loadBalancers: [loadBalancer()], targetGroups: [targetGroup()] };
  const targets = [
    target(),
    target({ id: "10.0.1.11", state: "draining" }),
    target({ id: "10.0.1.12", state: "initial" }),
  ];
  const read = modelOf({ areas: { ...areas, targetHealth: [targetHealth(targets)] } });
  expect(read.targetGroups[0]?.health).toEqual({ healthy: 1, all: 2 });
  const unread = modelOf({ areas, incomplete: ["targetHealth"] });
  expect(unread.targetGroups[0]).not.toHaveProperty("health");
});

test("the priorities and conditions of rules stand on the line, of several rules to one target group all of them, the default as an asterisk", () => {
  const rule = (id: string, values: readonly string[]) =>
    listenerRule({
      ruleArn: listenerRuleArn(`app/front/1/2/${id}`),
      isDefault: false,
      priority: id,
      conditions: [{ field: "path-pattern", values }],
      actions: [forwardAction(targetGroupArn())],
    });
  const model = modelOf({
    areas: {
      ...small,
      loadBalancers: [loadBalancer()],
      listeners: [listener()],
      listenerRules: [rule("1", ["/api/*", "/v2/*"]), rule("2", ["/img/*"])],
      targetGroups: [targetGroup()],
    },
  });
  expect(edgesOf(model, "forwards").map(([, , label]) => label)).toEqual(["1 /api/* | /v2/*, 2 /img/*, *"]);
});

test("tasks of no service are a row of their family, beside the services", () => {
  const loose = ecsTask({
    taskArn: taskArn("loose-1"),
    group: "family:web",
    attachments: [taskAttachment("eni-1", "10.0.1.10")],
  });
  const model = modelOf({ areas: { ...small, ecsServices: [], ecsTasks: [loose] } }, true);
  const rows = model.vpcs[0]?.clusters[0]?.rows ?? [];
  expect(rows.map(({ tag, name, running }) => [tag, name, running])).toEqual([["TASK", "web", 1]]);
  // The row stands for the family; its task has a box of its own.
  expect(rows[0]?.urn).not.toBe(rows[0]?.tasks[0]?.urn);
});

test("two services behind one discovery name share its box", () => {
  const registryArn = "arn:aws:servicediscovery:eu-west-1:111111111111:service/srv-1";
  const discovered = (serviceName: string) =>
    ecsService({ serviceName, serviceRegistries: [{ registryArn }], taskDefinition: `${serviceName}:1` });
  const model = modelOf({
    areas: {
      ...small,
      ecsServices: [discovered("blue"), discovered("green")],
      ecsTasks: [],
      cloudMapNamespaces: [cloudMapNamespace()],
      cloudMapServices: [cloudMapService({ arn: registryArn })],
    },
  });
  expect(model.names.map(({ name, type }) => [name, type])).toEqual([["web.shop.local", "SD"]]);
  expect(edgesOf(model, "resolves").map(([, to]) => to)).toEqual(["ecs-service/shop/blue", "ecs-service/shop/green"]);
});

/** An account with one load balancer, and `count` names for it. */
function manyNames(count: number, others: readonly ReturnType<typeof resourceRecordSet>[] = []): ChartModel {
  const aliasTarget = { dnsName: `dualstack.${loadBalancer().dnsName ?? ""}` };
  const records = Array.from({ length: count }, (_, index) =>
    resourceRecordSet({ name: `w${String(index).padStart(3, "0")}.example.com`, aliasTarget }),
  );
  return modelOf({
    areas: {
      ...small,
      loadBalancers: [loadBalancer()],
      hostedZones: [hostedZone()],
      resourceRecordSets: [...records, ...others],
    },
  });
}

test("every name of a load balancer is told of, however many there are: the first one by one, the rest as a number", () => {
  const few = manyNames(9);
  expect(few.names.map(({ name, count = 1 }) => [name, count])).toEqual(
    Array.from({ length: 9 }, (_, index) => [`w00${String(index)}.example.com`, 1]),
  );
  const many = manyNames(500);
  expect(many.names).toHaveLength(57);
  expect(many.names.at(-1)).toMatchObject({ name: "+444", count: 444 });
  expect(many.names.reduce((sum, { count = 1 }) => sum + count, 0)).toBe(500);
  expect(many.edges.filter(({ kind }) => kind === "resolves")).toHaveLength(57);
});

test("names that lead to nothing drawn are counted, records that lead nobody anywhere are not", () => {
  const elsewhere = resourceRecordSet({ name: "old.example.com", values: ["192.0.2.1"] });
  const text = resourceRecordSet({ name: "example.com", type: "TXT", values: ["v=spf1"] });
  const model = manyNames(2, [elsewhere, text]);
  expect([model.names.length, model.otherNames]).toEqual([2, 1]);
});

test("tasks come for all rows, or for those that were asked for, fifty of each at most", () => {
  const service = `${scope}/ecs-service/shop/web`;
  const tasksIn = (options: Parameters<typeof chartModel>[1]) =>
    chartModel(inspect(snapshotOf({ areas: small })), options).vpcs[0]?.clusters[0]?.rows[0]?.tasks.length;
  expect(tasksIn({ withTasks: false })).toBe(0);
  expect(tasksIn({ withTasks: true })).toBe(1);
  expect(tasksIn({ withTasks: false, tasksOf: new Set([service]) })).toBe(1);
  expect(tasksIn({ withTasks: false, tasksOf: new Set(["another"]) })).toBe(0);
});

test("a cluster whose services were not read to their end says which call failed, and the areas are listed", () => {
  const model = modelOf({ areas: small, incomplete: ["ecsServices", "flowLogs"] });
  expect(model.vpcs[0]?.clusters[0]?.unread).toBe("ecs:DescribeServices");
  expect(model.unread).toEqual([
    { scope: "111111111111/eu-west-1", area: "ecsServices", call: "ecs:DescribeServices" },
  ]);
});

test("what was not read is said in words, in both languages", () => {
  const model = modelOf({ areas: small, incomplete: ["ecsServices"] });
  const saidIn = (language: "en" | "ja") => noteTexts(layoutChart(model, { detail: 3, language, expanded: new Set() }));
  expect(saidIn("en")).toEqual(["not read: 111111111111/eu-west-1 ECS services: ecs:DescribeServices"]);
  expect(saidIn("ja")).toEqual(["未取得: 111111111111/eu-west-1 ECS サービス: ecs:DescribeServices"]);
});

test("every end of every line is drawn, and no two boxes share a key", () => {
  const model = modelOf({ areas: wholeAccountAreas }, true);
  const urns = [
    ...model.names,
    ...model.entries,
    ...model.loadBalancers,
    ...model.loadBalancers.flatMap(({ listeners }) => listeners),
    ...model.targetGroups,
    ...model.vpcs.flatMap(({ clusters }) => clusters.flatMap(({ rows }) => rows)),
    ...model.exits,
    ...model.dependencies,
  ].map(({ urn }) => urn);
  expect(new Set(urns).size).toBe(urns.length);
  for (const { from, to } of model.edges) expect(urns).toEqual(expect.arrayContaining([from, to]));
});
