import type { Problem } from "#lib/model/problem.ts";
import type { EcsContainerInstance } from "#lib/model/resources/ecs-container-instance.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { EcsTaskDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import type { Ec2Instance } from "#lib/model/resources/ec2-instance.ts";
import type { Listener, ListenerRule } from "#lib/model/resources/listener.ts";
import type { LoadBalancer } from "#lib/model/resources/load-balancer.ts";
import type { NetworkAcl } from "#lib/model/resources/network-acl.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { HostedZone, ResourceRecordSet } from "#lib/model/resources/route53.ts";
import type { RouteTable } from "#lib/model/resources/route-table.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import type { Subnet } from "#lib/model/resources/subnet.ts";
import type { Target, TargetGroup, TargetHealth } from "#lib/model/resources/target-group.ts";
import type { Vpc } from "#lib/model/resources/vpc.ts";
import type { ScopeSnapshot, Snapshot } from "#lib/model/snapshot.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { InterfaceStand } from "./interface-stand.ts";
import type { Placed } from "./placed.ts";
import type { KeyedList } from "./keyed-list.ts";
import type { PlacedScope } from "./placed-scope.ts";
import type { TaskAttachments } from "./task-attachment.ts";

export type { Placed };

/** Who uses an address: the owner classes of the catalogue. */
export type OwnerClass =
  | "ecs-task"
  | "ecs-trunk"
  | "container-instance"
  | "ec2-instance"
  | "load-balancer"
  | "nat-gateway"
  | "vpc-endpoint"
  | "transit-gateway"
  | "lambda"
  | "rds"
  | "efs"
  | "eks-control-plane"
  | "eks-node"
  | "eks-pod"
  | "attached-by-hand"
  | "unattached"
  | "other"
  | "unknown";

/** A network interface, where it stands and who owns it. */
export type OwnedInterface = Placed<NetworkInterface> & {
  readonly stand: InterfaceStand;
  readonly owner: {
    readonly class: OwnerClass;
    /** The node that owns it, when that node is on the graph: a task, a load balancer, an instance … */
    readonly urn?: Urn;
    /** What the description says of the owner: `app/web/50dc…`, `RDS`. */
    readonly label?: string;
    /** Of class `load-balancer`: `application`, `network`, `gateway`, `classic`. */
    readonly loadBalancerType?: "application" | "network" | "gateway" | "classic";
  };
};

/** `networkMode` with AWS's default filled in; `unknown` when the task definition was not read. */
export type NetworkMode = "awsvpc" | "bridge" | "host" | "none" | "unknown";

/** Where a container port of a task can be met. */
export type TaskPort = {
  readonly containerName: string;
  readonly containerPort: number;
  readonly protocol: "tcp" | "udp";
  /** The port on the network: the container's own (awsvpc, host), or the host port that was bound (bridge). */
  readonly port: number;
  /** Bound by Docker at start, not fixed by the task definition. */
  readonly dynamic: boolean;
};

/** A task that is not stopped, with everything that says where it is. */
export type TaskPlace = Placed<EcsTask> & {
  readonly networkMode: NetworkMode;
  readonly taskDefinition?: EcsTaskDefinition;
  readonly serviceUrn?: Urn;
  readonly containerInstance?: Placed<EcsContainerInstance>;
  readonly instance?: Placed<Ec2Instance>;
  /** Its own interface (awsvpc), or the primary interface of its instance (bridge, host). */
  readonly networkInterface?: OwnedInterface;
  /** The IPv4 address at which its ports are met. */
  readonly address?: string;
  readonly ports: readonly TaskPort[];
};

/** A registered target and what stands behind it. */
export type TargetPlace = {
  readonly urn: Urn;
  readonly target: Target;
  readonly targetGroupUrn: Urn;
  /** The interface its traffic arrives at: the owner of the address, or the instance's primary one. */
  readonly networkInterface?: OwnedInterface;
  readonly address?: string;
  /** The live task that listens there, and through which of its ports. */
  readonly task?: TaskPlace;
  readonly port?: TaskPort;
};

/** A target group with its health, its targets, its load balancers and the services that register with it. */
export type TargetGroupPlace = Placed<TargetGroup> & {
  /** `undefined` when target health of this group was not asked for at all. */
  readonly health: TargetHealth | undefined;
  readonly targets: readonly TargetPlace[];
  /** The listener rules that forward to it, with the weight they give it (1 when the rule says none). */
  readonly forwardedBy: readonly {
    readonly rule: Placed<ListenerRule>;
    readonly listener: Placed<Listener>;
    readonly loadBalancer: LoadBalancerPlace;
    readonly weight: number;
  }[];
  readonly serviceUrns: readonly Urn[];
};

