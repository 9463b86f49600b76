import type { CapacityProvider, EcsCluster } from "#lib/model/resources/ecs-cluster.ts";
import type { EcsContainerInstance } from "#lib/model/resources/ecs-container-instance.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { ContainerDefinition, EcsTaskDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { ACCOUNT, READ_AT, REGION } from "./snapshots.ts";

const ecsArn = (tail: string) => `arn:aws:ecs:${REGION}:${ACCOUNT}:${tail}`;

/** The ARN of a cluster; `shop` unless named. */
export const clusterArn = (name = "shop") => ecsArn(`cluster/${name}`);
/** The ARN of a service of the cluster `shop`. */
export const serviceArn = (name: string, cluster = "shop") => ecsArn(`service/${cluster}/${name}`);
/** The ARN of a task of the cluster `shop`. */
export const taskArn = (id: string, cluster = "shop") => ecsArn(`task/${cluster}/${id}`);
/** The ARN of a task definition revision: `web:1`. */
export const taskDefinitionArn = (revision = "web:1") => ecsArn(`task-definition/${revision}`);
/** The ARN of a container instance of the cluster `shop`. */
export const containerInstanceArn = (id = "ci-1", cluster = "shop") => ecsArn(`container-instance/${cluster}/${id}`);
/** The ARN of an interface's attachment to a task: what the interface's description says. */
export const attachmentArn = (id: string) => ecsArn(`attachment/${id}`);

/** The cluster `shop`. */
export function ecsCluster(overrides: Partial<EcsCluster> = {}): EcsCluster {
  return {
    clusterArn: clusterArn(overrides.clusterName),
    clusterName: "shop",
    status: "ACTIVE",
    capacityProviders: [],
    defaultCapacityProviderStrategy: [],
    tags: [],
    ...overrides,
  };
}

/** The settled Fargate service `web` of the cluster `shop`: two wanted, two running, one primary deployment an hour old. */
export function ecsService(overrides: Partial<EcsService> = {}): EcsService {
  const serviceName = overrides.serviceName ?? "web";
  const taskDefinition = overrides.taskDefinition ?? taskDefinitionArn();
  return {
    serviceArn: serviceArn(serviceName),
    serviceName,
    clusterArn: clusterArn(),
    status: "ACTIVE",
    desiredCount: 2,
    runningCount: 2,
    pendingCount: 0,
    launchType: "FARGATE",
    capacityProviderStrategy: [],
    platformVersion: "1.4.0",
    taskDefinition,
    schedulingStrategy: "REPLICA",
    maximumPercent: 200,
    minimumHealthyPercent: 100,
    circuitBreakerEnabled: true,
    deployments: [
      {
        id: "ecs-svc/1",
        status: "PRIMARY",
        taskDefinition,
        desiredCount: overrides.desiredCount ?? 2,
        runningCount: overrides.runningCount ?? 2,
        pendingCount: 0,
        createdAt: "2026-11-21T11:00:00.000Z",
        updatedAt: "2026-11-21T11:05:00.000Z",
        rolloutState: "COMPLETED",
      },
    ],
    taskSets: [],
    loadBalancers: [],
    serviceRegistries: [],
    awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"], assignPublicIp: "DISABLED" },
    placementConstraints: [],
    events: [],
    tags: [],
    ...overrides,
  };
}

/** A task set of a service that CodeDeploy or an external controller deploys: the primary one, an hour old. */
export function taskSet(overrides: Partial<EcsService["taskSets"][number]> = {}): EcsService["taskSets"][number] {
  return {
    id: "ecs-svc/1",
    status: "PRIMARY",
    taskDefinition: taskDefinitionArn(),
    launchType: "FARGATE",
    createdAt: "2026-11-21T11:00:00.000Z",
    stabilityStatus: "STEADY_STATE",
    loadBalancers: [],
    serviceRegistries: [],
    ...overrides,
  };
}

