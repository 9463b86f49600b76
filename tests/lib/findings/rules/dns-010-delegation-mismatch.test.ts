import { delegationMismatch } from "#lib/findings/rules/dns-010-delegation-mismatch.ts";
import type { HostedZone } from "#lib/model/resources/route53.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const ns = (hostedZoneId: string, name: string, ...values: readonly string[]) =>
  resourceRecordSet({ hostedZoneId, name, type: "NS", ttl: 172_800, values });

type Given = {
  /** NS records in the parent, for the child or a name above it. */
  readonly inParent?: readonly ReturnType<typeof ns>[];
  readonly child?: Partial<HostedZone>;
  readonly hasParent?: boolean;
  readonly twin?: boolean;
};

const given = ({ inParent = [], child = {}, hasParent = true, twin = false }: Given = {}): ScopeContents => ({
  areas: {
    hostedZones: [
      ...(hasParent ? [hostedZone()] : []),
      hostedZone({ hostedZoneId: "Z2", name: "shop.example.com", resourceRecordSetCount: 5, ...child }),
      ...(twin ? [hostedZone({ hostedZoneId: "Z3", name: "shop.example.com", resourceRecordSetCount: 5 })] : []),
    ],
    resourceRecordSets: [
      ...(hasParent ? [ns("Z1", "example.com", "ns-1.awsdns-01.com.", "ns-2.awsdns-02.net."), ...inParent] : []),
      ns("Z2", "shop.example.com", "ns-5.awsdns-05.com.", "ns-6.awsdns-06.net."),
      ...(twin ? [ns("Z3", "shop.example.com", "ns-8.awsdns-08.com.", "ns-9.awsdns-09.net.")] : []),
    ],
  },
});

const right = ns("Z1", "shop.example.com", "NS-5.awsdns-05.com", "ns-6.awsdns-06.net.");

testRule(delegationMismatch, {
  fails: [
    {
      title: "the parent leads nobody there",
      given: given(),
      findings: [
        {
          subjectId: "Z2",
          says: "undelegated",
          severity: "high",
          confidence: "likely",
          values: { zone: "shop.example.com", parent: "example.com", own: "ns-5.awsdns-05.com, ns-6.awsdns-06.net" },
        },
      ],
    },
    {
      title: "one of the two servers is somebody else's",
      given: given({ inParent: [ns("Z1", "shop.example.com", "ns-5.awsdns-05.com.", "ns-7.awsdns-07.net.")] }),
      findings: [{ says: "mismatch", severity: "high", values: { wrong: 1 } }],
    },
    {
      title: "the parent leads to another zone of the same name",
      given: given({ inParent: [right], twin: true }),
      findings: [{ subjectId: "Z3", says: "idle", severity: "low" }],
    },
    {
      title: "two zones of one name and no parent to tell",
      given: given({ hasParent: false, twin: true }),
      findings: [{ says: "twins", severity: "medium", confidence: "possible", values: { count: 2 } }],
    },
  ],
  passes: [
    {
      title: "the parent names the zone's own servers, in any case and with or without a dot",
      given: given({ inParent: [right] }),
    },
    { title: "a private zone is found by its VPC", given: given({ child: { privateZone: true } }) },
    { title: "without a parent of ours the registrar leads there", given: given({ hasParent: false }) },
    { title: "a zone with nothing in it is not missed", given: given({ child: { resourceRecordSetCount: 2 } }) },
    {
      title: "what lies between was given to somebody else",
      given: given({
        child: { name: "a.shop.example.com" },
        inParent: [ns("Z1", "shop.example.com", "ns-7.example.net.")],
      }),
    },
  ],
  unknown: [
    {
      title: "records of the parent that were not read may lead there",
      given: { ...given(), incomplete: ["resourceRecordSets"] },
      because: "ListResourceRecordSets",
    },
    {
      title: "zones that were not read mute it",
      given: { ...given(), incomplete: ["hostedZones"] },
      because: "hostedZones",
    },
  ],
});
