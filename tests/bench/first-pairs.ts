import { buildTopology } from "#lib/graph/build-topology.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { allPairs, readSnapshot, spent } from "./all-pairs.ts";
import { snapshotText } from "./large-account.ts";

// What one process pays for the first snapshot that it ever sees: run by the bench several times over, and read by it.
const text = snapshotText(10_000);
let snapshot: Snapshot | undefined;
const parse = spent(() => (snapshot = readSnapshot(text)));
const pairs = spent(() => snapshot !== undefined && allPairs(buildTopology(snapshot)));
console.log(pairs / parse);
