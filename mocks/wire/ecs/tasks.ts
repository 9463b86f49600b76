import type * as ecs from "@aws-sdk/client-ecs";
import { WireRefusal, type Input, type Operation, type View } from "../wire.ts";
import { arnPage, clusterOf, findNamed, lastPart, servicesByCluster, tasksByCluster } from "./lookup.ts";

/** Tasks that should run, unless `desiredStatus` asks for the stopped ones. */
const listTasks: Operation = (input, view) => {
  const { clusterArn } = clusterOf(view, input);
  const wanted = taskFilter(input, view, clusterArn);
  const tasks = (tasksByCluster(view.region).get(clusterArn) ?? []).filter(wanted);
  const arns = tasks.map(({ taskArn }) => taskArn);
  return arnPage("taskArns", arns, { input });
};

function taskFilter(input: Input, view: View, clusterArn: string): (task: ecs.Task) => boolean {
  const desiredStatus = input.text("desiredStatus") ?? "RUNNING";
  const group = groupOf(input.text("serviceName"), view, clusterArn);
  const family = input.text("family");
  const startedBy = input.text("startedBy");
  const launchType = input.text("launchType");
  const containerInstance = input.text("containerInstance");
  return (task) =>
    task.desiredStatus === desiredStatus &&
    (group === undefined || task.group === group) &&
    (family === undefined || familyOf(task.taskDefinitionArn) === family) &&
    (startedBy === undefined || task.startedBy === startedBy) &&
    (launchType === undefined || task.launchType === launchType) &&
    (containerInstance === undefined || lastPart(task.containerInstanceArn) === lastPart(containerInstance));
}

/** A service's tasks are the tasks of the group that bears its name. */
function groupOf(service: string | undefined, view: View, clusterArn: string): string | undefined {
  if (service === undefined) return undefined;
  const services = servicesByCluster(view.region).get(clusterArn) ?? [];
  if (!services.some(({ serviceArn }) => lastPart(serviceArn) === lastPart(service))) {
    throw new WireRefusal("ServiceNotFoundException", "Service not found.");
  }
  return `service:${lastPart(service)}`;
}

function familyOf(taskDefinitionArn: string | undefined): string {
  return lastPart(taskDefinitionArn).split(":")[0] ?? "";
}

const describeTasks: Operation = (input, view) => {
  const { clusterArn } = clusterOf(view, input);
  const { found, failures } = findNamed(
    tasksByCluster(view.region).get(clusterArn) ?? [],
    { parameter: "tasks", limit: 100, arn: (task) => task.taskArn },
    { input, view },
  );
  const withTags = input.texts("include").includes("TAGS");
  return { tasks: found.map((task) => ({ ...task, tags: withTags ? task.tags : [] })), failures };
};

/** By ARN, by `family:revision`, or by family: its newest active revision. */
const describeTaskDefinition: Operation = (input, { region }) => {
  const asked = input.text("taskDefinition") ?? "";
  const named = region.ecsTaskDefinitions.filter(
    ({ taskDefinitionArn, family, status }) =>
      taskDefinitionArn === asked ||
      lastPart(taskDefinitionArn) === asked ||
      (family === asked && (status ?? "ACTIVE") === "ACTIVE"),
  );
  const newest = named.toSorted((a, b) => (b.revision ?? 0) - (a.revision ?? 0))[0];
  if (newest === undefined) throw new WireRefusal("ClientException", "Unable to describe task definition.");
  return { taskDefinition: newest, tags: [] };
};

/** Tasks and what they are made from. */
export const taskOperations: Readonly<Record<string, Operation>> = {
  ListTasks: listTasks,
  DescribeTasks: describeTasks,
  DescribeTaskDefinition: describeTaskDefinition,
};
