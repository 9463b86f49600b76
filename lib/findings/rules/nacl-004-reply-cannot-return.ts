import { entryText } from "#lib/analysis/reach/network-acl-gate.ts";
import type { Placed, SubnetPlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { NetworkAcl, NetworkAclEntry } from "#lib/model/resources/network-acl.ts";
import { urnOf } from "#lib/model/urn.ts";
import { portsBetween } from "#lib/net/port-set.ts";
import { TCP } from "#lib/net/protocol.ts";
import { isEmpty } from "#lib/net/range-set.ts";
import { portsOf, trafficOf } from "#lib/net/traffic.ts";
import { meets, readSide, type Box } from "../acl-reading.ts";
import { openAcl } from "../acl-remedy.ts";
import { fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** A network ACL that subnets with something in them have. */
type Subject = { readonly acl: Placed<NetworkAcl>; readonly subnets: readonly SubnetPlace[] };

const sides = [
  { side: "ingress", back: "egress" },
  { side: "egress", back: "ingress" },
] as const;

/** NACL-004: a network ACL lets a TCP request pass one way, and no reply the other. */
export const replyCannotReturn = defineRule({
  id: "NACL-004",
  slug: "reply-cannot-return",
  severity: "low",
  level: "regional",
  needs: ["networkAcls", "subnets", "networkInterfaces"],
  symptomOf: ["NACL-001"],
  text: {
    title: "A network ACL lets a request pass, and no reply",
    why: "An entry for a TCP port is of no use alone: the reply goes to a port of 1024–65535 the other way, and needs an entry there. Without one the connection never comes about.",
    fix: "Allow tcp 1024–65535 the other way for the same addresses, or delete the entry.",
    limits:
      "Entries of a thousand ports and more are taken for replies themselves. Whether anybody makes the request is not seen: what is known to break is NACL-001's.",
    says: {
      lost: "Network ACL {acl} lets {count|request|requests} pass to which no reply can return",
    },
    figures: {
      lost: "Entries: {entries}. No entry the other way lets any port of 1024–65535 through. Subnets: {subnets}.",
    },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html"],
  subjects: ({ scope, topology, items }) => {
    const inUse = inScope(topology.subnets, scope).filter(({ interfaces }) => interfaces.length > 0);
    const byAcl = groupBy(inUse, ({ networkAcl }) => networkAcl?.urn);
    return items.networkAcls.flatMap((item): readonly Subject[] => {
      const urn = urnOf(scope, "network-acl", item.networkAclId);
      const subnets = byAcl.get(urn) ?? [];
      return subnets.length === 0 ? [] : [{ acl: { ...scope, urn, item }, subnets }];
    });
  },
  check: ({ acl, subnets }, { scope }) => {
    const lost = sides.flatMap(({ side, back }) => {
      const home = allowed(acl.item, back);
      return readSide(acl.item, side)
        .filter(({ entry, left }) => isRequest(entry, left) && !left.some((box) => isAnswered(box, home)))
        .map(({ entry }) => ({ entry, back }));
    });
    if (lost.length === 0) return [];
    const openings = lost.flatMap(({ entry: { cidrBlock }, back }) =>
      cidrBlock === undefined ? [] : [{ side: back, block: cidrBlock, from: 1024, to: 65535 }],
    );
    return [
      {
        ...subjectOf(acl.urn),
        says: "lost",
        confidence: "likely",
        values: {
          acl: acl.item.networkAclId,
          count: lost.length,
          entries: listed(lost.map(({ entry }) => textOf(entry))),
          subnets: listed(subnets.map(({ item }) => item.subnetId)),
        },
        affected: [],
        because: lost.slice(0, 8).map(({ entry }) => fact(acl.urn, "networkAcls", textOf(entry))),
        ...openAcl(scope.region, acl.item, openings),
        about: [acl.urn],
      },
    ];
  },
});

/** What one side lets through. */
function allowed(acl: NetworkAcl, side: "ingress" | "egress"): readonly Box[] {
  return readSide(acl, side).flatMap(({ entry, left }) => (entry.ruleAction === "allow" ? left : []));
}

/** An allowance of some TCP ports: a thousand and more are the ports of replies. */
function isRequest({ ruleAction, protocol }: NetworkAclEntry, left: readonly Box[]): boolean {
  if (ruleAction !== "allow" || protocol !== "6") return false;
  const ports = left.flatMap(({ traffic }) => portsOf(traffic, TCP));
  const count = ports.reduce((sum, { from, until }) => sum + until - from, 0);
  return !isEmpty(ports) && count < 1000;
}

function isAnswered({ ips }: Box, home: readonly Box[]): boolean {
  const reply = { ips, traffic: trafficOf(TCP, portsBetween(1024, 65535)) };
  return home.some((box) => meets(box, reply));
}

function textOf(entry: NetworkAclEntry): string {
  return `${entry.egress ? "egress" : "ingress"} ${entryText(entry)}`;
}
