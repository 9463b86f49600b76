import type { NodeKind, Urn } from "#lib/model/urn.ts";

/** A fact of a node: small and flat, for panels, search and exports. */
export type Fact = string | number | boolean | readonly string[];

/** A resource on the graph. */
export type GraphNode = {
  readonly urn: Urn;
  readonly kind: NodeKind;
  /** The identifier AWS itself uses. */
  readonly id: string;
  readonly arn?: string;
  /** The Name tag or AWS's own name; the id when there is neither. */
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly vpcId?: string;
  readonly subnetId?: string;
  readonly availabilityZone?: string;
  readonly status?: string;
  readonly facts: { readonly [name: string]: Fact };
  /** Which call told it, and when. */
  readonly sources: readonly { readonly call: string; readonly at: string }[];
};

/** What an edge says of its two ends. */
export type EdgeKind =
  | "contains"
  | "attaches"
  | "runs-on"
  | "resolves-to"
  | "listens"
  | "forwards-to"
  | "registers"
  | "routes-to"
  | "protects"
  | "allows"
  | "defines"
  | "discovers";

/** What may pass along an edge. */
export type Verdict = "reachable" | "conditional" | "unreachable" | "unknown";

/** A relation between two nodes; both ends exist as nodes. */
export type GraphEdge = {
  /** Kind and ends: stable across surveys. */
  readonly id: string;
  readonly kind: EdgeKind;
  readonly from: Urn;
  readonly to: Urn;
  readonly label?: string;
  readonly verdict?: Verdict;
};

/** Who is attached to whom. Nodes and edges are sorted: the same snapshot gives the same bytes. */
export type Graph = {
  /** How many there are; asking for it makes none of them. */
  readonly size: { readonly nodes: number; readonly edges: number };
  /** The ends of each edge in `edges`, as places in `nodes`: for who counts or follows all of them. */
  readonly ends: { readonly froms: Uint32Array; readonly tos: Uint32Array };
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly nodesByUrn: ReadonlyMap<Urn, GraphNode>;
  readonly edgesFrom: ReadonlyMap<Urn, readonly GraphEdge[]>;
  readonly edgesTo: ReadonlyMap<Urn, readonly GraphEdge[]>;
};