/** A container definition that maps the container port 8080. */
export function containerDefinition(overrides: Partial<ContainerDefinition> = {}): ContainerDefinition {
  return {
    name: "app",
    image: "nginx",
    essential: true,
    portMappings: [{ containerPort: 8080, protocol: "tcp" }],
    links: [],
    dnsServers: [],
    dnsSearchDomains: [],
    extraHosts: [],
    environmentNames: [],
    networkReferences: [],
    secrets: [],
    logSecretOptions: [],
    ...overrides,
  };
}

/** The awsvpc task definition `web:1` with one container. */
export function ecsTaskDefinition(overrides: Partial<EcsTaskDefinition> = {}): EcsTaskDefinition {
  return {
    taskDefinitionArn: taskDefinitionArn(),
    family: "web",
    revision: 1,
    status: "ACTIVE",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    cpu: "256",
    memory: "512",
    operatingSystemFamily: "LINUX",
    containerDefinitions: [containerDefinition()],
    efsFileSystemIds: [],
    ...overrides,
  };
}

/** A container of a task, without bindings. */
export function taskContainer(overrides: Partial<EcsTask["containers"][number]> = {}): EcsTask["containers"][number] {
  return { name: "app", lastStatus: "RUNNING", networkBindings: [], networkInterfaces: [], ...overrides };
}

/** The network attachment of a task: an interface with its address. */
export function taskAttachment(
  networkInterfaceId: string,
  privateIpAddress: string,
  overrides: Partial<EcsTask["attachments"][number]> = {},
): EcsTask["attachments"][number] {
  return {
    id: `attachment-of-${networkInterfaceId}`,
    type: "ElasticNetworkInterface",
    status: "ATTACHED",
    details: [
      { name: "subnetId", value: "subnet-1" },
      { name: "networkInterfaceId", value: networkInterfaceId },
      { name: "privateIPv4Address", value: privateIpAddress },
    ],
    ...overrides,
  };
}

/** A running Fargate task of the service `web` with the interface `eni-1` and the address 10.0.1.10. */
export function ecsTask(overrides: Partial<EcsTask> = {}): EcsTask {
  return {
    taskArn: taskArn("task-1"),
    clusterArn: clusterArn(),
    taskDefinitionArn: taskDefinitionArn(),
    group: "service:web",
    lastStatus: "RUNNING",
    desiredStatus: "RUNNING",
    launchType: "FARGATE",
    availabilityZone: `${REGION}a`,
    createdAt: "2026-11-21T11:00:00.000Z",
    startedAt: "2026-11-21T11:01:00.000Z",
    attachments: [taskAttachment("eni-1", "10.0.1.10")],
    containers: [taskContainer()],
    tags: [],
    ...overrides,
  };
}

/** An active container instance of the cluster `shop` on `i-1`, able to run awsvpc tasks. */
export function ecsContainerInstance(overrides: Partial<EcsContainerInstance> = {}): EcsContainerInstance {
  return {
    containerInstanceArn: containerInstanceArn(),
    clusterArn: clusterArn(),
    ec2InstanceId: "i-1",
    status: "ACTIVE",
    agentConnected: true,
    agentVersion: "1.90.0",
    registeredAt: READ_AT,
    attributes: [{ name: "ecs.capability.task-eni" }],
    registeredResources: [],
    remainingResources: [],
    tags: [],
    ...overrides,
  };
}

/** A capacity provider of an Auto Scaling group without managed scaling. */
export function capacityProvider(overrides: Partial<CapacityProvider> = {}): CapacityProvider {
  return {
    capacityProviderArn: ecsArn("capacity-provider/workers"),
    name: "workers",
    status: "ACTIVE",
    autoScalingGroupArn: `arn:aws:autoscaling:${REGION}:${ACCOUNT}:autoScalingGroup:1:autoScalingGroupName/workers`,
    managedScalingStatus: "DISABLED",
    ...overrides,
  };
}
