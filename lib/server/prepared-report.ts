import type { Filter } from "#lib/filter/filter.ts";
import { printFilter } from "#lib/filter/print-filter.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { narrowedTo } from "#lib/inventory/narrowed-to.ts";
import type { ExportOptions } from "#lib/report/exporter.ts";
import { keyOf, redactInspection } from "#lib/report/redact/redact-inspection.ts";
import { redactionKey } from "./redaction-key.ts";

/** An inspection narrowed and hidden as a report wants it, and the options of the report: the filter and the scope hidden alike. */
export function preparedReport(
  whole: Inspection,
  asked: ExportOptions,
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
  };
  if (narrowed === undefined) return { inspection, options };
  const findings = inspection.findings.filter((finding) => !leftOut.has(keyOf(finding, (same) => same)));
  return { inspection: { ...inspection, findings }, options };
}
