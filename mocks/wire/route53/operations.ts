import type * as route53 from "@aws-sdk/client-route-53";
import type { HostedZoneWorld } from "#mocks/world/world.ts";
import { page } from "../paging.ts";
import { WireRefusal, type Input, type Operation, type View } from "../wire.ts";
import { without } from "../without.ts";
import { comparePositions, positionOf, recordsInOrder } from "./record-order.ts";

const listHostedZones: Operation = (input, { account }) => {
  const isPrivate = input.text("hostedzonetype") === "PrivateHostedZone";
  const zones = account.hostedZones.filter((zone) => !isPrivate || zone.Config?.PrivateZone === true);
  const { shown, isTruncated, next, size } = slice(zones, { start: startAt(zones, input), input, limit: 100 });
  return {
    HostedZones: shown.map(describedZone),
    Marker: input.text("marker"),
    IsTruncated: isTruncated,
    NextMarker: next && bareId(next.Id),
    MaxItems: size,
  };
};

function startAt(zones: readonly { readonly Id?: string | undefined }[], input: Input): number {
  const marker = input.text("marker");
  if (marker === undefined || marker === "") return 0;
  const start = zones.findIndex(({ Id }) => bareId(Id) === bareId(marker));
  if (start < 0) throw new WireRefusal("InvalidInput", `Invalid marker: ${marker}`);
  return start;
}

const getHostedZone: Operation = (input, view) => {
  const zone = zoneOf(view, input);
  const isPrivate = zone.Config?.PrivateZone === true;
  return {
    HostedZone: describedZone(zone),
    DelegationSet: isPrivate ? undefined : { NameServers: zone.nameServers },
    VPCs: isPrivate ? zone.vpcs : undefined,
  };
};

function zoneOf({ account }: View, input: Input): HostedZoneWorld {
  const id = input.text("Id");
  const zone = account.hostedZones.find(({ Id }) => bareId(Id) === id);
  if (zone === undefined) throw new WireRefusal("NoSuchHostedZone", `No hosted zone found with ID: ${id ?? ""}`, 404);
  return zone;
}

function describedZone(zone: HostedZoneWorld): route53.HostedZone {
  return {
    ...without(zone, "vpcs", "nameServers", "records"),
    Id: `/hostedzone/${bareId(zone.Id)}`,
    ResourceRecordSetCount: zone.ResourceRecordSetCount ?? zone.records.length,
  };
}

/** `/hostedzone/Z1` → `Z1`. */
function bareId(id: string | undefined): string {
  return id?.split("/").at(-1) ?? "";
}

/** Zones of every account that are associated with the VPC, for a VPC of the caller's. */
const listHostedZonesByVpc: Operation = (input, { world, account }) => {
  const id = input.text("vpcid") ?? "";
  const region = input.text("vpcregion") ?? "";
  if (account.regions[region]?.vpcs.some(({ VpcId }) => VpcId === id) !== true) {
    throw new WireRefusal("InvalidVPCId", `The VPC: ${id} in region ${region} does not exist or is not yours.`);
  }
  const summaries = world.accounts.flatMap((owner) =>
    owner.hostedZones
      .filter((zone) => zone.vpcs.some(({ VPCId, VPCRegion }) => VPCId === id && VPCRegion === region))
      .map((zone) => ({ HostedZoneId: bareId(zone.Id), Name: zone.Name, Owner: { OwningAccount: owner.account } })),
  );
  const size = sizeOf(input, 100);
  const { items, nextToken } = page(summaries, {
    size,
    token: input.text("nexttoken"),
    list: `${region}/${id}`,
    badToken: { code: "InvalidPaginationToken", message: "The NextToken is invalid." },
  });
  return { HostedZoneSummaries: items, MaxItems: size, NextToken: nextToken };
};

/** Paged by the first record of the next page: its name, its type and, where names and types repeat, its identifier. */
const listResourceRecordSets: Operation = (input, view) => {
  const records = recordsInOrder(zoneOf(view, input).records);
  const { shown, isTruncated, next, size } = slice(records, { start: startRecord(records, input), input, limit: 300 });
  return {
    ResourceRecordSets: shown.map(({ record }) => record),
    IsTruncated: isTruncated,
    NextRecordName: next?.record.Name,
    NextRecordType: next?.record.Type,
    NextRecordIdentifier: next?.record.SetIdentifier,
    MaxItems: size,
  };
};

/** The first record at or after the name, type and identifier asked for; the end when there is none. */
function startRecord(records: ReturnType<typeof recordsInOrder>, input: Input): number {
  const name = input.text("name");
  const type = input.text("type");
  const identifier = input.text("identifier");
  if ((type !== undefined && name === undefined) || (identifier !== undefined && type === undefined)) {
    throw new WireRefusal(
      "InvalidInput",
      "A start type needs a start name, and a start identifier needs a start type.",
    );
  }
  if (name === undefined) return 0;
  const from = positionOf(name, type ?? "", identifier ?? "");
  const found = records.findIndex(({ position }) => comparePositions(position, from) >= 0);
  return found < 0 ? records.length : found;
}

const listHealthChecks: Operation = (input, { account }) => {
  const start = startAt(account.healthChecks, input);
  const { shown, isTruncated, next, size } = slice(account.healthChecks, { start, input, limit: 1000, fallback: 100 });
  return {
    HealthChecks: shown,
    Marker: input.text("marker") ?? "",
    IsTruncated: isTruncated,
    NextMarker: next?.Id,
    MaxItems: size,
  };
};

type SliceRequest = {
  readonly start: number;
  readonly input: Input;
  readonly limit: number;
  readonly fallback?: number;
};
type Slice<Item> = {
  readonly shown: readonly Item[];
  readonly isTruncated: boolean;
  readonly next: Item | undefined;
  readonly size: number;
};

/** A page from `start`; more than the limit may be asked for, and is not given. */
function slice<Item>(items: readonly Item[], { start, input, limit, fallback = limit }: SliceRequest): Slice<Item> {
  const size = sizeOf(input, limit, fallback);
  const next = items[start + size];
  return { shown: items.slice(start, start + size), isTruncated: next !== undefined, next, size };
}

function sizeOf(input: Input, limit: number, fallback = limit): number {
  const asked = input.number("maxitems") ?? fallback;
  if (asked >= 1) return Math.min(asked, limit);
  throw new WireRefusal("InvalidInput", "maxitems must be at least 1");
}

/** Route 53. */
export const route53Operations: Readonly<Record<string, Operation>> = {
  ListHostedZones: listHostedZones,
  GetHostedZone: getHostedZone,
  ListHostedZonesByVPC: listHostedZonesByVpc,
  ListResourceRecordSets: listResourceRecordSets,
  ListHealthChecks: listHealthChecks,
};
