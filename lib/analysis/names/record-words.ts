import type { RecordPlace } from "#lib/graph/topology.ts";
import type { SentenceKey } from "../reach/sentences.ts";
import { hiddenIn, hidingZones } from "./hidden-names.ts";
import type { RecordState } from "./record-state.ts";
import type { Namer } from "./resolution.ts";

/** What is said of each state; nothing of those where all is as it should be. */
const sentences: { readonly [State in RecordState]?: SentenceKey } = {
  loop: "dnsStateLoop",
  "gone-load-balancer": "dnsStateGoneBalancer",
  "gone-name": "dnsStateGoneName",
  "gone-address": "dnsStateGoneAddress",
  "unused-elastic-ip": "dnsStateUnused",
  "stale-node": "dnsStateStale",
  "leads-nowhere": "dnsStateNowhere",
  "load-balancer-node": "dnsStateNode",
  "task-address": "dnsStateTask",
  "instance-address": "dnsStateInstance",
  apex: "dnsStateApex",
  "dead-member": "dnsStateDeadMember",
  shadowed: "dnsStateShadowed",
  "long-ttl": "dnsStateLongTtl",
  "leads-to-risk": "dnsStateToRisk",
  found: "dnsStateFound",
  unread: "dnsStateUnread",
};

/** A record's states in sentences, the worst first. */
export function sayStates(namer: Namer, record: RecordPlace, states: readonly RecordState[]): readonly string[] {
  const { item } = record;
  return states.flatMap((state) => {
    const key = sentences[state];
    if (key === undefined) return [];
    if (state === "shadowed") return shadows(namer, record);
    return [namer.say(key, { name: item.name, type: item.type, ttl: String(item.ttl ?? 0) })];
  });
}

function shadows({ topology, say }: Namer, record: RecordPlace): readonly string[] {
  return hiddenIn(topology, hidingZones(topology), record).map(({ zone, vpcIds }) =>
    say("dnsStateShadowed", {
      name: record.item.name,
      zone: zone.name,
      id: zone.hostedZoneId,
      vpcs: vpcIds.join(", "),
    }),
  );
}
