import { describe, expect, test } from "vitest";
import { NOTHING_EARLIER, type Earlier } from "#lib/findings/earlier.ts";
import { judgeRules, type Judgement } from "#lib/findings/judge.ts";
import type { Finding } from "#lib/findings/finding.ts";
import type { AnyRule } from "#lib/findings/rule.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import { languages } from "#lib/report/text/language.ts";
import { sayFinding } from "#lib/report/text/say.ts";
import { sayReason } from "#lib/report/text/say-reason.ts";
import { englishIn, saidInJapanese, textsIn } from "./english-in.ts";
import { snapshotOf, type ScopeContents } from "./snapshots.ts";
import { withoutArea } from "./without-area.ts";

/** What is read, and a sentence about what the rule makes of it. */
export type RuleCase = {
  readonly title: string;
  readonly given: ScopeContents | readonly ScopeContents[];
  /** What earlier snapshots tell; nothing when absent. */
  readonly earlier?: Earlier;
};

/** What a finding must be: only what is given is compared. */
export type ExpectedFinding = Partial<Pick<Finding, "subjectId" | "says" | "severity" | "confidence" | "affected">> & {
  readonly cli?: string | undefined;
  readonly terraform?: string | undefined;
  readonly values?: Finding["values"];
};

/** The cases of a rule: those it is silent about, those it finds, and those it cannot judge. */
export type RuleCases = {
  readonly passes: readonly RuleCase[];
  readonly fails: readonly (RuleCase & { readonly findings: readonly ExpectedFinding[] })[];
  readonly unknown: readonly (RuleCase & { readonly because?: string })[];
};

/** Runs a rule alone over snapshots. A passing and a failing case should differ in one fact. */
export function testRule(rule: AnyRule, { passes, fails, unknown }: RuleCases): void {
  describe(`${rule.id} ${rule.slug}`, () => {
    test.each(passes)("$title", ({ given, earlier }) => {
      const { findings, outcomes } = judge(rule, given, earlier);
      expect(findings).toEqual([]);
      expect(outcomes).toMatchObject([{ failed: 0, unknown: 0, reasons: [], mutedBecause: [] }]);
    });
    test("what was not read makes no finding of what is well", () => {
      for (const area of rule.partialIsFine ?? [])
        for (const { title, given, earlier } of passes) {
          const { findings } = judge(rule, withoutArea(given, area), earlier);
          expect([area, title, ...findings.map(({ says }) => says)]).toEqual([area, title]);
        }
    });
    test.each(fails)("$title", ({ given, earlier, findings: expected }) => {
      const { findings, outcomes } = judge(rule, given, earlier);
      expect(outcomes).toMatchObject([{ state: "judged" }]);
      // That no remedy is offered can be expected too.
      expect(findings.map((finding) => ({ cli: undefined, terraform: undefined, ...finding }))).toMatchObject(expected);
      expect(findings).toHaveLength(expected.length);
      expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
      for (const finding of findings) for (const language of languages) expectSaid(finding, language);
      expect(findings.flatMap((finding) => englishOf(finding, given, earlier))).toEqual([]);
    });
    test.each(unknown)("$title", ({ given, earlier, because }) => {
      const { findings, outcomes } = judge(rule, given, earlier);
      expect(findings).toEqual([]);
      expect(outcomes).toMatchObject([{ state: "unknown" }]);
      const [outcome] = outcomes;
      const reasons = [...(outcome?.reasons ?? []), ...(outcome?.mutedBecause.map(({ area }) => area) ?? [])];
      if (because !== undefined) expect(reasons.join("\n")).toContain(because);
      const known = textsOfCase(given, earlier);
      const said = (outcome?.reasons ?? []).map((reason) => sayReason(reason, "ja"));
      expect(said.flatMap((text) => englishIn(text, known).map((word) => `${word}: ${text}`))).toEqual([]);
    });
  });
}

/** What one rule says of the given scopes. */
export function judge(rule: AnyRule, given: RuleCase["given"], earlier: Earlier = NOTHING_EARLIER): Judgement {
  const contents = "length" in given ? given : [given];
  return judgeRules(buildTopology(snapshotOf(...contents)), [rule], earlier);
}

/** The names and events of the account of a case. */
function textsOfCase(given: RuleCase["given"], earlier: RuleCase["earlier"]): ReadonlySet<string> {
  const { scopes } = snapshotOf(...("length" in given ? given : [given]));
  return new Set([...textsIn([scopes, earlier]), ...problemsIn(scopes)]);
}

/** What the problems of a case say: they are the test's own, not sentences of ours. */
function problemsIn(read: unknown): readonly string[] {
  if (typeof read !== "object" || read === null) return [];
  return Object.entries(read).flatMap(([key, value]) =>
    key === "message" && typeof value === "string" ? [value] : problemsIn(value),
  );
}

/** What a reader of Japanese is told in English. */
function englishOf(finding: Finding, given: RuleCase["given"], earlier: RuleCase["earlier"]): readonly string[] {
  const snapshot = snapshotOf(...("length" in given ? given : [given]));
  const known = textsOfCase(given, earlier);
  return saidInJapanese(finding, snapshot).flatMap((text) => englishIn(text, known).map((word) => `${word}: ${text}`));
}

/** A sentence with a place left open is a sentence nobody should read. */
function expectSaid(finding: Finding, language: (typeof languages)[number]): void {
  const said = sayFinding(finding, language);
  for (const text of Object.values(said)) {
    expect(text).not.toBe("");
    expect(text).not.toMatch(/\{\w+[}|?]/);
  }
}
