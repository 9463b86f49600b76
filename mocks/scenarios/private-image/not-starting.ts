import type { Cluster } from "#mocks/world/cluster.ts";
import type { Built } from "#mocks/world/part.ts";
import type { Place } from "#mocks/world/place.ts";
import { securityGroup, type GroupRule } from "#mocks/world/security-group.ts";
import { service } from "#mocks/world/service.ts";
import type { Subnet } from "#mocks/world/subnet.ts";
import { taskDefinition, type ContainerSpec } from "#mocks/world/task-definition.ts";
import type { Vpc } from "#mocks/world/vpc.ts";

/** A service on AWS Fargate none of whose tasks has started; with the reason of the last that stopped, when one is kept. */
export function notStarting(
  place: Place,
  cluster: Cluster,
  spec: {
    readonly vpc: Vpc;
    readonly name: string;
    readonly subnet: Subnet;
    readonly reason?: string;
    readonly egress?: readonly GroupRule[];
    readonly container?: Partial<ContainerSpec>;
  },
): Built[] {
  const { vpc, name, subnet, reason, egress, container } = spec;
  const group = securityGroup(place, { vpc, name, ingress: [], ...(egress === undefined ? {} : { egress }) });
  const definition = taskDefinition(place, {
    family: name,
    revision: 2,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name, ...container }],
  });
  const message =
    `(service ${name}) is unable to consistently start tasks successfully. ` +
    "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";
  const tasks = service(place, {
    cluster,
    name,
    taskDefinition: definition,
    network: { subnets: [subnet], groups: [group] },
    desired: 1,
    tasks: [],
    stopped: reason === undefined ? [] : [{ subnet, host: 60, minutesAgo: 6, stopCode: "TaskFailedToStart", reason }],
    deployedMinutesAgo: 120,
    rollout: "IN_PROGRESS",
    events: [{ minutesAgo: 6, message }],
  });
  return [group, definition, tasks];
}
