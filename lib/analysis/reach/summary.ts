import type { TraceAnswer } from "./answer.ts";
import { askedText } from "./question.ts";
import type { Say } from "./sentences.ts";
import type { Tracing } from "./traced.ts";

/** An answer in one sentence. */
export function summaryOf(
  say: Say,
  { answer, tracing }: { readonly answer: TraceAnswer; readonly tracing: Tracing },
): string {
  const [blocker] = answer.blockers;
  const names = { from: tracing.from.text, to: tracing.to.text, traffic: askedText(tracing.asked) };
  const { text: stopped, direction } = blocker ?? { text: "" };
  switch (answer.verdict) {
    case "reachable":
      return say("reachable", names);
    case "unreachable":
      return say(direction === "reply" ? "replyLost" : "requestLost", { ...names, why: stopped });
    case "unknown":
      return say("unknown", { ...names, why: answer.unknowns.map(({ text }) => text)[0] ?? "" });
    case "conditional": {
      const [condition] = answer.variants.flatMap((variant) => variant.conditions);
      return say("conditional", { ...names, why: condition?.text ?? stopped });
    }
  }
}
