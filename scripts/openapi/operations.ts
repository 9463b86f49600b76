import type { Path } from "./operation.ts";
import { pathOperations } from "./path-operations.ts";
import { resourceOperations } from "./resource-operations.ts";
import { serverOperations } from "./server-operations.ts";

/** Every route of `docs/api.md`; those of the API come after `/api/v1/`. Schemas are those that requests and answers are parsed with. */
export const operations: { readonly [path: string]: Path } = {
  ...serverOperations,
  ...resourceOperations,
  ...pathOperations,
};
