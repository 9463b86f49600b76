import fc from "fast-check";
import type { Areas } from "./oracle/network.ts";

/** A change of one rule, drawn without knowing the account: `at` picks which one. */
export type Mutation = { readonly kind: (typeof kinds)[number]; readonly at: number; readonly other: number };

const kinds = [
  "dropGroupRule",
  "openGroup",
  "dropAclEntry",
  "flipAclEntry",
  "denyFirst",
  "dropRoute",
  "blackhole",
  "togglePeering",
] as const;

/** One rule added, removed or turned round. */
export const mutations: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...kinds),
  at: fc.nat(),
  other: fc.nat(),
});

/** The account with that one rule changed. */
export function mutate(areas: Areas, { kind, at, other }: Mutation): Areas {
  const {
    securityGroupRules = [],
    securityGroups = [],
    networkAcls = [],
    routeTables = [],
    vpcPeeringConnections = [],
  } = areas;
  switch (kind) {
    case "dropGroupRule":
      return { ...areas, securityGroupRules: without(securityGroupRules, at) };
    case "openGroup": {
      const groupId = securityGroups[at % securityGroups.length]?.groupId ?? "";
      const rule = {
        securityGroupRuleId: "sgr-new",
        groupId,
        isEgress: other % 2 === 0,
        ipProtocol: "-1",
        fromPort: -1,
        toPort: -1,
        cidrIpv4: "0.0.0.0/0",
      };
      return { ...areas, securityGroupRules: [...securityGroupRules, rule] };
    }
    case "dropAclEntry":
      return {
        ...areas,
        networkAcls: mapOne(networkAcls, at, (acl) => ({ ...acl, entries: without(acl.entries, other) })),
      };
    case "flipAclEntry":
      return {
        ...areas,
        networkAcls: mapOne(networkAcls, at, (acl) => ({
          ...acl,
          entries: mapOne(acl.entries, other, (entry) => ({
            ...entry,
            ruleAction: entry.ruleAction === "allow" ? "deny" : "allow",
          })),
        })),
      };
    case "denyFirst": {
      const entry = {
        ruleNumber: 0,
        egress: other % 2 === 0,
        protocol: "6",
        ruleAction: "deny",
        cidrBlock: "10.0.0.0/8",
        portRange: { from: 443, to: 5432 },
      };
      return {
        ...areas,
        networkAcls: mapOne(networkAcls, at, (acl) => ({ ...acl, entries: [...acl.entries, entry] })),
      };
    }
    case "dropRoute":
      return {
        ...areas,
        routeTables: mapOne(routeTables, at, (table) => ({
          ...table,
          routes: table.routes.filter((route, i) => route.gatewayId === "local" || i !== other % table.routes.length),
        })),
      };
    case "blackhole":
      return {
        ...areas,
        routeTables: mapOne(routeTables, at, (table) => ({
          ...table,
          routes: mapOne(table.routes, other, (route) =>
            route.gatewayId === "local" ? route : { ...route, state: "blackhole" },
          ),
        })),
      };
    case "togglePeering":
      return {
        ...areas,
        vpcPeeringConnections: mapOne(vpcPeeringConnections, at, (one) => ({
          ...one,
          statusCode: one.statusCode === "active" ? "deleted" : "active",
        })),
      };
  }
}

function without<Item>(items: readonly Item[], at: number): Item[] {
  return items.filter((_, i) => i !== at % items.length);
}

function mapOne<Item>(items: readonly Item[], at: number, change: (item: Item) => Item): Item[] {
  return items.map((item, i) => (i === at % items.length ? change(item) : item));
}
