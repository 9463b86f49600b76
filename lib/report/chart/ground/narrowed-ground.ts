import type { Urn } from "#lib/model/urn.ts";
import type { GroundModel } from "./ground-model.ts";

/** The boxes of the ground that keep their ink under a filter: those that are found, and the subnet and VPC around each. */
export function litGround({ vpcs }: GroundModel, found: ReadonlySet<Urn>): ReadonlySet<Urn> {
  const lit = new Set<Urn>();
  for (const vpc of vpcs) {
    for (const subnet of vpc.subnets) {
      const groups = subnet.groups.filter(({ urn }) => found.has(urn));
      // The box of an owner has its subnet behind its URN; what is folded is known by the URN alone.
      for (const { urn } of groups) lit.add(urn).add(`${urn}#${subnet.urn}`);
      if (groups.length > 0 || found.has(subnet.urn)) lit.add(subnet.urn).add(vpc.urn);
    }
    if (found.has(vpc.urn)) lit.add(vpc.urn);
  }
  return lit;
}

/** The ground without some of its boxes, and without the lines that end at them. */
export function groundWithout(model: GroundModel, isHidden: (urn: Urn) => boolean): GroundModel {
  const kept = <Item extends { readonly urn: Urn }>(items: readonly Item[]): readonly Item[] =>
    items.filter(({ urn }) => !isHidden(urn));
  return {
    ...model,
    vpcs: kept(model.vpcs).map((vpc) => ({
      ...vpc,
      subnets: kept(vpc.subnets).map((subnet) => ({ ...subnet, groups: kept(subnet.groups) })),
    })),
    edges: model.edges.filter(({ from, to }) => !isHidden(from) && !isHidden(to)),
  };
}
