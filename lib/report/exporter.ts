import type { Assertion, JudgedAssertion } from "#lib/analysis/reach/assertion.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { Redaction } from "./redact/redaction.ts";
import type { Template } from "./report-template.ts";
import type { Language } from "./text/language.ts";

/** A filter of a report, worked out: everything that a section lists is among what matches. */
export type ReportFilter = {
  /** As a reader writes it. */
  readonly text: string;
  readonly matches: ReadonlySet<Urn>;
  /** Of so many problems and resources nobody can tell, for want of what was not read. They are left out. */
  readonly undecided: number;
};

/** What has to hold of paths, as a file lists it; `problem` is why the file cannot be used. */
export type ReportAssertions = {
  readonly problem?: string;
  readonly list: readonly {
    readonly assertion: Assertion;
    /** How it came out before anything was hidden. Absent: nothing is. */
    readonly known?: Pick<JudgedAssertion, "outcome" | "verdict">;
  }[];
};

/** The earlier snapshot that a report is compared with, hidden like the one it is of. */
export type Baseline = {
  readonly inspection: Inspection;
  /** The ids of every problem of the later snapshot, those that a filter leaves out too. */
  readonly present: ReadonlySet<string>;
  /** The ids of the earlier one's problems that match the filter; absent: all do. */
  readonly wanted?: ReadonlySet<string>;
};

/** What a reader chose of a file. */
export type ExportOptions = {
  readonly language: Language;
  /** The language whose sentences stand beside, in the documents that people read: HTML and Markdown. */
  readonly beside?: Language;
  readonly baseline?: Baseline;
  /** Absent: there is no file. */
  readonly assertions?: ReportAssertions;
  /** Absent: the full report. */
  readonly template?: Template;
  /** `<account>/<region>`, an account or a Region; absent: everything. */
  readonly scope?: string;
  /** What the report is narrowed to; its problems are narrowed already. */
  readonly filter?: ReportFilter;
  /** What has been hidden of the inspection already; said at the head. */
  readonly redaction?: Redaction;
  /** Without the script of the page: for a frame that would not let it run. */
  readonly isStill?: boolean;
};

/** Writes an inspection as a file. Deterministic: no clock, everything sorted, lines end with a line feed. */
export type Exporter = {
  /** The name in the URL and on the command line. */
  readonly format: string;
  readonly mediaType: string;
  readonly extension: string;
  /** Whether it heeds `beside`. */
  readonly isBilingual?: boolean;
  readonly render: (inspection: Inspection, options: ExportOptions) => string;
};
