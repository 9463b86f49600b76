import { addressAim } from "./address-aims.ts";
import { nameAim } from "./name-aims.ts";
import type { NameSurroundings } from "./name-surroundings.ts";
import type { RecordAim, RecordPlace } from "./topology.ts";
import type { ZonedRecord } from "./zones.ts";

/** Places every record set of every account's zones with what it leads to. Types other than addresses and names lead nowhere here. */
export function placeRecords(around: NameSurroundings): readonly RecordPlace[] {
  return around.zones.records.map((zoned) => {
    const { urn, account, region, item } = zoned.record;
    return { urn, account, region, item, zone: zoned.zone, aims: aimsOf(zoned, around) };
  });
}

function aimsOf(zoned: ZonedRecord, around: NameSurroundings): readonly RecordAim[] {
  const { aliasTarget, type, values } = zoned.record.item;
  if (aliasTarget !== undefined) return [nameAim(aliasTarget.dnsName, zoned, around)];
  switch (type) {
    case "A":
    case "AAAA":
      return values.map((value) => addressAim(value, zoned, around));
    case "CNAME":
      return values.map((value) => nameAim(value, zoned, around));
    default:
      return [];
  }
}
