import { parseUrn } from "#lib/model/urn.ts";
import type { Protocol } from "#lib/net/protocol.ts";
import type { End } from "./endpoint.ts";
import { idOf } from "./ends.ts";
import { addressIn, familiesOf, type Family } from "./families.ts";
import { blocks } from "./gate.ts";
import type { Walked } from "./walked.ts";
import { packetOf, type Station, type Walk } from "./step.ts";

/** Two ends without an address family in common that carries the protocol: nothing to send, and no rule to change. */
export function withoutFamily(
  walk: Walk,
  protocol: Protocol,
  { from, to }: { readonly from: End; readonly to: End },
): Walked {
  const packet = packetOf(walk, "request", { source: from.station.ip, destination: to.station.ip });
  const lacking = familiesOf(protocol).flatMap((family) =>
    [from, to].filter((end) => !has(end, family)).map(({ station }) => ({ station, family })),
  );
  // An interface can be given an address; one that was named as an address cannot.
  const { station, family } = lacking.find(
    (one) => one.station.kind === "interface" && !isNamed(from, to, one.station),
  ) ??
    lacking[0] ?? { station: to.station, family: to.station.ip.family };
  const urn = station.kind === "interface" ? station.owned.urn : station.node;
  const id = idOf(urn);
  const kind = parseUrn(urn)?.kind ?? "network-interface";
  const text = walk.say("noFamily", { id, family: `IPv${String(family)}` });
  const gated = blocks("ENI_ADDRESS_RESTRICTION", { kind, id, text }, urn);
  return {
    fromNode: from.station.node,
    toNode: to.station.node,
    journey: { request: [{ kind, urn, id, gated, packet, walk }], reply: [] },
  };
}

function isNamed(from: End, to: End, station: Station): boolean {
  return [from, to].some((end) => end.station === station && end.member?.isAddress === true);
}

function has({ station, member }: End, family: Family): boolean {
  if (station.kind === "outside" || member?.isAddress === true) return station.ip.family === family;
  return addressIn(station, family) !== undefined;
}
