import { expect, test } from "vitest";
import type { Assertion } from "#lib/analysis/reach/assertion.ts";
import { assertionYaml } from "#lib/report/assertion-yaml.ts";
import { parseAssertions } from "#lib/server/assertions-file.ts";

test("an assertion is written as an entry to copy, in the order it is read", () => {
  const assertion: Assertion = {
    expect: "must-reach",
    question: { from: "prod/web", to: "internet", protocol: "tcp", port: "443", sourcePort: "1024-65535" },
  };
  expect(assertionYaml(assertion)).toBe(`  - expect: must-reach
    from: prod/web
    to: internet
    protocol: tcp
    port: 443
    sourcePort: "1024-65535"
`);
});

test.each([
  "no",
  "10.0.0.1",
  "0x10",
  "a: b",
  "# c",
  "*",
  "- d",
  "\u202ename\n",
  "{}",
  "'",
  '"',
  "~",
  "2026-01-01",
  "日本語",
])("whatever a name holds is read back as it was: %j", (text) => {
  const assertion: Assertion = {
    name: text.trim(),
    expect: "must-not-reach",
    question: { from: text.trim(), to: "b", protocol: "all" },
  };
  expect(parseAssertions(`assertions:\n${assertionYaml(assertion)}`, "file")).toEqual([assertion]);
});
