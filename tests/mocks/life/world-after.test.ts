import { describe, expect, it } from "vitest";
import { worldAfter } from "#mocks/life/world-after.ts";
import { albInARecord } from "#mocks/scenarios/alb-in-a-record.ts";
import { calm } from "#mocks/scenarios/calm.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import type { Scenario } from "#mocks/scenario.ts";

const now = new Date("2026-11-21T03:00:00Z");

function after(scenario: Scenario, step: number) {
  const [account] = worldAfter(scenario.world(now), { step, now, flaps: scenario.flaps?.targetGroup }).accounts;
  const [world] = Object.values(account.regions);
  if (world === undefined) throw new Error("a scenario has a Region");
  return { account, world };
}

const taskIds = (scenario: Scenario, step: number) =>
  after(scenario, step).world.ecsTasks.map(({ taskArn }) => taskArn);

describe("a world that lives", () => {
  it("is the story itself at step 0, and the same at the same step", () => {
    const story = harbour.world(now);
    expect(worldAfter(story, { step: 0, now })).toBe(story);
    expect(after(harbour, 13)).toEqual(after(harbour, 13));
  });

  it("replaces one task in each of the first four steps of a round, with an interface and an age of its own", () => {
    const replaced = [1, 2, 3, 4].map((step) => {
      const before = new Set(taskIds(harbour, step - 1));
      return after(harbour, step).world.ecsTasks.filter(({ taskArn }) => !before.has(taskArn));
    });
    expect(replaced.map((tasks) => tasks.length)).toEqual([1, 1, 1, 1]);
    const task = replaced[0]?.[0];
    expect(task?.startedAt).toEqual(new Date("2026-11-21T02:59:30Z"));
    const details = new Map(task?.attachments?.[0]?.details?.map(({ name, value }) => [name, value]));
    const { world } = after(harbour, 1);
    const at = world.networkInterfaces.find(({ NetworkInterfaceId: id }) => id === details.get("networkInterfaceId"));
    expect(at?.PrivateIpAddress).toBe(details.get("privateIPv4Address"));
    expect(harbour.world(now).accounts[0].regions["ap-northeast-1"]?.networkInterfaces).not.toContainEqual(at);
  });

  it("runs a deployment's tasks beside the old ones for two steps, and then only the new ones", () => {
    const deploying = [4, 5, 6, 7].map((step) => {
      const { ecsServices, targetGroups } = after(calm, step).world;
      const service = ecsServices.find(({ deployments = [] }) => deployments.length > 1);
      const states = targetGroups.flatMap(({ health }) => health.map(({ TargetHealth: is }) => is?.State));
      return [service?.runningCount, service?.desiredCount, states.filter((state) => state === "initial").length];
    });
    expect(deploying.map(([running, desired]) => [running, desired])).toEqual([[undefined, undefined], [6, 3], [6, 3], [undefined, undefined]]); // prettier-ignore
    expect(deploying.map(([, , initial]) => (initial ?? 0) > 0)).toEqual([false, true, false, false]);
    const [before, surging, done] = [4, 6, 7].map((step) => new Set(taskIds(calm, step)));
    const left = [...(done ?? [])].filter((id) => !before?.has(id));
    expect(left).toHaveLength(3);
    expect(left.every((id) => surging?.has(id))).toBe(true);
  });

  it("rotates a load balancer's node at the end of a round, and leaves records as people wrote them", () => {
    const addresses = (step: number) =>
      after(albInARecord, step)
        .world.networkInterfaces.flatMap(({ RequesterId: by, Association: at }) =>
          by === "amazon-elb" ? (at?.PublicIp ?? []) : [],
        )
        .sort();
    expect(addresses(7)).toEqual(["203.0.113.61", "203.0.113.87"]);
    const [first, second, later] = [8, 16, 24].map(addresses);
    // One after the other, and none comes back to the address of the story.
    expect(first).toEqual(["192.0.2.129", "203.0.113.87"]);
    expect(second).not.toContain("203.0.113.87");
    expect(new Set([first, second, later].map(String)).size).toBe(3);
    expect(later?.every((address) => address.startsWith("192.0.2."))).toBe(true);
    expect(after(albInARecord, 16).account.hostedZones).toEqual(after(albInARecord, 0).account.hostedZones);
  });

  it("lets one target fail for two steps of a round where the scenario says so", () => {
    const failing = (step: number) =>
      after(harbour, step)
        .world.targetGroups.filter(({ TargetGroupName: name }) => name === "storefront")
        .flatMap(({ health }) => health.filter(({ TargetHealth: is }) => is?.State === "unhealthy")).length;
    expect([2, 3, 4, 5, 10, 11].map(failing)).toEqual([0, 1, 1, 0, 0, 1]);
  });
});
