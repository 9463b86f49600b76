import type { JudgedAssertion } from "#lib/analysis/reach/assertion.ts";
import { escapeMarkup } from "./escape.ts";

/** A case of a JUnit report. */
export type JUnitCase = { readonly title: string; readonly judged: JudgedAssertion };

/**
 * Judged assertions as JUnit XML: one case each; a violated one is a failure, one that could not be judged an error, so that no
 * reader takes it for passed.
 */
export function assertionsJUnit(cases: readonly JUnitCase[], snapshotId: string): string {
  const count = (outcome: string) => String(cases.filter(({ judged }) => judged.outcome === outcome).length);
  const numbers = `tests="${String(cases.length)}" failures="${count("violated")}" errors="${count("unknown")}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="roadstead" ${numbers}>`,
    `  <testsuite name="asserted paths" ${numbers} skipped="0" id="${escapeMarkup(snapshotId)}">`,
    ...cases.map(caseXml),
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

const elements = { violated: "failure", unknown: "error", held: undefined } as const;

function caseXml({ title, judged: { expect, outcome, verdict, text } }: JUnitCase): string {
  const head = `    <testcase classname="${expect}" name="${escapeMarkup(title)}"`;
  const element = elements[outcome];
  if (element === undefined) return `${head}/>`;
  const type = escapeMarkup(verdict ?? "refused");
  return `${head}><${element} type="${type}" message="${escapeMarkup(text)}"/></testcase>`;
}
