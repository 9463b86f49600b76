"use client";

import { useMemo, useSyncExternalStore } from "react";
import { onViews, readViews, storedViews, type SavedView } from "./saved-views.ts";

/** The views that are kept in this browser. */
export function useSavedViews(): readonly SavedView[] {
  const stored = useSyncExternalStore(onViews, storedViews, () => null);
  return useMemo(() => readViews(stored), [stored]);
}
