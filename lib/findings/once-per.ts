import type { Topology } from "#lib/graph/topology.ts";
import { scopeKey, type Scope } from "#lib/model/scope.ts";

/** An account in a Region. */
export type ScopeOf = Pick<Scope, "account" | "region">;

/** Works something out once for each thing of a topology, whoever asks. A memo, not state: it goes when the topology goes. */
export function oncePer<Of, Value>(
  keyOf: (of: Of) => unknown,
  make: (topology: Topology, of: Of) => Value,
): (topology: Topology, of: Of) => Value {
  const known = new WeakMap<Topology, Map<unknown, { readonly value: Value }>>();
  return (topology, of) => {
    let byKey = known.get(topology);
    if (byKey === undefined) known.set(topology, (byKey = new Map<unknown, { readonly value: Value }>()));
    const key = keyOf(of);
    let made = byKey.get(key);
    if (made === undefined) byKey.set(key, (made = { value: make(topology, of) }));
    return made.value;
  };
}

/** The same for each scope. */
export function oncePerScope<Value>(
  make: (topology: Topology, scope: ScopeOf) => Value,
): (topology: Topology, scope: ScopeOf) => Value {
  return oncePer(scopeKey, make);
}
