import { unreadAreas } from "../reach/unread.ts";
import type { ServiceName } from "./endpoint-names.ts";
import { failed } from "./name-ends.ts";
import type { NameEnd, Namer } from "./resolution.ts";

/** What an interface endpoint with private DNS answers for the name of its service. */
export function endpointEnd(
  namer: Namer,
  {
    name,
    type,
    service: { endpoint, addresses },
  }: {
    readonly name: string;
    readonly type: string;
    readonly service: Extract<ServiceName, { readonly kind: "endpoint" }>;
  },
): NameEnd {
  if (type === "A" && addresses.length > 0) {
    return { kind: "addresses", addresses: addresses.toSorted(), endpointUrn: endpoint.urn };
  }
  if (type !== "A") return failed("nodata", { urn: endpoint.urn, text: namer.say("dnsNoType", { name, type }) });
  const unread = unreadAreas(namer.topology, endpoint, ["networkInterfaces"]);
  const text = namer.say("noInterface", { id: endpoint.item.vpcEndpointId });
  return { kind: "unknown", unread: unread.length > 0 ? unread : [{ text, call: "ec2:DescribeNetworkInterfaces" }] };
}
