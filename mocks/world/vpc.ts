import type { Built } from "./part.ts";
import { arnOf, resourceId, tagsOf, type Place, type Tags } from "./place.ts";
import { allowAllOut, securityGroup, type SecurityGroup } from "./security-group.ts";

/** A VPC that was built. */
export type Vpc = Built & {
  readonly vpcId: string;
  readonly name: string;
  readonly cidrBlock: string;
  /** Blocks that were added since. */
  readonly moreBlocks: readonly string[];
  readonly mainRouteTableId: string;
  readonly defaultGroup: SecurityGroup;
};

/** A VPC with what AWS makes with it: main route table, default network ACL, default security group, DHCP options. */
export function vpc(
  place: Place,
  spec: {
    readonly name: string;
    readonly cidrBlock: string;
    readonly moreBlocks?: readonly string[];
    /** Stripped of its rules, as a careful team does, when absent. */
    readonly defaultGroup?: "as AWS makes it";
    readonly tags?: Tags;
  },
): Vpc {
  const { name, cidrBlock, moreBlocks = [] } = spec;
  const vpcId = resourceId(place, "vpc", name);
  const mainRouteTableId = resourceId(place, "rtb", `${name}/main`);
  const defaultGroup = securityGroup(place, {
    vpc: { vpcId, name },
    name: "default",
    id: `${name}/default`,
    description: "default VPC security group",
    ingress:
      spec.defaultGroup === undefined ? [] : [{ protocol: "-1", peers: [resourceId(place, "sg", `${name}/default`)] }],
    egress: spec.defaultGroup === undefined ? [] : allowAllOut,
  });
  const record = {
    VpcId: vpcId,
    CidrBlock: cidrBlock,
    CidrBlockAssociationSet: [cidrBlock, ...moreBlocks].map((block, index) => ({
      AssociationId: resourceId(place, "vpc-cidr-assoc", index === 0 ? name : `${name}/${block}`),
      CidrBlock: block,
      CidrBlockState: { State: "associated" as const },
    })),
    DhcpOptionsId: resourceId(place, "dopt", name),
    InstanceTenancy: "default" as const,
    IsDefault: false,
    OwnerId: place.account,
    State: "available" as const,
    Tags: tagsOf(name, spec.tags),
  };
  return {
    vpcId,
    name,
    cidrBlock,
    moreBlocks,
    mainRouteTableId,
    defaultGroup,
    part: {
      vpcs: [record],
      vpcAttributes: [{ vpcId, enableDnsSupport: true, enableDnsHostnames: true }],
      routeTables: [mainRouteTable(place, { vpcId, blocks: [cidrBlock, ...moreBlocks], mainRouteTableId })],
      networkAcls: [defaultNetworkAcl(place, vpcId)],
      dhcpOptions: [dhcpOptions(place, name)],
      ...defaultGroup.part,
    },
  };
}

function mainRouteTable(
  place: Place,
  of: { readonly vpcId: string; readonly blocks: readonly string[]; readonly mainRouteTableId: string },
) {
  return {
    RouteTableId: of.mainRouteTableId,
    VpcId: of.vpcId,
    OwnerId: place.account,
    Routes: of.blocks.map((block) => ({
      DestinationCidrBlock: block,
      GatewayId: "local",
      State: "active" as const,
      Origin: "CreateRouteTable" as const,
    })),
    Associations: [
      {
        RouteTableAssociationId: resourceId(place, "rtbassoc", of.mainRouteTableId),
        RouteTableId: of.mainRouteTableId,
        Main: true,
        AssociationState: { State: "associated" as const },
      },
    ],
    PropagatingVgws: [],
    Tags: [],
  };
}

/** Allows everything; its associations are filled in when the world is assembled. */
function defaultNetworkAcl(place: Place, vpcId: string) {
  const entry = (RuleNumber: number, RuleAction: "allow" | "deny", Egress: boolean) => ({
    RuleNumber,
    RuleAction,
    Egress,
    Protocol: "-1",
    CidrBlock: "0.0.0.0/0",
  });
  return {
    NetworkAclId: resourceId(place, "acl", vpcId),
    VpcId: vpcId,
    IsDefault: true,
    OwnerId: place.account,
    Entries: [
      entry(100, "allow", true),
      entry(32767, "deny", true),
      entry(100, "allow", false),
      entry(32767, "deny", false),
    ],
    Associations: [],
    Tags: [],
  };
}

function dhcpOptions(place: Place, name: string) {
  return {
    DhcpOptionsId: resourceId(place, "dopt", name),
    OwnerId: place.account,
    DhcpConfigurations: [
      { Key: "domain-name", Values: [{ Value: `${place.region}.compute.internal` }] },
      { Key: "domain-name-servers", Values: [{ Value: "AmazonProvidedDNS" }] },
    ],
    Tags: [],
  };
}

/** A flow log over a whole VPC, in a format that tells the addresses of the packet and the task. */
export function flowLog(place: Place, of: Vpc): Built {
  return {
    part: {
      flowLogs: [
        {
          FlowLogId: resourceId(place, "fl", of.name),
          ResourceId: of.vpcId,
          FlowLogStatus: "ACTIVE",
          DeliverLogsStatus: "SUCCESS",
          TrafficType: "ALL",
          LogDestinationType: "s3",
          LogDestination: `arn:aws:s3:::${of.name}-flow-logs-${place.account}`,
          LogFormat:
            "${version} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${action} " +
            "${pkt-srcaddr} ${pkt-dstaddr} ${flow-direction} ${tcp-flags} ${ecs-cluster-name} ${ecs-service-name} ${ecs-task-id}",
          MaxAggregationInterval: 60,
          CreationTime: new Date(place.now.getTime() - 400 * 86_400_000),
          Tags: tagsOf(`${of.name}-flow-log`),
        },
      ],
    },
  };
}

/** The ARN of a VPC resource. */
export function ec2Arn(place: Place, kind: string, id: string): string {
  return arnOf(place, "ec2", `${kind}/${id}`);
}
