import { QueryClient, type QueryKey } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { INSPECTION_KEY } from "#components/queries/inspection.ts";
import { surveyQuery } from "#components/queries/survey.ts";
import { turnToSnapshot } from "#components/queries/turn-to-snapshot.ts";

const answers = {
  chart: [INSPECTION_KEY, "chart"],
  older: [INSPECTION_KEY, "overview"],
  nameless: [INSPECTION_KEY, "snapshots"],
  survey: surveyQuery.queryKey as QueryKey,
  other: ["version"],
} as const;

function remembered(): QueryClient {
  const queries = new QueryClient();
  queries.setQueryData(answers.chart, { snapshotId: "two" });
  queries.setQueryData(answers.older, { snapshotId: "one" });
  queries.setQueryData(answers.nameless, ["one", "two"]);
  queries.setQueryData(answers.survey, { snapshotId: "two" });
  queries.setQueryData(answers.other, { scenario: "calm" });
  return queries;
}

function oldOf(queries: QueryClient): readonly string[] {
  return Object.entries(answers).flatMap(([name, key]) => (queries.getQueryState(key)?.isInvalidated ? [name] : []));
}

test("what is of the snapshot that is shown is not asked for twice; what is of another, or does not say, is, and the survey", () => {
  const queries = remembered();
  turnToSnapshot(queries, "two");
  expect(oldOf(queries)).toEqual(["older", "nameless", "survey"]);
});

test("whoever was away asks for all of it again", () => {
  const queries = remembered();
  turnToSnapshot(queries);
  expect(oldOf(queries)).toEqual(["chart", "older", "nameless", "survey"]);
});
