import { expect, test } from "vitest";
import type { JudgedAssertion } from "#lib/analysis/reach/assertion.ts";
import { assertionsJUnit } from "#lib/report/assertions-junit.ts";

const question = { from: "a", to: "b", protocol: "tcp" };

test("a violated assertion is a failure, one that could not be judged an error, and names are text", () => {
  const judged = (outcome: JudgedAssertion["outcome"], more: Partial<JudgedAssertion> = {}): JudgedAssertion => ({
    expect: "must-reach",
    question,
    outcome,
    text: "why",
    ...more,
  });
  const xml = assertionsJUnit(
    [
      { title: "held", judged: judged("held", { verdict: "reachable" }) },
      { title: "<b>&", judged: judged("violated", { verdict: "unreachable", text: 'no "rule"' }) },
      { title: "gone", judged: judged("unknown") },
    ],
    "snap-1",
  );
  expect(xml).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="roadstead" tests="3" failures="1" errors="1">
  <testsuite name="asserted paths" tests="3" failures="1" errors="1" skipped="0" id="snap-1">
    <testcase classname="must-reach" name="held"/>
    <testcase classname="must-reach" name="&lt;b&gt;&amp;"><failure type="unreachable" message="no &quot;rule&quot;"/></testcase>
    <testcase classname="must-reach" name="gone"><error type="refused" message="why"/></testcase>
  </testsuite>
</testsuites>
`);
});
