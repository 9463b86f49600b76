import { severities } from "#lib/api/contract.ts";
import type { JudgedAssertion } from "#lib/analysis/reach/assertion.ts";
import { unmuted } from "#lib/findings/with-mutes.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { sayFinding } from "#lib/report/text/say.ts";
import { assertionFlags, assertionLines, ASSERTIONS_HELP, judgedOf } from "../assertions.ts";
import { ACCOUNT_HELP, accountFlags, parseFlags, textFlag, UsageError, type Command, type Given } from "../command.ts";
import { inspectOnce, muteFlags, muteInWords, MUTES_HELP } from "../mutes.ts";

/** `roadstead check`: the findings, or the paths that must hold, and an exit code for a pipeline. */
export const check: Command = {
  help: `Usage: roadstead check [--fail-on <severity>] [--assert <file>] [flags]

Findings, a line each; what is muted is listed as such and does not count. With --assert the asserted paths instead.

  --fail-on <severity>  ${severities.join(", ")} or none (default: high): exit with 2 when there is such a problem or worse
${ASSERTIONS_HELP}  --quiet               print nothing
${MUTES_HELP}${ACCOUNT_HELP}Exits with 2 when a problem counts or an assertion is violated, else 3 when an assertion could not be judged, 1 on
an error.
`,
  run: async (args) => {
    const own = { "fail-on": { value: "severity" }, quiet: {} };
    const given = parseFlags(args, { ...accountFlags, ...muteFlags, ...assertionFlags, ...own });
    const limit = limitOf(given);
    const inspection = await inspectOnce(given);
    const judged = await judgedOf(given, inspection);
    const counts = judged === undefined || given.flags["fail-on"] !== undefined;
    const findings = counts ? findingsCheck(inspection, limit) : { lines: [], failing: 0 };
    const lines = [...findings.lines, ...(judged === undefined ? [] : assertionLines(judged))];
    if (given.flags["quiet"] !== true) process.stdout.write(`${lines.join("\n")}\n`);
    return exitCode(findings.failing, judged ?? []);
  },
};

function exitCode(failing: number, judged: readonly JudgedAssertion[]): number {
  if (failing > 0 || judged.some(({ outcome }) => outcome === "violated")) return 2;
  return judged.some(({ outcome }) => outcome === "unknown") ? 3 : 0;
}

type Limit = { readonly name: string; readonly index: number };

function limitOf(given: Given): Limit {
  const name = textFlag(given, "fail-on") ?? "high";
  const index = name === "none" ? -1 : severities.findIndex((severity) => severity === name);
  if (index < 0 && name !== "none") {
    throw new UsageError(`--fail-on ${name}: expected ${severities.join(", ")} or none.`);
  }
  return { name, index };
}

function findingsCheck({ findings, outcomes }: Inspection, limit: Limit) {
  const open = unmuted(findings);
  const muted = findings.length - open.length;
  const failing = open.filter(({ severity }) => severities.indexOf(severity) <= limit.index).length;
  const unsure = outcomes.filter(({ state }) => state === "unknown" || state === "crashed");
  const counted = limit.name === "none" ? "counted" : `${limit.name} or worse`;
  const lines = [
    ...findings.map((finding) => {
      const { title } = sayFinding(finding, "en");
      const first = finding.mute === undefined ? finding.severity : "muted";
      return `${first.padEnd(8)} ${finding.ruleId.padEnd(9)} ${title}${muteInWords(finding)}`;
    }),
    ...unsure.map(({ ruleId, state }) => `${state.padEnd(8)} ${ruleId.padEnd(9)} could not be judged`),
    `${String(findings.length)} findings, ${muted === 0 ? "" : `${String(muted)} muted, `}${String(failing)} of them ${counted}; ${String(unsure.length)} rules could not be judged.`,
  ];
  return { lines, failing };
}
