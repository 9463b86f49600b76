import type { Topology } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import { portsBetween } from "#lib/net/port-set.ts";
import { TCP } from "#lib/net/protocol.ts";
import { includes } from "#lib/net/range-set.ts";
import { trafficOf } from "#lib/net/traffic.ts";
import { ruleTraffic } from "../reach/security-group-gate.ts";
import type { Client } from "./client.ts";
import type { Need } from "./needs.ts";

/** Who sets out for what. */
type Going = { readonly topology: Topology; readonly client: Client; readonly need: Need };

/**
 * What going somewhere comes to, worked out once for all clients that no rule tells apart: those of one key, and those of
 * one place whose groups let everything out, as long as no other interface's groups were asked, which may know the
 * clients by theirs. `rest` is whatever else the result depends on.
 */
export function onceForAlike<Result extends { readonly asksOthers: boolean }>(
  known: Map<string, Result>,
  going: Going & { readonly rest: string },
  ask: () => Result,
): Result {
  const { client, rest } = going;
  const key = `${client.key}|${rest}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const open = client.place !== undefined && letsAllOut(going) ? `${client.place}|${rest}` : key;
  const result = known.get(open) ?? ask();
  known.set(key, result);
  if (!result.asksOthers) known.set(open, result);
  return result;
}

/** Whether the groups of a client let it out to every IPv4 address, on the port that is needed. */
function letsAllOut({ topology: { securityGroupRules }, client: { owned }, need: { port } }: Going): boolean {
  const needed = trafficOf(TCP, portsBetween(port, port));
  return owned.item.groups.some(({ groupId }) =>
    securityGroupRules
      .get(urnOf(owned, "security-group", groupId))
      ?.some((rule) => rule.isEgress && rule.cidrIpv4 === "0.0.0.0/0" && includes(ruleTraffic(rule), needed)),
  );
}
