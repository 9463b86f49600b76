import type { Asker } from "../names/resolution.ts";
import type { Say } from "./sentences.ts";
import type { World } from "./world.ts";

/** Which end a text stands for, and how it is to be said. */
export type Naming = {
  readonly world: World;
  readonly say: Say;
  readonly field: "from" | "to";
  /** Who looks a DNS name up; `anyone` when the question does not tell. */
  readonly asker: Asker | "anyone";
  /** Which addresses the other end can use: IPv4 unless it says 6. */
  readonly family?: 4 | 6;
};

/** What an endpoint is resolved with when it is no name. */
export type Speaking = Pick<Naming, "world" | "say" | "field">;
