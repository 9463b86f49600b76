import type {
  AwsVpcConfiguration,
  Deployment,
  LoadBalancer,
  Service,
  ServiceConnectConfiguration,
  ServiceRegistry,
  TaskSet,
} from "@aws-sdk/client-ecs";
import { isoDate } from "../iso-date.ts";
import { capacityProviderStrategyOf } from "./capacity-provider-strategy.ts";
import { tagsOf } from "./tags.ts";

/** A service under the model's names. */
export function serviceRecord(service: Service) {
  const configuration = service.deploymentConfiguration;
  return {
    serviceArn: service.serviceArn,
    serviceName: service.serviceName,
    clusterArn: service.clusterArn,
    status: service.status,
    desiredCount: service.desiredCount,
    runningCount: service.runningCount,
    pendingCount: service.pendingCount,
    launchType: service.launchType,
    capacityProviderStrategy: capacityProviderStrategyOf(service.capacityProviderStrategy),
    platformVersion: service.platformVersion,
    taskDefinition: service.taskDefinition,
    schedulingStrategy: service.schedulingStrategy,
    deploymentController: service.deploymentController?.type,
    maximumPercent: configuration?.maximumPercent,
    minimumHealthyPercent: configuration?.minimumHealthyPercent,
    deploymentStrategy: configuration?.strategy,
    circuitBreakerEnabled: configuration?.deploymentCircuitBreaker?.enable,
    ...listsOf(service),
    awsvpcConfiguration: awsvpcRecord(service.networkConfiguration?.awsvpcConfiguration),
    healthCheckGracePeriodSeconds: service.healthCheckGracePeriodSeconds,
    availabilityZoneRebalancing: service.availabilityZoneRebalancing,
    enableExecuteCommand: service.enableExecuteCommand,
    createdAt: isoDate(service.createdAt),
    tags: tagsOf(service.tags),
  };
}

/** The lists of a service; one without any may lack them. */
function listsOf(service: Service) {
  const { deployments = [], taskSets = [], loadBalancers = [], serviceRegistries = [] } = service;
  const { placementConstraints = [], events = [] } = service;
  return {
    deployments: deployments.map(deploymentRecord),
    taskSets: taskSets.map(taskSetRecord),
    loadBalancers: loadBalancers.map(loadBalancerRecord),
    serviceRegistries: serviceRegistries.map(registryRecord),
    placementConstraints: placementConstraints.map(({ type, expression }) => ({ type, expression })),
    events: events.map(({ id, createdAt, message }) => ({ id, createdAt: isoDate(createdAt), message })),
  };
}

function deploymentRecord(deployment: Deployment) {
  return {
    id: deployment.id,
    status: deployment.status,
    taskDefinition: deployment.taskDefinition,
    desiredCount: deployment.desiredCount,
    pendingCount: deployment.pendingCount,
    runningCount: deployment.runningCount,
    failedTasks: deployment.failedTasks,
    createdAt: isoDate(deployment.createdAt),
    updatedAt: isoDate(deployment.updatedAt),
    launchType: deployment.launchType,
    platformVersion: deployment.platformVersion,
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.rolloutStateReason,
    awsvpcConfiguration: awsvpcRecord(deployment.networkConfiguration?.awsvpcConfiguration),
    serviceConnect: serviceConnectRecord(deployment.serviceConnectConfiguration),
  };
}

function taskSetRecord(taskSet: TaskSet) {
  return {
    id: taskSet.id,
    taskSetArn: taskSet.taskSetArn,
    status: taskSet.status,
    taskDefinition: taskSet.taskDefinition,
    launchType: taskSet.launchType,
    computedDesiredCount: taskSet.computedDesiredCount,
    runningCount: taskSet.runningCount,
    pendingCount: taskSet.pendingCount,
    createdAt: isoDate(taskSet.createdAt),
    stabilityStatus: taskSet.stabilityStatus,
    awsvpcConfiguration: awsvpcRecord(taskSet.networkConfiguration?.awsvpcConfiguration),
    loadBalancers: (taskSet.loadBalancers ?? []).map(loadBalancerRecord),
    serviceRegistries: (taskSet.serviceRegistries ?? []).map(registryRecord),
  };
}

function loadBalancerRecord(loadBalancer: LoadBalancer) {
  return {
    targetGroupArn: loadBalancer.targetGroupArn,
    loadBalancerName: loadBalancer.loadBalancerName,
    containerName: loadBalancer.containerName,
    containerPort: loadBalancer.containerPort,
    alternateTargetGroupArn: loadBalancer.advancedConfiguration?.alternateTargetGroupArn,
    productionListenerRule: loadBalancer.advancedConfiguration?.productionListenerRule,
    testListenerRule: loadBalancer.advancedConfiguration?.testListenerRule,
  };
}

function registryRecord({ registryArn, port, containerName, containerPort }: ServiceRegistry) {
  return { registryArn, port, containerName, containerPort };
}

function awsvpcRecord(configuration: AwsVpcConfiguration | undefined) {
  return (
    configuration && {
      subnets: configuration.subnets ?? [],
      securityGroups: configuration.securityGroups ?? [],
      assignPublicIp: configuration.assignPublicIp,
    }
  );
}

function serviceConnectRecord(configuration: ServiceConnectConfiguration | undefined) {
  return (
    configuration && {
      enabled: configuration.enabled,
      namespace: configuration.namespace,
      services: (configuration.services ?? []).map((service) => ({
        portName: service.portName,
        discoveryName: service.discoveryName,
        ingressPortOverride: service.ingressPortOverride,
        clientAliases: (service.clientAliases ?? []).map(({ port, dnsName }) => ({ port, dnsName })),
      })),
    }
  );
}
