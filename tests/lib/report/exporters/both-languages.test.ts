import { beforeAll, expect, test } from "vitest";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { htmlExporter } from "#lib/report/exporters/html.ts";
import { markdownExporter } from "#lib/report/exporters/markdown.ts";
import { reportDocument } from "#lib/report/report-document.ts";
import { halfBlind } from "#mocks/scenarios/half-blind.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

let inspection: Inspection;
beforeAll(async () => {
  inspection = await inspectScenario(halfBlind);
});

const texts = (html: string, language: string) =>
  [...html.matchAll(new RegExp(`<span lang="${language}"\\s*>([^<]*)</span>`, "g"))].map(([, text]) => text);

test("every problem of a document in both languages is said in both, each marked with its own", () => {
  const html = htmlExporter.render(inspection, { language: "en", beside: "ja", isStill: true });
  const said = { en: new Set(texts(html, "en")), ja: new Set(texts(html, "ja")) };
  for (const language of ["en", "ja"] as const) {
    for (const { title, why } of reportDocument(inspection, { language }).problems) {
      const escaped = (text: string) => text.replaceAll("'", "&#x27;").replaceAll('"', "&quot;");
      expect(said[language]).toContain(escaped(title));
      expect(said[language]).toContain(escaped(why));
    }
  }
  expect(texts(html, "ja").filter((text) => !/[\u3040-\u30FF\u4E00-\u9FFFA-Z]/.test(text ?? ""))).toEqual([]);
});

test("a document in one language has nothing of the other but the glossary", () => {
  const html = htmlExporter.render(inspection, { language: "en", isStill: true });
  const [before = ""] = html.split('<section aria-labelledby="glossary"');
  expect(before).not.toContain('lang="ja"');
});

test("Markdown says a sentence in English and then in Japanese", () => {
  const markdown = markdownExporter.render(inspection, { language: "en", beside: "ja" });
  const [first] = reportDocument(inspection, { language: "ja" }).problems;
  expect(markdown).toContain("## 3 Problems · 問題");
  expect(markdown.replaceAll("\\", "")).toContain(first?.title);
});
