import type { Urn } from "#lib/model/urn.ts";

/** Of a name or address that leads to nothing of ours: one list for all of tens of thousands. */
export const NOBODY: readonly Urn[] = [];
