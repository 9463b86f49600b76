"use client";

import { useQueryClient } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useCallback } from "react";
import { snapshotsQuery } from "#components/queries/inspection.ts";
import { surveyQuery } from "#components/queries/survey.ts";
import { useAt } from "#components/queries/use-at.ts";
import { calledBy } from "#lib/model/snapshot-name.ts";
import { api } from "#lib/api/client.ts";

/**
 * Where a step leads from a snapshot: its neighbour, the newest being `latest`; `undefined` where there is none. `ids` are of
 * the snapshots that are kept, newest first.
 */
export function neighbourOf(ids: readonly string[], at: string | undefined, by: -1 | 1): string | undefined {
  const here = at === undefined ? 0 : ids.indexOf(at);
  const next = here < 0 ? undefined : here - by;
  if (next === undefined || next < 0 || next >= ids.length) return undefined;
  return next === 0 ? "latest" : ids[next];
}

/** Goes to the survey before or after the one that is shown, everything else staying; 0 starts a new one. */
export function useSurveySteps(): (by: -1 | 0 | 1) => void {
  const queries = useQueryClient();
  const router = useRouter();
  const pathname = usePathname();
  const at = useAt();
  return useCallback(
    (by) => {
      const act = async (): Promise<void> => {
        if (by === 0) {
          await api.startSurvey();
          await queries.invalidateQueries({ queryKey: surveyQuery.queryKey });
          return;
        }
        const { snapshots } = await queries.query(snapshotsQuery);
        const next = neighbourOf(snapshots.map(({ snapshotId }) => snapshotId), calledBy(snapshots, at)?.snapshotId ?? at, by); // prettier-ignore
        if (next === undefined) return;
        const search = new URLSearchParams(location.search);
        if (next === "latest") search.delete("at");
        else search.set("at", next);
        router.push(search.size === 0 ? pathname : `${pathname}?${search.toString()}`);
      };
      // Without an answer there is nowhere to go; the page says by itself that the server cannot be reached.
      void act().catch(() => undefined);
    },
    [queries, router, pathname, at],
  );
}
