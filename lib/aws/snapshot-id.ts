import { createHash } from "node:crypto";
import type { ScopeSnapshot } from "#lib/model/snapshot.ts";

/** Time and content: `20261121T120431Z-1a2b3c4d`. The content is the items, not when or how often they were asked for. */
export function snapshotIdOf(finishedAt: string, scopes: readonly ScopeSnapshot[]): string {
  const hash = createHash("sha256");
  for (const { scope, areas } of scopes) {
    hash.update(JSON.stringify(scope));
    for (const [name, area] of Object.entries(areas)) {
      hash.update(`${name} ${area.status}`);
      // Item by item: the text of a whole area may be tens of megabytes.
      for (const item of area.items) hash.update(JSON.stringify(item));
    }
  }
  const time = finishedAt.replace(/\.\d+/, "").replace(/[-:]/g, "");
  return `${time}-${hash.digest("hex").slice(0, 8)}`;
}
