import { expect, test } from "vitest";
import { capacityModel } from "#lib/analysis/capacity/capacity-model.ts";
import { capacityOf } from "#lib/analysis/capacity/capacity.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import { ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import { instanceAccount, type InstanceAccount } from "#tests/support/instance-account.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";

const capacity = (changes: InstanceAccount) =>
  capacityOf(capacityModel(buildTopology(snapshotOf(instanceAccount(changes)))), "en");

test("a type that AWS does not describe leaves the places open, though everything was read", () => {
  const { instances, services } = capacity({ machine: { instanceType: "q9z.huge" }, types: [] });
  expect(instances[0]?.instanceType).toBe("q9z.huge");
  expect(instances[0]?.enis).not.toHaveProperty("max");
  expect(instances[0]?.enis).not.toHaveProperty("taskFree");
  expect(instances[0]?.unknowns.map(({ field }) => field)).toContain("enis");
  expect(services[0]).not.toHaveProperty("placeable");
  expect(services[0]?.unknowns.map(({ field }) => field)).toContain("placeable");
});

test("a task without a service has its place on the instance and its address in the subnet", () => {
  const { instances, services, subnets } = capacity({ services: [], task: { group: "family:nightly" } });
  expect(services).toEqual([]);
  expect(instances[0]?.enis).toMatchObject({ max: 2, attached: 2, taskUsed: 1, taskFree: 0 });
  expect(subnets[0]?.byOwner).toMatchObject({ "ecs-task": 1 });
});

test("both task sets of a blue/green deployment have their tasks counted", () => {
  const set = (id: string, status: string) => ({
    id,
    status,
    taskDefinition: ecsTaskDefinition().taskDefinitionArn,
    launchType: "EC2",
    loadBalancers: [],
    serviceRegistries: [],
  });
  const { instances, services } = capacity({
    service: {
      deploymentController: "CODE_DEPLOY",
      taskSets: [set("ecs-svc/blue", "PRIMARY"), set("ecs-svc/green", "ACTIVE")],
    },
    task: { startedBy: "ecs-svc/green" },
  });
  expect(services[0]).toMatchObject({ launch: "ec2", placeable: 0, binding: "eni" });
  expect(instances[0]?.enis).toMatchObject({ taskUsed: 1, taskFree: 0 });
});
