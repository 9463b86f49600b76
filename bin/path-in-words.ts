import type { Blocker, Hop, TraceAnswer, Variant } from "#lib/analysis/reach/answer.ts";
import type { Language } from "#lib/analysis/reach/sentence.ts";
import { visibleText } from "#lib/report/escape.ts";

const words = {
  en: {
    reachable: "reachable", unreachable: "unreachable", conditional: "conditional", unknown: "unknown",
    request: "request", reply: "reply", pass: "pass", block: "BLOCK", cannotTell: "?", ingress: "in", egress: "out",
    onlyIf: "only if", blocked: "blocked", fix: "fix", opens: "opens", alsoChanges: "also changes",
    unknowns: "not known", assumed: "assumed", evidence: "seen", disagrees: "contradicts the verdict",
  },
  ja: {
    reachable: "到達可能", unreachable: "到達不可", conditional: "条件付き", unknown: "不明",
    request: "要求", reply: "応答", pass: "通過", block: "遮断", cannotTell: "不明", ingress: "受信", egress: "送信",
    onlyIf: "条件", blocked: "遮断", fix: "修正案", opens: "開通する組", alsoChanges: "ほかへの影響",
    unknowns: "不明な点", assumed: "前提", evidence: "観測", disagrees: "判定と矛盾",
  },
} as const; // prettier-ignore

/** A path's answer as plain text: the verdict, every hop both ways, all that blocks, the fix, and what was not known. */
export function pathInWords(answer: TraceAnswer, language: Language): string {
  const say = words[language];
  const lines = [
    `${say[answer.verdict]}: ${answer.summary}`,
    ...answer.variants.flatMap((variant) => variantLines(variant, language)),
    ...section(answer.blockers.map((blocker) => blockerLine(blocker, language))),
    ...section(answer.fixes.flatMap((fix) => fixLines(fix, language))),
    ...section(answer.unknowns.map(({ text, call }) => `${say.unknowns}: ${text} (${call})`)),
    ...section(answer.assumptions.map(({ code, text }) => `${say.assumed}: ${text} [${code}]`)),
    ...section(
      answer.evidence.map(({ text, at, agrees }) =>
        [`${say.evidence}: ${text} (${at})`, ...(agrees ? [] : [say.disagrees])].join(" — "),
      ),
    ),
  ];
  // Names come from the account: what they hold must not steer a terminal.
  return `${lines.map((line) => visibleText(line).trimEnd()).join("\n")}\n`;
}

/** A part of its own, set off by an empty line; nothing when it is empty. */
function section(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", ...lines];
}

function variantLines(variant: Variant, language: Language): readonly string[] {
  const say = words[language];
  const { fromNode, toNode, verdict, conditions, request, reply } = variant;
  return [
    "",
    `${fromNode} → ${toNode}: ${say[verdict]}`,
    ...conditions.map(({ text }) => `  ${say.onlyIf}: ${text}`),
    ...hopLines(say.request, request, language),
    ...hopLines(say.reply, reply, language),
  ];
}

function hopLines(way: string, hops: readonly Hop[], language: Language): readonly string[] {
  if (hops.length === 0) return [];
  const say = words[language];
  const marks = { pass: say.pass, block: say.block, unknown: say.cannotTell } as const;
  const [first] = hops;
  const traffic = first === undefined ? "" : trafficText(first);
  return [
    `  ${way}: ${traffic}`,
    ...hops.map(({ order, kind, id, component, decision, code }) => {
      const reason = code === undefined ? "" : ` [${code}]`;
      return `    ${String(order).padStart(2)} ${marks[decision].padEnd(5)} ${kind} ${id}: ${component.text}${reason}`;
    }),
  ];
}

function trafficText({ traffic }: Hop): string {
  const { protocol, source, sourcePorts, destination, destinationPorts } = traffic;
  return `${protocol} ${source}:${sourcePorts} → ${destination}:${destinationPorts}`;
}

function blockerLine({ code, direction, id, side, text }: Blocker, language: Language): string {
  const say = words[language];
  const where = [say[direction], ...(side === undefined ? [] : [say[side]])].join(", ");
  return `${say.blocked} (${where}) ${id}: ${text} [${code}]`;
}

function fixLines(fix: TraceAnswer["fixes"][number], language: Language): readonly string[] {
  const say = words[language];
  return [
    `${say.fix}: ${fix.text} (${say.opens}: ${String(fix.opens)})`,
    ...fix.cli.split("\n").map((line) => `  ${line}`),
    ...fix.sideEffects.map((effect) => `  ${say.alsoChanges}: ${effect}`),
  ];
}
