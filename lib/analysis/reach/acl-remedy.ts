import type { SubnetPlace, Topology } from "#lib/graph/topology.ts";
import type { NetworkAclEntry } from "#lib/model/resources/network-acl.ts";
import type { Urn } from "#lib/model/urn.ts";
import { cidrsOverlap, parseCidr } from "#lib/net/cidr.ts";
import { withAclEntry } from "./changes.ts";
import { idOf } from "./ends.ts";
import {
  blockOf,
  carriedBy,
  otherIp,
  shellWord,
  someNames,
  terraformName,
  terraformResource,
  type Carried,
  type Remedy,
  type Remedying,
} from "./remedy.ts";

/** One more entry of the network ACL that blocks, numbered before whatever denies the same. */
export function aclRemedy(remedying: Remedying): Remedy | undefined {
  return entryRemedy(remedying, "allow");
}

/** One more entry of a network ACL that lets a step through, numbered before whatever allows the same. */
export function aclClosing(remedying: Remedying): Remedy | undefined {
  return remedying.step.kind === "network-acl" ? entryRemedy(remedying, "deny") : undefined;
}

function entryRemedy({ tracing, topology, step }: Remedying, ruleAction: "allow" | "deny"): Remedy | undefined {
  const { gated, side } = step;
  const { decidedBy } = gated;
  const subnets = subnetsOf(topology, decidedBy);
  const acl = subnets[0]?.networkAcl?.item;
  if (side === undefined || decidedBy === undefined || acl === undefined) return undefined;
  const carried = carriedBy(step);
  const ip = otherIp(step);
  const block = blockOf(step, ip);
  if (block === undefined) return undefined;
  const wanted: WantedEntry = { ...entryFor(carried, ip.family, block), ruleAction, egress: side === "egress" };
  const ruleNumber = freeNumber(acl.entries, wanted);
  if (ruleNumber === undefined) return undefined;
  const { networkAclId } = acl;
  const number = String(ruleNumber);
  return {
    key: `${decidedBy}|${side}|${block}|${carried.text}|${ruleAction}`,
    text: tracing.say(ruleAction === "allow" ? "fixAcl" : "closeAcl", {
      number,
      acl: networkAclId,
      side,
      traffic: carried.text,
      peer: block,
    }),
    cli: [
      `aws ec2 create-network-acl-entry --network-acl-id ${shellWord(networkAclId)} --${side} --rule-number ${number}`,
      `--protocol ${carried.number}${numberOptions(carried)}`,
      `--${ip.family === 4 ? "" : "ipv6-"}cidr-block ${shellWord(block)} --rule-action ${ruleAction}`,
    ].join(" "),
    terraform: terraformOf(networkAclId, { ...wanted, ruleNumber }),
    sideEffects: othersBehind(tracing, { subnets, networkAclId, but: step.on?.urn }),
    apply: (before) => withAclEntry(before, decidedBy, { ...wanted, ruleNumber }),
  };
}

/** An entry of a network ACL that has no number yet. */
export type WantedEntry = Omit<NetworkAclEntry, "ruleNumber">;

function entryFor(carried: Carried, family: 4 | 6, block: string) {
  return {
    protocol: carried.number,
    ...(family === 4 ? { cidrBlock: block } : { ipv6CidrBlock: block }),
    ...(carried.ports === undefined ? {} : { portRange: carried.ports }),
    ...(carried.icmp === undefined ? {} : { icmpTypeCode: carried.icmp }),
  };
}

function subnetsOf(topology: Topology, acl: Urn | undefined) {
  return [...topology.subnets.values()].filter(({ networkAcl }) => networkAcl?.urn === acl);
}

/** A network ACL entry of TCP, UDP or ICMP is refused without its ports, or type and code. */
function numberOptions({ ports, icmp }: Carried): string {
  if (ports !== undefined) return ` --port-range From=${String(ports.from)},To=${String(ports.to)}`;
  return icmp === undefined ? "" : ` --icmp-type-code Type=${String(icmp.type)},Code=${String(icmp.code)}`;
}

function terraformOf(networkAclId: string, entry: NetworkAclEntry): string {
  const side = entry.egress ? "egress" : "ingress";
  const { ruleNumber, ruleAction, portRange, icmpTypeCode } = entry;
  const name = terraformName(ruleAction, side, String(ruleNumber), networkAclId);
  return terraformResource("aws_network_acl_rule", name, {
    network_acl_id: networkAclId,
    rule_number: ruleNumber,
    egress: entry.egress,
    protocol: entry.protocol,
    rule_action: ruleAction,
    cidr_block: entry.cidrBlock,
    ipv6_cidr_block: entry.ipv6CidrBlock,
    from_port: portRange?.from,
    to_port: portRange?.to,
    icmp_type: icmpTypeCode?.type,
    icmp_code: icmpTypeCode?.code,
  });
}

type Behind = {
  readonly subnets: readonly SubnetPlace[];
  readonly networkAclId: string;
  readonly but: Urn | undefined;
};

/** Everything else behind the network ACL feels the entry too. */
function othersBehind({ say }: Remedying["tracing"], { subnets, networkAclId, but }: Behind): readonly string[] {
  const others = subnets.flatMap(({ interfaces }) => interfaces).filter(({ urn }) => urn !== but);
  if (others.length === 0) return [];
  const names = someNames(others.map(({ urn, owner }) => idOf(owner.urn ?? urn)));
  return [say("sideEffectAcl", { count: String(others.length), id: networkAclId, names })];
}

/** The highest free number below the entries that decide otherwise over some of it, so that the new one is asked before them. */
export function freeNumber(entries: readonly NetworkAclEntry[], wanted: WantedEntry): number | undefined {
  const own = entries.filter(({ egress, ruleNumber }) => egress === wanted.egress && ruleNumber < 32767);
  const taken = new Set(own.map(({ ruleNumber }) => ruleNumber));
  const denials = own.filter((entry) => entry.ruleAction !== wanted.ruleAction && isSharing(entry, wanted));
  const start =
    denials.length === 0 ? Math.max(0, ...taken) + 10 : Math.min(...denials.map(({ ruleNumber }) => ruleNumber)) - 1;
  for (let number = Math.min(start, 32766); number > 0; number -= 1) if (!taken.has(number)) return number;
  return undefined;
}

function isSharing(entry: NetworkAclEntry, wanted: WantedEntry): boolean {
  const [a, b] = [entry, wanted].map(({ cidrBlock, ipv6CidrBlock }) => parseCidr(cidrBlock ?? ipv6CidrBlock ?? ""));
  const isProtocol = [entry.protocol, wanted.protocol].includes("-1") || entry.protocol === wanted.protocol;
  return isProtocol && a !== undefined && b !== undefined && cidrsOverlap(a, b);
}
