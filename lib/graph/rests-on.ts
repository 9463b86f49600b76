import type { AreaName } from "#lib/model/areas.ts";

/**
 * What the owner of an interface rests on. Whether it is a task's or a load balancer's at all follows from
 * `networkInterfaces` alone; the rest tells which one, and what is a container instance.
 */
export const interfaceOwnersRestOn = [
  "networkInterfaces",
  "ec2Instances",
  "ecsContainerInstances",
  "ecsTasks",
  "loadBalancers",
] as const satisfies readonly AreaName[];

/** What the place of a task rests on: its interface, address, ports, service and instance. */
export const taskPlacesRestOn = [
  "ecsTasks",
  "ecsTaskDefinitions",
  "ecsServices",
  "ecsContainerInstances",
  "ec2Instances",
  "networkInterfaces",
] as const satisfies readonly AreaName[];

/** What stands behind a registered target rests on. */
export const targetPlacesRestOn = [
  "targetGroups",
  "targetHealth",
  ...taskPlacesRestOn,
] as const satisfies readonly AreaName[];

/** Which rules forward to a target group rests on. */
export const forwardingRestsOn = [
  "targetGroups",
  "loadBalancers",
  "listeners",
  "listenerRules",
] as const satisfies readonly AreaName[];

/** What a record leads to rests on; the first two are the account's, the others every Region's. */
export const recordAimsRestOn = [
  "hostedZones",
  "resourceRecordSets",
  "vpcs",
  "vpcHostedZones",
  "networkInterfaces",
  "elasticIps",
  "loadBalancers",
  "vpcEndpoints",
] as const satisfies readonly AreaName[];

/** Which route table and network ACL decide over a subnet rests on. */
export const subnetPlacesRestOn = ["subnets", "routeTables", "networkAcls"] as const satisfies readonly AreaName[];
