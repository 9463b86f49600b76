import { unusedElasticIp } from "#lib/findings/rules/dns-018-unused-elastic-ip.ts";
import type { ElasticIp } from "#lib/model/resources/elastic-ip.ts";
import { elasticIp, networkInterface, vpc } from "#tests/support/ec2-records.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (address: Partial<ElasticIp> = {}, isHeld = false): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    elasticIps: [elasticIp(address)],
    networkInterfaces: isHeld
      ? [networkInterface({ association: { publicIp: "203.0.113.10", allocationId: "eipalloc-1" } })]
      : [],
    hostedZones: [hostedZone()],
    resourceRecordSets: [resourceRecordSet()],
  },
});

testRule(unusedElasticIp, {
  fails: [
    {
      title: "a record on an address that is associated with nothing",
      given: given(),
      findings: [
        {
          subjectId: "Z1/www.example.com/A",
          severity: "medium",
          confidence: "confirmed",
          values: { addresses: "203.0.113.10", allocation: "eipalloc-1" },
        },
      ],
    },
  ],
  passes: [
    {
      title: "an interface has the address",
      given: given({ associationId: "eipassoc-1", networkInterfaceId: "eni-1" }, true),
    },
    { title: "an association of an unread interface", given: given({ associationId: "eipassoc-1" }) },
    { title: "an address that is not ours", given: given({ publicIp: "203.0.113.99" }) },
  ],
  unknown: [
    {
      title: "zones that were not read mute it",
      given: { ...given(), incomplete: ["hostedZones"] },
      because: "hostedZones",
    },
  ],
});
