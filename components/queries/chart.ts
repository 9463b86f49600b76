import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchAnswer } from "#lib/api/client.ts";
import { flowUrl, groundUrl } from "#lib/api/map-url.ts";
import type { ChartModel } from "#lib/report/chart/chart-model.ts";
import type { GroundModel } from "#lib/report/chart/ground/ground-model.ts";
import { INSPECTION_KEY } from "./inspection.ts";

/** What the map draws; `tasks` adds the tasks of each row, for the closest level of detail, or else of the rows `opened`. */
export const chartQuery = (at: string | undefined, tasks: boolean, opened: readonly string[]) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "map", at, tasks, opened],
    queryFn: ({ signal }) => fetchAnswer<ChartModel>(flowUrl(at, tasks, opened), { signal }),
    placeholderData: keepPreviousData,
  });

/** Where everything lives: subnets with the interfaces in them, and the lines of one of their owners. */
export const groundQuery = (at: string | undefined, of: string | undefined) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "ground", at, of],
    queryFn: ({ signal }) => fetchAnswer<GroundModel>(groundUrl(at, of), { signal }),
    placeholderData: keepPreviousData,
  });
