import { NOTHING_EARLIER, valueKey, type Earlier, type EarlierNode, type EarlierOwner } from "#lib/findings/earlier.ts";

/** The record of `resourceRecordSet()`. */
const record = "aws/111111111111/global/record-set/Z1/www.example.com/A";

/** What an earlier snapshot saw: addresses that a record still holds, at nodes of `front`, two days before. */
export function earlierNodes(addresses: readonly string[], node: Partial<EarlierNode> = {}, urn = record): Earlier {
  const was: EarlierNode = {
    account: "111111111111",
    region: "eu-west-1",
    type: "application",
    label: "app/front/1",
    scheme: "internet-facing",
    lastSeenAt: "2026-11-19T12:00:00.000Z",
    ...node,
  };
  return { ...NOTHING_EARLIER, nodes: new Map(addresses.map((address) => [valueKey(urn, address), was])) };
}

/** What an earlier snapshot saw: public addresses that a record still holds, of an Elastic IP, two days before. */
export function earlierOwners(addresses: readonly string[], owner: Partial<EarlierOwner> = {}, urn = record): Earlier {
  const was: EarlierOwner = {
    account: "111111111111",
    region: "eu-west-1",
    label: "eipalloc-1",
    lastSeenAt: "2026-11-19T12:00:00.000Z",
    ...owner,
  };
  return { ...NOTHING_EARLIER, owners: new Map(addresses.map((address) => [valueKey(urn, address), was])) };
}

/** What an earlier snapshot saw: names in a record that led to a load balancer or an endpoint of ours, two days before. */
export function earlierTargets(names: readonly string[], target: Partial<EarlierOwner> = {}, urn = record): Earlier {
  const was: EarlierOwner = {
    account: "111111111111",
    region: "eu-west-1",
    label: "app/front/1",
    lastSeenAt: "2026-11-19T12:00:00.000Z",
    ...target,
  };
  return { ...NOTHING_EARLIER, targets: new Map(names.map((name) => [valueKey(urn, name), was])) };
}
