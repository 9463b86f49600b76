import type * as applicationAutoScaling from "@aws-sdk/client-application-auto-scaling";
import type * as ec2 from "@aws-sdk/client-ec2";
import type * as ecs from "@aws-sdk/client-ecs";
import type * as elbv2 from "@aws-sdk/client-elastic-load-balancing-v2";
import type * as route53 from "@aws-sdk/client-route-53";
import type * as cloudMap from "@aws-sdk/client-servicediscovery";
import type { ResolverRuleAssociationRecord, ResolverRuleRecord } from "./resolver-records.ts";

/** What one invented Region would answer: the SDK's own record types, nothing of Roadstead's. */
export type RegionWorld = {
  readonly vpcs: readonly ec2.Vpc[];
  /** Of DescribeVpcAttribute; a VPC that is not listed has both attributes on. */
  readonly vpcAttributes: readonly {
    readonly vpcId: string;
    readonly enableDnsSupport: boolean;
    readonly enableDnsHostnames: boolean;
  }[];
  readonly subnets: readonly ec2.Subnet[];
  readonly subnetCidrReservations: readonly ec2.SubnetCidrReservation[];
  readonly routeTables: readonly ec2.RouteTable[];
  readonly networkAcls: readonly ec2.NetworkAcl[];
  readonly securityGroups: readonly ec2.SecurityGroup[];
  readonly securityGroupRules: readonly ec2.SecurityGroupRule[];
  readonly networkInterfaces: readonly ec2.NetworkInterface[];
  readonly addresses: readonly ec2.Address[];
  readonly instances: readonly ec2.Instance[];
  readonly instanceTypes: readonly ec2.InstanceTypeInfo[];
  readonly internetGateways: readonly ec2.InternetGateway[];
  readonly egressOnlyInternetGateways: readonly ec2.EgressOnlyInternetGateway[];
  readonly natGateways: readonly ec2.NatGateway[];
  readonly vpnGateways: readonly ec2.VpnGateway[];
  readonly vpnConnections: readonly ec2.VpnConnection[];
  readonly customerGateways: readonly ec2.CustomerGateway[];
  readonly vpcEndpoints: readonly ec2.VpcEndpoint[];
  readonly vpcPeeringConnections: readonly ec2.VpcPeeringConnection[];
  readonly transitGateways: readonly ec2.TransitGateway[];
  readonly transitGatewayAttachments: readonly ec2.TransitGatewayAttachment[];
  readonly transitGatewayVpcAttachments: readonly ec2.TransitGatewayVpcAttachment[];
  readonly transitGatewayPeeringAttachments: readonly ec2.TransitGatewayPeeringAttachment[];
  readonly transitGatewayRouteTables: readonly (ec2.TransitGatewayRouteTable & {
    readonly associations: readonly ec2.TransitGatewayRouteTableAssociation[];
    readonly propagations: readonly ec2.TransitGatewayRouteTablePropagation[];
    readonly routes: readonly ec2.TransitGatewayRoute[];
  })[];
  readonly managedPrefixLists: readonly (ec2.ManagedPrefixList & {
    readonly entries: readonly ec2.PrefixListEntry[];
  })[];
  readonly flowLogs: readonly ec2.FlowLog[];
  readonly dhcpOptions: readonly ec2.DhcpOptions[];
  readonly vpcBlockPublicAccessOptions: ec2.VpcBlockPublicAccessOptions;
  readonly vpcBlockPublicAccessExclusions: readonly ec2.VpcBlockPublicAccessExclusion[];

  readonly ecsClusters: readonly ecs.Cluster[];
  readonly ecsServices: readonly ecs.Service[];
  readonly ecsTasks: readonly ecs.Task[];
  readonly ecsTaskDefinitions: readonly ecs.TaskDefinition[];
  readonly ecsContainerInstances: readonly (ecs.ContainerInstance & { readonly clusterArn: string })[];
  readonly capacityProviders: readonly ecs.CapacityProvider[];
  readonly accountSettings: readonly ecs.Setting[];
  readonly scalableTargets: readonly applicationAutoScaling.ScalableTarget[];

  readonly resolverRules: readonly ResolverRuleRecord[];
  readonly resolverRuleAssociations: readonly ResolverRuleAssociationRecord[];

  readonly loadBalancers: readonly (elbv2.LoadBalancer & {
    readonly attributes: readonly elbv2.LoadBalancerAttribute[];
    readonly tags: readonly elbv2.Tag[];
  })[];
  readonly listeners: readonly elbv2.Listener[];
  /** The rules of all listeners, default rules included. */
  readonly listenerRules: readonly (elbv2.Rule & { readonly listenerArn: string })[];
  readonly targetGroups: readonly (elbv2.TargetGroup & {
    readonly attributes: readonly elbv2.TargetGroupAttribute[];
    readonly tags: readonly elbv2.Tag[];
    readonly health: readonly elbv2.TargetHealthDescription[];
  })[];

  readonly cloudMapNamespaces: readonly cloudMap.NamespaceSummary[];
  readonly cloudMapServices: readonly (cloudMap.ServiceSummary & { readonly namespaceId: string })[];
  readonly cloudMapInstances: readonly (cloudMap.InstanceSummary & {
    readonly serviceId: string;
    /** What Cloud Map holds of its health, where its service has a health check; healthy if nothing is said. */
    readonly health?: cloudMap.HealthStatus;
  })[];
};

/** What belongs to an invented account as a whole. */
export type HostedZoneWorld = route53.HostedZone & {
  readonly vpcs: readonly route53.VPC[];
  readonly nameServers: readonly string[];
  readonly records: readonly route53.ResourceRecordSet[];
};

/** One invented account. */
export type AccountWorld = {
  readonly account: string;
  /** Who sts:GetCallerIdentity says is calling. */
  readonly callerArn: string;
  readonly regions: { readonly [region: string]: RegionWorld };
  readonly hostedZones: readonly HostedZoneWorld[];
  readonly healthChecks: readonly route53.HealthCheck[];
};

/** All that is invented for one scenario. The first account is the one whose identity the caller has. */
export type World = { readonly accounts: readonly [AccountWorld, ...AccountWorld[]] };

/** A call that goes wrong. `call` is the IAM spelling (`ecs:ListTasks`), or `*`. */
export type Fault = {
  readonly call: string;
  readonly account?: string;
  readonly region?: string;
  /** Only requests whose body or path contains this text. */
  readonly matching?: string;
  readonly kind:
    | { readonly type: "deny" }
    /** Throttles the first `times` calls, with the service's own code and status. */
    | { readonly type: "throttle"; readonly times: number }
    /** The connection breaks, `times` times (default: always). */
    | { readonly type: "reset"; readonly times?: number }
    | { readonly type: "slow"; readonly delayMs: number }
    /** The answer is cut, empty, HTML, or lacks its list: `truncated`, `empty`, `html`, `no-list`. */
    | { readonly type: "garbage"; readonly body: "truncated" | "empty" | "html" | "no-list" }
    | { readonly type: "expired-token" };
};
