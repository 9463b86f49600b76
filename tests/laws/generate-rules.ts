import fc from "fast-check";
import type { NetworkAclEntry } from "#lib/model/resources/network-acl.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import { networkAclEntry, securityGroupRule } from "#tests/support/ec2-records.ts";

/** Which second octet a VPC's block has: two VPCs may share one. */
export type Addressing = { readonly second: (v: number) => number };

/** The block of a VPC. */
export const cidrOfVpc = ({ second }: Addressing, v: number) => `10.${String(second(v))}.0.0/16`;
/** The block of one of its subnets. */
export const cidrOfSubnet = ({ second }: Addressing, v: number, s: number) =>
  `10.${String(second(v))}.${String(s)}.0/24`;
/** The IPv6 block of a VPC. */
export const ipv6OfVpc = (v: number) => `2001:db8:0:${String(v + 1)}0::/60`;
/** The IPv6 block of one of its subnets. */
export const ipv6OfSubnet = (v: number, s: number) => `2001:db8:0:${String(v + 1)}${String(s)}::/64`;

/** A class of ports that no generated rule tells apart, by one of them. */
export const clientPorts = {
  "1024-5432": 3000,
  "5433-32767": 20000,
  "32768-49151": 40000,
  "49152-60999": 55000,
  "61000-65535": 63000,
};
/** The same of the ports that are asked for. */
export const serverPorts = {
  "22": 22,
  "23-79": 50,
  "80": 80,
  "81-442": 200,
  "443": 443,
  "444-1023": 500,
  "1024-5432": 3000,
  "32768-49151": 40000,
};

const ranges = fc.constantFrom(
  { from: 0, to: 65535 },
  { from: 80, to: 80 },
  { from: 443, to: 443 },
  { from: 22, to: 443 },
  { from: 80, to: 443 },
  { from: 443, to: 5432 },
  { from: 1024, to: 65535 },
  { from: 32768, to: 60999 },
  { from: 49152, to: 65535 },
);

const protocols = fc.constantFrom("-1", "-1", "tcp", "tcp", "tcp", "tcp", "udp", "icmp", "icmpv6", "47");
const numbers: Readonly<Record<string, string>> = { tcp: "6", udp: "17", icmp: "1", icmpv6: "58" };
const icmpTypes = fc.constantFrom(-1, -1, 8, 0, 3, 128, 129);

function blocks(addressing: Addressing) {
  const inside = [0, 1, 2].flatMap((v) => [
    cidrOfVpc(addressing, v),
    ...[1, 2, 3].flatMap((s) => [
      cidrOfSubnet(addressing, v, s),
      cidrOfSubnet(addressing, v, s).replace("0/24", "0/28"),
    ]),
    cidrOfSubnet(addressing, v, 1).replace("0/24", "10/32"),
  ]);
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom("0.0.0.0/0", "10.0.0.0/8") },
    { weight: 4, arbitrary: fc.constantFrom(...inside) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        "198.51.100.0/24",
        "203.0.113.9/32",
        "203.0.113.128/25",
        "192.0.2.0/24",
        "192.0.2.0/28",
      ),
    },
  );
}

const ipv6Blocks = fc.constantFrom(
  "::/0",
  "::/0",
  "2001:db8::/32",
  ...[0, 1, 2].flatMap((v) => [ipv6OfVpc(v), ipv6OfSubnet(v, 1), ipv6OfSubnet(v, 2).replace("::/64", "::10/128")]),
);

