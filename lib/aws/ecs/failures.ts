import type { Failure } from "@aws-sdk/client-ecs";
import { problemSentence } from "#lib/model/problem-sentences.ts";
import type { AreaCalls } from "../area-calls.ts";

/**
 * Notes what a Describe call of several ids could not tell.
 * `MISSING` is no problem: the thing was deleted after it was listed.
 */
export function reportFailures<Action extends string>(
  report: AreaCalls<Action>["report"],
  call: Action,
  failures: readonly Failure[] | undefined,
): void {
  for (const { arn, reason, detail } of failures ?? []) {
    if (reason === "MISSING") continue;
    const why = [reason, detail].filter((part) => part !== undefined && part !== "").join(": ");
    report({
      kind: reason === "ACCESS_DENIED" ? "denied" : "failed",
      call,
      message: problemSentence("untold", {
        subject: call,
        detail: arn ?? "one of those asked for",
        why: why || "no reason given",
      }),
      parent: arn,
    });
  }
}
