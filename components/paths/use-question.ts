"use client";

import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import type { TraceQuestion } from "#lib/analysis/reach/answer.ts";

const fields = {
  from: parseAsString,
  to: parseAsString,
  protocol: parseAsString,
  port: parseAsString,
  sourcePort: parseAsString,
  icmpType: parseAsInteger,
  icmpCode: parseAsInteger,
  fromVpc: parseAsString,
  toVpc: parseAsString,
  through: parseAsString,
  host: parseAsString,
  path: parseAsString,
  v: parseAsInteger.withDefault(0),
};

/** The fields of a question as they are written in the form: all text, empty when not given. */
export type QuestionDraft = {
  readonly from: string;
  readonly to: string;
  /** "" asks for what the other end speaks: TCP, unless it is a listener of another protocol. */
  readonly protocol: string;
  readonly port: string;
  readonly sourcePort: string;
  /** What is asked of a load balancer: "" of its nodes alone, `targets` or `health-check` of what is behind it. */
  readonly through: string;
  /** Which listener rules a request meets. */
  readonly host: string;
  readonly path: string;
};

/** A form as it stands before anything was written. */
export const emptyDraft: QuestionDraft = {
  from: "",
  to: "",
  protocol: "",
  port: "",
  sourcePort: "",
  through: "",
  host: "",
  path: "",
};

function isGiven(value: string | null): value is string {
  return value !== null && value !== "";
}

type Messages = "icmpType" | "icmpCode";

type Fields = { readonly [Name in Exclude<keyof typeof fields, "v" | Messages>]: string | null } & {
  readonly [Name in Messages]: number | null;
};

const texts = ["protocol", "port", "sourcePort", "fromVpc", "toVpc", "host", "path"] as const;

function questionOf(given: Fields): TraceQuestion | undefined {
  const { from, to, through, icmpType, icmpCode } = given;
  if (!isGiven(from) || !isGiven(to)) return undefined;
  const more = texts.flatMap((name) => (isGiven(given[name]) ? [[name, given[name]] as const] : []));
  return {
    from,
    to,
    ...Object.fromEntries(more),
    ...(icmpType !== null && { icmpType }),
    ...(icmpCode !== null && { icmpCode }),
    ...((through === "targets" || through === "health-check") && { through }),
  };
}

function draftOf({ from, to, protocol, port, sourcePort, through, host, path }: Fields): QuestionDraft {
  return {
    from: from ?? "",
    to: to ?? "",
    protocol: protocol ?? "",
    port: port ?? "",
    sourcePort: sourcePort ?? "",
    through: through ?? "",
    host: host ?? "",
    path: path ?? "",
  };
}

/** What a draft writes into the address: nothing for what is empty. */
function addressOf({ from, to, protocol, ...rest }: QuestionDraft) {
  const orNothing = (text: string): string | null => (text.trim() === "" ? null : text.trim());
  return {
    from,
    to,
    protocol: orNothing(protocol),
    port: orNothing(rest.port),
    sourcePort: orNothing(rest.sourcePort),
    through: orNothing(rest.through),
    host: orNothing(rest.host),
    path: orNothing(rest.path),
  };
}

/** What the form has no field for: a new question begins without it. */
const noMore = { icmpType: null, icmpCode: null, fromVpc: null, toVpc: null };

/** The question in the address: complete, or `undefined`; `draft` is what the form starts with, `variant` what is opened. */
export function useQuestion() {
  const [{ v, ...given }, setState] = useQueryStates(fields, { history: "push" });
  return {
    question: questionOf(given),
    draft: draftOf(given),
    variant: v,
    ask: (asked: QuestionDraft) => void setState({ ...addressOf(asked), ...noMore, v: null }),
    narrow: (values: {
      readonly from?: string;
      readonly to?: string;
      readonly fromVpc?: string;
      readonly toVpc?: string;
    }) => void setState({ ...values, v: null }),
    openVariant: (variant: number) => void setState({ v: variant }, { history: "replace" }),
  };
}
