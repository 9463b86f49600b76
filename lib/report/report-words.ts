import { englishReportWords } from "./report-words-en.ts";
import { japaneseReportWords } from "./report-words-ja.ts";
import type { ReportWords } from "./report-wording.ts";
import type { Language } from "./text/language.ts";

/** The fixed words of a report in a language. */
export function reportWords(language: Language): ReportWords {
  return language === "ja" ? japaneseReportWords : englishReportWords;
}
