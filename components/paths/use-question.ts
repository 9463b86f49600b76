"use client";

import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import type { TraceQuestion } from "#lib/analysis/reach/answer.ts";

const fields = {
  from: parseAsString,
  to: parseAsString,
  protocol: parseAsString,
  port: parseAsString,
  sourcePort: parseAsString,
  fromVpc: parseAsString,
  toVpc: parseAsString,
  through: parseAsString,
  v: parseAsInteger.withDefault(0),
};

/** The fields of a question as they are written in the form: all text, empty when not given. */
export type QuestionDraft = {
  readonly from: string;
  readonly to: string;
  readonly protocol: string;
  readonly port: string;
  readonly through: boolean;
};

function isGiven(value: string | null): value is string {
  return value !== null && value !== "";
}

/** The question in the address: complete, or `undefined`; `draft` is what the form starts with, `variant` what is opened. */
export function useQuestion() {
  const [state, setState] = useQueryStates(fields, { history: "push" });
  const { from, to, protocol, port, sourcePort, fromVpc, toVpc, through, v } = state;
  const question: TraceQuestion | undefined =
    !isGiven(from) || !isGiven(to)
      ? undefined
      : {
          from,
          to,
          protocol: protocol ?? "tcp",
          ...(isGiven(port) && { port }),
          ...(isGiven(sourcePort) && { sourcePort }),
          ...(isGiven(fromVpc) && { fromVpc }),
          ...(isGiven(toVpc) && { toVpc }),
          ...(through === "targets" && { through }),
        };
  const draft: QuestionDraft = {
    from: from ?? "",
    to: to ?? "",
    protocol: protocol ?? "tcp",
    port: port ?? "",
    through: through === "targets",
  };
  return {
    question,
    draft,
    variant: v,
    ask: (asked: QuestionDraft) =>
      void setState({
        from: asked.from,
        to: asked.to,
        protocol: asked.protocol,
        port: asked.port === "" ? null : asked.port,
        through: asked.through ? "targets" : null,
        sourcePort: null,
        fromVpc: null,
        toVpc: null,
        v: null,
      }),
    narrow: (values: {
      readonly from?: string;
      readonly to?: string;
      readonly fromVpc?: string;
      readonly toVpc?: string;
    }) => void setState({ ...values, v: null }),
    openVariant: (variant: number) => void setState({ v: variant }, { history: "replace" }),
  };
}
