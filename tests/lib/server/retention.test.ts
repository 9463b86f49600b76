import { describe, expect, it } from "vitest";
import { parseRetention, snapshotsToDrop } from "#lib/server/retention.ts";

const MINUTE = 60_000;
const at = (minutes: number) => ({ snapshotId: `m${String(minutes)}`, finishedAtMs: minutes * MINUTE });

describe("retention", () => {
  it("reads ages and intervals, youngest first", () => {
    expect(parseRetention("2d:1h, 2h:all")).toEqual([
      { withinMs: 120 * MINUTE, everyMs: 0 },
      { withinMs: 2880 * MINUTE, everyMs: 60 * MINUTE },
    ]);
  });

  it("refuses what is not of that form", () => {
    expect(["", "2h", "2h:", "0h:all", "2w:1d", "2h:all:1"].map(parseRetention)).toEqual(Array(6).fill(undefined));
  });

  it("keeps everything young, one an interval later, and nothing past the last age", () => {
    const tiers = parseRetention("10m:all,2h:1h") ?? [];
    const kept = [300, 295, 241, 250, 260, 181, 100].map(at);
    expect(snapshotsToDrop(kept, tiers, 300 * MINUTE)).toEqual(["m100", "m250", "m260"]);
  });

  it("keeps what is named, whatever its age, and one of each interval beside it", () => {
    const tiers = parseRetention("10m:all,2h:1h") ?? [];
    const kept = [at(300), at(241), { ...at(250), isNamed: true }, at(260), { ...at(100), isNamed: true }, at(90)];
    expect(snapshotsToDrop(kept, tiers, 300 * MINUTE)).toEqual(["m90", "m260"]);
  });

  it("never drops the newest, however old it is", () => {
    expect(snapshotsToDrop([at(1)], parseRetention("1m:all") ?? [], 9999 * MINUTE)).toEqual([]);
  });
});
