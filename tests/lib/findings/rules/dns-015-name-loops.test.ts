import { nameLoops } from "#lib/findings/rules/dns-015-name-loops.ts";
import type { ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const cname = (from: string, to: string) =>
  resourceRecordSet({ name: `${from}.example.com`, type: "CNAME", values: [`${to}.example.com.`] });
const alias = (from: string, to: string) =>
  resourceRecordSet({
    name: `${from}.example.com`,
    aliasTarget: { hostedZoneId: "Z1", dnsName: `${to}.example.com.` },
  });
const end = resourceRecordSet({ name: "end.example.com" });
const chain = (length: number) => [
  ...Array.from({ length: length - 1 }, (_, at) =>
    cname(`n${String(at)}`, at === length - 2 ? "end" : `n${String(at + 1)}`),
  ),
  end,
];

const given = (...records: readonly ResourceRecordSet[]): ScopeContents => ({
  areas: { hostedZones: [hostedZone()], resourceRecordSets: records },
});

testRule(nameLoops, {
  fails: [
    {
      title: "three names that lead in a circle are one finding, and names before it another's chain",
      given: given(cname("a", "b"), cname("b", "c"), cname("c", "a"), cname("first", "a")),
      findings: [
        {
          subjectId: "Z1/a.example.com/CNAME",
          says: "loop",
          severity: "high",
          confidence: "likely",
          values: { chain: "a.example.com → b.example.com → c.example.com → a.example.com", steps: 3 },
        },
      ],
    },
    {
      title: "two aliases of one zone",
      given: given(alias("a", "b"), alias("b", "a")),
      findings: [{ says: "loop", values: { steps: 2 } }],
    },
    {
      title: "a wildcard that answers for its own target",
      given: given(cname("*", "gone")),
      findings: [{ says: "loop", values: { steps: 1 } }],
    },
    { title: "nine records on one way", given: given(...chain(9)), findings: [{ says: "long", values: { steps: 9 } }] },
  ],
  passes: [
    { title: "a chain with an end", given: given(cname("a", "b"), cname("b", "end"), end) },
    { title: "eight records are followed", given: given(...chain(8)) },
    {
      title: "a chain that leaves our zones",
      given: given(resourceRecordSet({ name: "a.example.com", type: "CNAME", values: ["b.example.net"] }), end),
    },
  ],
  unknown: [
    {
      title: "zones that were not read mute it",
      given: { ...given(cname("a", "a")), incomplete: ["hostedZones"] },
      because: "hostedZones",
    },
  ],
});
