import { tracePath } from "#lib/analysis/reach/trace.ts";
import { traceQuestionSchema } from "#lib/api/trace.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import { sayProblems } from "#lib/report/text/say-problems.ts";
import { parseParameters } from "#lib/server/parse-parameters.ts";
import { Refusal } from "#lib/server/refusal.ts";
import { ACCOUNT_HELP, accountFlags, configOf, parseFlags, textFlag, UsageError, type Command } from "../command.ts";
import { pathInWords } from "../path-in-words.ts";
import { surveyOnce } from "../survey-once.ts";

const exitCodes = { reachable: 0, unreachable: 2, conditional: 3, unknown: 3 } as const;

/** The flags of a question, each with the field of the API it fills. */
const fields = {
  from: "from",
  to: "to",
  port: "port",
  protocol: "protocol",
  "source-port": "sourcePort",
  "icmp-type": "icmpType",
  "icmp-code": "icmpCode",
  "from-vpc": "fromVpc",
  "to-vpc": "toVpc",
  through: "through",
  host: "host",
  path: "path",
} as const;

/** `roadstead path`: one path question. */
export const path: Command = {
  help: `Usage: roadstead path --from <entity> --to <entity> [--port <port>] [flags]

  --from, --to <entity>  a URN, ARN, AWS id, name, "internet", an IP address, a CIDR or a DNS name
  --port <port>          a port or a range a-b (default: all)
  --protocol <name>      tcp, udp, icmp, icmpv6, all or a number (default: tcp)
  --source-port <port>   the client's port or range (default: the range its system takes them from)
  --icmp-type, --icmp-code <number>  the message, of icmp and icmpv6
  --from-vpc, --to-vpc <vpc>  which VPC an address is in, and which VPC's resolver is asked for a DNS name
  --through targets      of a load balancer: go on to its targets, or health-check
  --host, --path <text>  what is asked of the load balancer, to narrow its listener rules
  --lang en|ja           the language (default: en)
  --json                 the whole answer as JSON
Exits with 0 when reachable, 2 when not, 3 when unknown or under conditions only, 1 on an error.
${ACCOUNT_HELP}`,
  run: async (args) => {
    const flags = [...Object.keys(fields), "lang"];
    const table = { ...accountFlags, json: {}, ...Object.fromEntries(flags.map((flag) => [flag, { value: flag }])) };
    const given = parseFlags(args, table);
    const lang = textFlag(given, "lang") ?? "en";
    if (lang !== "en" && lang !== "ja") throw new UsageError(`--lang ${lang}: expected en or ja.`);
    const asked = Object.entries(fields).map(([flag, field]) => [field, textFlag(given, flag)] as const);
    const question = parseParameters(
      traceQuestionSchema,
      Object.fromEntries(asked.filter(([, value]) => value !== undefined)),
    );
    const { topology, snapshot } = inspect(await surveyOnce(configOf(given)));
    const answer = sayProblems(tracePath(topology, question, { language: lang }), snapshot, lang);
    if (!("verdict" in answer)) {
      const { status, detail, suggestions } = answer;
      throw new Refusal(status, `--${flagOf(answer.field)}: ${detail}`, { suggestions });
    }
    const isJson = given.flags["json"] === true;
    process.stdout.write(isJson ? `${JSON.stringify(answer, undefined, 2)}\n` : pathInWords(answer, lang));
    return exitCodes[answer.verdict];
  },
};

function flagOf(field: string): string {
  return Object.entries(fields).find(([, name]) => name === field)?.[0] ?? field;
}
