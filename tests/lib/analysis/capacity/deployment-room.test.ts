import { expect, test } from "vitest";
import { deploymentRoom, tasksToStart } from "#lib/analysis/capacity/deployment-room.ts";
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
  expect(deploymentRoom(ecsService(service))).toMatchObject(room);
});

test("a deployment that replaces everything at once is not told by the percentages", () => {
  expect(deploymentRoom(ecsService({ deploymentController: "CODE_DEPLOY" }))).toBeUndefined();
  expect(deploymentRoom(ecsService({ deploymentStrategy: "BLUE_GREEN" }))).toBeUndefined();
});

test("the percentages are AWS's defaults where the service has none", () => {
  const unset = { maximumPercent: undefined, minimumHealthyPercent: undefined };
  expect(deploymentRoom(ecsService(unset))).toMatchObject({ maximumPercent: 200, minimumHealthyPercent: 100 });
  expect(deploymentRoom(ecsService({ ...unset, schedulingStrategy: "DAEMON" }))).toMatchObject({
    maximumPercent: 100,
    minimumHealthyPercent: 0,
  });
});

test.each([
  [
    { desiredCount: 4, runningCount: 2, pendingCount: 1 },
    { why: "desired", tasks: 1 },
  ],
  [
    { desiredCount: 2, runningCount: 2 },
    { why: "surge", tasks: 2 },
  ],
  [
    { desiredCount: 2, runningCount: 2, minimumHealthyPercent: 50 },
    { why: "surge", tasks: 0 },
  ],
  [
    { desiredCount: 2, runningCount: 2, maximumPercent: 100 },
    { why: "surge", tasks: 0 },
  ],
  [
    { desiredCount: 2, runningCount: 2, deploymentController: "CODE_DEPLOY" },
    { why: "replacement", tasks: 2 },
  ],
  [
    { desiredCount: 2, runningCount: 2, deploymentStrategy: "BLUE_GREEN" },
    { why: "replacement", tasks: 2 },
  ],
  [
    { desiredCount: 2, runningCount: 2, deploymentController: "EXTERNAL" },
    { why: "replacement", tasks: 0 },
  ],
] as const)("%o has to start %o", (service, tasks) => {
  expect(tasksToStart(ecsService(service))).toEqual(tasks);
});
