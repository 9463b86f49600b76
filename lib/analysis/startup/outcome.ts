import type { Topology, Unread } from "#lib/graph/topology.ts";
import { areaCalls } from "#lib/model/area-calls.ts";
import type { Blocker } from "../reach/answer.ts";
import { idOf } from "../reach/ends.ts";
import type { Language } from "../reach/sentence.ts";
import type { Say } from "../reach/sentences.ts";
import { targetOf } from "../reach/longest-prefix.ts";
import { uniqueBlockers } from "../reach/verdict.ts";
import { worldOf } from "../reach/world.ts";
import type { SubnetOutcome } from "./answer.ts";
import { keptByClient, onceForAlike } from "./alike-clients.ts";
import type { Client } from "./client.ts";
import { policyLeaves } from "./endpoint-policy.ts";
import type { Launch } from "./launch.ts";
import type { Need } from "./need.ts";
import { resolveHost } from "./resolve-host.ts";
import type { HostAim, Resolution } from "./resolution.ts";
import type { SayStartUp } from "./sentences.ts";
import { inWordsOf, walkTo, type Walked } from "./walk.ts";

/** A check under way. */
export type Checking = {
  readonly topology: Topology;
  readonly launch: Launch;
  readonly say: SayStartUp;
  readonly language: Language;
  /** Says what gates on the way decide. */
  readonly sayHop: Say;
};

/** Where a need may be met, and what walking there came to. */
type Went = Pick<Resolution, "aims"> & { readonly walked: Walked; readonly asksOthers: boolean };

/** Services whose tasks start alike share what they come to. */
const known = keptByClient<Went>();

/** Whether a client gets what it needs: the name, the way and both its directions, the endpoint's policy, and the role to ask with. */
export function outcomesOf(checking: Checking, need: Need): (client: Client) => AlikeOutcome {
  const wentWith = going(checking, need);
  return (client) => {
    const allowed = withPolicy(checking, need, wentWith(client));
    const seen = allowed.verdict === "unreachable" ? unlessHidden(checking, client, allowed) : allowed;
    return told(checking, client, withRole(checking, need, inWordsOf(checking.launch.owner, seen)));
  };
}

/** What clients that share a walk come to: the same value for all, without the groups in which they differ. */
export type AlikeOutcome = SubnetOutcome & { readonly securityGroups: readonly [] };

/** Answers for what the clients of a launch come to that go for a need. */
function going(checking: Checking, need: Need): (client: Client) => Went {
  const { topology, say, language } = checking;
  const { service, host, port, at, region, mayUseIpv6 } = need;
  const byClient = known(
    topology,
    `${language}|${service}|${host}|${String(port)}|${at}|${region}|${String(mayUseIpv6)}`,
  );
  return (client) =>
    onceForAlike(byClient, { client, need }, () => {
      const resolution = resolveHost({ world: worldOf(topology), say, subnet: client.subnet, need });
      const walked = walkAll(checking, { need, client, resolution });
      return { aims: resolution.aims, walked, asksOthers: walked.asksOthers };
    });
}

/** An agent that is connected where no way is seen has one that is not: a proxy, perhaps. Then nothing is certain of its host. */
function unlessHidden(checking: Checking, client: Client, walked: Walked): Walked {
  const agent = checking.launch.needs.find(({ service }) => service === "ecs-agent");
  if (client.isAgentConnected !== true || agent === undefined) return walked;
  if (going(checking, agent)(client).walked.verdict !== "unreachable") return walked;
  const { attachment, networkInterfaceId } = client.owned().item;
  const text = checking.say("agentConnected", { id: attachment?.instanceId ?? networkInterfaceId });
  return { ...walked, verdict: "unknown", unread: [{ text, call: areaCalls.ecsContainerInstances }] };
}

type Going = { readonly need: Need; readonly client: Client; readonly resolution: Resolution };

function walkAll(checking: Checking, { need, client, resolution }: Going): Walked {
  const { aims, unread, failed, mayBeNear } = resolution;
  const nothing = { way: { by: "none" }, conditions: [], blockers: [], unread, asksOthers: false } as const;
  if (failed !== undefined) {
    const blockers = [{ ...failed, id: idOf(failed.urn), direction: "request" as const }];
    return { ...nothing, verdict: "unreachable", blockers };
  }
  const { topology, language, sayHop: say } = checking;
  const all = aims.map((aim) => walkTo({ topology, say, language, client, need }, aim));
  const [first] = all;
  if (first === undefined) return { ...nothing, verdict: "unknown" };
  const blockers = uniqueBlockers(all.flatMap((one) => one.blockers));
  const isNever = all.every(({ verdict }) => verdict === "unreachable");
  const whole = { ...first, blockers, asksOthers: all.some(({ asksOthers }) => asksOthers) };
  if (unread.length > 0) {
    if (isNever && !mayBeNear && !leadsElsewhere(client)) {
      return overIpv6(checking, { need, client, aim: aims.find(({ kind }) => kind === "public") }, whole);
    }
    const way = all.every((one) => one.way.urn === first.way.urn) ? first.way : nothing.way;
    const why = [...unread, ...all.flatMap((one) => one.unread)];
    return { ...whole, verdict: "unknown", way, unread: why };
  }
  if (all.length === 1) return overIpv6(checking, { need, client, aim: aims[0] }, first);
  const verdicts = new Set(all.map(({ verdict }) => verdict));
  if (verdicts.size === 1) return whole;
  return { ...whole, verdict: verdicts.has("unknown") ? "unknown" : "conditional" };
}

