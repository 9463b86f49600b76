"use client";

import { useState } from "react";
import type { ChartModel } from "#lib/report/chart/chart-model.ts";
import { changedCells } from "./changed-cells.ts";

/** Cells that a new survey has changed, and that survey: their marks are new with each. */
export type Changed = { readonly ids: ReadonlySet<string>; readonly survey: string };

type Seen = { readonly model: ChartModel; readonly ids: ReadonlySet<string> };

/** What the survey that is shown has changed since the one that was shown before; nothing at first. */
export function useChanged(model: ChartModel): Changed {
  const [seen, setSeen] = useState<Seen>({ model, ids: new Set() });
  if (seen.model !== model) {
    const isNew = seen.model.snapshotId !== model.snapshotId;
    setSeen({ model, ids: isNew ? changedCells(seen.model, model) : seen.ids });
  }
  return { ids: seen.ids, survey: seen.model.snapshotId };
}
