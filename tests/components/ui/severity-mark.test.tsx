import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { SeverityMark, type MarkName } from "#components/ui/severity-mark.tsx";

const names = ["critical", "high", "medium", "low", "info", "unknown", "stale", "muted", "resolved"] as const;

describe("a severity mark", () => {
  test("has a shape of its own for every meaning, so that colour only repeats it", () => {
    const shapeOf = (name: MarkName) =>
      /<svg[^>]*>(.*)<\/svg>/.exec(renderToStaticMarkup(<SeverityMark name={name} />))?.[1];
    expect(new Set(names.map(shapeOf)).size).toBe(names.length);
  });

  test("is read out when it stands alone, and silent beside words", () => {
    expect(renderToStaticMarkup(<SeverityMark name="high" label="High" />)).toContain('role="img" aria-label="High"');
    expect(renderToStaticMarkup(<SeverityMark name="high" />)).toContain('aria-hidden="true"');
  });
});
