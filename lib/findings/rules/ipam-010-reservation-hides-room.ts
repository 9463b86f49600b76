import { subnetAddresses } from "#lib/analysis/capacity/subnet-addresses.ts";
import { unreadArea } from "#lib/analysis/reach/unread.ts";
import { knownValue } from "#lib/model/known.ts";
import { cidrSize, enclosingCidr } from "#lib/net/cidr.ts";
import { fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { defineRule } from "../rule.ts";
import { interfacesIn } from "../subnet-interfaces.ts";
import { subjectOf } from "../subject.ts";

/** IPAM-010: much of a tight subnet is set aside. */
export const reservationHidesRoom = defineRule({
  id: "IPAM-010",
  slug: "reservation-hides-room",
  severity: "info",
  level: "regional",
  needs: ["subnets", "networkInterfaces"],
  partialIsFine: ["networkInterfaces"],
  text: {
    title: "Reservation keeps much of a tight subnet",
    why: "AWS gives no address of a reserved range to anyone who does not ask for it by name. In a subnet that is nearly full, that may be the room that tasks lack.",
    fix: "Make the reservation smaller, or delete it when nobody uses it any more.",
    limits:
      "Whether AWS's own count of free addresses leaves reserved ones out is not documented. Ranges set aside for prefixes count only where no interface takes prefixes.",
    says: { reserved: "{reserved} of {usable} usable addresses of subnet {subnet} are set aside, and {free} are free" },
    figures: { reserved: "Set aside: {table}." },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/subnet-cidr-reservation.html"],
  subjects: ({ scope, topology }) => inScope(topology.subnets, scope),
  check: (subnet, { topology, scope }) => {
    const addresses = subnetAddresses(subnet);
    if (addresses === undefined || addresses.free >= addresses.usable / 5) return [];
    const reservations = knownValue(subnet.item.cidrReservations);
    if (reservations === undefined) return { unknown: `What is set aside in ${subnet.item.subnetId} was not read.` };
    // A range for prefixes hides nothing from whoever takes prefixes, and who does is seen at the interfaces.
    const unread = unreadArea(topology, scope, "networkInterfaces");
    const hasPrefixes = reservations.some(({ reservationType }) => reservationType !== "explicit");
    if (unread !== undefined && hasPrefixes) return { unknown: unread.text };
    const takesPrefixes = interfacesIn(subnet).withPrefixes.length > 0;
    const counted = reservations.filter(
      ({ reservationType, cidr }) =>
        enclosingCidr(cidr)?.family === 4 && (reservationType === "explicit" || !takesPrefixes),
    );
    const reserved = counted.reduce((sum, { cidr }) => sum + sizeOf(cidr), 0);
    if (reserved <= addresses.usable / 4) return [];
    return [
      {
        ...subjectOf(subnet.urn),
        says: "reserved",
        confidence: "confirmed",
        values: {
          subnet: subnet.item.subnetId,
          reserved,
          usable: addresses.usable,
          free: addresses.free,
          table: listed(counted.map(({ cidr, reservationType }) => `${cidr} ${reservationType ?? "?"}`)),
        },
        affected: [subnet.urn],
        because: counted.map(({ cidr, reservationType }) =>
          fact(subnet.urn, "subnets", `${cidr}: ${reservationType ?? "?"}`),
        ),
        about: [subnet.urn],
      },
    ];
  },
});

function sizeOf(cidr: string): number {
  const range = enclosingCidr(cidr);
  return range === undefined ? 0 : cidrSize(range);
}
