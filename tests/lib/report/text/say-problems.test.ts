import { beforeAll, describe, expect, test } from "vitest";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { exporters } from "#lib/report/exporters.ts";
import { sayProblems } from "#lib/report/text/say-problems.ts";
import { questions, type QuestionName } from "#lib/server/questions.ts";
import { halfBlind } from "#mocks/scenarios/half-blind.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

const english = /was denied in|was not asked|grant it, or/;

const asks: readonly (readonly [QuestionName, Readonly<Record<string, string>>])[] = [
  ["trace", { from: "internet", to: "billing/portal", port: "3000", protocol: "tcp" }],
  ["matrix", { port: "443", protocol: "tcp" }],
  ["capacity", {}],
  ["dnsZones", {}],
  ["dnsRecords", {}],
  ["inventory", { type: "tasks" }],
  ["coverage", {}],
  ["findings", {}],
];

describe("a half-seen account in Japanese", () => {
  let inspection: Inspection;
  beforeAll(async () => {
    inspection = await inspectScenario(halfBlind);
  });

  test.each(asks)("%s says in Japanese what was refused, and in English what it said before", (name, parameters) => {
    const said = (language: "en" | "ja") =>
      JSON.stringify(questions[name].answer({ inspection, lives: new Map(), parameters, language }));
    expect(said("en")).toMatch(english);
    expect(said("ja")).not.toMatch(english);
    expect(said("ja")).toMatch(/拒否されました|呼び出せませんでした/);
  });

  test.each(exporters.filter(({ format }) => ["html", "md", "json"].includes(format)))(
    "so does the report, in $format",
    ({ render }) => {
      const text = render(inspection, { language: "ja" }).replaceAll("\\", "");
      expect(text).not.toMatch(english);
      expect(text).toMatch(/拒否されました/);
    },
  );

  test("what AWS said of a resource stays as it was said, and so does an answer that needs no words", () => {
    const message = inspection.snapshot.scopes
      .flatMap(({ areas }) => Object.values(areas))
      .flatMap((area) => (area.status === "incomplete" ? area.problems : []))
      .find(({ kind }) => kind === "denied")?.message;
    expect(message).toBeDefined();
    const answer = { record: { message }, text: message };
    const said = sayProblems(answer, inspection.snapshot, "ja");
    expect(said.record).toEqual(answer.record);
    expect(said.text).not.toBe(message);
    expect(sayProblems(answer, inspection.snapshot, "en")).toBe(answer);
  });
});
