import type { TaskPlace, Unread } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { IpSet } from "#lib/net/ip-set.ts";
import type { PortSet } from "#lib/net/port-set.ts";
import type { Traffic } from "#lib/net/traffic.ts";
import type { Assumption } from "./gate.ts";
import type { InterfaceStation, Station } from "./step.ts";

/** What stops an endpoint whatever the network says: it does not run, it has no network, nobody listens. */
export type OwnGate =
  | { readonly kind: "task"; readonly task: TaskPlace; readonly isRunning: boolean }
  | {
      readonly kind: "published";
      readonly task: TaskPlace;
      readonly ports: Traffic;
      /** Of the ports, those that were chosen when the task started. */
      readonly dynamic: Traffic;
      readonly unread: readonly Unread[];
    }
  /** A target is met at the port it is registered with. */
  | { readonly kind: "registered"; readonly urn: Urn; readonly ports: Traffic }
  | { readonly kind: "instance"; readonly urn: Urn; readonly state: string }
  | { readonly kind: "listeners"; readonly urn: Urn; readonly ports: Traffic; readonly unread: readonly Unread[] };

/** One of the things an endpoint stands for. */
export type Member = {
  readonly node: Urn;
  readonly station?: InterfaceStation;
  /** Asked at either end. */
  readonly state: readonly OwnGate[];
  /** Asked when it is the destination. */
  readonly inward: readonly OwnGate[];
  /** Why it has no station. */
  readonly missing?: { readonly code: string; readonly text: string; readonly unread?: Unread };
  readonly clientPorts: PortSet;
  /** The task it is, or the container of which. */
  readonly within?: { readonly task: TaskPlace; readonly containerName?: string };
  readonly zone?: string;
  /** Which of several sets it belongs to: a deployment of a service, an interface of an instance. */
  readonly label?: string;
  /** Named by this very address: it is asked in no other family. */
  readonly isAddress?: boolean;
};

/** One end of a walk: a member with its station, or an address outside. */
export type End = { readonly member?: Member; readonly station: Station };

/** An end of a question, resolved as far as it can be without the other end. */
export type Endpoint = {
  readonly text: string;
  readonly node: Urn;
  readonly members: readonly Member[];
  /** Addresses that need no interface of ours: the internet, a CIDR block, an IP address. */
  readonly addresses?: { readonly ips: IpSet; readonly isSingle: boolean };
  /** How members differ: one of several tasks, or one of several zones. */
  readonly spread: "replica" | "zone";
  /** The VPN gateway what is outside comes in by. */
  readonly by?: Urn;
  /** Reached by public addresses even from inside: an internet-facing name. */
  readonly isPublic?: boolean;
  /** The name it was asked by: what an HTTP client names as the host. */
  readonly host?: string;
  /** What was not read of it: with nothing found, the answer is unknown. */
  readonly unread: readonly Unread[];
  /** Why it can have no members, when that is certain. */
  readonly empty?: Fault;
  /** What else is in its way, besides {@link Endpoint.empty}. */
  readonly faults?: readonly Fault[];
  /** A name that was followed: the records in their order, and what each says. */
  readonly via?: readonly Via[];
  /** Of one answer of a name: what it is, and what must hold for it to be given. */
  readonly answer?: string;
  /** The ports a name's SRV records send its callers to. */
  readonly ports?: PortSet;
  /** Of a listener: the protocol and port it is asked at, when the question names no port. */
  readonly listens?: Traffic;
  /** What was taken for granted of it. */
  readonly assumes?: readonly Assumption[];
  /** Of a name with several answers: each as an end of its own. */
  readonly answers?: readonly Endpoint[];
  /** Reached through a proxy that goes on to other ports than the asked one. */
  readonly proxiedTo?: PortSet;
};

/** Something that certainly stands in the way: what to change. */
export type Fault = { readonly code: string; readonly urn: Urn; readonly text: string };

/** What a name was followed by: a record, unless it says another kind. */
export type Via = { readonly urn: Urn; readonly id: string; readonly text: string; readonly kind?: string };
