import { join } from "node:path";

/** The file of a program that a bench starts: `scripts/bench.ts` compiles it into the folder of the benches. */
export function programFile(name: "first-pairs" | "large-endpoint" | "make-snapshot"): string {
  return join(import.meta.dirname, `${name}.js`);
}