/** A load balancer with its interfaces and listeners. */
export type LoadBalancerPlace = Placed<LoadBalancer> & {
  readonly interfaces: readonly OwnedInterface[];
  readonly listeners: readonly (Placed<Listener> & { readonly rules: readonly Placed<ListenerRule>[] })[];
};

/** A service with its tasks and target groups. */
export type ServicePlace = Placed<EcsService> & {
  readonly clusterUrn: Urn;
  readonly networkMode: NetworkMode;
  readonly taskDefinition?: EcsTaskDefinition;
  readonly tasks: readonly TaskPlace[];
  readonly stoppedTasks: readonly Placed<EcsTask>[];
  readonly targetGroupUrns: readonly Urn[];
};

/** A container instance with its interfaces and its tasks. */
export type ContainerInstancePlace = Placed<EcsContainerInstance> & {
  readonly instance?: Placed<Ec2Instance>;
  /** Attached to the instance, of any kind; branch interfaces are not. */
  readonly interfaces: readonly OwnedInterface[];
  readonly tasks: readonly TaskPlace[];
};

/** What one value or alias of a record leads to. */
export type RecordAim = {
  /** The address or name as the record says it, normalised. */
  readonly value: string;
  /** The nodes it leads to; empty when none is known. */
  readonly urns: readonly Urn[];
  /** `outside`: not ours to see. `missing`: it would be ours, and is not there. `unread`: cannot be told. */
  readonly kind:
    | "load-balancer"
    | "network-interface"
    | "elastic-ip"
    | "record-set"
    | "vpc-endpoint"
    | "outside"
    | "missing"
    | "unread";
};

/** A record set with its zone and what it leads to. */
export type RecordPlace = Placed<ResourceRecordSet> & {
  readonly zone: Placed<HostedZone>;
  readonly aims: readonly RecordAim[];
};

/** A subnet with what decides over its traffic. */
export type SubnetPlace = Placed<Subnet> & {
  readonly vpcUrn: Urn;
  /** Its own or the main route table; `undefined` when route tables were not read. */
  readonly routeTable?: Placed<RouteTable>;
  /** `undefined` when network ACLs were not read. */
  readonly networkAcl?: Placed<NetworkAcl>;
  readonly interfaces: readonly OwnedInterface[];
};

/** A security group rule of one source; without its id when only ec2:DescribeSecurityGroups could be read. */
export type GroupRule = Omit<SecurityGroupRule, "securityGroupRuleId"> & { readonly securityGroupRuleId?: string };

/** A VPC with its subnets. */
export type VpcPlace = Placed<Vpc> & { readonly subnets: readonly SubnetPlace[] };

/**
 * Every join of a snapshot, made once: who owns which interface, where a task is met, what a target group leads to.
 * The graph's nodes and edges, the traces and the rules all read it; nothing joins records a second time.
 * Interfaces and tasks, the longest lists, are made one by one as they are asked for. Maps are keyed by URN. An empty list means none was read: ask `unread` before concluding anything from it.
 */
export type Topology = {
  readonly snapshot: Snapshot;
  /** By `<account>/<region>`. */
  readonly scopes: ReadonlyMap<string, ScopeSnapshot>;
  /** The live records of every scope by area and id, sorted by account and Region. */
  readonly placed: readonly PlacedScope[];
  /** Of each of these scopes: its tasks and interfaces as records, and which task has which, in numbers. */
  readonly attachments: readonly TaskAttachments[];
  readonly vpcs: ReadonlyMap<Urn, VpcPlace>;
  readonly subnets: ReadonlyMap<Urn, SubnetPlace>;
  readonly interfaces: KeyedList<Urn, OwnedInterface>;
  /** By URN of the security group; ids are absent when only ec2:DescribeSecurityGroups could be read. */
  readonly securityGroupRules: ReadonlyMap<Urn, readonly GroupRule[]>;
  readonly clusterUrns: readonly Urn[];
  readonly services: ReadonlyMap<Urn, ServicePlace>;
  /** Live tasks: not STOPPED. */
  readonly tasks: KeyedList<Urn, TaskPlace>;
  readonly containerInstances: ReadonlyMap<Urn, ContainerInstancePlace>;
  readonly loadBalancers: ReadonlyMap<Urn, LoadBalancerPlace>;
  readonly targetGroups: ReadonlyMap<Urn, TargetGroupPlace>;
  readonly records: ReadonlyMap<Urn, RecordPlace>;
  /** The interfaces that hold a private IPv4 or IPv6 address, by `<vpcId>|<address>`: overlapping VPCs stay apart. */
  readonly interfacesByPrivateAddress: ReadonlyMap<string, OwnedInterface>;
  /** The interfaces behind a public IPv4 address. */
  readonly interfacesByPublicAddress: ReadonlyMap<string, OwnedInterface>;
};

/** What was not read where it was needed: `undefined` when everything was. */
export type Unread = { readonly text: string; readonly call: string; readonly problem?: Problem };
