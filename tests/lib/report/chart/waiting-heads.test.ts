import { expect, test } from "vitest";
import { waitingHeads } from "#lib/report/chart/waiting-heads.ts";

test("before anything is known all seven lanes have a head, side by side, in the language of the page", () => {
  const { lanes, width } = waitingHeads("ja");
  expect(lanes.map(({ name }) => name)).toEqual([
    "名前",
    "入口",
    "リスナー",
    "ターゲットグループ",
    "タスクの配置",
    "出口",
    "依存先",
  ]);
  expect(lanes.some(({ empty }) => empty)).toBe(false);
  for (const [at, lane] of lanes.entries()) expect(lane.x + lane.width).toBeLessThan(lanes[at + 1]?.x ?? width);
});
