import { describe, expect, test } from "vitest";
import { findingMarkdown } from "#components/findings/finding-markdown.ts";
import { finding } from "./finding.ts";

describe("a finding as Markdown", () => {
  test("keeps markup in names as text", () => {
    const markdown = findingMarkdown(finding({ title: "<img> [x](y) *bold*" }));
    expect(markdown.split("\n")[0]).toBe(String.raw`## \<img\> \[x\](y) \*bold\*`);
  });

  test("puts commands into a fence that they cannot close", () => {
    const markdown = findingMarkdown(finding({ remedy: { text: "Run it.", cli: "echo ```" } }));
    expect(markdown).toContain("````sh\necho ```\n````");
  });
});
