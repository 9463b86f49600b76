import type { Urn } from "#lib/model/urn.ts";
import type { NameAnswer, NameEnd, NameNote, NameStep, Resolution } from "./resolution.ts";

/** What a name leads to. */
export type DnsEnd = {
  /** `records`: a type without addresses was asked for. */
  readonly kind: NameEnd["kind"];
  readonly addresses?: readonly string[];
  readonly loadBalancerArn?: string;
  /** Of SRV records. */
  readonly ports?: readonly number[];
  readonly values?: readonly string[];
};

/** One of several answers, with what must hold for it to be given. */
export type DnsAlternative = DnsEnd & { readonly when: readonly string[]; readonly steps: readonly Urn[] };

/** What a name answers to who asks, and how it came to that. */
export type DnsAnswer = {
  readonly question: { readonly name: string; readonly type: string; readonly vpc: string };
  readonly answer: DnsEnd;
  readonly steps: readonly NameStep[];
  /** Of a name with several answers: each by itself. */
  readonly alternatives: readonly DnsAlternative[];
  readonly notes: readonly NameNote[];
  /** What was not read, or cannot be seen, with the call that comes nearest to telling. */
  readonly unknowns: readonly { readonly text: string; readonly call: string }[];
};

/** Writes a resolution down as one answer: every address that may be given now, standbys left to the alternatives. */
export function dnsAnswer({ question, answers }: Resolution): DnsAnswer {
  const { name, type, asker } = question;
  const steps = new Map(answers.flatMap((answer) => answer.steps.map((step) => [`${step.urn}|${step.record}`, step])));
  const notes = answers.flatMap((answer) => answer.notes);
  const unread = answers.flatMap(({ end }) => (end.kind === "unknown" ? end.unread : []));
  return {
    question: { name, type, vpc: asker === "internet" ? asker : asker.vpcId },
    answer: merged(answers),
    steps: [...steps.values()],
    alternatives: answers.length > 1 ? answers.map(alternative) : [],
    notes: [...new Map(notes.map((note) => [`${note.code}|${note.text}`, note])).values()],
    unknowns: [...new Map(unread.map(({ text, call }) => [`${call}|${text}`, { text, call }])).values()],
  };
}

function merged(answers: readonly NameAnswer[]): DnsEnd {
  const ends = answers.filter(({ isStandby }) => !isStandby).map(({ end }) => end);
  const [first, ...more] = ends;
  if (ends.some(({ kind }) => kind === "unknown") || first === undefined) return { kind: "unknown" };
  const places = ends.filter((end) => end.kind === "addresses" || end.kind === "load-balancer");
  if (places.length === 0 || more.length === 0) return endOf(first);
  const balancers = places.flatMap((end) => (end.kind === "load-balancer" ? [end.loadBalancerArn] : []));
  const ports = places.flatMap(({ port }) => port ?? []);
  return {
    kind: balancers.length === places.length ? "load-balancer" : "addresses",
    addresses: [...new Set(places.flatMap(({ addresses }) => addresses))],
    ...(balancers[0] === undefined ? {} : { loadBalancerArn: balancers[0] }),
    ...(ports.length === 0 ? {} : { ports: [...new Set(ports)] }),
  };
}

function alternative({ end, when, steps }: NameAnswer): DnsAlternative {
  return { ...endOf(end), when, steps: steps.map(({ urn }) => urn) };
}

function endOf(end: NameEnd): DnsEnd {
  switch (end.kind) {
    case "addresses":
    case "load-balancer": {
      const { kind, addresses, port } = end;
      const arn = end.kind === "load-balancer" ? { loadBalancerArn: end.loadBalancerArn } : {};
      return { kind, addresses, ...arn, ...(port === undefined ? {} : { ports: [port] }) };
    }
    case "records":
      return { kind: end.kind, values: end.values };
    default:
      return { kind: end.kind };
  }
}
