import { addressYouNoLongerOwn } from "#lib/findings/rules/dns-002-address-you-no-longer-own.ts";
import type { HostedZone, ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { elasticIp, networkInterface, vpc } from "#tests/support/ec2-records.ts";
import { loadBalancer, loadBalancerInterface } from "#tests/support/elbv2-records.ts";
import { earlierNodes, earlierOwners } from "#tests/support/earlier.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Given = {
  readonly record?: Partial<ResourceRecordSet>;
  readonly zone?: Partial<HostedZone>;
  readonly isNode?: boolean;
  readonly held?: readonly string[];
};

const hostName = "ec2-203-0-113-66.eu-west-1.compute.amazonaws.com";

const given = ({ record = {}, zone = {}, isNode = false, held = [] }: Given = {}): ScopeContents => {
  const association = { publicIp: "203.0.113.10", ipOwnerId: "amazon" };
  return {
    areas: {
      vpcs: [vpc()],
      loadBalancers: [loadBalancer()],
      networkInterfaces: [
        isNode ? loadBalancerInterface("app/front/1", { association }) : networkInterface({ association }),
      ],
      elasticIps: held.map((publicIp, index) => elasticIp({ allocationId: `eipalloc-${String(index)}`, publicIp })),
      hostedZones: [hostedZone(zone)],
      resourceRecordSets: [
        resourceRecordSet({ name: "old.example.com", type: "CNAME", values: [`${hostName}.`], ...record }),
      ],
    },
  };
};

const two = { type: "A", values: ["203.0.113.10", "203.0.113.66"] };

const old = "aws/111111111111/global/record-set/Z1/old.example.com/A";

testRule(addressYouNoLongerOwn, {
  fails: [
    {
      title: "the only address of a record, which an earlier snapshot saw as an Elastic IP of ours, is anybody's now",
      given: given({ record: { type: "A", values: ["203.0.113.66"] } }),
      earlier: earlierOwners(["203.0.113.66"], {}, old),
      findings: [
        {
          says: "released",
          severity: "high",
          confidence: "confirmed",
          values: { addresses: "203.0.113.66", seen: "203.0.113.66 = eipalloc-1 (2026-11-19 12:00 UTC)" },
        },
      ],
    },
    {
      title: "beside another of ours it is no guess any more either",
      given: given({ record: two }),
      earlier: earlierOwners(["203.0.113.66"], {}, old),
      findings: [{ says: "released", confidence: "confirmed", values: { owned: 1, lost: 1 } }],
    },
    {
      title: "the name of an EC2 host tells an address of a Region that was read, and nobody has it",
      given: given(),
      findings: [
        {
          subjectId: "Z1/old.example.com/CNAME",
          says: "hostName",
          severity: "high",
          confidence: "likely",
          values: { addresses: "203.0.113.66", regions: "eu-west-1" },
        },
      ],
    },
    {
      title: "an address beside one of ours that nobody has any more is possible",
      given: given({ record: two }),
      findings: [
        {
          says: "beside",
          severity: "medium",
          confidence: "possible",
          values: { addresses: "203.0.113.66", owned: 1, lost: 1 },
        },
      ],
    },
  ],
  passes: [
    {
      title: "a type that holds no address is none",
      given: given({ record: { type: "TXT", values: ["203.0.113.66"] } }),
    },
    {
      title: "an address that was ours and still is",
      given: given({ record: { type: "A", values: ["203.0.113.66"] }, held: ["203.0.113.66"] }),
      earlier: earlierOwners(["203.0.113.66"], {}, old),
    },
    {
      title: "an address that a load balancer's node had until lately is another rule's",
      given: given({ record: two }),
      earlier: earlierNodes(
        ["203.0.113.66"],
        { label: "app/back/2" },
        "aws/111111111111/global/record-set/Z1/old.example.com/A",
      ),
    },
    { title: "an Elastic IP of ours has the address", given: given({ held: ["203.0.113.66"] }) },
    { title: "so it has beside another of ours", given: given({ record: two, held: ["203.0.113.66"] }) },
    {
      title: "a record of addresses that are all strangers' is somebody else's server",
      given: given({ record: { type: "A", values: ["198.51.100.7"] } }),
    },
    { title: "nodes of a load balancer are another rule's", given: given({ record: two, isNode: true }) },
    { title: "a private zone answers nobody outside", given: given({ zone: { privateZone: true } }) },
    {
      title: "an alias follows its target",
      given: given({ record: { type: "A", aliasTarget: { dnsName: hostName, hostedZoneId: "Z3" }, values: [] } }),
    },
    {
      title: "a record that Cloud Map keeps is managed",
      given: given({ zone: { linkedServicePrincipal: "servicediscovery.amazonaws.com" } }),
    },
  ],
  unknown: [
    {
      title: "an address of a Region that is not surveyed any more may still be ours",
      given: given({ record: { type: "A", values: ["203.0.113.66"] } }),
      earlier: earlierOwners(["203.0.113.66"], { region: "us-west-2" }, old),
      because: "us-west-2",
    },
    {
      title: "an address of a Region that was not read may be ours",
      given: given({ record: { values: ["ec2-203-0-113-66.us-east-2.compute.amazonaws.com."] } }),
      because: "us-east-2",
    },
    {
      title: "Elastic IPs that were not read in one of the Regions may hold it",
      given: [given(), { region: "us-east-1", incomplete: ["elasticIps"] }],
      because: "elasticIps",
    },
  ],
});
