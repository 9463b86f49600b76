import type { Inspection } from "#lib/inspection/inspection.ts";
import type { ExportOptions } from "../exporter.ts";
import { reportDocument, type ReportDocument } from "../report-document.ts";
import type { ReportWords } from "../report-wording.ts";
import { reportWords } from "../report-words.ts";
import type { Language } from "../text/language.ts";

/** A report in one language. */
export type Tongue = { readonly document: ReportDocument; readonly words: ReportWords; readonly language: Language };

/** What a section is written with: its language, and the one whose sentences stand beside. */
export type Pen = Tongue & { readonly beside?: Tongue };

/** A row of a list as each language tells it. */
export type Told<Row> = { readonly row: Row; readonly beside?: Row };

/** The rows of a list. It has one order, whatever the language. */
export function toldRows<Row>(
  { document, beside }: Pen,
  list: (document: ReportDocument) => readonly Row[],
): readonly Told<Row>[] {
  const others = beside === undefined ? [] : list(beside.document);
  return list(document).map((row, at) => {
    const other = others[at];
    return other === undefined ? { row } : { row, beside: other };
  });
}

/** Both in one text, for places that hold no markup. */
export function inOneText(pen: Pen, say: (tongue: Tongue) => string): string {
  const [one, other] = [say(pen), pen.beside && say(pen.beside)];
  return other === undefined || other === one ? one : `${one} · ${other}`;
}

/** The report of an inspection in its language, and in the one beside. */
export function penOf(inspection: Inspection, options: ExportOptions): Pen {
  const tongue = (language: Language): Tongue => ({
    document: reportDocument(inspection, { ...options, language }),
    words: reportWords(language),
    language,
  });
  const { language, beside } = options;
  return { ...tongue(language), ...(beside !== undefined && { beside: tongue(beside) }) };
}
