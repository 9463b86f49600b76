import { describe, expect, it } from "vitest";
import { inspect } from "#lib/inspection/inspect.ts";
import type { FindingLife } from "#lib/server/lives.ts";
import { recentChanges } from "#lib/server/questions/overview.ts";
import { wholeAccount } from "#tests/support/whole-account.ts";

const inspection = inspect(wholeAccount);
const [finding] = inspection.findings;
const now = Date.parse(wholeAccount.finishedAt);
const hoursAgo = (hours: number) => new Date(now - hours * 3_600_000).toISOString();
const changesOf = (since: string | undefined, life: Omit<FindingLife, "finding" | "lastSeenAt">) => {
  if (finding === undefined) throw new Error("the account has no finding");
  const lives = new Map([[finding.id, { ...life, lastSeenAt: hoursAgo(0), finding }]]);
  const changes = recentChanges({ inspection, lives, ...(since !== undefined && { since }), language: "en" });
  return changes.map(({ kind, at }) => [kind, at]);
};

describe("what changed within a day", () => {
  it("is what came, came back and went, the last of these for each finding", () => {
    const since = hoursAgo(100);
    expect(changesOf(since, { firstSeenAt: hoursAgo(3) })).toEqual([["new", hoursAgo(3)]]);
    expect(changesOf(since, { firstSeenAt: hoursAgo(50), returnedAt: hoursAgo(2) })).toEqual([
      ["returned", hoursAgo(2)],
    ]);
    expect(changesOf(since, { firstSeenAt: hoursAgo(3), resolvedAt: hoursAgo(1) })).toEqual([
      ["resolved", hoursAgo(1)],
    ]);
  });

  it("is not what happened before, nor what the first survey ever found", () => {
    expect(changesOf(hoursAgo(100), { firstSeenAt: hoursAgo(30) })).toEqual([]);
    expect(changesOf(hoursAgo(5), { firstSeenAt: hoursAgo(5) })).toEqual([]);
    expect(changesOf(undefined, { firstSeenAt: hoursAgo(1) })).toEqual([]);
  });
});
