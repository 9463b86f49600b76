import type { GraphNode } from "#lib/graph/graph.ts";
import type { NodeKind } from "#lib/model/urn.ts";
import { consoleHosts } from "#lib/net/partition.ts";

type Named = Pick<GraphNode, "kind" | "id" | "arn" | "region">;

const hosts: ReadonlyMap<string, string> = new Map(Object.entries(consoleHosts));

/** Where the pages of the account as a whole are served. */
const globalRegions: ReadonlyMap<string, string> = new Map([
  ["aws", "us-east-1"],
  ["aws-cn", "cn-northwest-1"],
  ["aws-us-gov", "us-gov-west-1"],
  ["aws-eusc", "eusc-de-east-1"],
]);

const home = (console: "vpcconsole" | "ec2", page: string) => (node: Named, value: string) =>
  `${console}/home?region=${node.region}#${page}=${value}`;
const vpc = (page: string) => home("vpcconsole", page);
const ec2 = (page: string) => home("ec2", page);

/** The parts of an id, each safe in a path. */
const parts = (id: string) => id.split("/").map(encodeURIComponent);
const cluster = ({ id }: Named) => `ecs/v2/clusters/${parts(id)[0] ?? ""}`;
const inCluster = (under: string) => (node: Named) =>
  `${cluster(node)}/${under}/${parts(node.id).slice(1).join("/")}?region=${node.region}`;

/** The page of each kind that has one, below the console's host. `value` is what names it there: its ARN or its id. */
const pages: { readonly [Kind in NodeKind]?: (node: Named, value: string) => string } = {
  vpc: vpc("VpcDetails:VpcId"),
  subnet: vpc("SubnetDetails:subnetId"),
  "route-table": vpc("RouteTableDetails:RouteTableId"),
  "network-acl": vpc("NetworkAclDetails:networkAclId"),
  "security-group": vpc("SecurityGroup:groupId"),
  "network-interface": ec2("NetworkInterface:networkInterfaceId"),
  "internet-gateway": vpc("InternetGateway:internetGatewayId"),
  "egress-only-internet-gateway": vpc("EgressOnlyInternetGateways:egressOnlyInternetGatewayId"),
  "nat-gateway": vpc("NatGatewayDetails:natGatewayId"),
  "vpc-endpoint": vpc("EndpointDetails:vpcEndpointId"),
  "vpc-peering-connection": vpc("PeeringConnectionDetails:VpcPeeringConnectionId"),
  "transit-gateway": vpc("TransitGatewayDetails:transitGatewayId"),
  "transit-gateway-attachment": vpc("TransitGatewayAttachmentDetails:transitGatewayAttachmentId"),
  "transit-gateway-route-table": vpc("TransitGatewayRouteTableDetails:transitGatewayRouteTableId"),
  "vpn-gateway": vpc("VpnGatewayDetails:VpnGatewayId"),
  "vpn-connection": vpc("VpnConnectionDetails:VpnConnectionId"),
  "customer-gateway": vpc("CustomerGatewayDetails:CustomerGatewayId"),
  "elastic-ip": ec2("ElasticIpDetails:AllocationId"),
  "prefix-list": vpc("ManagedPrefixListDetails:PrefixListId"),
  "ec2-instance": ec2("InstanceDetails:instanceId"),
  "load-balancer": ec2("LoadBalancer:loadBalancerArn"),
  listener: ec2("ELBListenerV2:listenerArn"),
  "target-group": ec2("TargetGroup:targetGroupArn"),
  "ecs-cluster": (node) => `${cluster(node)}/services?region=${node.region}`,
  "ecs-service": inCluster("services"),
  "ecs-task": inCluster("tasks"),
  "ecs-container-instance": inCluster("infrastructure/container-instances"),
  "hosted-zone": ({ id }) => `route53/v2/hostedzones#ListRecordSets/${encodeURIComponent(id)}`,
  "record-set": ({ id }) => `route53/v2/hostedzones#ListRecordSets/${parts(id)[0] ?? ""}`,
  "cloud-map-namespace": ({ id, region }) => `cloudmap/home/namespaces/${encodeURIComponent(id)}?region=${region}`,
};

/** The page of a resource in the AWS console of its partition; `undefined` for what has none of its own. */
export function consoleUrl(node: Named, partition: string): string | undefined {
  const host = hosts.get(partition);
  const page = pages[node.kind];
  const region = node.region === "global" ? globalRegions.get(partition) : node.region;
  if (host === undefined || page === undefined || region === undefined) return undefined;
  const path = page(
    { ...node, region },
    encodeURIComponent(node.arn?.startsWith("arn:") === true && isNamedByArn(node) ? node.arn : node.id),
  );
  return `https://${region}.${host}/${path}`;
}

function isNamedByArn({ kind }: Named): boolean {
  return kind === "load-balancer" || kind === "listener" || kind === "target-group";
}
