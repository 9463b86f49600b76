import type { StartUpAnswer } from "#lib/analysis/startup/answer.ts";
import type { LaunchPlan } from "#lib/analysis/startup/launch-plan.ts";
import { startUpOfPlan, startUpOfService, startUpOfTask } from "#lib/analysis/startup/start-up.ts";
import { startUpParameters, type StartUp } from "#lib/api/startup.ts";
import type { SubnetPlace, Topology } from "#lib/graph/topology.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import { defineQuestion, type Asked } from "../question.ts";
import { noTaskDefinition, notInSnapshot, startsNothing } from "../refusal-words.ts";
import { Refusal } from "../refusal.ts";
import { namedEntity } from "./named-entity.ts";

type Parameters = (typeof startUpParameters)["_output"];

/** Whether a new task of a service, or of a task definition in given subnets, gets what it needs to start. */
export const startUpQuestion = defineQuestion(startUpParameters, (asked) => {
  const { snapshot } = asked.inspection;
  const json: StartUp = { snapshotId: snapshot.snapshotId, ...answerOf(asked) };
  return { json };
});

function answerOf({ inspection, parameters, language }: Asked<Parameters>): StartUpAnswer {
  const { topology, graph } = inspection;
  const { entity } = parameters;
  if (entity === undefined) return startUpOfPlan(topology, planOf(topology, parameters), language);
  const { urn } = namedEntity(graph, entity, "entity");
  const service = topology.services.get(urn);
  if (service !== undefined) return startUpOfService(topology, service, language);
  const task = topology.tasks.get(urn);
  if (task !== undefined) return startUpOfTask(topology, task, language);
  throw new Refusal(400, startsNothing(urn), {
    field: "entity",
    accepted: "the URN, ARN or id of an ECS service or task",
  });
}

function planOf(topology: Topology, parameters: Parameters): LaunchPlan {
  const { taskDefinition = "", subnets = [], securityGroups = [], assignPublicIp, launchType } = parameters;
  const places = subnets.map((subnetId) => subnetOf(topology, subnetId));
  const [place] = places;
  const scoped = topology.placed.find(
    ({ scoped: { scope } }) => scope.account === place?.account && scope.region === place.region,
  )?.scoped;
  const definitions = scoped === undefined ? [] : itemsOf(scoped, "ecsTaskDefinitions");
  const definition = definitions.find(
    ({ taskDefinitionArn: arn }) => arn === taskDefinition || arn.endsWith(`:task-definition/${taskDefinition}`),
  );
  if (place === undefined || definition === undefined) {
    throw new Refusal(404, noTaskDefinition(taskDefinition), {
      field: "taskDefinition",
      accepted: "the ARN or family:revision of a task definition in use",
      suggestions: definitions.slice(0, 8).map(({ taskDefinitionArn }) => taskDefinitionArn),
    });
  }
  const name = definition.taskDefinitionArn.slice(definition.taskDefinitionArn.lastIndexOf("/") + 1);
  return {
    owner: { urn: definition.taskDefinitionArn, id: name },
    place,
    definition,
    launchType: launchType ?? (definition.requiresCompatibilities.includes("EC2") ? "EC2" : "FARGATE"),
    subnetIds: subnets,
    groupIds: securityGroups,
    assignPublicIp: assignPublicIp === "ENABLED",
    isExecEnabled: false,
  };
}

function subnetOf({ subnets }: Topology, subnetId: string): SubnetPlace {
  const found = [...subnets.values()].find(({ item, urn }) => item.subnetId === subnetId || urn === subnetId);
  if (found !== undefined) return found;
  throw new Refusal(404, notInSnapshot("subnet", subnetId), {
    field: "subnets",
    accepted: "subnet ids, separated by commas",
    suggestions: [...subnets.values()].slice(0, 8).map(({ item }) => item.subnetId),
  });
}
