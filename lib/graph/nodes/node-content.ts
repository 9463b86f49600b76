import { tagValue, type Tags } from "#lib/model/fields.ts";
import { knownValue, type Known } from "#lib/model/known.ts";
import type { AreaName, ItemOf } from "#lib/model/areas.ts";
import type { Fact, GraphNode } from "../graph.ts";

/** What a record says of itself, as its node shows it. */
export type NodeContent = {
  readonly name: string | undefined;
  readonly arn?: string | undefined;
  readonly vpcId?: string | undefined;
  readonly subnetId?: string | undefined;
  readonly availabilityZone?: string | undefined;
  readonly status?: string | undefined;
  /** By AWS's own field names; absent ones are left out. */
  readonly facts: { readonly [name: string]: Fact | undefined };
};

/** How the records of one area look as nodes. */
export type Describe<Name extends AreaName> = (item: ItemOf<Name>) => NodeContent;

/** The Name tag; `undefined` when there is none, when it is empty, or when tags were not read. */
export function nameTag(tags: Tags | Known<Tags>): string | undefined {
  const read = "known" in tags ? (knownValue(tags) ?? []) : tags;
  const name = tagValue(read, "Name");
  return name === "" ? undefined : name;
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** A node of a record: its identity, and those parts of its content that are there. */
export function nodeOf(
  {
    urn,
    kind,
    id,
    account,
    region,
    sources,
  }: Pick<GraphNode, "urn" | "kind" | "id" | "account" | "region" | "sources">,
  { name = id, arn, vpcId, subnetId, availabilityZone, status, facts }: NodeContent,
): GraphNode {
  // Filled in step by step: at 80,000 nodes, spreading the parts that are there cost more than all the joins.
  const node: Mutable<GraphNode> = { urn, kind, id, name, account, region, facts: presentFacts(facts), sources };
  if (arn !== undefined) node.arn = arn;
  if (vpcId !== undefined) node.vpcId = vpcId;
  if (subnetId !== undefined) node.subnetId = subnetId;
  if (availabilityZone !== undefined) node.availabilityZone = availabilityZone;
  if (status !== undefined) node.status = status;
  return node;
}

function presentFacts(facts: NodeContent["facts"]): GraphNode["facts"] {
  const present: { [name: string]: Fact } = {};
  for (const name in facts) {
    const fact = facts[name];
    if (fact !== undefined && (!Array.isArray(fact) || fact.length > 0)) present[name] = fact;
  }
  return present;
}