/** Entries of both directions, each direction with distinct numbers, in no order; often everything passes at the end. */
export function aclEntries(addressing: Addressing): fc.Arbitrary<NetworkAclEntry[]> {
  const entry = fc
    .record({
      ruleNumber: fc.integer({ min: 1, max: 60 }),
      ruleAction: fc.constantFrom("allow", "allow", "deny"),
      egress: fc.boolean(),
      at: fc.oneof(
        { weight: 3, arbitrary: blocks(addressing).map((cidrBlock) => ({ cidrBlock })) },
        { weight: 1, arbitrary: ipv6Blocks.map((ipv6CidrBlock) => ({ ipv6CidrBlock })) },
      ),
      protocol: protocols,
      range: ranges,
      type: icmpTypes,
    })
    .map(({ ruleNumber, ruleAction, egress, at, protocol, range, type }): NetworkAclEntry => ({
      ruleNumber,
      ruleAction,
      egress,
      ...at,
      protocol: numbers[protocol] ?? protocol,
      ...(protocol === "tcp" || protocol === "udp" ? { portRange: range } : {}),
      ...(protocol.startsWith("icmp") ? { icmpTypeCode: { type, code: -1 } } : {}),
    }));
  const drawn = fc.uniqueArray(entry, {
    maxLength: 5,
    selector: ({ ruleNumber, egress }) => `${String(ruleNumber)}|${String(egress)}`,
  });
  const openEnds = [false, true].flatMap((egress) => [
    networkAclEntry({ ruleNumber: 100, egress }),
    { ruleNumber: 101, egress, protocol: "-1", ruleAction: "allow", ipv6CidrBlock: "::/0" },
  ]);
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant(openEnds) },
    { weight: 3, arbitrary: drawn.map((entries) => [...openEnds, ...entries]) },
    { weight: 2, arbitrary: halfOpenEntries },
    { weight: 1, arbitrary: drawn },
  );
}

/** Some ports of TCP both ways, from and to anywhere. */
const halfOpenEntries = fc
  .tuple(ranges, ranges, ranges, ranges)
  .map(([in1, in2, out1, out2]) =>
    [in1, in2, out1, out2].map((portRange, i) =>
      networkAclEntry({ ruleNumber: 10 + i, egress: i > 1, protocol: "6", portRange }),
    ),
  );

/** Rules of the groups `sg-0a` … `sg-2b`: blocks, prefix lists, and references within and across VPCs. */
export function groupRules(addressing: Addressing): fc.Arbitrary<SecurityGroupRule[]> {
  const groupIds = [0, 1, 2].flatMap((v) => ["a", "b"].map((g) => `sg-${String(v)}${g}`));
  const source = fc.oneof(
    { weight: 4, arbitrary: blocks(addressing).map((cidrIpv4) => ({ cidrIpv4 })) },
    { weight: 1, arbitrary: ipv6Blocks.map((cidrIpv6) => ({ cidrIpv6 })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("pl-0", "pl-1", "pl-2", "pl-s3").map((prefixListId) => ({ prefixListId })),
    },
    { weight: 3, arbitrary: fc.constantFrom(...groupIds).map((groupId) => ({ referencedGroupInfo: { groupId } })) },
  );
  const rule = fc
    .record({
      groupId: fc.constantFrom(...groupIds),
      isEgress: fc.boolean(),
      source,
      protocol: protocols,
      range: ranges,
      type: icmpTypes,
    })
    .map(({ groupId, isEgress, source: at, protocol, range, type }) => {
      const ports =
        protocol === "tcp" || protocol === "udp"
          ? [range.from, range.to]
          : protocol.startsWith("icmp")
            ? [type, -1]
            : [-1, -1];
      return securityGroupRule({
        groupId,
        isEgress,
        ...at,
        ipProtocol: protocol,
        fromPort: ports[0] ?? -1,
        toPort: ports[1] ?? -1,
      });
    });
  const everything = { ipProtocol: "-1", fromPort: -1, toPort: -1 };
  const somePorts = ranges.map(({ from, to }) => ({ ipProtocol: "tcp", fromPort: from, toPort: to }));
  const open = fc
    .record({
      groupId: fc.constantFrom(...groupIds),
      isEgress: fc.constantFrom(true, true, false),
      what: fc.oneof({ weight: 3, arbitrary: fc.constant(everything) }, { weight: 2, arbitrary: somePorts }),
    })
    .map(({ what, ...where }) =>
      [{ cidrIpv4: "0.0.0.0/0" }, { cidrIpv6: "::/0" }].map((at) => securityGroupRule({ ...where, ...at, ...what })),
    );
  return fc
    .tuple(fc.array(open, { minLength: 8, maxLength: 18 }), fc.array(rule, { minLength: 4, maxLength: 20 }))
    .map(([opens, rules]) =>
      [...opens.flat(), ...rules].map((one, i) => ({ ...one, securityGroupRuleId: `sgr-${String(i)}` })),
    );
}
