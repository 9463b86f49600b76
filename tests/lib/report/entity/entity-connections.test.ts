import { beforeAll, describe, expect, test } from "vitest";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import type { Urn } from "#lib/model/urn.ts";
import { chartModel } from "#lib/report/chart/build-chart.ts";
import type { ChartModel } from "#lib/report/chart/chart-model.ts";
import { entityConnections } from "#lib/report/entity/entity-connections.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

let inspection: Inspection;
let model: ChartModel;

beforeAll(async () => {
  inspection = await inspectScenario(harbour);
  model = chartModel(inspection, { withTasks: false });
});

const known = new Map<Urn, ReturnType<typeof entityConnections>["connections"]>();

function connectionsOf(urn: Urn) {
  const connections = known.get(urn) ?? entityConnections(inspection, urn, "en").connections;
  known.set(urn, connections);
  return connections;
}

function serviceNamed(name: string): Urn {
  const found = [...inspection.topology.services.values()].find(({ item }) => item.serviceName === name);
  if (found === undefined) throw new Error(`The demo has a service ${name}.`);
  return found.urn;
}

describe("what connects a resource", () => {
  test("a service that its load balancer does not reach says so, with the port, what stops it, and the question", () => {
    const urn = serviceNamed("tracking");
    const [blocked] = connectionsOf(urn).filter(({ direction }) => direction === "in");
    expect(blocked).toMatchObject({
      kind: "registers",
      direction: "in",
      name: "harbour-public",
      through: { name: "tracking" },
      label: ":9090",
      question: { to: urn, protocol: "tcp", port: "9090" },
    });
    expect(blocked?.because).toMatch(/^blocked by sg-\w+ \(SG .+\)$/);
    expect(entityConnections(inspection, urn, "ja").connections.find(({ verdict }) => verdict === "unreachable")?.because).toContain("遮断"); // prettier-ignore
  });

  test("every line of the map stands at both of its ends, with the map's own verdict", () => {
    const judged = model.edges.filter(({ kind }) => ["registers", "leaves", "reaches", "enters"].includes(kind));
    expect(judged.length).toBeGreaterThan(20);
    for (const { kind, from, to, verdict } of judged) {
      const [first = "", last = ""] = [from, to].map((urn) => urn.split("#")[0] ?? "");
      const expected = expect.objectContaining({ kind, ...(verdict === undefined ? {} : { verdict }) }) as unknown;
      expect(connectionsOf(first).filter(({ urn }) => urn === last)).toContainEqual(expected);
      const back = connectionsOf(last).filter(({ urn, through }) => urn === first || through?.urn === first);
      expect(back).toContainEqual(expected);
    }
  });

  test("the path that a connection leads to has the verdict it stands beside", () => {
    const asked = [...inspection.topology.services.keys()].flatMap((urn) => connectionsOf(urn));
    const questions = asked.flatMap(({ question, verdict }) => (question === undefined ? [] : [{ question, verdict }]));
    expect(new Set(questions.map(({ verdict }) => verdict))).toEqual(new Set(["reachable", "conditional", "unreachable"])); // prettier-ignore
    for (const { question, verdict } of questions) {
      const answer = tracePath(inspection.topology, question, { language: "en", withFixes: false });
      expect(answer).toMatchObject({ verdict });
    }
  });

  test("a task and its interface have the connections of their service, and say whose they are", () => {
    const service = serviceNamed("tracking");
    const task = [...inspection.topology.tasks.values()].find(({ serviceUrn }) => serviceUrn === service);
    for (const urn of [task?.urn, task?.networkInterface?.urn]) {
      const { of, connections } = entityConnections(inspection, urn ?? "", "en");
      expect(of).toBe(service);
      expect(connections).toEqual(connectionsOf(service));
    }
  });

  test("a service stands in subnets and has groups, and they have it", () => {
    const service = serviceNamed("tracking");
    const standing = connectionsOf(service).filter(({ kind }) => kind === "stands-in" || kind === "has-group");
    expect(new Set(standing.map(({ kind }) => kind))).toEqual(new Set(["stands-in", "has-group"]));
    for (const { urn, kind } of standing) {
      expect(connectionsOf(urn)).toContainEqual(expect.objectContaining({ kind, direction: "in", urn: service }));
    }
  });
});
