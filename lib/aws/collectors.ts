import type { AreaName } from "#lib/model/areas.ts";
import { scalableTargets } from "./applicationautoscaling/scalable-targets.ts";
import type { Collector } from "./collector.ts";
import { customerGateways } from "./ec2/customer-gateways.ts";
import { dhcpOptions } from "./ec2/dhcp-options.ts";
import { ec2Instances } from "./ec2/ec2-instances.ts";
import { egressOnlyInternetGateways } from "./ec2/egress-only-internet-gateways.ts";
import { elasticIps } from "./ec2/elastic-ips.ts";
import { flowLogs } from "./ec2/flow-logs.ts";
import { instanceTypes } from "./ec2/instance-types.ts";
import { internetGateways } from "./ec2/internet-gateways.ts";
import { managedPrefixLists } from "./ec2/managed-prefix-lists.ts";
import { natGateways } from "./ec2/nat-gateways.ts";
import { networkAcls } from "./ec2/network-acls.ts";
import { networkInterfaces } from "./ec2/network-interfaces.ts";
import { routeTables } from "./ec2/route-tables.ts";
import { securityGroupRules } from "./ec2/security-group-rules.ts";
import { securityGroups } from "./ec2/security-groups.ts";
import { subnets } from "./ec2/subnets.ts";
import { transitGatewayAttachments } from "./ec2/transit-gateway-attachments.ts";
import { transitGatewayRouteTables } from "./ec2/transit-gateway-route-tables.ts";
import { transitGateways } from "./ec2/transit-gateways.ts";
import { vpcBlockPublicAccessExclusions } from "./ec2/vpc-block-public-access-exclusions.ts";
import { vpcBlockPublicAccessOptions } from "./ec2/vpc-block-public-access-options.ts";
import { vpcEndpoints } from "./ec2/vpc-endpoints.ts";
import { vpcPeeringConnections } from "./ec2/vpc-peering-connections.ts";
import { vpcs } from "./ec2/vpcs.ts";
import { vpnConnections } from "./ec2/vpn-connections.ts";
import { vpnGateways } from "./ec2/vpn-gateways.ts";
import { accountSettings } from "./ecs/account-settings.ts";
import { capacityProviders } from "./ecs/capacity-providers.ts";
import { ecsClusters } from "./ecs/clusters.ts";
import { ecsContainerInstances } from "./ecs/container-instances.ts";
import { ecsServices } from "./ecs/services.ts";
import { ecsTaskDefinitions } from "./ecs/task-definitions.ts";
import { ecsTasks } from "./ecs/tasks.ts";
import { listenerRules } from "./elbv2/listener-rules.ts";
import { listeners } from "./elbv2/listeners.ts";
import { loadBalancers } from "./elbv2/load-balancers.ts";
import { targetGroups } from "./elbv2/target-groups.ts";
import { targetHealth } from "./elbv2/target-health.ts";
import { healthChecks } from "./route53/health-checks.ts";
import { hostedZones } from "./route53/hosted-zones.ts";
import { resourceRecordSets } from "./route53/resource-record-sets.ts";
import { vpcHostedZones } from "./route53/vpc-hosted-zones.ts";
import { resolverRules } from "./route53resolver/resolver-rules.ts";
import { cloudMapInstanceHealth } from "./servicediscovery/instance-health.ts";
import { cloudMapInstances } from "./servicediscovery/instances.ts";
import { cloudMapNamespaces } from "./servicediscovery/namespaces.ts";
import { cloudMapServices } from "./servicediscovery/services.ts";
import { identity } from "./sts/identity.ts";

/** Every collector, by area: an area without one does not compile. */
export const collectors = {
  vpcs,
  subnets,
  routeTables,
  networkAcls,
  securityGroups,
  securityGroupRules,
  networkInterfaces,
  elasticIps,
  ec2Instances,
  instanceTypes,
  internetGateways,
  egressOnlyInternetGateways,
  natGateways,
  vpnGateways,
  vpnConnections,
  customerGateways,
  vpcEndpoints,
  vpcPeeringConnections,
  transitGateways,
  transitGatewayAttachments,
  transitGatewayRouteTables,
  managedPrefixLists,
  flowLogs,
  dhcpOptions,
  vpcBlockPublicAccessOptions,
  vpcBlockPublicAccessExclusions,
  ecsClusters,
  ecsServices,
  ecsTasks,
  ecsTaskDefinitions,
  ecsContainerInstances,
  capacityProviders,
  accountSettings,
  scalableTargets,
  loadBalancers,
  listeners,
  listenerRules,
  targetGroups,
  targetHealth,
  vpcHostedZones,
  resolverRules,
  cloudMapNamespaces,
  cloudMapServices,
  cloudMapInstances,
  cloudMapInstanceHealth,
  identity,
  hostedZones,
  resourceRecordSets,
  healthChecks,
} satisfies { readonly [Name in AreaName]: Collector<Name> };
