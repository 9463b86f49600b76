import { readFileSync } from "node:fs";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { allPairs, readSnapshot, spent } from "./all-pairs.ts";

// What one process pays for the first snapshot that it ever sees: run by the bench several times over, and read by it. It
// loads nothing but what it measures; the argument is the snapshot's file.
const text = readFileSync(process.argv[2] ?? "", "utf8");
let snapshot: Snapshot | undefined;
const parse = spent(() => (snapshot = readSnapshot(text)));
const pairs = spent(() => snapshot !== undefined && allPairs(buildTopology(snapshot)));
console.log(pairs / parse);
