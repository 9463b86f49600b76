import {
  ec2Instance,
  elasticIp,
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
  attachmentArn,
  containerInstanceArn,
  ecsCluster,
  ecsContainerInstance,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
  taskContainer,
  taskDefinitionArn,
} from "./ecs-records.ts";
import {
  listener,
  listenerRule,
  loadBalancer,
  loadBalancerInterface,
  targetGroup,
  targetGroupArn,
  targetHealth,
} from "./elbv2-records.ts";
import {
  flowLog,
  internetGateway,
  managedPrefixList,
  natGateway,
  vpcEndpoint,
  vpcPeeringConnection,
} from "./gateway-records.ts";
import {
  cloudMapInstance,
  cloudMapNamespace,
  cloudMapService,
  hostedZone,
  resourceRecordSet,
  vpcHostedZones,
} from "./route53-records.ts";
import { snapshotOf, type ScopeContents } from "./snapshots.ts";

/** A small account with one of nearly everything: a Fargate task behind a load balancer, and a bridge task on an instance. */
export const wholeAccountAreas: NonNullable<ScopeContents["areas"]> = {
  vpcs: [vpc(), vpc({ vpcId: "vpc-2" })],
  subnets: [subnet(), subnet({ subnetId: "subnet-2", vpcId: "vpc-2" })],
  routeTables: [
    routeTable({
      routes: [
        route({ destinationCidrBlock: "10.0.0.0/16", gatewayId: "local" }),
        route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }),
        route({ destinationCidrBlock: "10.1.0.0/16", vpcPeeringConnectionId: "pcx-1" }),
        route({ destinationCidrBlock: "10.9.0.0/16", natGatewayId: "nat-gone", state: "blackhole" }),
      ],
    }),
  ],
  networkAcls: [networkAcl()],
  securityGroups: [securityGroup(), securityGroup({ groupId: "sg-2" })],
  securityGroupRules: [
    securityGroupRule(),
    securityGroupRule({ securityGroupRuleId: "sgr-2", groupId: "sg-2", referencedGroupInfo: { groupId: "sg-1" } }),
    securityGroupRule({ securityGroupRuleId: "sgr-3", groupId: "sg-2", prefixListId: "pl-1", ipProtocol: "-1" }),
  ],
  networkInterfaces: [
    networkInterface({ description: attachmentArn("attachment-of-eni-1") }),
    networkInterface({
      networkInterfaceId: "eni-2",
      privateIpAddress: "10.0.1.20",
      attachment: { instanceId: "i-1", deviceIndex: 0 },
    }),
    // The same address as the task's, in the other VPC.
    networkInterface({ networkInterfaceId: "eni-3", vpcId: "vpc-2", subnetId: "subnet-2", status: "available" }),
    loadBalancerInterface("app/front/1"),
  ],
  elasticIps: [elasticIp({ associationId: "eipassoc-1", networkInterfaceId: "eni-2" })],
  ec2Instances: [ec2Instance(), ec2Instance({ instanceId: "i-2", state: "terminated" })],
  internetGateways: [internetGateway()],
  natGateways: [natGateway(), natGateway({ natGatewayId: "nat-2", state: "deleted" })],
  vpcEndpoints: [vpcEndpoint()],
  vpcPeeringConnections: [vpcPeeringConnection()],
  managedPrefixLists: [managedPrefixList()],
  flowLogs: [flowLog()],
  ecsClusters: [ecsCluster()],
  ecsServices: [
    ecsService({ loadBalancers: [{ targetGroupArn: targetGroupArn() }] }),
    ecsService({ serviceName: "jobs", launchType: "EC2", taskDefinition: taskDefinitionArn("jobs:1") }),
  ],
  ecsTasks: [
    ecsTask(),
    ecsTask({ taskArn: taskArn("task-0"), lastStatus: "STOPPED" }),
    ecsTask({
      taskArn: taskArn("task-2"),
      taskDefinitionArn: taskDefinitionArn("jobs:1"),
      group: "service:jobs",
      launchType: "EC2",
      containerInstanceArn: containerInstanceArn(),
      attachments: [],
      containers: [
        taskContainer({
          networkBindings: [{ bindIp: "0.0.0.0", containerPort: 8080, hostPort: 32768, protocol: "tcp" }],
        }),
      ],
    }),
  ],
  ecsTaskDefinitions: [
    ecsTaskDefinition(),
    ecsTaskDefinition({ taskDefinitionArn: taskDefinitionArn("jobs:1"), networkMode: "bridge" }),
  ],
  ecsContainerInstances: [ecsContainerInstance()],
  loadBalancers: [loadBalancer()],
  listeners: [listener()],
  listenerRules: [listenerRule()],
  targetGroups: [targetGroup()],
  targetHealth: [targetHealth()],
  vpcHostedZones: [vpcHostedZones("vpc-1", "Z2")],
  cloudMapNamespaces: [cloudMapNamespace()],
  cloudMapServices: [cloudMapService()],
  cloudMapInstances: [cloudMapInstance({ id: "task-1" })],
  cloudMapInstanceHealth: [
    { serviceId: "srv-1", statuses: { known: true, value: [{ id: "task-1", status: "HEALTHY" }] } },
  ],
  hostedZones: [hostedZone(), hostedZone({ hostedZoneId: "Z2", name: "shop.local", privateZone: true })],
  resourceRecordSets: [
    resourceRecordSet({ aliasTarget: { dnsName: "dualstack.front-1234567890.eu-west-1.elb.amazonaws.com." } }),
    resourceRecordSet({ name: "example.com", type: "NS", values: ["ns-1.example.net"] }),
    resourceRecordSet({ hostedZoneId: "Z2", name: "web.shop.local", values: ["10.0.1.10"] }),
    resourceRecordSet({
      name: "*.example.com",
      setIdentifier: "blue",
      weight: 1,
      type: "CNAME",
      values: ["www.example.com"],
    }),
  ],
};

/** {@link wholeAccountAreas} as a snapshot. */
export const wholeAccount = snapshotOf({ areas: wholeAccountAreas });
