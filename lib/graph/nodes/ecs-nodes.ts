import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { arnName } from "../identities.ts";
import { networkAttachmentOf } from "../task-attachment.ts";
import { nameTag, type Describe, type NodeContent } from "./node-content.ts";

/** ECS clusters. */
export const ecsClusterContent: Describe<"ecsClusters"> = (cluster) => ({
  name: cluster.clusterName,
  arn: cluster.clusterArn,
  status: cluster.status,
  facts: {
    activeServicesCount: cluster.activeServicesCount,
    runningTasksCount: cluster.runningTasksCount,
    pendingTasksCount: cluster.pendingTasksCount,
    registeredContainerInstancesCount: cluster.registeredContainerInstancesCount,
    capacityProviders: cluster.capacityProviders,
    serviceConnectNamespace: cluster.serviceConnectNamespace,
  },
});

/** ECS services. */
export const ecsServiceContent: Describe<"ecsServices"> = (service) => ({
  name: service.serviceName,
  arn: service.serviceArn,
  status: service.status,
  facts: {
    desiredCount: service.desiredCount,
    runningCount: service.runningCount,
    pendingCount: service.pendingCount,
    launchType: service.launchType,
    capacityProviders: service.capacityProviderStrategy.map(({ capacityProvider }) => capacityProvider),
    schedulingStrategy: service.schedulingStrategy,
    deploymentController: service.deploymentController,
    taskDefinition: service.taskDefinition === undefined ? undefined : arnName(service.taskDefinition),
    platformVersion: service.platformVersion,
    minimumHealthyPercent: service.minimumHealthyPercent,
    maximumPercent: service.maximumPercent,
    subnets: service.awsvpcConfiguration?.subnets,
    securityGroups: service.awsvpcConfiguration?.securityGroups,
    assignPublicIp: service.awsvpcConfiguration?.assignPublicIp,
    createdAt: service.createdAt,
  },
});

/** ECS tasks. They know their VPC only by the interface or the instance they are met at. */
export function ecsTaskContent(
  task: EcsTask,
  where?: { readonly vpcId?: string | undefined; readonly subnetId?: string | undefined },
): NodeContent {
  const attachment = networkAttachmentOf(task);
  return {
    name: nameTag(task.tags) ?? arnName(task.taskArn),
    arn: task.taskArn,
    vpcId: where?.vpcId,
    subnetId: where === undefined ? attachment?.subnetId : where.subnetId,
    availabilityZone: task.availabilityZone,
    status: task.lastStatus,
    facts: {
      group: task.group,
      taskDefinition: arnName(task.taskDefinitionArn),
      desiredStatus: task.desiredStatus,
      healthStatus: task.healthStatus,
      launchType: task.launchType,
      capacityProviderName: task.capacityProviderName,
      privateIPv4Address: attachment?.privateIpAddress,
      networkInterfaceId: attachment?.networkInterfaceId,
      platformVersion: task.platformVersion,
      startedAt: task.startedAt,
      createdAt: task.createdAt,
    },
  };
}

/** The containers of an ECS task. */
export function ecsContainerContent(container: EcsTask["containers"][number]): NodeContent {
  return {
    name: container.name,
    arn: container.containerArn,
    status: container.lastStatus,
    facts: {
      image: container.image,
      healthStatus: container.healthStatus,
      exitCode: container.exitCode,
      reason: container.reason,
      networkBindings: container.networkBindings.map(
        ({ hostPort, containerPort, protocol }) => `${hostPort ?? "?"}->${containerPort ?? "?"}/${protocol ?? "tcp"}`,
      ),
    },
  };
}

/** ECS container instances. */
export const ecsContainerInstanceContent: Describe<"ecsContainerInstances"> = (instance) => ({
  name: nameTag(instance.tags) ?? instance.ec2InstanceId,
  arn: instance.containerInstanceArn,
  status: instance.status,
  facts: {
    ec2InstanceId: instance.ec2InstanceId,
    agentConnected: instance.agentConnected,
    agentVersion: instance.agentVersion,
    capacityProviderName: instance.capacityProviderName,
    runningTasksCount: instance.runningTasksCount,
    pendingTasksCount: instance.pendingTasksCount,
    statusReason: instance.statusReason,
    registeredAt: instance.registeredAt,
  },
});
