import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchAnswer } from "#lib/api/client.ts";
import { flowUrl, groundUrl, type FlowAsked } from "#lib/api/map-url.ts";
import type { ChartModel } from "#lib/report/chart/chart-model.ts";
import type { GroundModel } from "#lib/report/chart/ground/ground-model.ts";
import { INSPECTION_KEY } from "./inspection.ts";

/** What the map draws. */
export const chartQuery = (at: string | undefined, asked: FlowAsked) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "map", at, asked],
    queryFn: ({ signal }) => fetchAnswer<ChartModel>(flowUrl(at, asked), { signal }),
    placeholderData: keepPreviousData,
  });

/** Where everything lives: subnets with the interfaces in them, and the lines of one of their owners. */
export const groundQuery = (at: string | undefined, of: string | undefined) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "ground", at, of],
    queryFn: ({ signal }) => fetchAnswer<GroundModel>(groundUrl(at, of), { signal }),
    placeholderData: keepPreviousData,
  });