/** Whether a subnet has a way to networks beyond its VPC, in which what was not read may lie. */
function leadsElsewhere({ subnet }: Client): boolean {
  const elsewhere = new Set([
    "vpc-peering-connection",
    "transit-gateway",
    "vpn-gateway",
    "network-interface",
    "ec2-instance",
    "other",
  ]);
  const routes = subnet.routeTable?.item.routes ?? [];
  return (
    subnet.routeTable === undefined ||
    routes.some((route) => route.state !== "blackhole" && elsewhere.has(targetOf(route).kind))
  );
}

/** The same name may answer over IPv6, which is not walked. */
function overIpv6(
  { say }: Checking,
  { need, client, aim }: { readonly need: Need; readonly client: Client; readonly aim: HostAim | undefined },
  walked: Walked,
): Walked {
  const { item, routeTable } = client.subnet;
  const isOpen = routeTable?.item.routes.some(
    ({ destinationIpv6CidrBlock, state }) => destinationIpv6CidrBlock === "::/0" && state !== "blackhole",
  );
  const mayPass = isOpen === true && item.ipv6CidrBlocks.length > 0 && need.mayUseIpv6 && aim?.kind === "public";
  if (walked.verdict !== "unreachable" || !mayPass) return walked;
  const text = say("ipv6", { subnet: item.subnetId });
  return { ...walked, verdict: "unknown", unread: [{ text, call: areaCalls.networkInterfaces }] };
}

/** An endpoint that lets packets in may still refuse what they ask. */
function withPolicy(
  { topology, say }: Checking,
  need: Need,
  { walked, aims }: { readonly walked: Walked; readonly aims: readonly HostAim[] },
): Walked {
  const { verdict, way } = walked;
  if (way.urn === undefined || (verdict !== "reachable" && verdict !== "conditional")) return walked;
  const own = aims.find((aim) => aim.kind === "interfaces" && aim.urn === way.urn);
  const gateway = way.by === "gateway-endpoint" ? worldOf(topology).gateways.vpcEndpoints.get(way.urn) : undefined;
  const policy = own?.kind === "interfaces" ? own.policy : gateway?.item.policyDocument;
  const id = idOf(way.urn);
  for (const permission of need.permissions) {
    const leaves = policyLeaves(policy, permission);
    const { action } = permission;
    if (leaves === "no") {
      const text = say("policyDenies", { id, action });
      return refused(walked, { code: "VPCE_POLICY_DENIES", urn: way.urn, id, direction: "request", text });
    }
    if (leaves === "unknown") {
      const text = say("policyUnknown", { id, action });
      return { ...walked, verdict: "unknown", unread: [{ text, call: areaCalls.vpcEndpoints }] };
    }
  }
  return walked;
}

function withRole({ launch, say }: Checking, need: Need, walked: Walked): Walked {
  if (launch.hasExecutionRole !== false || !need.needsExecutionRole) return walked;
  const { urn, id } = launch.owner;
  const text = say("noExecutionRole", { service: need.service });
  return refused(walked, { code: "EXECUTION_ROLE_MISSING", urn, id, direction: "request", text });
}

/** What stops it on the network comes first. */
function refused(walked: Walked, blocker: Blocker): Walked {
  return { ...walked, verdict: "unreachable", blockers: [...walked.blockers, blocker] };
}

// A memo, not state: a walk never changes, and has the words of one language.
const tellings = new WeakMap<Walked, AlikeOutcome>();

function told(checking: Checking, client: Client, walked: Walked): AlikeOutcome {
  const telling = tellings.get(walked) ?? tellingOf(checking, client, walked);
  tellings.set(walked, telling);
  return telling;
}

function tellingOf(checking: Checking, { subnet }: Client, walked: Walked): AlikeOutcome {
  const { verdict, way, blockers, unread } = walked;
  const { availabilityZone, subnetId } = subnet.item;
  const isStopped = verdict === "unreachable" || verdict === "conditional";
  return {
    urn: subnet.urn,
    id: subnetId,
    ...(availabilityZone === undefined ? {} : { availabilityZone }),
    verdict,
    text: textOf(checking, walked),
    ...(isStopped ? codeOf(blockers[0]) : {}),
    by: way.by,
    ...(way.urn === undefined ? {} : { through: way.urn }),
    securityGroups: [],
    blockers: verdict === "reachable" ? [] : blockers,
    unknowns: verdict === "unknown" ? plain(unread) : [],
  };
}

function textOf({ say }: Checking, { verdict, way, conditions, blockers, unread }: Walked): string {
  const reached = say(way.by, { id: way.urn === undefined ? "" : idOf(way.urn) });
  switch (verdict) {
    case "reachable":
      return reached;
    case "conditional":
      return [...conditions, ...blockers][0]?.text ?? reached;
    case "unreachable":
      return blockers[0]?.text ?? "";
    case "unknown":
      return unread[0]?.text ?? "";
  }
}

function codeOf(blocker: Blocker | undefined) {
  return blocker === undefined ? {} : { code: blocker.code };
}

function plain(unread: readonly Unread[]): SubnetOutcome["unknowns"] {
  return [...new Map(unread.map(({ text, call }) => [`${call}|${text}`, { text, call }])).values()];
}
