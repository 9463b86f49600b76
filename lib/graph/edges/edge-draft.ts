import type { Urn } from "#lib/model/urn.ts";
import type { EdgeKind } from "../graph.ts";

/** A relation as the joins tell it; it becomes an edge when both its ends are nodes. */
export type EdgeDraft = {
  readonly kind: EdgeKind;
  readonly from: Urn;
  readonly to: Urn;
  readonly label?: string | undefined;
};

/** All relations of one subject. */
export type EdgeDrafts = Generator<EdgeDraft, void, undefined>;
