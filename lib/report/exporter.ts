import type { Inspection } from "#lib/inspection/inspection.ts";
import type { Language } from "./text/language.ts";

/** What a reader chose of a file. */
export type ExportOptions = { readonly language: Language };

/** Writes an inspection as a file. Deterministic: no clock, everything sorted, lines end with a line feed. */
export type Exporter = {
  /** The name in the URL and on the command line. */
  readonly format: string;
  readonly mediaType: string;
  readonly extension: string;
  readonly render: (inspection: Inspection, options: ExportOptions) => string;
};
