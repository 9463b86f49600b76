import { tracePath } from "#lib/analysis/reach/trace.ts";
import type { TraceAnswer } from "#lib/analysis/reach/answer.ts";
import { traceQuestionSchema } from "#lib/api/trace.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import { parseParameters } from "#lib/server/parse-parameters.ts";
import { Refusal } from "#lib/server/refusal.ts";
import { ACCOUNT_HELP, accountFlags, configOf, parseFlags, textFlag, UsageError, type Command } from "../command.ts";
import { surveyOnce } from "../survey-once.ts";

const exitCodes = { reachable: 0, unreachable: 2, conditional: 3, unknown: 3 } as const;

/** `roadstead path`: one path question. */
export const path: Command = {
  help: `Usage: roadstead path --from <entity> --to <entity> [--port <port>] [flags]

  --from, --to <entity>  a URN, ARN, AWS id, "internet", an IP address, a CIDR or a DNS name
  --port <port>          a port or a range a-b (default: all)
  --protocol <name>      tcp, udp, icmp, icmpv6, all or a number (default: tcp)
  --through targets      of a load balancer: go on to its targets, or health-check
  --host, --path <text>  what is asked of the load balancer, to narrow its listener rules
  --lang en|ja           the language (default: en)
  --json                 the whole answer as JSON
Exits with 0 when reachable, 2 when not, 3 when unknown or under conditions only, 1 on an error.
${ACCOUNT_HELP}`,
  run: async (args) => {
    const fields = ["from", "to", "port", "protocol", "through", "host", "path", "lang"];
    const table = { ...accountFlags, json: {}, ...Object.fromEntries(fields.map((flag) => [flag, { value: flag }])) };
    const given = parseFlags(args, table);
    const lang = textFlag(given, "lang") ?? "en";
    if (lang !== "en" && lang !== "ja") throw new UsageError(`--lang ${lang}: expected en or ja.`);
    const asked = fields.filter((field) => field !== "lang").map((field) => [field, textFlag(given, field)] as const);
    const question = parseParameters(
      traceQuestionSchema,
      Object.fromEntries(asked.filter(([, value]) => value !== undefined)),
    );
    const { topology } = inspect(await surveyOnce(configOf(given)));
    const answer = tracePath(topology, question, { language: lang });
    if (!("verdict" in answer)) {
      throw new Refusal(answer.status, `--${answer.field}: ${answer.detail}`, { suggestions: answer.suggestions });
    }
    process.stdout.write(given.flags["json"] === true ? `${JSON.stringify(answer, undefined, 2)}\n` : inWords(answer));
    return exitCodes[answer.verdict];
  },
};

function inWords({ verdict, summary, blockers, variants, unknowns, assumptions }: TraceAnswer): string {
  const conditions = new Set(variants.flatMap((variant) => variant.conditions.map(({ text }) => text)));
  const lines = [
    `${verdict}: ${summary}`,
    ...blockers.map(({ code, direction, id, text }) => `  blocked (${direction}) ${id}: ${text} [${code}]`),
    ...[...conditions].map((text) => `  only if: ${text}`),
    ...unknowns.map(({ text, call }) => `  unknown: ${text} (${call})`),
    ...assumptions.map(({ text }) => `  assumed: ${text}`),
  ];
  return `${lines.join("\n")}\n`;
}
