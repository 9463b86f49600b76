import { DescribeTasksCommand, type DesiredStatus, ListTasksCommand } from "@aws-sdk/client-ecs";
import { defineCollector } from "../collector.ts";
import { allInOrder, allOf, batchesOf, inOrder } from "../in-order.ts";
import { requiredList } from "../unexpected-shape.ts";
import { reportFailures } from "./failures.ts";
import { liveClusterArns } from "./live-clusters.ts";
import { taskRecord } from "./task-record.ts";

// Stopped tasks are a walk of their own: they are listed for about an hour, and say why they stopped.
const walks: readonly DesiredStatus[] = ["RUNNING", "STOPPED"];

/** ECS tasks, those that should run and those that stopped. */
export const ecsTasks = defineCollector({
  area: "ecsTasks",
  actions: ["ecs:ListTasks", "ecs:DescribeTasks"],
  after: ["ecsClusters"],
  async *read({ aws: { ecs }, call, pages, known, report, gathered }) {
    const listed = (cluster: string, desiredStatus: DesiredStatus) =>
      known(cluster, () =>
        allOf(
          pages(
            "ecs:ListTasks",
            (nextToken) => ecs.send(new ListTasksCommand({ cluster, desiredStatus, maxResults: 100, nextToken })),
            (page) => [page.taskArns, page.nextToken],
          ),
        ),
      );
    const batches = await allInOrder(liveClusterArns(gathered.ecsClusters), 8, async (cluster) => {
      const lists = await Promise.all(walks.map((desiredStatus) => listed(cluster, desiredStatus)));
      // A task that is told to stop between the two walks is in both.
      const taskArns = new Set(lists.flatMap((list) => (list.known ? list.value : [])));
      return batchesOf([...taskArns], 100).map((tasks) => ({ cluster, tasks }));
    });
    const described = inOrder(batches.flat(), 4, ({ cluster, tasks }) =>
      known(cluster, () =>
        call(
          "ecs:DescribeTasks",
          () => ecs.send(new DescribeTasksCommand({ cluster, tasks: [...tasks], include: ["TAGS"] })),
          (answer) => {
            reportFailures(report, "ecs:DescribeTasks", answer.failures);
            return requiredList(answer.tasks, "tasks");
          },
        ),
      ),
    );
    for await (const tasks of described) if (tasks.known) yield* tasks.value;
  },
  normalise: taskRecord,
});
