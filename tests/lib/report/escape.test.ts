import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeCsv, escapeMarkdown, escapeMarkup, escapeScriptJson, safeFileName } from "#lib/report/escape.ts";

test("markup in a name is text, in content and in attributes", () => {
  expect(escapeMarkup(`<script>alert("x")</script>&'`)).toBe(
    "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#x27;",
  );
});

test("control characters, bidirectional overrides and half pairs are made visible", () => {
  expect(escapeMarkup("a\u0000b\u202Ec\uD800d")).toBe("a\uFFFDb\uFFFDc\uFFFDd");
  expect(escapeMarkup("港 🚢")).toBe("港 🚢");
});

test("whatever the text, escaped markup holds no character that could start or end markup", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(escapeMarkup(text)).not.toMatch(/[<>"']/);
    }),
  );
});

test("a CSV cell that would be a formula is text, and a number stays a number", () => {
  expect(escapeCsv('=HYPERLINK("http://x")')).toBe(`"'=HYPERLINK(""http://x"")"`);
  for (const start of ["=", "+", "-", "@", "\t", "\r"]) expect(escapeCsv(`${start}1+1`)).toMatch(/^"'/);
  expect(escapeCsv("-12.5")).toBe("-12.5");
  expect(escapeCsv('a,"b"\nc')).toBe('"a,""b""\nc"');
});

test("Markdown in a name starts no link, emphasis, cell or heading", () => {
  expect(escapeMarkdown("[x](y) *z* | `q` # <b>\nnext")).toBe("\\[x\\]\\(y\\) \\*z\\* \\| \\`q\\` \\# \\<b\\> next");
});

test("JSON in a script element cannot end it", () => {
  expect(escapeScriptJson({ name: "</script>\u2028" })).toBe('{"name":"\\u003c/script\\u003e\\u2028"}');
});

test("a file name holds nothing a file system or a shell would act on", () => {
  expect(safeFileName("../../etc/passwd")).toBe("etc-passwd");
  expect(safeFileName('a"b\r\nc;港')).toBe("a-b-c");
  expect(safeFileName("港")).toBe("report");
  expect(safeFileName("x".repeat(200))).toHaveLength(60);
});
