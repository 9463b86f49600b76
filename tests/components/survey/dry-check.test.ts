import { expect, it } from "vitest";
import type { Survey } from "#lib/api/contract.ts";
import { dryCheck } from "#components/survey/dry-check.ts";

const survey = (areas: Survey["areas"]): Survey => ({
  surveyId: "1",
  state: "failed",
  startedAt: "2026-01-01T00:00:00.000Z",
  areas,
  store: { ok: true },
});
const scope = "111122223333/ap-northeast-1";
const at = "2026-01-01T00:00:00.000Z";

it("tells who answered and which calls were refused, each once", () => {
  const denied = { kind: "denied" as const, call: "ecs:ListTasks", message: "No.", code: "AccessDeniedException", at };
  const checked = dryCheck(
    survey([
      { scope, area: "identity", state: "complete", items: 1, calls: 1 },
      { scope, area: "vpcs", state: "complete", items: 2, calls: 1 },
      { scope, area: "ecsTasks", state: "incomplete", items: 0, calls: 1, problem: denied },
      { scope, area: "ecsTaskDefinitions", state: "incomplete", items: 0, calls: 0, problem: denied },
      { scope, area: "subnets", state: "incomplete", items: 0, calls: 3, problem: { ...denied, kind: "throttled" } },
    ]),
  );
  expect(checked).toEqual({
    caller: { state: "ok" },
    answered: [`${scope}/identity`, `${scope}/vpcs`],
    refused: [{ call: "ecs:ListTasks", code: "AccessDeniedException" }],
    unreached: [],
  });
});

it("does not call refused what never reached AWS", () => {
  const problem = { kind: "credentials" as const, message: "No.", code: "CredentialsProviderError", at };
  const identity = { ...problem, call: "sts:GetCallerIdentity" };
  const vpcs = { ...problem, kind: "unreachable" as const, call: "ec2:DescribeVpcs", code: "ENOTFOUND" };
  const subnets = { ...problem, call: "ec2:DescribeSubnets", code: "ExpiredToken", requestId: "r-1" };
  const checked = dryCheck(
    survey([
      { scope, area: "identity", state: "incomplete", items: 0, calls: 1, problem: identity },
      { scope, area: "vpcs", state: "incomplete", items: 0, calls: 1, problem: vpcs },
      { scope, area: "subnets", state: "incomplete", items: 0, calls: 1, problem: subnets },
    ]),
  );
  expect(checked.caller).toEqual({ state: "unreached", message: "No." });
  expect(checked.refused).toEqual([{ call: "ec2:DescribeSubnets", code: "ExpiredToken" }]);
  expect(checked.unreached).toEqual([
    { call: "ec2:DescribeVpcs", code: "ENOTFOUND" },
    { call: "sts:GetCallerIdentity", code: "CredentialsProviderError" },
  ]);
});

it("repeats AWS's reason when the caller is refused, and calls it unknown while nobody asked", () => {
  const problem = {
    kind: "credentials" as const,
    call: "sts:GetCallerIdentity",
    message: "The token expired.",
    requestId: "r-1",
    at,
  };
  const refused = dryCheck(survey([{ scope, area: "identity", state: "incomplete", items: 0, calls: 1, problem }]));
  expect(refused.caller).toEqual({ state: "refused", message: "The token expired." });
  expect(dryCheck(survey([])).caller).toEqual({ state: "unknown" });
});
