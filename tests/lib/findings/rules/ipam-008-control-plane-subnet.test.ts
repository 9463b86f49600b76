import { controlPlaneSubnet } from "#lib/findings/rules/ipam-008-control-plane-subnet.ts";
import type { Subnet } from "#lib/model/resources/subnet.ts";
import { networkInterface, subnet, vpc } from "#tests/support/ec2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (change: Partial<Subnet> = {}, description = "Amazon EKS blue"): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [subnet({ cidrBlock: "10.0.1.0/28", availableIpAddressCount: 5, ...change })],
    networkInterfaces: [networkInterface({ description })],
  },
});

testRule(controlPlaneSubnet, {
  fails: [
    {
      title: "five free addresses beside a control plane's interface are one too few",
      given: given(),
      findings: [
        {
          subjectId: "subnet-1",
          severity: "medium",
          confidence: "likely",
          values: { cluster: "blue", free: 5, nodes: 1, cidr: "10.0.1.0/28" },
        },
      ],
    },
    {
      title: "what else is in the subnet is no node of the control plane",
      given: {
        areas: {
          ...given().areas,
          networkInterfaces: [
            networkInterface({ description: "Amazon EKS blue" }),
            networkInterface({ networkInterfaceId: "eni-2", description: "aws-K8S-i-1" }),
          ],
        },
      },
      findings: [{ values: { cluster: "blue", nodes: 1 } }],
    },
  ],
  passes: [
    { title: "six are enough", given: given({ availableIpAddressCount: 6 }) },
    { title: "a subnet of nodes alone needs none", given: given({}, "aws-K8S-i-1") },
    {
      title: "a subnet without IPv4 has no addresses to count",
      given: given({ ipv6Native: true, cidrBlock: undefined, availableIpAddressCount: 0 }),
    },
  ],
  unknown: [
    {
      title: "without the subnets it cannot judge",
      given: { ...given(), incomplete: ["subnets"] },
      because: "subnets",
    },
  ],
});
