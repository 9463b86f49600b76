import type { Verdict } from "#lib/graph/graph.ts";
import type { Urn } from "#lib/model/urn.ts";

/** A question as it is asked: names of endpoints, not yet resolved. */
export type TraceQuestion = {
  readonly from: string;
  readonly to: string;
  /** TCP when absent, or what the listener in `to` speaks. */
  readonly protocol?: string;
  /** A number, a range `a-b`, or absent for all, or for the listener's own in `to`. A port in `to` (`10.0.1.5:8080`) says the same. */
  readonly port?: string;
  readonly sourcePort?: string;
  readonly icmpType?: number;
  readonly icmpCode?: number;
  readonly fromVpc?: string;
  readonly toVpc?: string;
  /** Of a load balancer: go on to the targets, or ask about its health checks instead. */
  readonly through?: "targets" | "health-check";
  /** The host asked for, and the path with or without its query: they narrow a load balancer's listener rules. */
  readonly host?: string;
  readonly path?: string;
};

/** The packet as a hop sees it, after any translation. */
export type HopTraffic = {
  readonly protocol: string;
  readonly source: string;
  readonly sourcePorts: string;
  readonly destination: string;
  readonly destinationPorts: string;
};

/** One thing a packet passes, and what it decided. */
export type Hop = {
  readonly order: number;
  /** A node kind, or `dns`, `port-mapping`. */
  readonly kind: string;
  readonly urn: Urn;
  readonly id: string;
  /** What decided: a security group rule, a network ACL entry, a route, a listener rule, a registration, a record. */
  readonly component: { readonly kind: string; readonly id: string; readonly text: string };
  readonly decision: "pass" | "block" | "unknown";
  /** The explanation code of a hop that does not pass. */
  readonly code?: string;
  readonly traffic: HopTraffic;
};

/** What stops a packet: the resource to change. */
export type Blocker = {
  readonly code: string;
  readonly urn: Urn;
  readonly id: string;
  readonly direction: "request" | "reply";
  readonly side?: "ingress" | "egress";
  /** The finer reason, where the code alone does not tell what to change: a group reference that does not hold on this way. */
  readonly reason?: string;
  readonly text: string;
};

/** What a conditional verdict depends on. */
export type Condition = {
  readonly kind: "source-port" | "port" | "cidr" | "zone" | "replica" | "data" | "listener-rule";
  readonly text: string;
  readonly ports?: readonly string[];
  readonly cidrs?: readonly string[];
};

/** Where an end of a variant is: the interface whose gates were asked, its subnet when that was read, and the service whose task it is. */
export type VariantEnd = {
  readonly networkInterface: Urn;
  readonly subnet?: Urn;
  readonly subnetName?: string;
  readonly availabilityZone?: string;
  readonly service?: Urn;
};

/** One class of sources against one class of destinations; the nodes are the first of each. */
export type Variant = {
  readonly fromNode: Urn;
  readonly toNode: Urn;
  /** Absent for an end outside. */
  readonly fromEnd?: VariantEnd;
  readonly toEnd?: VariantEnd;
  /** How many pairs of ends no rule tells apart from this one, itself included. */
  readonly pairs: number;
  readonly verdict: Verdict;
  readonly conditions: readonly Condition[];
  readonly request: readonly Hop[];
  readonly reply: readonly Hop[];
  readonly blockers: readonly Blocker[];
};

/** The answer to one path question. */
export type TraceAnswer = {
  readonly question: { readonly from: string; readonly to: string; readonly protocol: string; readonly port: string };
  readonly snapshotId: string;
  readonly verdict: Verdict;
  readonly summary: string;
  readonly variants: readonly Variant[];
  readonly blockers: readonly Blocker[];
  readonly unknowns: readonly { readonly text: string; readonly call: string }[];
  readonly assumptions: readonly { readonly code: string; readonly text: string }[];
  readonly evidence: readonly {
    readonly kind: "target-health" | "task-state" | "service-event";
    readonly urn: Urn;
    readonly text: string;
    readonly at: string;
    readonly agrees: boolean;
  }[];
  readonly fixes: readonly {
    readonly text: string;
    readonly cli: string;
    readonly terraform: string;
    /** How many variants it opens. */
    readonly opens: number;
    /** What else changes with it. */
    readonly sideEffects: readonly string[];
  }[];
  /** The other way round: what closes the variants that are open. */
  readonly closings: readonly {
    readonly text: string;
    readonly cli: string;
    readonly terraform: string;
    /** How many variants it closes. */
    readonly closes: number;
    readonly sideEffects: readonly string[];
  }[];
};

/** A question that cannot be asked, with what was expected: a 4xx, never a guess. */
export type TraceRefusal = {
  readonly status: 400 | 404 | 409;
  readonly field: string;
  readonly detail: string;
  /** Near names, or the candidates to choose from. */
  readonly suggestions: readonly string[];
};
