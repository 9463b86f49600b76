import type { z } from "zod";
import {
  callerIdentitySchema,
  cloudMapInstanceHealthSchema,
  cloudMapInstanceSchema,
  cloudMapNamespaceSchema,
  cloudMapServiceSchema,
} from "./resources/cloud-map.ts";
import { ec2InstanceSchema, instanceTypeSchema } from "./resources/ec2-instance.ts";
import { accountSettingSchema, capacityProviderSchema, ecsClusterSchema } from "./resources/ecs-cluster.ts";
import { ecsContainerInstanceSchema } from "./resources/ecs-container-instance.ts";
import { ecsServiceSchema } from "./resources/ecs-service.ts";
import { ecsTaskDefinitionSchema } from "./resources/ecs-task-definition.ts";
import { ecsTaskSchema } from "./resources/ecs-task.ts";
import { elasticIpSchema } from "./resources/elastic-ip.ts";
import {
  customerGatewaySchema,
  egressOnlyInternetGatewaySchema,
  internetGatewaySchema,
  natGatewaySchema,
  vpnConnectionSchema,
  vpnGatewaySchema,
} from "./resources/gateways.ts";
import { listenerRuleSchema, listenerSchema } from "./resources/listener.ts";
import { loadBalancerSchema } from "./resources/load-balancer.ts";
import { managedPrefixListSchema } from "./resources/managed-prefix-list.ts";
import { networkAclSchema } from "./resources/network-acl.ts";
import { networkInterfaceSchema } from "./resources/network-interface.ts";
import {
  healthCheckSchema,
  hostedZoneSchema,
  resourceRecordSetSchema,
  vpcHostedZonesSchema,
} from "./resources/route53.ts";
import { resolverRuleSchema } from "./resources/resolver-rule.ts";
import { routeTableSchema } from "./resources/route-table.ts";
import { scalableTargetSchema } from "./resources/scalable-target.ts";
import { securityGroupRuleSchema, securityGroupSchema } from "./resources/security-group.ts";
import { subnetSchema } from "./resources/subnet.ts";
import { targetGroupSchema, targetHealthSchema } from "./resources/target-group.ts";
import {
  transitGatewayAttachmentSchema,
  transitGatewayRouteTableSchema,
  transitGatewaySchema,
} from "./resources/transit-gateway.ts";
import { vpcEndpointSchema } from "./resources/vpc-endpoint.ts";
import { vpcPeeringConnectionSchema } from "./resources/vpc-peering-connection.ts";
import {
  dhcpOptionsSchema,
  flowLogSchema,
  vpcBlockPublicAccessExclusionSchema,
  vpcBlockPublicAccessOptionsSchema,
} from "./resources/vpc-settings.ts";
import { vpcSchema } from "./resources/vpc.ts";

/** Every area with the schema of its items: adding a resource starts here. `global` ones belong to the account, not to a Region. */
export const areas = {
  vpcs: { level: "regional", item: vpcSchema },
  subnets: { level: "regional", item: subnetSchema },
  routeTables: { level: "regional", item: routeTableSchema },
  networkAcls: { level: "regional", item: networkAclSchema },
  securityGroups: { level: "regional", item: securityGroupSchema },
  securityGroupRules: { level: "regional", item: securityGroupRuleSchema },
  networkInterfaces: { level: "regional", item: networkInterfaceSchema },
  elasticIps: { level: "regional", item: elasticIpSchema },
  ec2Instances: { level: "regional", item: ec2InstanceSchema },
  instanceTypes: { level: "regional", item: instanceTypeSchema },
  internetGateways: { level: "regional", item: internetGatewaySchema },
  egressOnlyInternetGateways: { level: "regional", item: egressOnlyInternetGatewaySchema },
  natGateways: { level: "regional", item: natGatewaySchema },
  vpnGateways: { level: "regional", item: vpnGatewaySchema },
  vpnConnections: { level: "regional", item: vpnConnectionSchema },
  customerGateways: { level: "regional", item: customerGatewaySchema },
  vpcEndpoints: { level: "regional", item: vpcEndpointSchema },
  vpcPeeringConnections: { level: "regional", item: vpcPeeringConnectionSchema },
  transitGateways: { level: "regional", item: transitGatewaySchema },
  transitGatewayAttachments: { level: "regional", item: transitGatewayAttachmentSchema },
  transitGatewayRouteTables: { level: "regional", item: transitGatewayRouteTableSchema },
  managedPrefixLists: { level: "regional", item: managedPrefixListSchema },
  flowLogs: { level: "regional", item: flowLogSchema },
  dhcpOptions: { level: "regional", item: dhcpOptionsSchema },
  vpcBlockPublicAccessOptions: { level: "regional", item: vpcBlockPublicAccessOptionsSchema },
  vpcBlockPublicAccessExclusions: { level: "regional", item: vpcBlockPublicAccessExclusionSchema },
  ecsClusters: { level: "regional", item: ecsClusterSchema },
  ecsServices: { level: "regional", item: ecsServiceSchema },
  ecsTasks: { level: "regional", item: ecsTaskSchema },
  ecsTaskDefinitions: { level: "regional", item: ecsTaskDefinitionSchema },
  ecsContainerInstances: { level: "regional", item: ecsContainerInstanceSchema },
  capacityProviders: { level: "regional", item: capacityProviderSchema },
  accountSettings: { level: "regional", item: accountSettingSchema },
  scalableTargets: { level: "regional", item: scalableTargetSchema },
  loadBalancers: { level: "regional", item: loadBalancerSchema },
  listeners: { level: "regional", item: listenerSchema },
  listenerRules: { level: "regional", item: listenerRuleSchema },
  targetGroups: { level: "regional", item: targetGroupSchema },
  targetHealth: { level: "regional", item: targetHealthSchema },
  vpcHostedZones: { level: "regional", item: vpcHostedZonesSchema },
  resolverRules: { level: "regional", item: resolverRuleSchema },
  cloudMapNamespaces: { level: "regional", item: cloudMapNamespaceSchema },
  cloudMapServices: { level: "regional", item: cloudMapServiceSchema },
  cloudMapInstances: { level: "regional", item: cloudMapInstanceSchema },
  cloudMapInstanceHealth: { level: "regional", item: cloudMapInstanceHealthSchema },
  identity: { level: "global", item: callerIdentitySchema },
  hostedZones: { level: "global", item: hostedZoneSchema },
  resourceRecordSets: { level: "global", item: resourceRecordSetSchema },
  healthChecks: { level: "global", item: healthCheckSchema },
} as const;

/** The name of an area. */
export type AreaName = keyof typeof areas;

/** The type of an area's items. */
export type ItemOf<Name extends AreaName> = Readonly<z.infer<(typeof areas)[Name]["item"]>>;

/** The names of all areas, in the order they are shown. */
// Object.keys loses the key type; the object above is the whole truth about its keys.
export const areaNames = Object.keys(areas) as readonly AreaName[];

/** The areas a scope holds: the regional ones, or the account's. */
export function areaNamesOf(level: "regional" | "global"): readonly AreaName[] {
  return areaNames.filter((name) => areas[name].level === level);
}
