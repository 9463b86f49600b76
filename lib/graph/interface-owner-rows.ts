import { tagValue } from "#lib/model/fields.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { PlacedScope } from "./placed-scope.ts";
import type { OwnedInterface, OwnerClass } from "./topology.ts";

/** Who owns an interface. */
export type Owner = OwnedInterface["owner"];

/** What owners are found with, of one scope. */
export type Owners = {
  readonly byId: PlacedScope["byId"];
  /** The live task of the interface at a place among those of its scope, by the attachment that its description names where it names one. */
  readonly taskUrnOf: (place: number, description: string) => Urn | undefined;
  /** The EC2 instance by the id of its trunk interface. */
  readonly trunkInstanceIds: ReadonlyMap<string, string | undefined>;
  readonly containerInstanceIds: ReadonlySet<string>;
  /** NAT gateways and VPC endpoints, by the ids of the interfaces they name. */
  readonly interfaceUrns: ReadonlyMap<string, Urn>;
};

type Row = (networkInterface: NetworkInterface, owners: Owners, place: number) => Owner | undefined;

const ownedBy = (urn: Urn | undefined) => (urn === undefined ? {} : { urn });

const ecsTask: Row = ({ description = "" }, { taskUrnOf }, place) => {
  const urn = taskUrnOf(place, description);
  if (urn !== undefined) return { class: "ecs-task", urn };
  return isAttachmentArn(description) ? { class: "ecs-task" } : undefined;
};

/** Whether the description of an interface is the ARN of a task's attachment. */
export function isAttachmentArn(description: string): boolean {
  return description.startsWith("arn:aws") && /^arn:aws[^:]*:ecs:[^:]*:\d*:attachment\//.test(description);
}

const trunk: Row = ({ description = "", interfaceType, networkInterfaceId, attachment }, owners) => {
  if (interfaceType !== "trunk") return undefined;
  if (description.startsWith("aws-k8s-trunk-eni")) return { class: "eks-node", label: description };
  const instanceId = owners.trunkInstanceIds.get(networkInterfaceId) ?? attachment?.instanceId ?? "";
  if (!owners.trunkInstanceIds.has(networkInterfaceId) && !owners.containerInstanceIds.has(instanceId))
    return { class: "unknown", label: "trunk" };
  return { class: "ecs-trunk", ...ownedBy(owners.byId.ec2Instances.get(instanceId)?.urn) };
};

