import type { PlacedArea } from "../identities.ts";
import * as ecs from "./ecs-nodes.ts";
import * as gateways from "./gateway-nodes.ts";
import * as balancing from "./load-balancing-nodes.ts";
import * as names from "./name-nodes.ts";
import * as network from "./network-nodes.ts";
import type { Describe } from "./node-content.ts";

/** How the records of every area look as nodes. */
export const contents: { readonly [Name in PlacedArea]: Describe<Name> } = {
  vpcs: network.vpcContent,
  subnets: network.subnetContent,
  routeTables: network.routeTableContent,
  networkAcls: network.networkAclContent,
  securityGroups: network.securityGroupContent,
  networkInterfaces: network.networkInterfaceContent,
  elasticIps: network.elasticIpContent,
  ec2Instances: network.ec2InstanceContent,
  internetGateways: gateways.internetGatewayContent,
  egressOnlyInternetGateways: gateways.egressOnlyInternetGatewayContent,
  natGateways: gateways.natGatewayContent,
  vpnGateways: gateways.vpnGatewayContent,
  vpnConnections: gateways.vpnConnectionContent,
  customerGateways: gateways.customerGatewayContent,
  vpcEndpoints: gateways.vpcEndpointContent,
  vpcPeeringConnections: gateways.vpcPeeringConnectionContent,
  transitGateways: gateways.transitGatewayContent,
  transitGatewayAttachments: gateways.transitGatewayAttachmentContent,
  transitGatewayRouteTables: gateways.transitGatewayRouteTableContent,
  managedPrefixLists: network.prefixListContent,
  flowLogs: network.flowLogContent,
  ecsClusters: ecs.ecsClusterContent,
  ecsServices: ecs.ecsServiceContent,
  ecsTasks: ecs.ecsTaskContent,
  ecsContainerInstances: ecs.ecsContainerInstanceContent,
  loadBalancers: balancing.loadBalancerContent,
  listeners: balancing.listenerContent,
  listenerRules: balancing.listenerRuleContent,
  targetGroups: balancing.targetGroupContent,
  cloudMapNamespaces: names.cloudMapNamespaceContent,
  cloudMapServices: names.cloudMapServiceContent,
  cloudMapInstances: names.cloudMapInstanceContent,
  hostedZones: names.hostedZoneContent,
  resourceRecordSets: names.recordSetContent,
};
