import type { AreaName, ItemOf } from "#lib/model/areas.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { ContainerDefinition, EcsTaskDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import type { Route } from "#lib/model/resources/route-table.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import type { VpcEndpoint } from "#lib/model/resources/vpc-endpoint.ts";
import {
  ec2Instance,
  networkAcl,
  networkInterface,
  route,
  routeTable,
  securityGroup,
  securityGroupRule,
  subnet,
  vpc,
} from "./ec2-records.ts";
import {
  containerDefinition,
  ecsCluster,
  ecsContainerInstance,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
} from "./ecs-records.ts";
import { internetGateway, managedPrefixList, natGateway, vpcEndpoint } from "./gateway-records.ts";
import { vpcHostedZones } from "./route53-records.ts";
import type { ScopeContents } from "./snapshots.ts";

/** What differs from an account in which the service `web` starts in `subnet-1`, which has no way out and no endpoints. */
export type StartUpAccount = {
  /** Routes of `subnet-1` besides its local one. */
  readonly routes?: readonly Route[];
  /** Interface endpoints by the last part of their service's name; each has an interface in `subnet-2`. */
  readonly endpoints?: readonly string[];
  /** What is different about all of them. */
  readonly endpoint?: Partial<VpcEndpoint>;
  /** The gateway endpoint `vpce-s3`: in the table of `subnet-1`, or only in the VPC. */
  readonly storage?: "on the table" | "in the VPC";
  readonly storagePolicy?: string;
  /** Rules out of the task's group `sg-1`; everything when absent. */
  readonly egress?: readonly Partial<SecurityGroupRule>[];
  /** Rules into the endpoints' group `sg-2`; 443 from the VPC when absent. */
  readonly ingress?: readonly Partial<SecurityGroupRule>[];
  readonly service?: Partial<EcsService>;
  readonly definition?: Partial<EcsTaskDefinition>;
  readonly container?: Partial<ContainerDefinition>;
  /** Why the newest stopped task stopped, or its container. */
  readonly stoppedReason?: string;
  readonly containerReason?: string;
  readonly areas?: { readonly [Name in AreaName]?: readonly ItemOf<Name>[] };
  readonly incomplete?: readonly AreaName[];
};

/** An image in the account's own registry. */
export const ownImage = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/shop/web:1";

/** A default route. */
export const defaultRoute = (target: Partial<Route>) => route({ destinationCidrBlock: "0.0.0.0/0", ...target });

const local = route({ destinationCidrBlock: "10.0.0.0/16", gatewayId: "local", origin: "CreateRouteTable" });

/** The account: `subnet-1` for tasks, `subnet-2` for endpoints, `subnet-9` with the NAT gateway `nat-1`, and the gateway `igw-1`. */
export function startUpAccount(changes: StartUpAccount = {}): ScopeContents {
  const { incomplete } = changes;
  return {
    ...(incomplete === undefined ? {} : { incomplete }),
    areas: { ...networkOf(changes), ...endpointsOf(changes), ...tasksOf(changes), ...changes.areas },
  };
}

