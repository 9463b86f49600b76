import type { ContainerDefinition, Secret, TaskDefinition } from "@aws-sdk/client-ecs";
import { networkReferencesOf } from "./container-network-references.ts";

/** A task definition under the model's names: of its environment, commands and options only names and network references are kept. */
export function taskDefinitionRecord(definition: TaskDefinition) {
  const containers = definition.containerDefinitions ?? [];
  const siblings = containers.flatMap(({ name }) => name ?? []);
  return {
    taskDefinitionArn: definition.taskDefinitionArn,
    family: definition.family,
    revision: definition.revision,
    status: definition.status,
    networkMode: definition.networkMode,
    requiresCompatibilities: definition.requiresCompatibilities ?? [],
    cpu: definition.cpu,
    memory: definition.memory,
    operatingSystemFamily: definition.runtimePlatform?.operatingSystemFamily,
    containerDefinitions: containers.map((container) => containerRecord(container, siblings)),
    placementConstraints: (definition.placementConstraints ?? []).map(({ type, expression }) => ({ type, expression })),
    efsFileSystemIds: (definition.volumes ?? []).flatMap((volume) => volume.efsVolumeConfiguration?.fileSystemId ?? []),
    hasExecutionRole: definition.executionRoleArn !== undefined,
  };
}

function containerRecord(container: ContainerDefinition, siblings: readonly string[]) {
  const options = container.logConfiguration?.options;
  return {
    name: container.name,
    image: container.image,
    essential: container.essential,
    cpu: container.cpu,
    memory: container.memory,
    memoryReservation: container.memoryReservation,
    stopTimeout: container.stopTimeout,
    portMappings: (container.portMappings ?? []).map((mapping) => ({
      name: mapping.name,
      containerPort: mapping.containerPort,
      hostPort: mapping.hostPort,
      protocol: mapping.protocol,
      appProtocol: mapping.appProtocol,
      containerPortRange: mapping.containerPortRange,
    })),
    links: container.links ?? [],
    hostname: container.hostname,
    dnsServers: container.dnsServers ?? [],
    dnsSearchDomains: container.dnsSearchDomains ?? [],
    extraHosts: (container.extraHosts ?? []).map(({ hostname, ipAddress }) => ({ hostname, ipAddress })),
    environmentNames: (container.environment ?? []).map(({ name }) => name),
    networkReferences: networkReferencesOf(container, siblings),
    secrets: secretsOf(container.secrets),
    repositoryCredentials: container.repositoryCredentials?.credentialsParameter,
    logDriver: container.logConfiguration?.logDriver,
    logOptions: options && { region: options["awslogs-region"], group: options["awslogs-group"] },
    logSecretOptions: secretsOf(container.logConfiguration?.secretOptions),
    environmentFileArns: filesOf(container),
  };
}

function secretsOf(secrets: readonly Secret[] | undefined) {
  return (secrets ?? []).map(({ name, valueFrom }) => ({ name, valueFrom }));
}

/** Where files of variables are kept; what is in them is never read. */
function filesOf({ environmentFiles = [] }: ContainerDefinition): readonly string[] {
  return environmentFiles.flatMap(({ value }) => value ?? []);
}
