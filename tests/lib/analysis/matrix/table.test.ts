import { expect, test } from "vitest";
import { matrixTable, type MatrixTable, type TableQuestion } from "#lib/analysis/matrix/table.ts";
import type { Topology } from "#lib/graph/topology.ts";
import { networkAcl, networkAclEntry, securityGroupRule } from "#tests/support/ec2-records.ts";
import { ecsService, ecsTask, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import { account, allOut, clientInterface, publicClient, serverInterface } from "../reach/accounts.ts";

function ask(topology: Topology, question: Partial<TableQuestion> = {}): MatrixTable {
  const answer = matrixTable(topology, { protocol: "tcp", port: "443", fold: "classes", ...question });
  if ("status" in answer) throw new Error(`${answer.field}: ${answer.detail}`);
  return answer;
}

/** What one node's class to another's comes to. */
function between({ classes, outcomes, rows }: MatrixTable, from: string, to: string) {
  const holds = (id: string) => classes.findIndex(({ nodes }) => nodes.some((node) => node.endsWith(`/${id}`)));
  const cells = rows[holds(from)]?.cells ?? [];
  const row = cells.flatMap((outcome, i) => (i % 2 === 0 ? Array<number>(cells[i + 1] ?? 0).fill(outcome) : []));
  return outcomes[row[holds(to)] ?? -1];
}

test("a client that may reach a server does, and not the other way round", () => {
  const table = ask(account());
  expect(between(table, "eni-client", "eni-server")).toEqual({ verdict: "reachable" });
  expect(between(table, "eni-server", "eni-client")).toEqual({ verdict: "unreachable" });
});

test("interfaces that no rule tells apart are one class", () => {
  const another = clientInterface({ networkInterfaceId: "eni-client-2", privateIpAddress: "10.0.1.21" });
  const { classes } = ask(account({ networkInterfaces: [clientInterface(), another, serverInterface()] }));
  expect(classes.map(({ nodes }) => nodes.map((node) => node.split("/").at(-1)))).toEqual([
    ["eni-client", "eni-client-2"],
    ["eni-server"],
    ["internet"],
  ]);
});

test("an address that a rule names alone is a class of its own", () => {
  const another = clientInterface({ networkInterfaceId: "eni-client-2", privateIpAddress: "10.0.1.21" });
  const rule = securityGroupRule({ cidrIpv4: "10.0.1.21/32" });
  const table = ask(
    account({ networkInterfaces: [clientInterface(), another, serverInterface()], securityGroupRules: [allOut, rule] }),
  );
  expect(table.classes).toHaveLength(4);
  expect(between(table, "eni-client", "eni-server")?.verdict).toBe("unreachable");
  expect(between(table, "eni-client-2", "eni-server")?.verdict).toBe("reachable");
});

test("of several ports asked for, those that are open are told", () => {
  const table = ask(account(), { port: "440-450" });
  expect(between(table, "eni-client", "eni-server")).toEqual({ verdict: "conditional", ports: ["tcp 443"] });
});

test("replies that come back to some client ports only make a pair conditional, with those ports", () => {
  const entries = [
    networkAclEntry({ egress: true }),
    networkAclEntry({ ruleNumber: 90, protocol: "6", portRange: { from: 443, to: 443 } }),
    networkAclEntry({ ruleNumber: 91, protocol: "6", portRange: { from: 40000, to: 40999 } }),
  ];
  const table = ask(account({ networkAcls: [networkAcl({ entries })] }));
  expect(between(table, "eni-client", "eni-server")).toEqual({
    verdict: "conditional",
    replyPorts: ["tcp 40000-40999"],
  });
});

test("the internet is a row and a column: out by a public address, in where a group lets it", () => {
  const table = ask(account(publicClient));
  expect(between(table, "eni-client", "internet")?.verdict).toBe("reachable");
  expect(between(table, "internet", "eni-client")?.verdict).toBe("unreachable");
  expect(between(table, "internet", "eni-server")?.verdict).toBe("unreachable");
});

test("rules that were not read make pairs unknown, and the call that would tell is named", () => {
  const table = ask(
    account({ securityGroupRules: [], securityGroups: [] }, { incomplete: ["securityGroups", "securityGroupRules"] }),
  );
  expect(between(table, "eni-client", "eni-server")?.verdict).toBe("unknown");
  expect(table.unknowns.map(({ call }) => call)).toContain("ec2:DescribeSecurityGroupRules");
});

test("a service is its running tasks, and one without any is unreachable", () => {
  const topology = account({
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsServices: [ecsService({ serviceName: "web" }), ecsService({ serviceName: "idle" })],
    ecsTasks: [ecsTask({ group: "service:web" })],
  });
  const { classes, outcomes, rows } = ask(topology, { fold: "services" });
  const at = (name: string) => classes.findIndex((one) => one.name === name);
  expect(classes[at("web")]).toMatchObject({ kind: "ecs-service", count: 1 });
  expect(classes[at("idle")]).toMatchObject({ kind: "ecs-service", count: 0 });
  const [verdict, length] = rows[at("idle")]?.cells ?? [];
  expect([outcomes[verdict ?? -1]?.verdict, length]).toEqual(["unreachable", classes.length]);
});

test("a row of a class that holds a name is found by it", () => {
  const { rows, classes } = ask(account(), { from: "eni-server" });
  expect(rows.map(({ from }) => from)).toEqual([classes[1]?.id]);
  expect(matrixTable(account(), { protocol: "tcp", fold: "classes", from: "eni-serve" })).toMatchObject({
    status: 404,
    field: "from",
  });
});

test("a port range upside down and a protocol that does not exist are refused by field", () => {
  expect(matrixTable(account(), { protocol: "tcp", port: "9-1", fold: "classes" })).toMatchObject({ field: "port" });
  expect(matrixTable(account(), { protocol: "tcpp", fold: "classes" })).toMatchObject({ field: "protocol" });
});
