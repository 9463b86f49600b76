import { severities } from "#lib/api/contract.ts";
import { unmuted } from "#lib/findings/with-mutes.ts";
import { sayFinding } from "#lib/report/text/say.ts";
import { ACCOUNT_HELP, accountFlags, parseFlags, textFlag, UsageError, type Command } from "../command.ts";
import { inspectOnce, muteFlags, muteInWords, MUTES_HELP } from "../mutes.ts";

/** `roadstead check`: the findings, and an exit code for a pipeline. */
export const check: Command = {
  help: `Usage: roadstead check [--fail-on <severity>] [flags]

Findings, a line each; what is muted is listed as such and does not count.

  --fail-on <severity>  ${severities.join(", ")} or none (default: high): exit with 2 when there is such a problem or worse
  --quiet               print nothing
${MUTES_HELP}${ACCOUNT_HELP}`,
  run: async (args) => {
    const given = parseFlags(args, { ...accountFlags, ...muteFlags, "fail-on": { value: "severity" }, quiet: {} });
    const failOn = textFlag(given, "fail-on") ?? "high";
    const limit = failOn === "none" ? -1 : severities.findIndex((severity) => severity === failOn);
    if (limit < 0 && failOn !== "none") {
      throw new UsageError(`--fail-on ${failOn}: expected ${severities.join(", ")} or none.`);
    }
    const { findings, outcomes } = await inspectOnce(given);
    const open = unmuted(findings);
    const muted = findings.length - open.length;
    const failing = open.filter(({ severity }) => severities.indexOf(severity) <= limit);
    const unsure = outcomes.filter(({ state }) => state === "unknown" || state === "crashed");
    const lines = [
      ...findings.map((finding) => {
        const { title } = sayFinding(finding, "en");
        const first = finding.mute === undefined ? finding.severity : "muted";
        return `${first.padEnd(8)} ${finding.ruleId.padEnd(9)} ${title}${muteInWords(finding)}`;
      }),
      ...unsure.map(({ ruleId, state }) => `${state.padEnd(8)} ${ruleId.padEnd(9)} could not be judged`),
      `${String(findings.length)} findings, ${muted === 0 ? "" : `${String(muted)} muted, `}${String(failing.length)} of them ${failOn === "none" ? "counted" : `${failOn} or worse`}; ${String(unsure.length)} rules could not be judged.`,
    ];
    if (given.flags["quiet"] !== true) process.stdout.write(`${lines.join("\n")}\n`);
    return failing.length > 0 ? 2 : 0;
  },
};
