import type { OwnedInterface, RecordAim, RecordPlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { parseUrn, type Urn } from "#lib/model/urn.ts";
import { balancerNode } from "./balancer-chain.ts";
import type { ChainNode } from "./chain-step.ts";
import { taskNode, tasksAt } from "./container-chain.ts";
import { isByHand } from "./record-aims.ts";
import { cloudMapZoneIds } from "./zone-kind.ts";
import { interfaceState } from "./interface-state.ts";
import { recordStates, standingOf } from "./record-state.ts";
import type { Namer } from "./resolution.ts";

/** Addresses of a record, and the name under which they were asked for. */
export type AskedAddresses = {
  readonly record: RecordPlace;
  readonly via: string;
  readonly host: string;
  /** Of SRV records: the port to go to. */
  readonly port: number | undefined;
};

type Held = { readonly value: string; readonly owned: OwnedInterface };

/** The addresses of a record by who holds them: one step for those of one owner, then the owner and what is behind it. */
export function holderNodes(namer: Namer, asked: AskedAddresses, aims: readonly RecordAim[]): readonly ChainNode[] {
  const held = aims.flatMap(({ value, urns }) =>
    urns.flatMap((urn): readonly Held[] => {
      const owned = namer.topology.interfaces.get(urn);
      return owned === undefined ? [] : [{ value, owned }];
    }),
  );
  const byOwner = groupBy(held, ({ owned: { owner, urn } }) => owner.urn ?? `${owner.class} ${owner.label ?? urn}`);
  return [...byOwner.values()].flatMap((of) => addressNode(namer, asked, of));
}

function addressNode(namer: Namer, asked: AskedAddresses, held: readonly Held[]): readonly ChainNode[] {
  const [first] = held;
  if (first === undefined) return [];
  const { topology, say } = namer;
  const isWritten = isByHand(cloudMapZoneIds(topology), asked.record);
  const states = isWritten
    ? held.flatMap(({ value, owned }) =>
        interfaceState(topology, { value, urns: [owned.urn], kind: "network-interface" }),
      )
    : [];
  const standing = states.length === 0 ? "ok" : standingOf(states);
  const [state] = states;
  return [
    {
      kind: "address",
      name: [...new Set(held.map(({ value }) => value))].join(", "),
      via: asked.via,
      standing,
      texts: state === undefined || recordStates[state] === "ok" ? [] : [say(whyPassing[state] ?? "dnsStateOther")],
      also: [...new Set(held.map(({ owned }) => owned.urn))],
      next: [ownerNode(namer, asked, first.owned)],
    },
  ];
}

const whyPassing: { readonly [state: string]: "dnsNodeAddress" | "dnsTaskAddress" | "dnsInstanceAddress" } = {
  "load-balancer-node": "dnsNodeAddress",
  "task-address": "dnsTaskAddress",
  "instance-address": "dnsInstanceAddress",
};

/** Who holds an interface, and what answers there. */
function ownerNode(namer: Namer, { host, port }: AskedAddresses, owned: OwnedInterface): ChainNode {
  const { topology, say } = namer;
  const via = say("dnsHeldBy");
  const { urn, label, class: kind } = owned.owner;
  const balancer = topology.loadBalancers.get(urn ?? "");
  if (balancer !== undefined) return balancerNode(namer, { balancer, host, via, passed: [] });
  const task = topology.tasks.get(urn ?? "");
  if (task !== undefined) return taskNode(namer, task, via);
  const behind = kind === "container-instance" && urn !== undefined ? tasksAt(namer, urn, port) : [];
  return plainOwner(owned, { via, name: label, urn, next: behind });
}

/** An owner that is no load balancer and no task: its node when it has one, else the interface that tells of it. */
function plainOwner(
  { urn: interfaceUrn, item }: OwnedInterface,
  owner: {
    readonly via: string;
    readonly name: string | undefined;
    readonly urn: Urn | undefined;
    readonly next: readonly ChainNode[];
  },
): ChainNode {
  const urn = owner.urn ?? interfaceUrn;
  const parsed = parseUrn(urn);
  return {
    kind: parsed?.kind ?? "network-interface",
    urn,
    name: owner.name ?? parsed?.id ?? item.networkInterfaceId,
    via: owner.via,
    standing: "ok",
    texts:
      owner.urn === undefined && item.description !== undefined && item.description !== "" ? [item.description] : [],
    also: [],
    next: owner.next,
  };
}
