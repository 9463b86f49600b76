import type { Unread } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { Ip } from "#lib/net/ip.ts";
import { allTraffic, noTraffic, type Traffic } from "#lib/net/traffic.ts";

/** One packet on its way: concrete addresses, and a set of what it may carry. */
export type Packet = {
  readonly source: Ip;
  readonly destination: Ip;
  /** What is asked for in this direction: by destination port, or ICMP message. */
  readonly traffic: Traffic;
  readonly direction: "request" | "reply";
};

/** What decided: a rule, an entry, a route, a registration. */
export type Evidence = { readonly kind: string; readonly id: string; readonly text: string };

/** Something taken for granted, because AWS does not tell it or tells a default by silence. */
export type Assumption = { readonly code: string; readonly text: string };

/**
 * What a gate lets through and why. `mayAllow` is at least `allows`: what may pass besides, for all that was read.
 * The certain part of a path is the intersection of what its gates allow, the possible part of what they may allow.
 */
export type Gated = {
  readonly allows: Traffic;
  readonly mayAllow: Traffic;
  /** The nearest first. */
  readonly because: readonly Evidence[];
  readonly assumes: readonly Assumption[];
  readonly unread: readonly Unread[];
  /** The resource that decided: what to change. */
  readonly decidedBy?: Urn;
  /** The explanation code, when it does not let all through. */
  readonly code?: string;
  /** The finer reason of a security group that lets nothing through: a rule names the peer's group, and the way lost it. */
  readonly lost?: LostReference;
};

/** A rule that names the peer's group, and why the reference does not hold on this way. */
export type LostReference = {
  readonly reason: "SG_REF_PUBLIC_PATH" | "SG_REFERENCES_NOT_PRESERVED" | "SG_REFERENCING_SUPPORT";
  readonly key: "referencePublic" | "referenceFar" | "referenceTransit" | "referenceTransitOut";
  readonly rule: string;
  readonly group: string;
};

/** A gate's answer that lets everything through. */
export function passes(evidence: Evidence, decidedBy?: Urn): Gated {
  const gated = { allows: allTraffic, mayAllow: allTraffic, because: [evidence], assumes: [], unread: [] };
  return decidedBy === undefined ? gated : { ...gated, decidedBy };
}

/** A gate's answer that lets nothing through, whatever else was read. */
export function blocks(code: string, evidence: Evidence, decidedBy?: Urn): Gated {
  return {
    ...open,
    allows: noTraffic,
    mayAllow: noTraffic,
    because: [evidence],
    code,
    ...(decidedBy === undefined ? {} : { decidedBy }),
  };
}

/** A gate's answer that cannot be told for want of what was not read. */
export function cannotTell(unread: readonly Unread[], evidence: Evidence, decidedBy?: Urn): Gated {
  return {
    ...open,
    allows: noTraffic,
    because: [evidence],
    unread,
    code: "DATA_MISSING",
    ...(decidedBy === undefined ? {} : { decidedBy }),
  };
}

const open: Gated = { allows: allTraffic, mayAllow: allTraffic, because: [], assumes: [], unread: [] };
