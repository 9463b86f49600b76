/** What became of a thing between two snapshots. */
export type ChangeKind = "added" | "removed" | "changed";

/** How it is marked wherever it is drawn or listed. */
export const changeSigns: { readonly [Kind in ChangeKind]: string } = { added: "+", removed: "−", changed: "Δ" };

/** What became of a pair: `unknown` where one of both snapshots does not tell. */
export const reachKinds = ["opened", "closed", "changed", "unknown"] as const;
