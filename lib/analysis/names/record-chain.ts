import type { RecordAim, RecordPlace } from "#lib/graph/topology.ts";
import { normaliseDnsName } from "#lib/net/dns-name.ts";
import { parseIp } from "#lib/net/ip.ts";
import { parseUrn, type Urn } from "#lib/model/urn.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { unreadArea } from "../reach/unread.ts";
import { awsServiceOf } from "./aws-names.ts";
import { balancerNode } from "./balancer-chain.ts";
import { atMost, layOut, type ChainNode, type ChainStep } from "./chain-step.ts";
import { unreadZone } from "./directory.ts";
import { holderNodes } from "./holder-chain.ts";
import { nameTableOf } from "./name-table.ts";
import { aimsOf, goneState, isFree } from "./record-aims.ts";
import { standingOf } from "./record-state.ts";
import { sayStates } from "./record-words.ts";
import type { Namer } from "./resolution.ts";

/** So many records of one name are followed. */
const MOST_MEMBERS = 12;

/** From a record to the containers behind it: every value, every record of the name it leads to, each with its verdict. */
export function chainOf(namer: Namer, record: RecordPlace): readonly ChainStep[] {
  return layOut([recordNode(namer, record, { via: "", host: record.item.name, trail: [], port: undefined })]);
}

type Way = {
  readonly via: string;
  /** The name the client asked for, which is what a load balancer's rules look at. */
  readonly host: string;
  readonly trail: readonly Urn[];
  readonly port: number | undefined;
};

function recordNode(namer: Namer, record: RecordPlace, way: Way): ChainNode {
  const { topology } = namer;
  const { item, urn } = record;
  const isLoop = way.trail.includes(urn);
  const states = nameTableOf(topology).byUrn.get(urn)?.states ?? [];
  const label = item.setIdentifier === undefined ? item.name : `${item.name} (${item.setIdentifier})`;
  return {
    kind: "record-set",
    urn,
    name: label,
    via: way.via,
    standing: isLoop ? "broken" : standingOf(states),
    texts: isLoop ? [namer.say("dnsLoop", { name: item.name })] : sayStates(namer, record, states),
    also: [],
    next: isLoop ? [] : valueNodes(namer, record, { ...way, trail: [...way.trail, urn] }),
  };
}

/** `A 300`, `CNAME 60`, `alias`. */
function viaOf({ say }: Namer, { item }: RecordPlace): string {
  if (item.aliasTarget !== undefined) return say("dnsAliasVia");
  return item.ttl === undefined ? item.type : `${item.type} ${String(item.ttl)}`;
}

function valueNodes(namer: Namer, record: RecordPlace, way: Way): readonly ChainNode[] {
  const via = viaOf(namer, record);
  const aims = aimsOf(namer.topology, record);
  const port = record.item.type === "SRV" ? srvPort(record.item.values[0]) : way.port;
  const asked = { record, via, host: way.host, port };
  const addresses = aims.filter(({ kind }) => kind === "network-interface");
  const others = aims.filter(({ kind }) => kind !== "network-interface");
  const byKind = groupBy(others, (aim) => (parseIp(aim.value) === undefined ? aim.value : `${aim.kind} addresses`));
  return atMost(
    [
      ...holderNodes(namer, asked, addresses),
      ...[...byKind.values()].flatMap((some) => aimNodes(namer, { record, aims: some }, { ...way, via, port })),
    ],
    MOST_MEMBERS,
  );
}

function srvPort(value: string | undefined): number | undefined {
  const port = Number((value ?? "").trim().split(/\s+/)[2]);
  return Number.isInteger(port) ? port : undefined;
}

/** Values that lead to the same, or to nothing for the same reason. */
function aimNodes(
  namer: Namer,
  { record, aims }: { readonly record: RecordPlace; readonly aims: readonly RecordAim[] },
  way: Way,
): readonly ChainNode[] {
  const { topology } = namer;
  const [aim] = aims;
  if (aim === undefined) return [];
  const [urn = ""] = aim.urns;
  switch (aim.kind) {
    case "load-balancer": {
      const balancer = topology.loadBalancers.get(urn);
      return balancer === undefined
        ? []
        : [balancerNode(namer, { balancer, host: way.host, via: way.via, passed: [] })];
    }
    case "record-set":
      return aim.urns.flatMap((member) => {
        const next = topology.records.get(member);
        return next === undefined ? [] : [recordNode(namer, next, way)];
      });
    case "vpc-endpoint":
    case "elastic-ip":
      return aims.flatMap((one) => one.urns.map((each) => resourceNode(namer, { ...one, urns: [each] }, way)));
    case "network-interface":
      return [];
    case "outside":
    case "missing":
    case "unread":
      return [endNode(namer, { record, aims, kind: aim.kind }, way)];
  }
}

/** An endpoint, or an Elastic IP address: in use by something that was not read, or by nothing. */
function resourceNode({ topology, say }: Namer, { kind, urns, value }: RecordAim, { via }: Way): ChainNode {
  const [urn = ""] = urns;
  const { kind: node, id } = parseUrn(urn) ?? { kind: "address" as const, id: value };
  const elasticIp = topology.placed.flatMap(({ byId }) => byId.elasticIps.get(id) ?? [])[0]?.item;
  const isUnused = kind === "elastic-ip" && isFree(elasticIp);
  return {
    kind: node,
    urn,
    name: kind === "elastic-ip" ? value : id,
    via,
    standing: isUnused ? "broken" : "ok",
    texts: isUnused ? [say("dnsUnusedAddress")] : [],
    also: [],
    next: [],
  };
}

/** Where the chain stops: beyond what is seen, at nothing, or at what was not read. */
function endNode(
  namer: Namer,
  end: {
    readonly record: RecordPlace;
    readonly aims: readonly RecordAim[];
    readonly kind: "outside" | "missing" | "unread";
  },
  { via }: Way,
): ChainNode {
  const [first] = end.aims;
  const value = first?.value ?? "";
  const isAddress = parseIp(value) !== undefined;
  return {
    kind: isAddress ? "address" : "name",
    name: end.aims.map((aim) => aim.value).join(", "),
    via,
    standing: end.kind === "missing" ? standingOf([goneState(value)]) : end.kind === "unread" ? "unknown" : "plain",
    texts: [end.kind === "missing" ? goneText(namer, value) : sayEnd(namer, end, isAddress)],
    also: [],
    next: [],
  };
}

function goneText({ say }: Namer, value: string): string {
  switch (goneState(value)) {
    case "gone-address":
      return say("dnsNobodyHolds");
    case "gone-load-balancer":
      return say("dnsNoSuchBalancer");
    default:
      return say("dnsNoSuchName");
  }
}

function sayEnd(
  { topology, say }: Namer,
  { record, aims, kind }: Parameters<typeof endNode>[1],
  isAddress: boolean,
): string {
  const name = normaliseDnsName(aims[0]?.value ?? "");
  if (kind === "outside") {
    if (isAddress) return say("dnsOutsideAddress");
    return awsServiceOf(name) === undefined ? say("dnsOutsideName") : say("dnsAwsService", { name });
  }
  const area = isAddress ? "networkInterfaces" : "loadBalancers";
  const scopes = [...topology.scopes.values()].filter(({ scope }) => scope.region !== "global");
  const unread = scopes.flatMap(({ scope }) => unreadArea(topology, scope, area) ?? [])[0];
  return (unread ?? unreadZone(topology, record.zone))?.text ?? say("dnsNotOurs", { name });
}
