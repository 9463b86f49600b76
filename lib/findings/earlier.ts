import type { Urn } from "#lib/model/urn.ts";

/** A load balancer a node of which had an address. */
export type NodeOwner = {
  readonly account: string;
  readonly region: string;
  readonly type: "application" | "classic";
  /** What its interfaces say: `app/web/50dc…`, or the name of a Classic Load Balancer. */
  readonly label: string;
  /** `internet-facing` or `internal`; absent where no load balancer tells it. */
  readonly scheme?: string;
};

/** Whose node had an address, and when that was last seen. */
export type EarlierNode = NodeOwner & { readonly lastSeenAt: string };

/** Something of ours that had a public address for as long as it was given one, or that a name led to: an Elastic IP, an instance, a load balancer. */
export type EarlierOwner = {
  readonly account: string;
  readonly region: string;
  /** What AWS calls it: `eipalloc-…`, `i-…`, `net/tcp/…`, `vpce-…`. */
  readonly label: string;
  readonly lastSeenAt: string;
};

/**
 * What earlier snapshots tell the rules: one snapshot cannot tell whose an address was. Empty where there is no history:
 * for a file on the command line, for the first survey of a server.
 */
export type Earlier = {
  /** Of values that records have held ever since, by {@link valueKey}. */
  readonly nodes: ReadonlyMap<string, EarlierNode>;
  /** The same of values that were public addresses of something else, in public zones. */
  readonly owners: ReadonlyMap<string, EarlierOwner>;
  /** The same of values that were names of load balancers and VPC endpoints of ours: a name does not say whose it is. */
  readonly targets: ReadonlyMap<string, EarlierOwner>;
  /** Of records, by their URN: the groups of tasks (`service:web`) whose addresses they held before and have left since. */
  readonly followed: ReadonlyMap<Urn, ReadonlySet<string>>;
};

/** No history at all. */
export const NOTHING_EARLIER: Earlier = {
  nodes: new Map(),
  owners: new Map(),
  targets: new Map(),
  followed: new Map(),
};

/** A value of a record: the same private address in another record may be another's. */
export function valueKey(recordUrn: Urn, address: string): string {
  return `${address} ${recordUrn}`;
}
