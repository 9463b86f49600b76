import { parseUrn } from "#lib/model/urn.ts";
import { ipsOfCidrs } from "#lib/net/ip-set.ts";
import type { Endpoint } from "./endpoint.ts";
import { idOf } from "./ends.ts";
import type { Candidate } from "./names.ts";
import type { Speaking } from "./naming.ts";
import { blocksOfPrefixList } from "./prefix-list.ts";

/** A managed prefix list as an end of a question: the addresses of its entries, as a block is. */
export function prefixListEndpoint({ world, say }: Speaking, { urn, name }: Candidate): Endpoint {
  const end: Endpoint = { text: name, node: urn, members: [], spread: "replica", unread: [] };
  const blocks = blocksOfPrefixList(world, parseUrn(urn) ?? { account: "", region: "" }, idOf(urn));
  if ("call" in blocks) return { ...end, unread: [blocks] };
  if (blocks.length === 0) {
    const text = say("noEntries", { id: idOf(urn) });
    return { ...end, empty: { code: "NO_SOURCE_OR_DESTINATION", urn, text } };
  }
  return { ...end, addresses: { ips: ipsOfCidrs(blocks), isSingle: false } };
}
