import { addressOfAnInstance } from "#lib/findings/rules/dns-007-address-of-an-instance.ts";
import { ec2Instance, networkInterface, vpc } from "#tests/support/ec2-records.ts";
import { earlierNodes } from "#tests/support/earlier.ts";
import { loadBalancer, loadBalancerInterface } from "#tests/support/elbv2-records.ts";
import { hostedZone, resourceRecordSet, vpcHostedZones } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Given = {
  readonly value?: string;
  readonly isElastic?: boolean;
  readonly scalingGroup?: string;
  readonly front?: boolean;
};

const given = ({
  value = "203.0.113.20",
  isElastic = false,
  scalingGroup,
  front = false,
}: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    vpcHostedZones: [vpcHostedZones("vpc-1", "Z1")],
    ec2Instances: [
      ec2Instance({
        tags: scalingGroup === undefined ? [] : [{ key: "aws:autoscaling:groupName", value: scalingGroup }],
      }),
    ],
    loadBalancers: front ? [loadBalancer()] : [],
    networkInterfaces: [
      ...(front ? [loadBalancerInterface("app/front/1")] : []),
      networkInterface({
        networkInterfaceId: "eni-host",
        privateIpAddress: "10.0.1.20",
        attachment: { instanceId: "i-1", deviceIndex: 0, status: "attached" },
        association: {
          publicIp: "203.0.113.20",
          ...(isElastic ? { ipOwnerId: "111111111111", allocationId: "eipalloc-1" } : { ipOwnerId: "amazon" }),
        },
      }),
    ],
    hostedZones: [hostedZone()],
    resourceRecordSets: [resourceRecordSet({ name: "ssh.example.com", values: [value] })],
  },
});

testRule(addressOfAnInstance, {
  fails: [
    {
      title: "a public address that goes when the instance stops",
      given: given(),
      findings: [
        {
          subjectId: "Z1/ssh.example.com/A",
          says: "lent",
          severity: "medium",
          confidence: "likely",
          values: { address: "203.0.113.20", instance: "i-1" },
        },
      ],
    },
    {
      title: "a member of an Auto Scaling group goes without asking",
      given: given({ scalingGroup: "workers" }),
      findings: [{ says: "scaling", severity: "high", values: { group: "workers" } }],
    },
    {
      title: "and takes its private address with it",
      given: given({ value: "10.0.1.20", scalingGroup: "workers" }),
      findings: [{ says: "scaling", severity: "high", values: { address: "10.0.1.20" } }],
    },
  ],
  passes: [
    {
      title:
        "an instance of Auto Scaling that was given the address of a load balancer's node is not whom the name was for",
      given: given({ scalingGroup: "workers", front: true }),
      earlier: earlierNodes(["203.0.113.20"], {}, "aws/111111111111/global/record-set/Z1/ssh.example.com/A"),
    },
    { title: "an Elastic IP stays", given: given({ isElastic: true }) },
    {
      title: "so it does where it can be moved on to the next member",
      given: given({ isElastic: true, scalingGroup: "workers" }),
    },
    { title: "the private address of a lone instance stays for its life", given: given({ value: "10.0.1.20" }) },
    { title: "an address of somebody else", given: given({ value: "198.51.100.7" }) },
  ],
  unknown: [
    {
      title: "zones that were not read mute it",
      given: { ...given(), incomplete: ["hostedZones"] },
      because: "hostedZones",
    },
  ],
});
