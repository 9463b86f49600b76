import { scopeKey } from "#lib/model/scope.ts";
import type { RecordPlace, Topology } from "#lib/graph/topology.ts";
import { isComplete, isGlobal } from "#lib/model/snapshot.ts";
import { formatIp, parseIp } from "#lib/net/ip.ts";
import { deletion, recordFact, recordValues } from "../address-record.ts";
import { valueKey, type Earlier } from "../earlier.ts";
import { distinct, fact, listed, minuteOf } from "../fact.ts";
import { isLostNode } from "../lost-nodes.ts";
import { isOurAddress } from "../our-address.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";
import { ownZones } from "../zone-records.ts";

/** Public addresses nobody we see has, and how we know that they were AWS's to give. */
type Lost = {
  readonly says: "hostName" | "beside" | "released";
  readonly addresses: readonly string[];
  readonly region?: string;
  /** Of released ones: whose each was, and until when that was seen. */
  readonly seen?: string;
};

type Seen = { readonly topology: Topology; readonly earlier: Earlier };

/** DNS-002: a public name that leads to an address which is nobody's of ours any more. */
export const addressYouNoLongerOwn = defineRule({
  id: "DNS-002",
  slug: "address-you-no-longer-own",
  severity: "high",
  level: "global",
  needs: ["hostedZones", "resourceRecordSets", "networkInterfaces", "elasticIps", "loadBalancers", "vpcs"],
  partialIsFine: ["resourceRecordSets"],
  everywhere: ["networkInterfaces", "elasticIps", "loadBalancers", "vpcs"],
  text: {
    title: "Public record leads to an address you no longer own",
    why: "An address that was released can be given to anybody. Whoever gets it answers for your name: receives its cookies and requests, and can be issued a certificate for it.",
    fix: "Delete the record, or point it at what replaced the address. From now on delete a record before its address is released.",
    limits:
      "AWS's published address ranges are not consulted: a record whose addresses are all unknown to this survey, and to the earlier ones that are kept, is taken for somebody else's server. Global Accelerator addresses, and accounts and Regions outside this survey, are not seen.",
    says: {
      hostName:
        "{record} leads to the EC2 address {addresses}, which no interface or Elastic IP of this survey has: whoever gets it answers for the name",
      beside: "{record} answers with {addresses} beside addresses of yours, and nothing in this survey has it any more",
      released:
        "{record} answers with {addresses}, which was yours and is not any more: whoever gets it answers for the name",
    },
    figures: {
      hostName: "The public zone {zone} holds the {type} record {record} to {values}; Regions read: {regions}.",
      beside:
        "The public zone {zone} holds the {type} record {record} with {values}: {owned} of them yours, {lost} nobody's. Regions read: {regions}.",
      released:
        "The public zone {zone} holds the {type} record {record} with {values}. Last seen: {seen}. Regions read: {regions}.",
    },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html"],
  subjects: ({ scope, topology }) =>
    ownZones(topology, scope).flatMap(({ zone, records }) =>
      zone.item.privateZone
        ? []
        : records.filter(
            ({ item: { type, aliasTarget } }) => (type === "A" || type === "CNAME") && aliasTarget === undefined,
          ),
    ),
  check: (record, { topology, earlier }) => {
    const seen = { topology, earlier };
    const lost =
      record.item.type === "CNAME" ? lostHost(record, topology) : (released(record, seen) ?? lostBeside(record, seen));
    if (lost === undefined) return [];
    if ("unknown" in lost) return lost;
    const owned = record.item.values.length - lost.addresses.length;
    const region = lost.region ?? "—";
    return [
      {
        ...subjectOf(record.urn),
        says: lost.says,
        confidence: confidenceOf[lost.says],
        values: {
          ...recordValues(record),
          addresses: listed(lost.addresses),
          values: listed(record.item.values),
          owned,
          lost: lost.addresses.length,
          seen: lost.seen ?? "—",
          regions: lost.region === undefined ? listed(regionsOf(topology)) : region,
        },
        affected: [record.urn],
        because: [
          recordFact(record, listed(record.item.values)),
          ...lost.addresses.map((address) => fact(record.urn, "elasticIps", `${address}: —`)),
        ],
        // Of a record that still answers for others only the one value has to go.
        ...(owned === 0 || lost.says === "hostName" ? deletion(record) : {}),
        about: [record.urn],
      },
    ];
  },
});

const hostName =
  /^ec2-(\d{1,3})-(\d{1,3})-(\d{1,3})-(\d{1,3})\.(?:([a-z0-9-]+)\.compute|compute-1)\.amazonaws\.(?:com(?:\.cn)?|eu)$/;

/** A CNAME to the public name of an EC2 host: the name tells the address and the Region it would be ours in. */
function lostHost({ aims }: RecordPlace, topology: Topology): Lost | { readonly unknown: string } | undefined {
  const found = hostName.exec(aims[0]?.value ?? "");
  const ip = found === null ? undefined : parseIp(found.slice(1, 5).join("."));
  if (found === null || ip === undefined) return undefined;
  const address = formatIp(ip);
  const region = found[5] ?? "us-east-1";
  if (isHeld(address, topology)) return undefined;
  if (!regionsOf(topology).includes(region)) {
    return { unknown: `${address} would be in ${region}, which this survey did not read.` };
  }
  return { says: "hostName", addresses: [address], region };
}

/** Who had an address, and lost it, is no guess. */
const confidenceOf = { hostName: "likely", beside: "possible", released: "confirmed" } as const;

/** Values that something of ours had, as earlier snapshots tell, and that nobody has now. */
function released(record: RecordPlace, { topology, earlier }: Seen): Lost | { readonly unknown: string } | undefined {
  const gone = record.aims.flatMap(({ kind, value }) => {
    const was = kind === "outside" ? earlier.owners.get(valueKey(record.urn, value)) : undefined;
    return was === undefined ? [] : [{ value, was }];
  });
  if (gone.length === 0) return undefined;
  const away = gone.find(({ was }) => !topology.scopes.has(scopeKey(was)));
  if (away !== undefined) return { unknown: `${away.value} was in ${scopeKey(away.was)}, which was not surveyed.` };
  return {
    says: "released",
    addresses: gone.map(({ value }) => value),
    seen: listed(gone.map(({ value, was }) => `${value} = ${was.label} (${minuteOf(was.lastSeenAt)})`)),
  };
}

/** Values nobody has, beside others that are ours: the record was written for addresses of one owner. */
function lostBeside(record: RecordPlace, { topology, earlier }: Seen): Lost | undefined {
  const isNode = record.aims.some(({ urns }) => urns.some((urn) => isPassingNode(urn, topology)));
  const owned = record.aims.filter(
    ({ kind, value }) => (kind === "network-interface" || kind === "elastic-ip") && isHeld(value, topology),
  );
  if (isNode || owned.length === 0) return undefined;
  const lost = record.aims.flatMap(({ kind, value }) => {
    const ip = parseIp(value);
    const isNobodys = kind === "outside" && ip?.family === 4 && !isOurAddress(topology, ip);
    // What a load balancer's node had is another rule's, too.
    return isNobodys && !isLostNode(record, value, { topology, earlier }) ? [value] : [];
  });
  return lost.length === 0 ? undefined : { says: "beside", addresses: lost };
}

/** The nodes of an Application or Classic Load Balancer come and go by themselves: a record of theirs is another rule's. */
function isPassingNode(urn: string, { interfaces }: Topology): boolean {
  const type = interfaces.get(urn)?.owner.loadBalancerType;
  return type === "application" || type === "classic";
}

function isHeld(address: string, topology: Topology): boolean {
  if (topology.interfacesByPublicAddress.has(address)) return true;
  return topology.placed.some(({ byId }) => byId.elasticIps.list.some(({ item }) => item.publicIp === address));
}

/** The Regions in which every account's addresses were read. */
function regionsOf({ snapshot, scopes }: Topology): readonly string[] {
  const regional = snapshot.scopes.filter((scoped) => !isGlobal(scoped));
  const isRead = ({ scope }: (typeof regional)[number]) => {
    const scoped = scopes.get(scopeKey(scope));
    return scoped !== undefined && isComplete(scoped, "networkInterfaces") && isComplete(scoped, "elasticIps");
  };
  return distinct(regional.filter(isRead).map(({ scope }) => scope.region));
}
