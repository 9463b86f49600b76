import type { ServicePlace, TargetGroupPlace } from "#lib/graph/topology.ts";
import type { EcsTaskDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import type { Urn } from "#lib/model/urn.ts";
import { distinct, fact, listed } from "../fact.ts";
import { unreadHealth } from "../group-health.ts";
import { inScope } from "../in-scope.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { isWanted, openEvent } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

/** A service's tie to a target group, with every task definition it runs or is about to run. */
type Subject = {
  readonly group: TargetGroupPlace;
  readonly service: ServicePlace;
  readonly definitions: () => readonly EcsTaskDefinition[];
};

/** TG-001: a target group of instances for tasks that have interfaces of their own. */
export const wrongTargetType = defineRule({
  id: "TG-001",
  slug: "wrong-target-type",
  severity: "high",
  level: "regional",
  needs: ["targetGroups", "targetHealth", "ecsServices", "ecsTaskDefinitions", "ecsTasks"],
  partialIsFine: ["targetHealth", "ecsTasks", "ecsTaskDefinitions"],
  text: {
    title: "Target type cannot serve this network mode",
    why: "An awsvpc task has an address of its own; a target group of type instance can only hold instances. ECS cannot register the task, so nothing ever answers.",
    fix: "The target type cannot be changed: create a target group of type ip, add it to the listener rule, and update the service.",
    limits:
      "Only ties that a service or task set declares are seen; a target group left behind by a service that no longer names it is not.",
    says: {
      instance:
        "{service} runs in awsvpc mode, but its target group {targetGroup} takes instances: its tasks cannot be registered",
    },
    figures: {
      instance: "Target type {targetType}, network mode awsvpc in {definitions}. Targets registered now: {targets}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb.html"],
  subjects: ({ scope, topology, items }) => {
    const definitions = new Map(items.ecsTaskDefinitions.map((one) => [one.taskDefinitionArn, one]));
    return inScope(topology.services, scope)
      .filter(({ item }) => isWanted(item))
      .flatMap((service) =>
        groupsOf(service).flatMap((urn): readonly Subject[] => {
          const group = topology.targetGroups.get(urn);
          return group === undefined
            ? []
            : [{ group, service, definitions: () => definitionsOf(service, definitions) }];
        }),
      );
  },
  check: ({ group, service, definitions: definitionsNow }, { now, scope }) => {
    if (group.item.targetType !== "instance") return [];
    const definitions = definitionsNow();
    if (definitions.length === 0)
      return { unknown: `The task definition of ${service.item.serviceName} was not read.` };
    const awsvpc = definitions.filter(({ networkMode }) => networkMode === "awsvpc");
    if (awsvpc.length === 0) return [];
    const { item } = group;
    return [
      {
        ...subjectOf(group.urn),
        discriminator: service.urn,
        says: "instance",
        confidence:
          hasNoTargets(group) || openEvent(service.item, "TG-001", now) !== undefined ? "confirmed" : "likely",
        values: {
          service: service.item.serviceName,
          targetGroup: item.targetGroupName,
          targetType: "instance",
          definitions: listed(
            awsvpc.map(({ family, revision, taskDefinitionArn }) =>
              family === undefined ? taskDefinitionArn : `${family}:${revision ?? "?"}`,
            ),
          ),
          targets: unreadHealth(group) === undefined ? group.targets.length : "?",
        },
        affected: [group.urn, service.urn],
        because: [
          fact(group.urn, "targetGroups", `${item.targetGroupName}: TargetType = instance`),
          ...awsvpc.map(({ taskDefinitionArn }) =>
            fact(service.urn, "ecsTaskDefinitions", `${taskDefinitionArn}: networkMode = awsvpc`),
          ),
        ],
        cli: awsCommand(scope.region, "elbv2 create-target-group", {
          name: `${item.targetGroupName}-ip`.slice(-32).replace(/^-+/, ""),
          "target-type": "ip",
          protocol: item.protocol ?? "HTTP",
          port: String(item.port ?? 80),
          "vpc-id": item.vpcId ?? "",
        }),
        about: [group.urn, service.urn],
      },
    ];
  },
});

/** Whether the registration has failed for everybody to see. */
function hasNoTargets(group: TargetGroupPlace): boolean {
  return unreadHealth(group) === undefined && group.targets.length === 0;
}

function groupsOf({ targetGroupUrns }: ServicePlace): readonly Urn[] {
  return distinct(targetGroupUrns);
}

/** The definitions of the service, of its deployments and task sets, and of the tasks it runs. */
function definitionsOf(
  { item, tasks, taskDefinition }: ServicePlace,
  known: ReadonlyMap<string, EcsTaskDefinition>,
): readonly EcsTaskDefinition[] {
  const arns = [...item.deployments, ...item.taskSets].flatMap((one) => one.taskDefinition ?? []);
  const named = arns.flatMap((arn) => known.get(arn) ?? []);
  const running = tasks.flatMap((task) => task.taskDefinition ?? []);
  return distinct([...(taskDefinition === undefined ? [] : [taskDefinition]), ...named, ...running]);
}
