import type { SubnetPlace } from "#lib/graph/topology.ts";
import { knownValue } from "#lib/model/known.ts";
import { enclosingCidr } from "#lib/net/cidr.ts";
import { parseIpv4 } from "#lib/net/ip.ts";
import { fact } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { interfacesIn } from "../subnet-interfaces.ts";
import { subjectOf } from "../subject.ts";

/** A delegated prefix is a /28. */
const BLOCK = 16;

/** IPAM-005: addresses are free, and no /28 of them in one piece. */
export const noRoomForAPrefix = defineRule({
  id: "IPAM-005",
  slug: "no-room-for-a-prefix",
  severity: "medium",
  level: "regional",
  needs: ["subnets", "networkInterfaces"],
  text: {
    title: "Addresses are free, but no whole /28 for a delegated prefix",
    why: "With prefix delegation an interface takes sixteen addresses in one aligned /28. Single addresses of others, scattered over the subnet, leave none of them whole, and nodes get no more pods although the subnet looks half empty.",
    fix: "Set a range aside for prefixes before others fill it (create-subnet-cidr-reservation with reservation-type prefix), or give the nodes subnets of their own.",
    limits:
      "What nodes asked for and were refused is not visible. Addresses of interfaces that are not seen only make it worse.",
    says: {
      fragmented:
        "Subnet {subnet} has {free|free address|free addresses} and no whole /28 among them: no interface gets another prefix",
    },
    figures: {
      fragmented:
        "Of {blocks|block of sixteen|blocks of sixteen} in {cidr} that can be given, each has an address in use or set aside. Prefixes in use: {prefixes}.",
    },
  },
  references: ["https://docs.aws.amazon.com/eks/latest/userguide/cni-increase-ip-addresses.html"],
  subjects: ({ scope, topology }) =>
    inScope(topology.subnets, scope).filter((subnet) => interfacesIn(subnet).withPrefixes.length > 0),
  check: (subnet, { scope }) => {
    const { item, interfaces } = subnet;
    const free = item.availableIpAddressCount;
    const blocks = blocksOf(item.cidrBlock);
    // With fewer than sixteen free the subnet is simply full.
    if (blocks === undefined || free < BLOCK) return [];
    const used = usedBlocks(subnet, blocks.first);
    const whole = blocks.count - used.size;
    const reservations = knownValue(item.cidrReservations);
    if (whole > 0 && reservations === undefined)
      return { unknown: `What is set aside in ${item.subnetId} was not read.` };
    const explicit = (reservations ?? []).filter(({ reservationType }) => reservationType === "explicit");
    const aside = explicit.flatMap(({ cidr }) => blocksIn(cidr, blocks.first));
    const open = Array.from({ length: blocks.count }, (_, at) => at + 1).filter(
      (at) => !used.has(at) && !aside.includes(at),
    );
    if (open.length > 0) return [];
    return [
      {
        ...subjectOf(subnet.urn),
        says: "fragmented",
        confidence: "likely",
        values: {
          subnet: item.subnetId,
          cidr: item.cidrBlock ?? "",
          free,
          blocks: blocks.count,
          prefixes: interfaces.reduce((sum, one) => sum + one.item.ipv4Prefixes.length, 0),
        },
        affected: [subnet.urn],
        because: [
          fact(subnet.urn, "subnets", `AvailableIpAddressCount = ${free}`),
          fact(subnet.urn, "networkInterfaces", `/28 = 0 / ${blocks.count}`),
        ],
        cli: awsCommand(scope.region, "ec2 get-subnet-cidr-reservations", { "subnet-id": item.subnetId }),
        about: [subnet.urn],
      },
    ];
  },
});

/** The blocks of a subnet that can be given: all but the first and the last, which hold addresses that AWS keeps. */
function blocksOf(cidrBlock: string | undefined): { readonly first: number; readonly count: number } | undefined {
  const cidr = cidrBlock === undefined ? undefined : enclosingCidr(cidrBlock);
  if (cidr?.family !== 4) return undefined;
  const count = Math.floor((cidr.until - cidr.first) / BLOCK) - 2;
  return count > 0 ? { first: cidr.first, count } : { first: cidr.first, count: 0 };
}

/** The blocks, counted from the subnet's first, in which an address or a prefix is in use. */
function usedBlocks({ interfaces, item }: SubnetPlace, first: number): ReadonlySet<number> {
  const last = (blocksOf(item.cidrBlock)?.count ?? 0) + 1;
  const used = new Set<number>();
  for (const { item: one } of interfaces) {
    const addresses = one.privateIpAddresses.map(({ privateIpAddress }) => privateIpAddress);
    const prefixes = one.ipv4Prefixes.map((prefix) => prefix.split("/")[0] ?? "");
    for (const address of [...addresses, ...prefixes]) {
      const ip = parseIpv4(address);
      const at = ip === undefined ? 0 : Math.floor((ip - first) / BLOCK);
      if (at > 0 && at < last) used.add(at);
    }
  }
  return used;
}

/** The blocks that a reservation reaches into. */
function blocksIn(cidr: string, first: number): readonly number[] {
  const range = enclosingCidr(cidr);
  if (range?.family !== 4) return [];
  const from = Math.floor((range.first - first) / BLOCK);
  const to = Math.floor((range.until - 1 - first) / BLOCK);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