const eksPod: Row = ({ description = "", interfaceType, tags }) => {
  if (interfaceType !== "branch") return undefined;
  const isTagged =
    tagValue(tags, "eks:eni:owner") === "eks-vpc-resource-controller" ||
    tags.some(({ key }) => /^(vpcresources\.k8s\.aws|kubernetes\.io\/cluster)\//.test(key));
  return isTagged || description.startsWith("aws-k8s-branch-eni")
    ? { class: "eks-pod", label: description }
    : undefined;
};

const eksNode: Row = ({ description = "", tags }) => {
  const isTagged =
    tagValue(tags, "eks:eni:owner") === "amazon-vpc-cni" ||
    tags.some(({ key }) => key === "node.k8s.amazonaws.com/instance_id" || key === "cluster.k8s.amazonaws.com/name");
  // Capital K8S is the network plugin's, lower case the resource controller's.
  const isNamed = description.startsWith("aws-K8S-i-") || description.startsWith("aws-k8s-");
  return isTagged || isNamed ? { class: "eks-node", label: description } : undefined;
};

const eksControlPlane: Row = ({ description = "" }) =>
  description.startsWith("Amazon EKS ")
    ? { class: "eks-control-plane", label: description.slice("Amazon EKS ".length) }
    : undefined;

/** What matches in a description that begins like this. Most do not, and a look at the beginning tells it cheaply. */
function told(description: string, start: string, pattern: RegExp): string | undefined {
  return description.startsWith(start) ? pattern.exec(description)?.[1] : undefined;
}

const loadBalancerTypes = { app: "application", net: "network", gwy: "gateway" } as const;

const loadBalancer: Row = ({ description = "" }, { byId }) => {
  const tail = told(description, "ELB ", /^ELB ((?:app|net|gwy)\/[^/]+\/[^/]+)$/);
  const prefix = tail?.slice(0, 3);
  if (tail === undefined || (prefix !== "app" && prefix !== "net" && prefix !== "gwy")) return undefined;
  const urn = byId.loadBalancers.get(tail)?.urn;
  return { class: "load-balancer", loadBalancerType: loadBalancerTypes[prefix], label: tail, ...ownedBy(urn) };
};

const classicLoadBalancer: Row = ({ description = "", requesterId, requesterManaged, attachment }) => {
  const name = told(description, "ELB ", /^ELB ([^/]+)$/);
  // Anyone may write `ELB something` into a description; who asked for the interface nobody can forge.
  const isRequested = requesterId === "amazon-elb" || attachment?.instanceOwnerId === "amazon-elb";
  return name !== undefined && (isRequested || requesterManaged !== false)
    ? { class: "load-balancer", loadBalancerType: "classic", label: name }
    : undefined;
};

const natGateway: Row = ({ description = "", interfaceType, networkInterfaceId }, { byId, interfaceUrns }) => {
  const id = told(description, "Interface for NAT", /^Interface for NAT Gateway (nat-\S+)/);
  if (id === undefined && interfaceType !== "nat_gateway" && interfaceType !== "natGateway") return undefined;
  const urn = byId.natGateways.get(id ?? "")?.urn ?? interfaceUrns.get(networkInterfaceId);
  return { class: "nat-gateway", ...(id === undefined ? {} : { label: id }), ...ownedBy(urn) };
};

const endpointTypes = new Set(["vpc_endpoint", "gateway_load_balancer_endpoint"]);

const vpcEndpoint: Row = ({ description = "", interfaceType = "", networkInterfaceId }, { byId, interfaceUrns }) => {
  const id = told(description, "VPC Endpoint", /^VPC Endpoint Interface:? (vpce-\S+)/);
  if (id === undefined && !endpointTypes.has(interfaceType)) return undefined;
  const urn = byId.vpcEndpoints.get(id ?? "")?.urn ?? interfaceUrns.get(networkInterfaceId);
  return { class: "vpc-endpoint", ...(id === undefined ? {} : { label: id }), ...ownedBy(urn) };
};

const transitGateway: Row = ({ description = "", interfaceType }, { byId }) => {
  const id = told(
    description,
    "Network Interface for Transit",
    /^Network Interface for Transit Gateway Attachment (tgw-attach-\S+)/,
  );
  if (id === undefined && interfaceType !== "transit_gateway") return undefined;
  const urn = byId.transitGatewayAttachments.get(id ?? "")?.urn;
  return { class: "transit-gateway", ...(id === undefined ? {} : { label: id }), ...ownedBy(urn) };
};

type Named = {
  readonly class: OwnerClass;
  readonly type?: string;
  /** How its descriptions begin, and what they hold. */
  readonly starts?: readonly string[];
  readonly holds?: readonly string[];
};

/** Services that are known by the interface's type or description alone. */
const named: readonly Named[] = [
  { class: "lambda", type: "lambda", starts: ["AWS Lambda VPC ENI"] },
  { class: "efs", type: "efs", starts: ["EFS mount target for fs-"] },
  { class: "rds", starts: ["RDSNetworkInterface", "Network interface for DBProxy"] },
  {
    class: "other",
    starts: [
      "ElastiCache ",
      "ES ",
      "DAX",
      "AWS ElasticMapReduce",
      "CloudHsm",
      "AWS CodeStar Connections",
      "AWS created network interface for directory d-",
      "Resource Gateway Interface rgw-",
    ],
    holds: [
      "OpenSearch",
      "RedshiftNetworkInterface",
      "DMSNetworkInterface",
      "CloudHSM Managed",
      "ENI managed by APIGateway",
    ],
  },
  { class: "other", type: "api_gateway_managed" },
  { class: "other", type: "global_accelerator_managed" },
  { class: "other", type: "quicksight" },
  { class: "other", type: "iot_rules_managed" },
  { class: "other", type: "aws_codestar_connections_managed" },
];

function isNamed({ type, starts = [], holds = [] }: Named, description: string, interfaceType?: string): boolean {
  return (
    (type !== undefined && type === interfaceType) ||
    starts.some((start) => description.startsWith(start)) ||
    holds.some((part) => description.includes(part))
  );
}

const namedService: Row = ({ description = "", interfaceType, requesterId }) => {
  if (requesterId === "amazon-rds") return { class: "rds", label: description };
  const found = named.find((name) => isNamed(name, description, interfaceType));
  return found && { class: found.class, label: description === "" ? (interfaceType ?? "") : description };
};

const managedByOperator: Row = ({ operator }) =>
  operator?.managed === true ? { class: "other", label: operator.principal ?? "managed" } : undefined;

const onInstance: Row = ({ attachment }, { byId, containerInstanceIds }) => {
  if (attachment?.instanceId === undefined) return undefined;
  const instance = byId.ec2Instances.get(attachment.instanceId);
  const owned = { label: attachment.instanceId, ...ownedBy(instance?.urn) };
  if ((attachment.deviceIndex ?? 0) !== 0) return { class: "attached-by-hand", ...owned };
  if (containerInstanceIds.has(attachment.instanceId)) return { class: "container-instance", ...owned };
  const isEksNode = instance?.item.tags.some(
    ({ key }) => key === "eks:cluster-name" || key.startsWith("kubernetes.io/cluster/"),
  );
  return { class: isEksNode === true ? "eks-node" : "ec2-instance", ...owned };
};

const unattached: Row = ({ status }) => (status === "available" ? { class: "unattached" } : undefined);

/**
 * Who owns an interface: the first row that answers. What the description says comes before the instance an interface
 * hangs on, because task and trunk interfaces hang on container instances too.
 */
export const ownerRows: readonly Row[] = [
  ecsTask,
  trunk,
  eksPod,
  eksNode,
  eksControlPlane,
  loadBalancer,
  classicLoadBalancer,
  natGateway,
  vpcEndpoint,
  namedService,
  transitGateway,
  managedByOperator,
  onInstance,
  unattached,
];
