import { moreThanDnsAnswers } from "#lib/findings/rules/sd-010-more-than-dns-answers.ts";
import type { CloudMapService } from "#lib/model/resources/cloud-map.ts";
import { cloudMapInstance, cloudMapNamespace, cloudMapService } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (count: number, service: Partial<CloudMapService> = {}, type = "DNS_PRIVATE"): ScopeContents => ({
  areas: {
    cloudMapNamespaces: [cloudMapNamespace({ type })],
    cloudMapServices: [cloudMapService(service)],
    cloudMapInstances: Array.from({ length: count }, (_, at) => cloudMapInstance({ id: `instance-${String(at)}` })),
  },
});

testRule(moreThanDnsAnswers, {
  fails: [
    {
      title: "nine instances do not fit into one answer",
      given: given(9),
      findings: [
        { subjectId: "ns-1", severity: "info", confidence: "likely", values: { count: 1, most: 8, list: "web (9)" } },
      ],
    },
  ],
  passes: [
    { title: "eight do", given: given(8) },
    { title: "a weighted answer holds one by design", given: given(9, { routingPolicy: "WEIGHTED" }) },
    { title: "what only the API discovers has no such limit", given: given(9, { dnsRecords: [] }) },
    { title: "so has an HTTP namespace", given: given(9, {}, "HTTP") },
  ],
  unknown: [
    {
      title: "namespaces that were not read",
      given: { ...given(9), incomplete: ["cloudMapNamespaces"] },
      because: "cloudMapNamespaces",
    },
  ],
});
