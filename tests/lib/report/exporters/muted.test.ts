import { describe, expect, test } from "vitest";
import type { Mute } from "#lib/model/mute.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import { muteFindings } from "#lib/inspection/mute-findings.ts";
import { exporters } from "#lib/report/exporters.ts";
import { overviewOf } from "#lib/report/overview.ts";
import { reportDocument } from "#lib/report/report-document.ts";
import { resultSentence } from "#lib/report/result-sentence.ts";
import { wholeAccount } from "#tests/support/whole-account.ts";

const inspection = inspect(wholeAccount);
const [worst] = inspection.findings;
if (worst === undefined) throw new Error("The whole account has findings.");
const mute: Mute = {
  id: "m1",
  scope: { kind: "finding", findingId: worst.id },
  reason: "Known until the <b>move</b> of March",
  createdAt: "2026-11-01T00:00:00.000Z",
  expiresAt: "2026-12-01T00:00:00.000Z",
};
const muted = muteFindings(inspection, { at: "2026-11-21T12:00:00.000Z", mutes: [mute] });
const all = inspection.findings.length;

describe("a report with something muted", () => {
  test("counts it apart, and says in its first sentence that there is more", () => {
    const document = reportDocument(muted, { language: "en" });
    expect([document.problems.length, document.muted.length]).toEqual([all - 1, 1]);
    expect(document.muted[0]).toMatchObject({ state: "muted", mute: { reason: mute.reason } });
    const counted = Object.values(document.counts).reduce((sum, count) => sum + count, 0);
    expect(counted).toBe(all - 1);
    expect(resultSentence(document, "en")).toMatch(/ 1 more is muted\.$/);
    expect(resultSentence(document, "ja")).toMatch(/ほかに 1 件をミュート中。$/);
  });

  test("counts problems as the pages do, and what follows from them apart", () => {
    const document = reportDocument(inspection, { language: "en" });
    const [cause, ...others] = document.problems;
    const folded = {
      ...document,
      problems: [...(cause === undefined ? [] : [cause]), ...others.map((one) => ({ ...one, causedBy: [worst.id] }))],
    };
    expect(resultSentence(document, "en")).toMatch(new RegExp(`^${String(all)} problems found: `));
    expect(resultSentence(folded, "en")).toMatch(
      new RegExp(`^1 problem found: 1 critical. ${String(all - 1)} symptoms follow from it.$`),
    );
    expect(resultSentence(folded, "ja")).toMatch(
      new RegExp(`^問題が 1 件見つかりました（重大 1 件）。ほかに、その症状が ${String(all - 1)} 件あります。$`),
    );
  });

  test.each(exporters.filter(({ format }) => ["html", "md", "json", "csv"].includes(format)))(
    "tells the reason and the end of the mute in $format",
    ({ render }) => {
      for (const language of ["en", "ja"] as const) {
        const text = render(muted, { language }).replaceAll("\\", "");
        expect(text).toContain("2026-12-01T00:00:00.000Z");
        expect(text).toMatch(/Known until the (<|&lt;)b(>|&gt;)move/);
      }
    },
  );

  test("shows a reason as text, never as markup", () => {
    const html = exporters.find(({ format }) => format === "html")?.render(muted, { language: "en" });
    expect(html).not.toContain("<b>move</b>");
  });

  test("is of an account without open problems when all of them are muted, and still says so", () => {
    const mutes = [...new Set(inspection.findings.map(({ ruleId }) => ruleId))].map((ruleId): Mute => ({
      id: ruleId,
      scope: { kind: "rule", ruleId },
      reason: "r",
      createdAt: mute.createdAt,
    }));
    const document = reportDocument(muteFindings(inspection, { at: mute.createdAt, mutes }), { language: "en" });
    expect(document.problems.map(({ ruleId }) => ruleId).filter((id) => id !== "OBS-001")).toEqual([]);
    expect(document.muted.length).toBeGreaterThan(0);
  });
});

test("the overview leaves what is muted out of its sentences and counts it", () => {
  const before = overviewOf(inspection, ({ id }) => id);
  const after = overviewOf(muted, ({ id }) => id);
  expect([before.muted, after.muted]).toEqual([0, 1]);
  expect(after.problems.map(({ findingId }) => findingId)).not.toContain(worst.id);
});
