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

type Fields = { readonly [Name in Exclude<keyof typeof fields, "v">]: string | null };

function questionOf({
  from,
  to,
  protocol,
  port,
  sourcePort,
  fromVpc,
  toVpc,
  through,
}: Fields): TraceQuestion | undefined {
  if (!isGiven(from) || !isGiven(to)) return undefined;
  return {
    from,
    to,
    protocol: protocol ?? "tcp",
    ...(isGiven(port) && { port }),
    ...(isGiven(sourcePort) && { sourcePort }),
    ...(isGiven(fromVpc) && { fromVpc }),
    ...(isGiven(toVpc) && { toVpc }),
    ...(through === "targets" && { through }),
  };
}

function draftOf({ from, to, protocol, port, through }: Fields): QuestionDraft {
  return {
    from: from ?? "",
    to: to ?? "",
    protocol: protocol ?? "tcp",
    port: port ?? "",
    through: through === "targets",
  };
}

/** The question in the address: complete, or `undefined`; `draft` is what the form starts with, `variant` what is opened. */
export function useQuestion() {
  const [{ v, ...given }, setState] = useQueryStates(fields, { history: "push" });
  return {
    question: questionOf(given),
    draft: draftOf(given),
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
