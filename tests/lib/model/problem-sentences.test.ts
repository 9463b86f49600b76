import { describe, expect, test } from "vitest";
import { toProblem } from "#lib/aws/to-problem.ts";
import { problemInJapanese, problemSentence } from "#lib/model/problem-sentences.ts";

const asked = {
  call: "ecs:ListTasks",
  scope: { account: "111111111111", region: "ap-northeast-1" },
  at: "2026-11-21T00:00:00.000Z",
};

function failed(name: string, more: object = {}): Error {
  return Object.assign(new Error("why (it) {failed}"), { name, ...more });
}

describe("what keeps a call from telling is said in Japanese as well", () => {
  test.each([
    "AccessDeniedException",
    "ThrottlingException",
    "TimeoutError",
    "ECONNREFUSED",
    "ExpiredTokenException",
    "SyntaxError",
    "UnknownOperationException",
    "InternalError",
  ])("of %s: the call, what it was about and where, and nothing of the English", (name) => {
    const arn = "arn:aws:ecs:ap-northeast-1:111111111111:cluster/web";
    const { message } = toProblem(failed(name), asked, arn);
    const said = problemInJapanese(message);
    expect(said).toContain("111111111111/ap-northeast-1 で");
    expect(said).toContain(`${arn} の ecs:ListTasks`);
    expect(said).toMatch(/。$/);
    expect(said.replace(/（.*）/, "")).not.toMatch(/\{|\b(was|not|in|of|the|and)\b/);
  });

  test("an area that was asked about in part names the first cause, in the same language", () => {
    const cause = toProblem(failed("AccessDeniedException"), asked).message;
    const scope = "111111111111/ap-northeast-1";
    const message = problemSentence("askedInPart", { subject: "ecs:DescribeTaskDefinition", scope, cause });
    expect(message).toBe(
      `ecs:DescribeTaskDefinition was not asked about everything in ${scope}, because ecs:ListTasks was denied in ${scope}: grant it, or what rests on it stays unknown.`,
    );
    expect(problemInJapanese(message)).toBe(
      `${scope} で ecs:DescribeTaskDefinition はすべてを対象には呼び出せませんでした。原因: ${scope} で ecs:ListTasks が拒否されました。許可するまで、これに依存する判定は不明のままです。`,
    );
  });

  test("what AWS said is kept word for word, and a text that is none of these is left alone", () => {
    expect(problemInJapanese(toProblem(failed("InternalError"), asked).message)).toContain("why (it) {failed}");
    for (const text of ["", "grant it", "A sentence of a rule.", "{subject} was denied"]) {
      expect(problemInJapanese(text)).toBe(text);
    }
  });
});
