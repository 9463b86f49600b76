import { queryOptions } from "@tanstack/react-query";
import { api } from "#lib/api/client.ts";

/** Only when the event stream is down does asking again matter. */
const ASK_AGAIN_MS = 15_000;

/** The invented account of the demo, with its guided reading. */
export const scenarioQuery = queryOptions({
  queryKey: ["scenario"],
  queryFn: ({ signal }) => api.scenario(signal),
  staleTime: Infinity,
});

/** What a server needs to read an account, and what this machine has of it. */
export const setupQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: ({ signal }) => api.setup(signal),
});

/** The change of the demo's scenario, among the mutations under way. */
export const SCENARIO_CHANGE = "scenario";

/** The survey that runs, or the last that did; events keep it up to date. */
export const surveyQuery = queryOptions({
  queryKey: ["survey"],
  queryFn: ({ signal }) => api.survey(signal),
  refetchInterval: ASK_AGAIN_MS,
});

/** Who answers: asked again when the server comes back, or shows another scenario. */
export const versionQuery = queryOptions({
  queryKey: ["version"],
  queryFn: ({ signal }) => api.version(signal),
  staleTime: Infinity,
});
