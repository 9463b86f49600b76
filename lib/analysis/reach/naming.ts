import type { Asker } from "./name-lookup.ts";
import type { Say } from "./sentences.ts";
import type { World } from "./world.ts";

/** Which end a text stands for, and how it is to be said. */
export type Naming = {
  readonly world: World;
  readonly say: Say;
  readonly field: "from" | "to";
  /** Who looks a DNS name up. */
  readonly asker: Asker;
};

/** What an endpoint is resolved with when it is no name. */
export type Speaking = Pick<Naming, "world" | "say" | "field">;
