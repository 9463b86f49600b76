import type { Traffic } from "#lib/net/traffic.ts";
import { EVERYTHING, NOTHING, type Openness } from "./extents.ts";

/** Whether security groups are asked on the way: not, by the other end's address alone, or by its membership too. */
export type GroupsAsked = "not" | "by-address" | "by-member";

/** What the network lets pass from one location to another, security groups left aside. */
export type Crossing = {
  /** Of the request, as an extent. */
  readonly request: number;
  readonly reply: Openness;
  /** Of a reply that passes in part: to which ports of the client. */
  readonly replyTraffic: Traffic;
  /** How the security groups of the sender, and of the receiver, are asked. */
  readonly egress: GroupsAsked;
  readonly ingress: GroupsAsked;
  /** Groups are asked about another address than the ends' own: only a walk of the very pair can tell. */
  readonly isSpecial: boolean;
};

/** The number of the crossing that nothing passes. */
export const CLOSED = 0;

/** Between two neighbours in one subnet: only their security groups decide. */
export const unhindered: Crossing = {
  request: EVERYTHING,
  reply: "open",
  replyTraffic: [],
  egress: "by-member",
  ingress: "by-member",
  isSpecial: false,
};

/** What nothing passes. */
export const closed: Crossing = { ...unhindered, request: NOTHING, reply: "closed" };

/** Nothing can be said but by walking the very pair. */
export const special: Crossing = { ...unhindered, isSpecial: true };

/** Crossings by number; equal ones have one number, and all that nothing passes are {@link CLOSED}. */
export type KeptCrossings = {
  readonly keep: (crossing: Crossing) => number;
  readonly at: (id: number) => Crossing;
};

/** No crossing yet but the closed one. */
export function keptCrossings(): KeptCrossings {
  const all: Crossing[] = [closed];
  const numbers = new Map<string, number>();
  return {
    at: (id) => all[id] ?? closed,
    keep(crossing) {
      if (crossing.request === NOTHING || crossing.reply === "closed") return CLOSED;
      const key = JSON.stringify(crossing);
      const id = numbers.get(key) ?? all.push(crossing) - 1;
      numbers.set(key, id);
      return id;
    },
  };
}
