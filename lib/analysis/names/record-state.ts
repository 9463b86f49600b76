/** How it stands with a record, a zone or a step of a chain; `plain` is what nobody judges: it ends beyond what is seen, or has no end. */
export type Standing = "broken" | "risk" | "unknown" | "ok" | "plain";

/** Everything that may be said of a record, the worst first, with how it stands then. */
export const recordStates = {
  loop: "broken",
  "gone-load-balancer": "broken",
  "gone-name": "broken",
  "gone-address": "broken",
  "unused-elastic-ip": "broken",
  /** Some of its addresses are still those of a load balancer's nodes, others are no longer. */
  "stale-node": "broken",
  /** It leads to a record that is broken itself. */
  "leads-nowhere": "broken",
  "load-balancer-node": "risk",
  "task-address": "risk",
  "instance-address": "risk",
  /** Pinned, and at the name of the zone itself: only an alias can follow a load balancer there. */
  apex: "risk",
  /** Another record of its set is broken. */
  "dead-member": "risk",
  /** A private zone hides it from its VPCs. */
  shadowed: "risk",
  "long-ttl": "risk",
  /** It leads to a record that is at risk itself. */
  "leads-to-risk": "risk",
  /** A rule found something grave about it that its own look does not tell. */
  found: "risk",
  unread: "unknown",
  alias: "ok",
  cname: "ok",
  address: "ok",
  /** Kept by Cloud Map: it follows the tasks by itself. */
  registered: "ok",
  /** SRV: every host it names is there. */
  hosts: "ok",
  outside: "plain",
  delegation: "plain",
  /** A type that leads to no address: MX, TXT, SOA … */
  "not-followed": "plain",
} as const satisfies { readonly [state: string]: Standing };

/** Something that may be said of a record. */
export type RecordState = keyof typeof recordStates;

// Object.keys loses the key type; the table is the whole truth about its keys.
const order = Object.keys(recordStates) as readonly RecordState[];

/** The standings, the worst first. */
export const standings = ["broken", "risk", "unknown", "ok", "plain"] as const satisfies readonly Standing[];

/** States each once, the worst first. */
export function worstFirst(states: Iterable<RecordState>): readonly RecordState[] {
  const found = new Set(states);
  return order.filter((state) => found.has(state));
}

/** How a record of these states stands: as the worst of them. */
export function standingOf(states: readonly RecordState[]): Standing {
  const [worst] = worstFirst(states);
  return worst === undefined ? "plain" : recordStates[worst];
}
