import type { Verdict } from "#lib/graph/graph.ts";
import type { Unread } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { Blocker } from "../reach/answer.ts";

/** How a host is reached, or would be if nothing stopped it. */
export type WayName =
  | "interface-endpoint"
  | "gateway-endpoint"
  | "mount-target"
  | "nat"
  | "internet-gateway"
  | "transit-gateway"
  | "peering"
  | "vpn"
  | "appliance"
  | "none"
  /** Of a need: not the same in every subnet. */
  | "several";

/** A way and the resource it leads through. */
export type Way = { readonly by: Exclude<WayName, "several">; readonly urn?: Urn };

/** A need as seen from one subnet. */
export type SubnetOutcome = {
  readonly urn: Urn;
  readonly id: string;
  readonly availabilityZone?: string;
  readonly verdict: Verdict;
  readonly text: string;
  /** The explanation code of the first blocker. */
  readonly code?: string;
  readonly by: WayName;
  /** The endpoint or gateway. */
  readonly through?: Urn;
  /** Of the interface that asks. */
  readonly securityGroups: readonly string[];
  readonly blockers: readonly Blocker[];
  readonly unknowns: readonly Pick<Unread, "text" | "call">[];
};

/** One host that a task must reach, with one verdict over all its subnets. */
export type StartUpNeed = {
  /** The last part of an endpoint's service name, with the Region when it is another one; a registry; a file system. */
  readonly service: string;
  readonly kind: "aws-service" | "file-system" | "internet" | "elsewhere";
  /** The VPC endpoint that could serve it; absent where only the internet leads there. */
  readonly endpoint?: { readonly serviceName: string; readonly type: "Interface" | "Gateway" };
  readonly host: string;
  readonly port: number;
  /** The containers and what of them asks: `app: image`. */
  readonly why: readonly string[];
  /** Whose interface asks: the task's own, or the instance's. */
  readonly client: "task" | "instance";
  readonly verdict: Verdict;
  readonly text: string;
  readonly code?: string;
  readonly by: WayName;
  readonly blockers: readonly Blocker[];
  readonly subnets: readonly SubnetOutcome[];
  readonly unknowns: readonly Pick<Unread, "text" | "call">[];
};

/** Whether a new task can get its image, secrets and volumes, and write its logs. */
export type StartUpAnswer = {
  readonly urn: Urn;
  readonly platform: "fargate" | "ec2";
  /** All needs together: `unreachable` when one of them is. */
  readonly verdict: Verdict;
  /** In the order a start meets them. */
  readonly needs: readonly StartUpNeed[];
  readonly unknowns: readonly Pick<Unread, "text" | "call">[];
};
