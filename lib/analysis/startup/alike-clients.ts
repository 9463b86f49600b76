import type { Topology } from "#lib/graph/topology.ts";
import { contains } from "#lib/net/range-set.ts";
import type { Client, Spot } from "./client.ts";
import type { Need } from "./need.ts";

/** Who sets out for what. */
type Going = { readonly client: Client; readonly need: Need };

/** What going somewhere came to, by the keys of the clients that went, or by the spot of those that nothing else tells apart. */
export type ByClient<Result> = Map<string | Spot, Result>;

/** Keeps what going somewhere came to, by whatever it depends on besides the client. A memo, not state: it goes when the topology goes. */
export function keptByClient<Result>(): (topology: Topology, rest: string) => ByClient<Result> {
  const known = new WeakMap<Topology, Map<string, ByClient<Result>>>();
  return (topology, rest) => {
    const byRest = known.get(topology) ?? new Map<string, ByClient<Result>>();
    known.set(topology, byRest);
    const byClient: ByClient<Result> = byRest.get(rest) ?? new Map<string | Spot, Result>();
    byRest.set(rest, byClient);
    return byClient;
  };
}

/**
 * What going somewhere comes to, worked out once for all clients that no rule tells apart: those of one key, and those of
 * one spot whose groups let everything out, as long as no other interface's groups were asked, which may know the
 * clients by theirs.
 */
export function onceForAlike<Result extends { readonly asksOthers: boolean }>(
  known: ByClient<Result>,
  { client, need }: Going,
  ask: () => Result,
): Result {
  const { spot, openPorts = [] } = client;
  const open = spot !== undefined && contains(openPorts, need.port) ? spot : undefined;
  const shared = open === undefined ? undefined : known.get(open);
  if (shared !== undefined) return shared;
  const key = client.key();
  const before = known.get(key);
  if (before !== undefined) return before;
  const result = ask();
  known.set(open === undefined || result.asksOthers ? key : open, result);
  return result;
}
