import { privateAddressInPublic } from "#lib/findings/rules/dns-008-private-address-in-public.ts";
import type { HostedZone, ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { vpc } from "#tests/support/ec2-records.ts";
import { loadBalancer } from "#tests/support/elbv2-records.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const dnsName = "internal-front-1234567890.eu-west-1.elb.amazonaws.com";

type Given = {
  readonly record?: Partial<ResourceRecordSet>;
  readonly zone?: Partial<HostedZone>;
  readonly scheme?: string;
  readonly cidrBlock?: string;
};

const given = ({
  record = {},
  zone = {},
  scheme = "internal",
  cidrBlock = "10.0.0.0/16",
}: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc({ cidrBlock })],
    loadBalancers: [loadBalancer({ scheme, dnsName })],
    hostedZones: [hostedZone(zone)],
    resourceRecordSets: [resourceRecordSet({ name: "db.example.com", values: ["10.0.1.10"], ...record })],
  },
});

const alias = { aliasTarget: { hostedZoneId: "Z32O12XQLNTSW2", dnsName }, values: [] };

testRule(privateAddressInPublic, {
  fails: [
    {
      title: "a private address in a public zone",
      given: given(),
      findings: [
        {
          subjectId: "Z1",
          says: "hidden",
          severity: "low",
          confidence: "likely",
          values: { zone: "example.com", count: 1, list: "db.example.com = 10.0.1.10" },
        },
      ],
    },
    {
      title: "public and private addresses side by side",
      given: given({ record: { values: ["10.0.1.10", "203.0.113.10"] } }),
      findings: [{ says: "mixed", severity: "medium", values: { mixed: 1 } }],
    },
    { title: "an alias of an internal load balancer", given: given({ record: alias }), findings: [{ says: "hidden" }] },
    {
      title: "an address of a VPC that uses public numbers inside",
      given: given({ record: { values: ["172.40.1.94"] }, cidrBlock: "172.40.0.0/16" }),
      findings: [{ says: "hidden" }],
    },
    {
      title: "a unique local address of IPv6 is private too",
      given: given({ record: { type: "AAAA", values: ["fd00::1"] } }),
      findings: [{ says: "hidden" }],
    },
  ],
  passes: [
    { title: "so is that of IPv6", given: given({ record: { type: "AAAA", values: ["::1"] } }) },
    {
      title: "a link-local address is nobody's on a network",
      given: given({ record: { type: "AAAA", values: ["fe80::1"] } }),
    },
    {
      title: "text that looks like an address is text",
      given: given({ record: { type: "TXT", values: ["10.0.1.10"] } }),
    },
    { title: "a public address is for everybody", given: given({ record: { values: ["203.0.113.10"] } }) },
    { title: "a private zone is for private addresses", given: given({ zone: { privateZone: true } }) },
    { title: "an alias of a public load balancer", given: given({ record: alias, scheme: "internet-facing" }) },
    { title: "loopback is a developer's name", given: given({ record: { values: ["127.0.0.1"] } }) },
    {
      title: "a validation record holds no address",
      given: given({ record: { type: "TXT", values: ['"10.0.1.10"'] } }),
    },
    {
      title: "a public Cloud Map namespace is another rule's",
      given: given({ zone: { linkedServicePrincipal: "servicediscovery.amazonaws.com" } }),
    },
  ],
  unknown: [
    {
      title: "zones that were not read mute it",
      given: { ...given(), incomplete: ["hostedZones"] },
      because: "hostedZones",
    },
  ],
});
