"use client";

import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { subscribe } from "#lib/api/client.ts";
import { INSPECTION_KEY, snapshotsQuery } from "./inspection.ts";
import { mutesQuery } from "./mutes.ts";
import { SCENARIO_CHANGE, surveyQuery, versionQuery } from "./survey.ts";
import { turnToSnapshot } from "./turn-to-snapshot.ts";

/** Listens while the page lives: progress is written where the survey is read, a new snapshot makes what is shown old. */
export function useLiveUpdates(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let isFirst = true;
    return subscribe({
      connected: (connected) => {
        if (connected) void leaveOtherScenario(queries);
      },
      survey: (survey) => queries.setQueryData(surveyQuery.queryKey, survey),
      mutes: () => {
        void queries.invalidateQueries({ queryKey: [INSPECTION_KEY] });
        void queries.invalidateQueries({ queryKey: mutesQuery.queryKey });
      },
      names: () => void queries.invalidateQueries({ queryKey: snapshotsQuery.queryKey }),
      // A newcomer is told which snapshot is shown, and mostly has it. Whoever comes back may have missed more than that one.
      snapshot: ({ snapshotId }) => {
        turnToSnapshot(queries, isFirst ? snapshotId : undefined);
        isFirst = false;
      },
    });
  }, [queries]);
}

/** Somebody else chose another scenario: nothing that this page remembers is about it. */
async function leaveOtherScenario(queries: QueryClient): Promise<void> {
  const before = queries.getQueryData(versionQuery.queryKey);
  if (before === undefined) return;
  const now = await queries.query({ ...versionQuery, staleTime: 0 });
  // Whoever changes it knows where to go from here.
  const mine = queries.isMutating({ mutationKey: [SCENARIO_CHANGE] }) > 0;
  if (now.scenario !== before.scenario && !mine) window.location.assign("/overview");
}
