import { DescribeTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { defineCollector } from "../collector.ts";
import { inOrder } from "../in-order.ts";
import { required } from "../unexpected-shape.ts";
import { taskDefinitionRecord } from "./task-definition-record.ts";

/** The task definition revisions in use; each takes a call of its own. */
export const ecsTaskDefinitions = defineCollector({
  area: "ecsTaskDefinitions",
  actions: ["ecs:DescribeTaskDefinition"],
  after: ["ecsServices", "ecsTasks"],
  async *read({ aws: { ecs }, call, known, gathered }) {
    const described = inOrder(revisionsInUse(gathered.ecsServices, gathered.ecsTasks), 8, (taskDefinition) =>
      known(taskDefinition, () =>
        call(
          "ecs:DescribeTaskDefinition",
          () => ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition })),
          (answer) => required(answer.taskDefinition, "taskDefinition"),
        ),
      ),
    );
    for await (const definition of described) if (definition.known) yield definition.value;
  },
  normalise: taskDefinitionRecord,
});

/** The ARNs named by services, their deployments and task sets, and tasks that have not stopped; sorted, each once. */
function revisionsInUse(services: readonly EcsService[], tasks: readonly EcsTask[]): readonly string[] {
  const ofServices = services.flatMap((service) => [
    service.taskDefinition,
    ...service.deployments.map(({ taskDefinition }) => taskDefinition),
    ...service.taskSets.map(({ taskDefinition }) => taskDefinition),
  ]);
  const ofTasks = tasks.filter(({ lastStatus }) => lastStatus !== "STOPPED").map((task) => task.taskDefinitionArn);
  return [...new Set([...ofServices, ...ofTasks])].filter((arn) => arn !== undefined).sort();
}
