import type { NetworkMode, OwnerClass } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { DeploymentFit } from "./deployment-fit.ts";
import type { EniSlot } from "./eni-slots.ts";
import type { HostPort, PortRange } from "./host-ports.ts";
import type { Launch } from "./launch.ts";
import type { ServiceScaling } from "./scaling.ts";
import type { PlacementTest, Refusal, ServiceRoom } from "./service-room.ts";
import type { Reservation } from "./subnet-addresses.ts";
import type { Trunking } from "./trunking.ts";
import type { WhatIf } from "./what-if.ts";

/** A figure that is not known: which one, why, and the call that would tell. */
export type CapacityGap = { readonly field: string; readonly text: string; readonly call: string };

/** A place for a network interface; `free` for one that nobody has. */
export type CapacitySlot = Omit<EniSlot, "owner"> & { readonly owner: EniSlot["owner"] | "free" };

/** A host port nobody else can have now. */
export type TakenPort = HostPort & {
  /** The task that has it. */
  readonly owner?: Urn;
  /** Kept by the agent for itself. */
  readonly reserved?: true;
  /** Chosen by Docker when the task started. */
  readonly dynamic?: true;
};

/** CPU units or MiB of a container instance; absent where it does not say. */
export type HostResource = { readonly registered?: number; readonly remaining?: number };

/** What a container instance can hold, and what it holds. Figures that are absent are not known: `unknowns` says why. */
export type InstanceCapacity = {
  readonly urn: Urn;
  /** As AWS calls it within its cluster. */
  readonly id: string;
  readonly name: string;
  readonly ec2InstanceId?: string;
  readonly clusterArn: string;
  readonly capacityProvider?: string;
  /** The name of the Auto Scaling group that started it, where its tags or its capacity provider tell. */
  readonly autoScalingGroup?: string;
  readonly instanceType?: string;
  readonly availabilityZone?: string;
  readonly subnetId?: string;
  readonly trunking: Trunking;
  readonly enis: {
    readonly max?: number;
    /** Branch interfaces left out. */
    readonly attached?: number;
    readonly taskLimit?: number;
    readonly taskUsed?: number;
    readonly taskFree?: number;
    readonly slots: readonly CapacitySlot[];
  };
  readonly hostPorts: { readonly taken: readonly TakenPort[]; readonly dynamicRange: PortRange };
  readonly cpu: HostResource;
  readonly memory: HostResource;
  readonly status?: string;
  readonly agentConnected?: boolean;
  /** It is not there: a what-if adds it. */
  readonly isNew?: true;
  readonly unknowns: readonly CapacityGap[];
};

/** Where the free addresses of a subnet are going. */
export type FreeTrend = {
  /** Addresses a day: negative while they dwindle. */
  readonly perDay: number;
  /** How long it was watched, and how many snapshots there are of that time. */
  readonly overDays: number;
  readonly snapshots: number;
  /** Until none is left, if it goes on so; absent when they do not dwindle, or so slowly that nobody can tell. */
  readonly daysToEmpty?: number;
  /** `steady`: watched for three days and nearly always falling; else `rough`. */
  readonly confidence: "steady" | "rough";
};

/** The addresses of a subnet. One without IPv4 has no figures: nothing runs out. */
export type SubnetCapacity = {
  readonly urn: Urn;
  readonly id: string;
  readonly name: string;
  readonly vpcId: string;
  readonly availabilityZone?: string;
  readonly cidr: string;
  readonly ipv6Only?: true;
  readonly size?: number;
  readonly reserved?: number;
  readonly usable?: number;
  readonly used?: number;
  readonly free?: number;
  /** Of `free`, what tasks can have. */
  readonly freeForTasks?: number;
  readonly reservations: readonly Reservation[];
  /** Addresses by owner. */
  readonly byOwner: { readonly [Owner in OwnerClass]?: number };
  readonly unaccounted?: number;
  readonly countedTwice?: number;
  /**
   * Addresses used at the height of a deployment of every service at once, each scaled out as far as Application Auto Scaling
   * may take it; at least so many where `unknowns` names it.
   */
  readonly highWater?: number;
  /** Of that, what each service adds. */
  readonly wanted: readonly { readonly urn: Urn; readonly addresses: number }[];
  /** Whether these deployments fit with the tasks that are desired now. */
  readonly fits?: boolean;
  readonly shortBy?: number;
  /** Whether they fit scaled out; absent where nothing of the subnet may scale out, or where that is not known. */
  readonly atMaximum?: { readonly fits: boolean; readonly shortBy: number };
  /** Where `freeForTasks` is going; absent where too few snapshots are kept to tell. */
  readonly trend?: FreeTrend;
  /** A load balancer wants eight addresses free; absent where there is none. */
  readonly loadBalancerFits?: boolean;
  readonly unknowns: readonly CapacityGap[];
};

/** What a service could start, and whether its next deployment fits. */
export type ServiceCapacity = {
  readonly urn: Urn;
  readonly arn: string;
  readonly name: string;
  readonly clusterArn: string;
  readonly launch: Launch;
  readonly networkMode: NetworkMode;
  readonly schedulingStrategy: string;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  /** How many more tasks would start now; absent when not known, or when nothing limits it (`binding` is `none`). */
  readonly placeable?: number;
  /** What stops the first task that would not start. */
  readonly binding?: PlacementTest | "none";
  /** How many more tasks each test alone would let start. */
  readonly alone: ServiceRoom["alone"];
  /** The tests whose limit is not known. */
  readonly open: ServiceRoom["open"];
  /** What the next task is refused by, when none more would start. */
  readonly refusal?: Refusal;
  /** Of tasks with an address of their own on instances: how many more by zone. */
  readonly zones: readonly {
    readonly zone: string;
    readonly placeable?: number;
    readonly binding?: PlacementTest | "none";
    readonly alone: ServiceRoom["alone"];
    readonly open: ServiceRoom["open"];
    readonly refusal?: Refusal;
  }[];
  readonly surge: DeploymentFit;
  /** Absent when it has no scalable target, or when that was not read: `unknowns` tells which. */
  readonly scaling?: ServiceScaling;
  /** How long a task that stops goes on draining: the longest of its target groups. Absent without one, or where it was not read. */
  readonly drainSeconds?: number;
  readonly subnets: readonly Urn[];
  /** Its capacity provider adds instances by itself when tasks wait. */
  readonly scalesOut: boolean;
  readonly unknowns: readonly CapacityGap[];
};

/** How much still fits: today, or as a what-if would have it. */
export type CapacityAnswer = {
  readonly snapshotId: string;
  readonly whatIf?: WhatIf;
  readonly instances: readonly InstanceCapacity[];
  readonly subnets: readonly SubnetCapacity[];
  readonly services: readonly ServiceCapacity[];
  /** What was not read at all, by scope. */
  readonly unknowns: readonly { readonly text: string; readonly call: string }[];
};
