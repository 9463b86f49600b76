import { eniSlots } from "#lib/analysis/capacity/eni-slots.ts";
import type { ContainerInstancePlace, ServicePlace } from "#lib/graph/topology.ts";
import type { InstanceType } from "#lib/model/resources/ec2-instance.ts";
import { clusterName } from "../clusters.ts";
import { fact } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { isWanted, openEvent, runsOnInstances, type ServiceEvent } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

/** ENI-001: ECS says that no container instance has a network interface left for a task. */
export const noInterfaceForATask = defineRule({
  id: "ENI-001",
  slug: "no-interface-for-a-task",
  severity: "high",
  level: "regional",
  needs: [
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "ecsContainerInstances",
    "ec2Instances",
    "instanceTypes",
    "networkInterfaces",
  ],
  partialIsFine: [
    "ecsTasks",
    "ecsTaskDefinitions",
    "ecsContainerInstances",
    "ec2Instances",
    "instanceTypes",
    "networkInterfaces",
  ],
  symptomOf: ["ENI-003", "ENI-004"],
  text: {
    title: "Task cannot be placed: no network interface is left",
    why: "In awsvpc mode every task takes a network interface of its container instance. An instance type holds only so many, the instance's own included; CPU and memory may be free while no task fits.",
    fix: "Add container instances or use a larger type. Or let tasks share a trunk: enable awsvpcTrunking for the account, then replace the instances with a type that supports it. Bridge mode needs no interface for a task.",
    limits:
      "The event is ECS's own; it names the closest instance only, and ECS repeats an unresolved event every six hours.",
    says: {
      closest:
        "{service} cannot place one more task in cluster {cluster}: container instance {instance} ({instanceType}) has no free network interface",
      event:
        "{service} cannot place one more task in cluster {cluster}: no container instance has a free network interface",
    },
    figures: {
      closest:
        "{running} of {desired} tasks run. {instanceType} holds {max} network interfaces, {attached} are attached, {tasks} of them by tasks. ECS said so at {at}.",
      event: "{running} of {desired} tasks run. ECS said so at {at}.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-eni.html",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html",
  ],
  subjects: ({ scope, topology }) =>
    inScope(topology.services, scope).filter(({ item }) => isWanted(item) && runsOnInstances(item)),
  check: (service, { topology, items, now, scope }) => {
    const event = interfaceEvent(service, now);
    if (event === undefined) return [];
    const { item } = service;
    const closest = closestInstance(event, inScope(topology.containerInstances, scope));
    const type = items.instanceTypes.find(({ instanceType }) => instanceType === closest?.instance?.item.instanceType);
    const figures = closest === undefined ? undefined : figuresOf(closest, type);
    const trunking = awsCommand(scope.region, "ecs put-account-setting-default", {
      name: "awsvpcTrunking",
      value: "enabled",
    });
    return [
      {
        ...subjectOf(service.urn),
        says: figures === undefined ? "event" : "closest",
        severity: item.runningCount === 0 ? "critical" : "high",
        confidence: "confirmed",
        values: {
          service: item.serviceName,
          cluster: clusterName(item.clusterArn),
          running: item.runningCount,
          desired: item.desiredCount,
          at: event.createdAt,
          ...figures,
        },
        affected: [service.urn],
        because: [
          fact(service.urn, "ecsServices", `${event.createdAt}: ${event.message}`),
          ...(closest === undefined || figures === undefined
            ? []
            : [
                fact(
                  closest.urn,
                  "instanceTypes",
                  `${figures.instanceType}: MaximumNetworkInterfaces = ${figures.max}`,
                ),
                fact(
                  closest.urn,
                  "networkInterfaces",
                  `networkInterfaces = ${figures.attached}, tasks = ${figures.tasks}`,
                ),
              ]),
        ],
        cli: trunking,
        about: [service.urn, service.clusterUrn, ...service.targetGroupUrns],
      },
    ];
  },
});

/** The event that makes ENI-001 fire, while the service is short of tasks. ENI-002 is silent then. */
export function interfaceEvent({ item }: ServicePlace, now: string): ServiceEvent | undefined {
  return item.runningCount >= item.desiredCount ? undefined : openEvent(item, "ENI-001", now);
}

function closestInstance(
  event: ServiceEvent,
  instances: readonly ContainerInstancePlace[],
): ContainerInstancePlace | undefined {
  const id = /container-instance ([0-9a-f-]+)/i.exec(event.message)?.[1];
  return id === undefined ? undefined : instances.find(({ item }) => item.containerInstanceArn.endsWith(`/${id}`));
}

function figuresOf(closest: ContainerInstancePlace, type: InstanceType | undefined) {
  const slots = eniSlots(closest, type);
  if (slots === undefined || type === undefined) return undefined;
  return {
    instance: closest.item.ec2InstanceId ?? closest.item.containerInstanceArn,
    instanceType: type.instanceType,
    max: slots.max,
    attached: slots.attached,
    tasks: slots.taskUsed,
  };
}
