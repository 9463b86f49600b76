import { expect, test } from "vitest";
import { deploymentRoom } from "#lib/analysis/capacity/deployment-room.ts";
import { ecsService } from "#tests/support/ecs-records.ts";

test.each([
  [
    { desiredCount: 4, runningCount: 4, maximumPercent: 200, minimumHealthyPercent: 100 },
    { maxTasks: 8, minTasks: 4, surge: 4, stopsFirst: false },
  ],
  [
    { desiredCount: 3, runningCount: 3, maximumPercent: 125, minimumHealthyPercent: 75 },
    { maxTasks: 3, minTasks: 3, surge: 0, stopsFirst: false },
  ],
  [
    { desiredCount: 1, runningCount: 1, maximumPercent: 150, minimumHealthyPercent: 50 },
    { maxTasks: 1, minTasks: 1, surge: 0, stopsFirst: false },
  ],
  [
    { desiredCount: 4, runningCount: 3, pendingCount: 1, maximumPercent: 100, minimumHealthyPercent: 50 },
    { maxTasks: 4, minTasks: 2, surge: 0, stopsFirst: true },
  ],
])("%o leaves %o", (service, room) => {
  expect(deploymentRoom(ecsService(service))).toEqual(room);
});

test("a deployment that replaces everything at once is not told by the percentages", () => {
  expect(deploymentRoom(ecsService({ deploymentController: "CODE_DEPLOY" }))).toBeUndefined();
  expect(deploymentRoom(ecsService({ deploymentStrategy: "BLUE_GREEN" }))).toBeUndefined();
});
