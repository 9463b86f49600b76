import { expect, test } from "vitest";
import { foldIncidents } from "#lib/findings/causes.ts";
import { languages } from "#lib/report/text/language.ts";
import { sayFinding } from "#lib/report/text/say.ts";
import { readings } from "#mocks/readings.ts";
import type { Scenario } from "#mocks/scenario.ts";
import { englishIn, saidInJapanese, textsIn } from "#tests/support/english-in.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";
import { lostPlace } from "./reading-place.ts";

type Line = {
  readonly ruleId: string;
  readonly subjectId: string;
  readonly severity: string;
  readonly confidence: string;
};

/** One line a finding, sorted: what two lists are compared by. */
const lines = (findings: readonly Line[]) =>
  findings
    .map(({ ruleId, subjectId, severity, confidence }) => `${ruleId} ${subjectId} ${severity} ${confidence}`)
    .toSorted();

/** The acceptance test of a scenario: its findings over the wire are exactly its list, and each can be said. */
export function accept(scenario: Scenario): void {
  const inspected = inspectScenario(scenario);

  test("has exactly its findings", async () => {
    const { findings } = await inspected;
    expect(lines(findings)).toEqual(lines(scenario.findings));
  });

  test("has no rule that crashed, and no two findings of one id", async () => {
    const { findings, outcomes } = await inspected;
    expect(outcomes.filter(({ state }) => state === "crashed")).toEqual([]);
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  });

  test("says every finding in both languages with every figure filled in", async () => {
    const { findings } = await inspected;
    for (const finding of findings) {
      for (const language of languages) {
        for (const text of Object.values(sayFinding(finding, language))) {
          expect(text).not.toBe("");
          expect(text).not.toMatch(/\{\w+[}|?]/);
        }
      }
    }
  });

  test("says every finding and its facts without English that is not a name", async () => {
    const { findings, snapshot } = await inspected;
    const known = textsIn(snapshot.scopes);
    const english = findings.flatMap((finding) =>
      saidInJapanese(finding, snapshot).flatMap((text) =>
        englishIn(text, known).map((word) => `${finding.ruleId}: ${word}: ${text}`),
      ),
    );
    expect(english).toEqual([]);
  });

  test("loses no finding when symptoms are folded under their causes", async () => {
    const { findings } = await inspected;
    const folded = foldIncidents(findings).flatMap(({ cause, symptoms }) => [
      cause.id,
      ...symptoms.map(({ id }) => id),
    ]);
    expect(new Set(folded)).toEqual(new Set(findings.map(({ id }) => id)));
  });

  test("has a guided reading of five steps in both languages, each of which leads to something there is", async () => {
    const reading = readings[scenario.id] ?? [];
    expect(reading).toHaveLength(5);
    for (const { en, ja } of reading) {
      expect(en).toMatch(/[.?]$/);
      expect(ja).toMatch(/。$/);
    }
    const inspection = await inspected;
    const lost = reading.map(({ href }) => [href, lostPlace(inspection, href)]).filter(([, why]) => why !== undefined);
    expect(lost).toEqual([]);
  });
}
