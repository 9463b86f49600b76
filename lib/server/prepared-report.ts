import { judgeAssertions } from "#lib/analysis/reach/judge-assertions.ts";
import type { Filter } from "#lib/filter/filter.ts";
import { printFilter } from "#lib/filter/print-filter.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { narrowedTo } from "#lib/inventory/narrowed-to.ts";
import type { Baseline, ExportOptions, ReportAssertions } from "#lib/report/exporter.ts";
import { keyOf, redactInspection } from "#lib/report/redact/redact-inspection.ts";
import { hides, type Keyed, type Redaction } from "#lib/report/redact/redaction.ts";
import { redactionKey } from "./redaction-key.ts";

/** What a report is asked for; `base` is the earlier inspection that it is compared with. */
export type AskedReport = Omit<ExportOptions, "baseline" | "filter"> & { readonly base?: Inspection };

/** An inspection narrowed and hidden as a report wants it, and the options of the report: filter, scope, baseline and assertions hidden alike. */
export function preparedReport(
  whole: Inspection,
  { base, assertions, ...asked }: AskedReport,
  filter: Filter,
): { readonly inspection: Inspection; readonly options: ExportOptions } {
  const { language, redaction = "none", scope } = asked;
  const narrowed = narrowedTo(whole, filter, language);
  const key = redactionKey(whole.snapshot);
  const { inspection, text, urn } = redactInspection(whole, redaction, key);
  const kept = new Set(narrowed?.findings);
  const leftOut = new Set(
    whole.findings.filter((finding) => !kept.has(finding)).map((finding) => keyOf(finding, text)),
  );
  const options: ExportOptions = {
    ...asked,
    ...(scope !== undefined && { scope: text(scope) }),
    ...(narrowed !== undefined && {
      filter: {
        text: text(printFilter(filter)),
        matches: new Set(narrowed.matches.map(urn)),
        undecided: narrowed.undecided,
      },
    }),
    ...(base !== undefined && { baseline: baselineOf(base, inspection, { language, redaction, key, filter }) }),
    ...(assertions !== undefined && {
      assertions: redaction === "none" ? assertions : hiddenAssertions(whole, assertions, { text, redaction }),
    }),
  };
  if (narrowed === undefined) return { inspection, options };
  const findings = inspection.findings.filter((finding) => !leftOut.has(keyOf(finding, (same) => same)));
  return { inspection: { ...inspection, findings }, options };
}

type Hiding = Pick<ExportOptions, "language"> & {
  readonly redaction: Redaction;
  readonly key: Keyed;
  readonly filter: Filter;
};

/** Hidden with the key of the later snapshot: what both have has one pseudonym. */
function baselineOf(base: Inspection, head: Inspection, { language, redaction, key, filter }: Hiding): Baseline {
  const { inspection, text } = redactInspection(base, redaction, key);
  const narrowed = narrowedTo(base, filter, language);
  const wanted = narrowed && new Set(narrowed.findings.map((finding) => keyOf(finding, text)));
  return {
    inspection,
    present: new Set(head.findings.map(({ id }) => id)),
    ...(wanted !== undefined && {
      wanted: new Set(
        inspection.findings.flatMap((finding) => (wanted.has(keyOf(finding, (same) => same)) ? [finding.id] : [])),
      ),
    }),
  };
}

/** Judged before anything is hidden: a part of a name finds its resource, the pseudonym of that part does not. */
function hiddenAssertions(
  whole: Inspection,
  { list, problem }: ReportAssertions,
  { text, redaction }: { readonly text: (text: string) => string; readonly redaction: Redaction },
): ReportAssertions {
  const judged = judgeAssertions(
    whole.topology,
    list.map(({ assertion }) => assertion),
    "en",
  );
  return {
    ...(problem !== undefined && { problem: hides(redaction, "names") ? "…" : text(problem) }),
    list: judged.map(({ name, expect, question, outcome, verdict }) => ({
      assertion: {
        // A name is free text: words that say nothing of AWS would be left of it.
        ...(name !== undefined && !hides(redaction, "names") && { name: text(name) }),
        expect,
        question: hiddenQuestion(question, text),
      },
      known: { outcome, ...(verdict !== undefined && { verdict }) },
    })),
  };
}

type Question = ReportAssertions["list"][number]["assertion"]["question"];

function hiddenQuestion(question: Question, text: (text: string) => string): Question {
  const { from, to, fromVpc, toVpc, host, path } = question;
  return {
    ...question,
    from: text(from),
    to: text(to),
    ...(fromVpc !== undefined && { fromVpc: text(fromVpc) }),
    ...(toVpc !== undefined && { toVpc: text(toVpc) }),
    ...(host !== undefined && { host: text(host) }),
    ...(path !== undefined && { path: text(path) }),
  };
}