function networkOf(changes: StartUpAccount) {
  const toStorage =
    changes.storage === "on the table" ? [route({ destinationPrefixListId: "pl-s3", gatewayId: "vpce-s3" })] : [];
  return {
    vpcs: [vpc()],
    subnets: [
      subnet(),
      subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/24" }),
      subnet({ subnetId: "subnet-9", cidrBlock: "10.0.9.0/24" }),
    ],
    routeTables: [
      routeTable({ routes: [local, ...toStorage, ...(changes.routes ?? [])] }),
      routeTable({
        routeTableId: "rtb-9",
        routes: [local, defaultRoute({ gatewayId: "igw-1" })],
        associations: [{ routeTableAssociationId: "rtbassoc-9", subnetId: "subnet-9", state: "associated" }],
      }),
    ],
    networkAcls: [networkAcl()],
    internetGateways: [internetGateway()],
    natGateways: [natGateway({ subnetId: "subnet-9", natGatewayAddresses: [natAddress] })],
    managedPrefixLists: [
      managedPrefixList({
        prefixListId: "pl-s3",
        prefixListName: "com.amazonaws.eu-west-1.s3",
        ownerId: "AWS",
        entries: { known: true, value: [{ cidr: "52.218.0.0/17" }, { cidr: "3.5.64.0/21" }] },
      }),
    ],
    securityGroups: [securityGroup(), securityGroup({ groupId: "sg-2" })],
    securityGroupRules: [
      ...(changes.egress ?? [{ ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" }]).map((rule, index) =>
        securityGroupRule({ securityGroupRuleId: `sgr-out-${String(index)}`, isEgress: true, ...rule }),
      ),
      ...(changes.ingress ?? [{ cidrIpv4: "10.0.0.0/16" }]).map((rule, index) =>
        securityGroupRule({ securityGroupRuleId: `sgr-in-${String(index)}`, groupId: "sg-2", ...rule }),
      ),
    ],
    vpcBlockPublicAccessOptions: [{ internetGatewayBlockMode: "off", state: "default-state" }],
    vpcHostedZones: [vpcHostedZones("vpc-1")],
  };
}

const natAddress = {
  allocationId: "eipalloc-2",
  networkInterfaceId: "eni-nat",
  privateIp: "10.0.9.30",
  publicIp: "203.0.113.20",
  isPrimary: true,
};

function endpointsOf({ endpoints = [], endpoint = {}, storage, storagePolicy }: StartUpAccount) {
  const interfaces = endpoints.map((service, index) =>
    networkInterface({
      networkInterfaceId: `eni-${service}`,
      subnetId: "subnet-2",
      privateIpAddress: `10.0.2.${String(20 + index)}`,
      description: `VPC Endpoint Interface vpce-${service}`,
      interfaceType: "vpc_endpoint",
      groups: [{ groupId: "sg-2", groupName: "sg-2" }],
    }),
  );
  const gateway = vpcEndpoint({
    vpcEndpointId: "vpce-s3",
    vpcEndpointType: "Gateway",
    serviceName: "com.amazonaws.eu-west-1.s3",
    routeTableIds: storage === "on the table" ? ["rtb-1"] : [],
    subnetIds: [],
    groups: [],
    networkInterfaceIds: [],
    privateDnsEnabled: false,
    ...(storagePolicy === undefined ? {} : { policyDocument: storagePolicy }),
  });
  return {
    networkInterfaces: [
      ...interfaces,
      networkInterface({
        networkInterfaceId: "eni-nat",
        subnetId: "subnet-9",
        privateIpAddress: "10.0.9.30",
        interfaceType: "nat_gateway",
        groups: [],
        association: { publicIp: "203.0.113.20" },
      }),
      networkInterface({
        networkInterfaceId: "eni-host",
        privateIpAddress: "10.0.1.20",
        attachment: { attachmentId: "eni-attach-1", instanceId: "i-1", deviceIndex: 0, status: "attached" },
      }),
    ],
    vpcEndpoints: [
      ...endpoints.map((service) =>
        vpcEndpoint({
          vpcEndpointId: `vpce-${service}`,
          serviceName: `com.amazonaws.eu-west-1.${service}`,
          subnetIds: ["subnet-2"],
          groups: [{ groupId: "sg-2", groupName: "sg-2" }],
          networkInterfaceIds: [`eni-${service}`],
          ...endpoint,
        }),
      ),
      ...(storage === undefined ? [] : [gateway]),
    ],
  };
}

function tasksOf({ service, definition, container, stoppedReason, containerReason }: StartUpAccount) {
  return {
    ecsClusters: [ecsCluster()],
    ecsServices: [ecsService(service)],
    ecsTaskDefinitions: [
      ecsTaskDefinition({
        hasExecutionRole: true,
        containerDefinitions: [containerDefinition({ image: ownImage, ...container })],
        ...definition,
      }),
    ],
    ecsTasks:
      stoppedReason === undefined && containerReason === undefined
        ? []
        : [
            ecsTask({
              taskArn: taskArn("task-0"),
              lastStatus: "STOPPED",
              stoppedAt: "2026-11-21T11:50:00.000Z",
              stoppedReason: stoppedReason ?? "Task failed to start",
              containers: [{ name: "web", networkInterfaces: [], networkBindings: [], reason: containerReason }],
            }),
          ],
    ecsContainerInstances: [ecsContainerInstance({ agentConnected: false })],
    ec2Instances: [ec2Instance()],
  };
}
