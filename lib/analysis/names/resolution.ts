import type { RecordPlace, Topology, Unread } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { Say } from "../reach/sentences.ts";

/** Who asks for a name: the resolver of a VPC, which sees its private zones too, or anybody on the internet. */
export type Asker = { readonly vpcId: string } | "internet";

/** What names are looked up with. */
export type Namer = { readonly topology: Topology; readonly say: Say };

/** A question to the DNS; `type` in capitals. */
export type NameQuestion = { readonly name: string; readonly type: string; readonly asker: Asker };

/** One record that was followed, or the zone that had no answer. */
export type NameStep = {
  readonly urn: Urn;
  readonly zoneId?: string;
  /** The name the record has: `*.example.jp` for a wildcard. */
  readonly record: string;
  readonly type: string;
  readonly ttl?: number;
  readonly setIdentifier?: string;
  readonly text: string;
};

/** Why there is no address: what would have to change, and what to call it. */
export type NameFault = {
  readonly code: "DNS_NXDOMAIN" | "DNS_ZONE_SHADOWS_PUBLIC" | "DNS_ATTR_DISABLED";
  readonly urn: Urn;
  readonly text: string;
};

/** Something about an answer that works today, or was taken for granted. */
export type NameNote = { readonly code: string; readonly text: string };

/** Where a chain of records ends. */
export type NameEnd =
  | {
      readonly kind: "addresses";
      readonly addresses: readonly string[];
      /** The VPC endpoint whose interfaces hold them. */
      readonly endpointUrn?: Urn;
      /** Of SRV records: the port to go to. */
      readonly port?: number;
    }
  | {
      readonly kind: "load-balancer";
      readonly urn: Urn;
      readonly loadBalancerArn: string;
      /** As who asks is answered; empty when the interfaces were not read. */
      readonly addresses: readonly string[];
      /** The one zone a zonal name stands for. */
      readonly availabilityZone?: string;
      readonly port?: number;
    }
  | { readonly kind: "records"; readonly values: readonly string[] }
  | { readonly kind: "nxdomain" | "nodata" | "loop"; readonly faults: readonly [NameFault, ...NameFault[]] }
  /** Other name servers answer. `aws` when they are AWS's and the name is that of a public service of a Region. */
  | { readonly kind: "outside"; readonly text: string; readonly aws?: AwsService }
  | { readonly kind: "unknown"; readonly unread: readonly Unread[] };

/** A public service of AWS by its name: `s3`, `api.ecr`. */
export type AwsService = { readonly service: string; readonly region: string };

/** One of the answers a name may give. */
export type NameAnswer = {
  readonly end: NameEnd;
  readonly steps: readonly NameStep[];
  /** What must hold for this answer to be given, in words; empty when it is always among them. */
  readonly when: readonly string[];
  /** Given only while a better one is unhealthy. */
  readonly isStandby: boolean;
  readonly notes: readonly NameNote[];
};

/** All a name may answer: never empty. */
export type Resolution = { readonly question: NameQuestion; readonly answers: readonly NameAnswer[] };

/** A record as a step. */
export function stepOf({ urn, item }: RecordPlace, text: string): NameStep {
  return {
    urn,
    zoneId: item.hostedZoneId,
    record: item.name,
    type: item.type,
    ...(item.ttl === undefined ? {} : { ttl: item.ttl }),
    ...(item.setIdentifier === undefined ? {} : { setIdentifier: item.setIdentifier }),
    text,
  };
}
