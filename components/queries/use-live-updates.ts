"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { subscribe } from "#lib/api/client.ts";
import { INSPECTION_KEY } from "./inspection.ts";
import { mutesQuery } from "./mutes.ts";
import { surveyQuery } from "./survey.ts";

/** Listens while the page lives: progress is written where the survey is read, a new snapshot makes what is shown old. */
export function useLiveUpdates(): void {
  const queries = useQueryClient();
  useEffect(
    () =>
      subscribe({
        survey: (survey) => queries.setQueryData(surveyQuery.queryKey, survey),
        mutes: () => {
          void queries.invalidateQueries({ queryKey: [INSPECTION_KEY] });
          void queries.invalidateQueries({ queryKey: mutesQuery.queryKey });
        },
        snapshot: () => {
          void queries.invalidateQueries({ queryKey: [INSPECTION_KEY] });
          void queries.invalidateQueries({ queryKey: surveyQuery.queryKey });
        },
      }),
    [queries],
  );
}
