import { describe, expect, it } from "vitest";
import { findingsSchema } from "#lib/api/findings.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import type { FindingLife } from "#lib/server/lives.ts";
import { livesAfter } from "#lib/server/lives.ts";
import type { Asked } from "#lib/server/question.ts";
import { findingsQuestion } from "#lib/server/questions/findings.ts";
import { snapshotOf, type ScopeContents } from "#tests/support/snapshots.ts";
import { wholeAccountAreas } from "#tests/support/whole-account.ts";

/** An inspection of the whole account at a time, with some of it not read. */
function inspectedAt(finishedAt: string, contents: Omit<ScopeContents, "areas"> = {}) {
  return inspect({ ...snapshotOf({ areas: wholeAccountAreas, ...contents }), finishedAt });
}

function after(lives: ReadonlyMap<string, FindingLife>, { snapshot, findings, settled }: Asked<unknown>["inspection"]) {
  return livesAfter(lives, { at: snapshot.finishedAt, findings, settled }, "2026-01-01T00:00:00.000Z");
}

function ask(asked: Pick<Asked<unknown>, "inspection" | "lives" | "since">, state = "all") {
  const answer = findingsQuestion.answer({ ...asked, parameters: { state }, language: "en" });
  if (!("json" in answer)) throw new Error("Findings are JSON.");
  return findingsSchema.parse(answer.json).findings;
}

const first = inspectedAt("2026-11-21T12:00:00.000Z");
const lives = after(new Map(), first);
const blackhole = first.findings.find(({ ruleId }) => ruleId === "ROUTE-004");
if (blackhole === undefined) throw new Error("The whole account has a blackhole route.");

describe("the findings of a snapshot", () => {
  it("keep open what an unread area hides, and say since when nobody could judge it", () => {
    const blind = inspectedAt("2026-11-21T12:01:00.000Z", { incomplete: ["routeTables"] });
    expect(blind.findings.map(({ id }) => id)).not.toContain(blackhole.id);
    const asked = { inspection: blind, lives: after(lives, blind) };
    expect(ask(asked, "open").find(({ id }) => id === blackhole.id)).toMatchObject({
      state: "open",
      notJudgedSince: "2026-11-21T12:00:00.000Z",
    });
    expect(ask(asked, "resolved")).toEqual([]);
    // Seen again, it is as open as before, and nothing about it is new.
    const seen = inspectedAt("2026-11-21T12:02:00.000Z");
    const again = ask({ inspection: seen, lives: after(asked.lives, seen) }).find(({ id }) => id === blackhole.id);
    expect(again).toMatchObject({ state: "open", firstSeenAt: "2026-11-21T12:00:00.000Z", isNew: false });
    expect(again).not.toHaveProperty("notJudgedSince");
  });

  it("tell when what is gone was seen to be gone", () => {
    const mended = inspect({
      ...snapshotOf({ areas: { ...wholeAccountAreas, routeTables: [] } }),
      finishedAt: "2026-11-21T12:01:00.000Z",
    });
    const found = ask({ inspection: mended, lives: after(lives, mended) }).find(({ id }) => id === blackhole.id);
    expect(found).toMatchObject({
      state: "resolved",
      firstSeenAt: "2026-11-21T12:00:00.000Z",
      lastSeenAt: "2026-11-21T12:00:00.000Z",
      resolvedAt: "2026-11-21T12:01:00.000Z",
    });
  });

  it("are new for a day when they were first seen after the first survey, or came back", () => {
    const isNew = (finishedAt: string, life: Partial<FindingLife>) => {
      const inspection = inspectedAt(finishedAt);
      const seen = { firstSeenAt: "2026-11-21T12:00:00.000Z", lastSeenAt: finishedAt, finding: blackhole, ...life };
      const asked = { inspection, lives: new Map([[blackhole.id, seen]]), since: "2026-11-21T11:00:00.000Z" };
      return ask(asked).find(({ id }) => id === blackhole.id)?.isNew;
    };
    expect(isNew("2026-11-21T13:00:00.000Z", {})).toBe(true);
    expect(isNew("2026-11-22T12:00:00.001Z", {})).toBe(false);
    expect(isNew("2026-11-21T13:00:00.000Z", { firstSeenAt: "2026-11-21T11:00:00.000Z" })).toBe(false);
    expect(isNew("2026-11-30T13:00:00.000Z", { returnedAt: "2026-11-30T12:00:00.000Z" })).toBe(true);
  });

  it("leave out what was open in an account that is not surveyed any more", () => {
    const elsewhere = inspect({
      ...snapshotOf({ account: "999999999999" }),
      finishedAt: "2026-11-21T12:01:00.000Z",
    });
    expect(ask({ inspection: elsewhere, lives: after(lives, elsewhere) })).toEqual([]);
  });
});
