import { clusterUrnOf } from "#lib/graph/ecs-urns.ts";
import { arnName } from "#lib/graph/identities.ts";
import { networkAttachmentOf } from "#lib/graph/task-attachment.ts";
import type { ContainerInstancePlace, ServicePlace, TaskPlace } from "#lib/graph/topology.ts";
import { tagValue } from "#lib/model/fields.ts";
import { urnOf } from "#lib/model/urn.ts";
import type { Footing, Join } from "./footing.ts";
import type { World } from "./world.ts";

/** The interfaces of tasks, each once. */
function interfacesOf(tasks: readonly TaskPlace[]): NonNullable<Footing["interfaces"]> {
  const found = new Set<NonNullable<TaskPlace["networkInterface"]>>();
  for (const { networkInterface } of tasks) if (networkInterface !== undefined) found.add(networkInterface);
  return [...found];
}

/** What a task stands on. */
export function taskFooting(task: TaskPlace, world: World): Footing {
  const { item, networkInterface, ports } = task;
  const attachment = networkAttachmentOf(item);
  const through: readonly Join[] = networkInterface === undefined ? ["task-interfaces", "targets"] : ["targets"];
  return {
    name: tagValue(item.tags, "Name") ?? arnName(item.taskArn),
    arn: item.taskArn,
    status: item.lastStatus,
    tags: item.tags,
    tasks: [task],
    interfaces: networkInterface === undefined ? [] : [networkInterface],
    subnets: given(subnetOf(task)).map((id) => urnOf(task, "subnet", id)),
    zones: given(item.availabilityZone),
    addresses: given(attachment?.privateIpAddress),
    ports: ports.map(({ port }) => port),
    protocols: [...new Set(ports.map(({ protocol }) => protocol))],
    targetGroups: world.groupsOfTask(task.urn),
    through,
  };
}

function subnetOf({ item, networkInterface, instance }: TaskPlace): string | undefined {
  return networkInterface?.item.subnetId ?? instance?.item.subnetId ?? networkAttachmentOf(item)?.subnetId;
}

function given<Value>(value: Value | undefined): readonly Value[] {
  return value === undefined ? [] : [value];
}

/** What a service stands on: its own configuration, and all that its tasks have. */
export function serviceFooting(service: ServicePlace): Footing {
  const { item, tasks, networkMode, targetGroupUrns, clusterUrn } = service;
  const { subnets = [], securityGroups = [] } = item.awsvpcConfiguration ?? {};
  const providers = item.capacityProviderStrategy.map(({ capacityProvider }) => capacityProvider);
  return {
    name: item.serviceName,
    arn: item.serviceArn,
    status: item.status,
    tags: item.tags,
    tasks,
    services: [service.urn],
    clusters: [clusterUrn],
    interfaces: interfacesOf(tasks),
    subnets: subnets.map((id) => urnOf(service, "subnet", id)),
    groups: securityGroups.map((id) => urnOf(service, "security-group", id)),
    targetGroups: targetGroupUrns,
    ports: [...new Set(tasks.flatMap(({ ports }) => ports.map(({ port }) => port)))],
    protocols: [...new Set(tasks.flatMap(({ ports }) => ports.map(({ protocol }) => protocol)))],
    modes: [networkMode],
    launches: item.launchType === undefined ? providers : [item.launchType, ...providers],
    running: item.runningCount,
    desired: item.desiredCount,
    through: ["tasks", "task-interfaces", "targets"],
  };
}

/** What a container instance stands on, with its tasks. */
export function containerInstanceFooting(place: ContainerInstancePlace): Footing {
  const { item, instance, interfaces, tasks } = place;
  const subnetId = instance?.item.subnetId;
  const zone = instance?.item.availabilityZone;
  return {
    name: nameOfInstance(place),
    arn: item.containerInstanceArn,
    alsoCalled: [item.ec2InstanceId, instance?.item.instanceType, zone],
    status: item.status,
    tags: item.tags,
    tasks,
    clusters: [clusterUrnOf(place)],
    interfaces,
    subnets: subnetId === undefined ? [] : [urnOf(place, "subnet", subnetId)],
    zones: zone === undefined ? [] : [zone],
    addresses: [instance?.item.privateIpAddress, instance?.item.publicIpAddress].filter((one) => one !== undefined),
    running: item.runningTasksCount,
    through: ["tasks", "interfaces"],
  };
}

/** As people call it: by its own tag, else by its EC2 instance's, else by that instance's id. */
function nameOfInstance({ item, instance }: ContainerInstancePlace): string {
  return (
    tagValue(item.tags, "Name") ??
    tagValue(instance?.item.tags ?? [], "Name") ??
    item.ec2InstanceId ??
    arnName(item.containerInstanceArn)
  );
}
