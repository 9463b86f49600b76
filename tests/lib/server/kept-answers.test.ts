import { describe, expect, test } from "vitest";
import { KeptAnswers, keptComparisons, keptOfSnapshot, type KeptQuestion } from "#lib/server/kept-answers.ts";

const request = (more: Partial<KeptQuestion> = {}): KeptQuestion => ({
  snapshotId: "s2",
  question: "map",
  parameters: {},
  language: "en",
  gzip: false,
  mutes: { at: "2026-01-01T00:00:00.000Z", mutes: [] },
  ...more,
});

const answer = (text: string) => ({
  kind: "answer" as const,
  body: Uint8Array.from(Buffer.from(text, "utf8")),
  mediaType: "application/json",
});

describe("kept answers", () => {
  test("are copies: the bytes that were sent are gone", () => {
    const answers = new KeptAnswers<ReturnType<typeof answer>>(keptOfSnapshot);
    const sent = answer("{}");
    answers.keep(request(), sent);
    sent.body.fill(0);
    answers.find(request())?.body.fill(0);
    expect(answers.find(request())).toEqual(answer("{}"));
  });

  test("are of the map, whose making costs; other answers are made when they are asked for", () => {
    const answers = new KeptAnswers<ReturnType<typeof answer>>(keptOfSnapshot);
    answers.keep(request({ question: "coverage" }), answer("{}"));
    expect(answers.find(request({ question: "coverage" }))).toBeUndefined();
  });

  test("are of these parameters in any order, this language and this encoding", () => {
    const answers = new KeptAnswers<ReturnType<typeof answer>>(keptOfSnapshot);
    answers.keep(request({ parameters: { tasks: "true", projection: "flow" } }), answer("{}"));
    expect(answers.find(request({ parameters: { projection: "flow", tasks: "true" } }))).toEqual(answer("{}"));
    expect(answers.find(request({ parameters: { projection: "flow" } }))).toBeUndefined();
    expect(
      answers.find(request({ parameters: { tasks: "true", projection: "flow" }, language: "ja" })),
    ).toBeUndefined();
    expect(answers.find(request({ parameters: { tasks: "true", projection: "flow" }, gzip: true }))).toBeUndefined();
  });

  test("are of these mutes, and no longer when one runs out", () => {
    const answers = new KeptAnswers<ReturnType<typeof answer>>(keptOfSnapshot);
    const mute = {
      id: "m1",
      scope: { kind: "rule" as const, ruleId: "SG-001" },
      reason: "known",
      createdAt: "2026-01-01T00:00:00.000Z",
      expiresAt: "2026-01-02T00:00:00.000Z",
    };
    const at = (hour: string) => request({ mutes: { at: `2026-01-0${hour}:00:00.000Z`, mutes: [mute] } });
    answers.keep(at("1T10"), answer("{}"));
    expect(answers.find(at("1T23"))).toEqual(answer("{}"));
    expect(answers.find(at("2T01"))).toBeUndefined();
    expect(answers.find(request())).toBeUndefined();
  });

  test("are eight at most: the one that was asked for least recently goes", () => {
    const answers = new KeptAnswers<ReturnType<typeof answer>>(keptOfSnapshot);
    const of = (row: number) => request({ parameters: { of: String(row) } });
    for (let row = 0; row < 8; row += 1) answers.keep(of(row), answer(String(row)));
    answers.find(of(0));
    answers.keep(of(8), answer("8"));
    expect([of(0), of(1), of(8)].map((one) => answers.find(one) !== undefined)).toEqual([true, false, true]);
  });

  test("are of these two snapshots when they compare, and so many at most", () => {
    const answers = new KeptAnswers<ReturnType<typeof answer>>(keptComparisons);
    const compared = (base: string, head = "s9") => request({ question: "changes", snapshotId: head, base: { snapshotId: base } }); // prettier-ignore
    answers.keep(compared("s1"), answer("{}"));
    expect(answers.find(compared("s1"))).toEqual(answer("{}"));
    expect(answers.find(compared("s2"))).toBeUndefined();
    expect(answers.find(compared("s1", "s8"))).toBeUndefined();
    for (let n = 0; n < keptComparisons.atMost; n += 1) answers.keep(compared(`b${String(n)}`), answer("{}"));
    expect(answers.find(compared("s1"))).toBeUndefined();
  });
});
