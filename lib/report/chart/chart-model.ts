import type { Severity } from "#lib/findings/finding.ts";
import type { Verdict } from "#lib/graph/graph.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { ChartComparison } from "./compare/chart-comparison.ts";
import type { UndrawnArea } from "./undrawn-area.ts";

/** What may be marked: the worst open finding about a thing. */
export type Marked = { readonly urn: Urn; readonly name: string; readonly severity?: Severity };

/** A record set that leads into the account; with a `count` so many of them that are not listed one by one. */
export type ChartName = Marked & {
  readonly type: string;
  readonly ttl?: number;
  readonly private: boolean;
  readonly count?: number;
};

/** Where traffic enters: the internet, through a gateway. */
export type ChartEntry = Marked & { readonly tag: string };

/** A load balancer with its listeners, one port each. */
export type ChartLoadBalancer = Marked & {
  readonly tag: "ALB" | "NLB" | "GWLB";
  readonly internal: boolean;
  readonly listeners: readonly (Marked & { readonly port: string; readonly protocol: string })[];
};

/** A target group with the health of its targets; `health` is absent when it was not read. */
export type ChartTargetGroup = Marked & {
  readonly targetType: string;
  readonly port: string;
  readonly health?: { readonly healthy: number; readonly all: number };
};

/** A subnet as a column of the berths. */
export type ChartColumn = Marked & {
  readonly cidr: string;
  readonly zone: string;
  readonly routeClass: "public" | "nat" | "isolated" | "unknown";
  /** Its network ACL stops something, or was not read; absent: it lets everything pass. */
  readonly acl?: "filters" | "unknown";
  readonly free: number;
  readonly size: number;
};

/** The tasks of one row in one subnet. */
export type ChartCell = {
  readonly subnetUrn: Urn;
  readonly healthy: number;
  /** Running and unhealthy, or not yet running. */
  readonly unwell: number;
  readonly stopping: number;
  /** `49153→80`, of bridge and host tasks. */
  readonly ports: readonly string[];
};

/** A service, or a family of tasks that belong to no service. */
export type ChartRow = Marked & {
  readonly tag: "SVC" | "TASK";
  readonly networkMode: string;
  readonly launchType: string;
  readonly running: number;
  readonly desired?: number;
  readonly cells: readonly ChartCell[];
  /** Subnets where more of its running tasks may be than were read; absent where all were. */
  readonly unreadIn?: readonly Urn[];
  readonly tasks: readonly (Marked & { readonly status: string; readonly cell: ChartCell })[];
};

/** A cluster as a group of rows; `unread` says why its tasks or services are not shown. */
export type ChartCluster = Marked & { readonly rows: readonly ChartRow[]; readonly unread?: string };

/** A VPC with its columns and rows. */
export type ChartVpc = Marked & {
  readonly place: string;
  readonly cidrs: readonly string[];
  readonly columns: readonly ChartColumn[];
  /** Subnets without tasks, that are not drawn. */
  readonly otherSubnets: number;
  readonly clusters: readonly ChartCluster[];
};

/** Where traffic leaves: a NAT or internet gateway, an endpoint, a peering connection. */
export type ChartExit = Marked & { readonly tag: string };

/** Something that is not ours to run but that services talk to: a database, a file system, a function. */
export type ChartDependency = Marked & { readonly tag: string };

/** What an edge means; it decides how the line is drawn. */
export type ChartEdgeKind = "resolves" | "enters" | "forwards" | "registers" | "leaves" | "reaches";

/** A line between two things, from left to right. */
export type ChartEdge = {
  readonly kind: ChartEdgeKind;
  readonly from: Urn;
  readonly to: Urn;
  readonly label: string;
  readonly verdict?: Verdict;
  /** Of an unknown one: the call that would tell. */
  readonly missing?: string;
  /** Of a name: its record is of a type that will not keep leading here. */
  readonly wrongType?: true;
  /** Of a line that is cut: what cuts it, at which end, and whether only the reply is lost. */
  readonly blocker?: {
    readonly tag: string;
    readonly text: string;
    /** What of it decided: the number of an ACL's rule, the name of a group, the destination of a route. */
    readonly rule?: string;
    readonly side?: "from" | "between" | "to";
    readonly reply?: true;
  };
};

/** Everything the map draws, without a position: plain data, the same for the browser and a file. */
export type ChartModel = {
  readonly snapshotId: string;
  /** Present when the account is invented: a file says so. */
  readonly demo?: true;
  readonly names: readonly ChartName[];
  /** How many more names there are, that lead to nothing drawn and are in no trouble. */
  readonly otherNames: number;
  readonly entries: readonly ChartEntry[];
  readonly loadBalancers: readonly ChartLoadBalancer[];
  readonly targetGroups: readonly ChartTargetGroup[];
  readonly vpcs: readonly ChartVpc[];
  readonly exits: readonly ChartExit[];
  readonly dependencies: readonly ChartDependency[];
  readonly edges: readonly ChartEdge[];
  /** Areas that were not read and would have been drawn. */
  readonly unread: readonly UndrawnArea[];
  /** Of two charts in one: what became of what is drawn. */
  readonly compared?: ChartComparison;
};
