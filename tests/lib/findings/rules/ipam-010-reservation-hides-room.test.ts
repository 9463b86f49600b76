import { reservationHidesRoom } from "#lib/findings/rules/ipam-010-reservation-hides-room.ts";
import type { Subnet } from "#lib/model/resources/subnet.ts";
import { networkInterface, subnet, vpc } from "#tests/support/ec2-records.ts";
import { denied, type ScopeContents } from "#tests/support/snapshots.ts";
import { testRule } from "#tests/support/rule-tester.ts";

const aside = (reservationType: string, cidr = "10.0.1.128/25") => ({
  cidrReservations: { known: true as const, value: [{ cidr, reservationType }] },
});
const given = (change: Partial<Subnet>, prefixes: readonly string[] = []): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [subnet({ availableIpAddressCount: 40, ...aside("explicit"), ...change })],
    networkInterfaces: [networkInterface({ ipv4Prefixes: [...prefixes] })],
  },
});

testRule(reservationHidesRoom, {
  fails: [
    {
      title: "half of a tight subnet set aside for named addresses is info",
      given: given({}),
      findings: [
        {
          subjectId: "subnet-1",
          severity: "info",
          confidence: "confirmed",
          values: { reserved: 128, usable: 251, free: 40, table: "10.0.1.128/25 explicit" },
        },
      ],
    },
    {
      title: "a range for prefixes of which nobody takes any counts as well",
      given: given(aside("prefix")),
      findings: [{ values: { reserved: 128 } }],
    },
  ],
  passes: [
    { title: "a range for prefixes is there for those who take them", given: given(aside("prefix"), ["10.0.1.16/28"]) },
    { title: "a fifth free is not tight", given: given({ availableIpAddressCount: 60 }) },
    { title: "a small range is no matter", given: given(aside("explicit", "10.0.1.224/27")) },
    {
      title: "a subnet without IPv4 has none to set aside",
      given: given({ ipv6Native: true, cidrBlock: undefined, availableIpAddressCount: 0 }),
    },
  ],
  unknown: [
    {
      title: "whether anybody takes prefixes is not known without the interfaces",
      given: { ...given(aside("prefix")), incomplete: ["networkInterfaces"] },
      because: "networkInterfaces",
    },
    {
      title: "what is set aside was not read",
      given: given({ cidrReservations: { known: false, problem: denied("ec2:GetSubnetCidrReservations") } }),
      because: "set aside",
    },
  ],
});
