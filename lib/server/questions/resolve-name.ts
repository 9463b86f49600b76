import { dnsParameters } from "#lib/api/dns.ts";
import { dnsAnswer } from "#lib/analysis/names/dns-answer.ts";
import { resolveName } from "#lib/analysis/names/resolve-name.ts";
import type { Asker } from "#lib/analysis/names/resolution.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import type { Topology } from "#lib/graph/topology.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { defineQuestion } from "../question.ts";
import { notInSnapshot } from "../refusal-words.ts";
import { Refusal } from "../refusal.ts";

/** What a name answers to a VPC or to the internet, record by record, with what was found wrong on the way. */
export const resolveNameQuestion = defineQuestion(dnsParameters, ({ inspection, parameters, language }) => {
  const { name, type, vpc } = parameters;
  const { topology } = inspection;
  const namer = { topology, say: sayIn(language) };
  const answer = dnsAnswer(resolveName(namer, { name, type, asker: askerOf(topology, vpc) }));
  const risks = risksAt(
    inspection,
    answer.steps.map(({ urn }) => urn),
  );
  return { json: { ...answer, risks } };
});

function askerOf({ vpcs }: Topology, asked: string): Asker {
  if (asked === "internet") return asked;
  const found = [...vpcs.values()].find(({ urn, item }) => item.vpcId === asked || urn === asked);
  if (found !== undefined) return { vpcId: found.item.vpcId };
  throw new Refusal(404, notInSnapshot("vpc", asked), {
    field: "vpc",
    accepted: 'the id or URN of a VPC of this snapshot, or "internet"',
    suggestions: [...new Set([...vpcs.values()].map(({ item }) => item.vpcId))].slice(0, 8),
  });
}

/** The rules that found something at any of some records. */
function risksAt({ findings }: Inspection, records: readonly string[]): readonly string[] {
  const passed = new Set(records);
  const found = findings.filter(({ subject, affected }) => [subject, ...affected].some((urn) => passed.has(urn)));
  return [...new Set(found.map(({ ruleId }) => ruleId))].sort();
}
