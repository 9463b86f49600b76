import { noRoomForAPrefix } from "#lib/findings/rules/ipam-005-no-room-for-a-prefix.ts";
import type { Subnet } from "#lib/model/resources/subnet.ts";
import { networkInterface, subnet, vpc } from "#tests/support/ec2-records.ts";
import { denied, type ScopeContents } from "#tests/support/snapshots.ts";
import { testRule } from "#tests/support/rule-tester.ts";

/** A /26 holds four blocks; the two in the middle can be given. One is a node's prefix, one holds a single address. */
const given = (changes: Partial<Subnet> = {}, single = "10.0.1.40", prefix = "10.0.1.16/28"): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [subnet({ cidrBlock: "10.0.1.0/26", availableIpAddressCount: 40, ...changes })],
    networkInterfaces: [
      networkInterface({
        privateIpAddress: "10.0.1.5",
        description: "aws-K8S-i-1",
        ipv4Prefixes: prefix === "" ? [] : [prefix],
      }),
      networkInterface({ networkInterfaceId: "eni-2", privateIpAddress: single }),
    ],
  },
});
const aside = (cidr: string, reservationType: string) => ({
  cidrReservations: { known: true as const, value: [{ cidr, reservationType }] },
});

testRule(noRoomForAPrefix, {
  fails: [
    {
      title: "forty free addresses and no whole /28 are medium",
      given: given(),
      findings: [
        {
          subjectId: "subnet-1",
          severity: "medium",
          confidence: "likely",
          values: { free: 40, blocks: 2, prefixes: 1, cidr: "10.0.1.0/26" },
        },
      ],
    },
    {
      title: "a block that is set aside for named addresses is not whole",
      given: given(aside("10.0.1.32/28", "explicit"), "10.0.1.6"),
      findings: [{ values: { blocks: 2 } }],
    },
  ],
  passes: [
    { title: "an address in the first block leaves the other whole", given: given({}, "10.0.1.6") },
    {
      title: "a block that is set aside for prefixes can be given",
      given: given(aside("10.0.1.32/28", "prefix"), "10.0.1.6"),
    },
    { title: "with fifteen free the subnet is simply full", given: given({ availableIpAddressCount: 15 }) },
    { title: "without prefixes nobody looks for a block", given: given({}, "10.0.1.40", "") },
    {
      title: "a subnet without IPv4 has none to give",
      given: given({ ipv6Native: true, cidrBlock: undefined, availableIpAddressCount: 40 }),
    },
  ],
  unknown: [
    {
      title: "what is set aside in it was not read",
      given: given(
        { cidrReservations: { known: false, problem: denied("ec2:GetSubnetCidrReservations") } },
        "10.0.1.6",
      ),
      because: "set aside",
    },
    {
      title: "without the interfaces it cannot judge",
      given: { ...given(), incomplete: ["networkInterfaces"] },
      because: "networkInterfaces",
    },
  ],
});
