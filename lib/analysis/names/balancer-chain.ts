import type { LoadBalancerPlace, TargetGroupPlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { Urn } from "#lib/model/urn.ts";
import { unreadArea } from "../reach/unread.ts";
import { atMost, type ChainNode } from "./chain-step.ts";
import { containersBehind, serviceNode } from "./container-chain.ts";
import { metRules, rulesEnds, type RuleEnd } from "./listener-ends.ts";
import type { Standing } from "./record-state.ts";
import type { Namer } from "./resolution.ts";

const MOST = { listeners: 8, groups: 12, targets: 6 } as const;

/** What is asked of a load balancer: the name that led to it is the host of the request. */
export type AskedBalancer = {
  readonly balancer: LoadBalancerPlace;
  readonly host: string;
  readonly via: string;
  /** Load balancers that were passed already: one behind another may lead back. */
  readonly passed: readonly Urn[];
};

/** A load balancer as a step, its listeners, the target groups they forward this name to, and the containers behind. */
export function balancerNode(namer: Namer, asked: AskedBalancer): ChainNode {
  const { topology, say } = namer;
  const { balancer, via, passed } = asked;
  const { loadBalancerName, scheme = "", type, stateCode } = balancer.item;
  const unread = unreadArea(topology, balancer, "listeners");
  const listeners = [...balancer.listeners].sort((a, b) => (a.item.port ?? 0) - (b.item.port ?? 0));
  const isNew = !passed.includes(balancer.urn);
  const isUp = stateCode === undefined || stateCode === "active";
  const isSilent = listeners.length === 0 && unread === undefined;
  return {
    kind: "load-balancer",
    urn: balancer.urn,
    name: loadBalancerName,
    via,
    standing: isUp && !isSilent ? (listeners.length === 0 ? "unknown" : "ok") : "broken",
    texts: [
      say("dnsBalancer", { type, scheme }),
      ...(isUp ? [] : [say("dnsBalancerState", { state: stateCode })]),
      ...(isSilent ? [say("dnsNoListener")] : []),
      ...(unread === undefined ? [] : [unread.text]),
    ],
    also: [],
    next: isNew
      ? atMost(
          forwardersFirst(
            listeners.map((listener) => listenerNode(namer, { ...asked, passed: [...passed, balancer.urn] }, listener)),
          ),
          MOST.listeners,
        )
      : [],
  };
}

/** Listeners that only redirect, or answer themselves, lead to no container: they come last. */
function forwardersFirst(listeners: readonly ChainNode[]): readonly ChainNode[] {
  const isForwarder = ({ next }: ChainNode) => next.some(({ kind }) => kind === "target-group");
  return [...listeners.filter(isForwarder), ...listeners.filter((one) => !isForwarder(one))];
}

type PlacedListener = LoadBalancerPlace["listeners"][number];

function listenerNode(namer: Namer, asked: AskedBalancer, listener: PlacedListener): ChainNode {
  const { topology, say } = namer;
  const { port, protocol = "" } = listener.item;
  const isNetwork = asked.balancer.item.type === "network";
  const unread = isNetwork ? undefined : unreadArea(topology, asked.balancer, "listenerRules");
  const ends = metRules(listener.rules, asked.host).flatMap((met) => rulesEnds(namer, met));
  const byEnd = groupBy(ends, ({ key }) => key);
  const next = [...byEnd.values()].flatMap((found) => endNode(namer, asked, found));
  return {
    kind: "listener",
    urn: listener.urn,
    name: `${protocol} ${String(port ?? "")}`.trim(),
    via: `:${String(port ?? "?")}`,
    standing: unread === undefined ? (next.length === 0 ? "broken" : "ok") : "unknown",
    texts: [
      ...(unread === undefined ? [] : [unread.text]),
      ...(next.length === 0 && unread === undefined ? [say("dnsNoRule")] : []),
    ],
    also: [],
    next: atMost(next, MOST.groups),
  };
}

function endNode(namer: Namer, balancer: AskedBalancer, ends: readonly RuleEnd[]): readonly ChainNode[] {
  const { topology, say } = namer;
  const [first] = ends;
  if (first === undefined) return [];
  const conditions = [...new Set(ends.map(({ condition }) => condition))];
  // A rule that asks for nothing more is met by every request that no rule before it took.
  const asked = conditions.includes("") ? (conditions.length > 1 ? say("dnsOtherwise") : "") : conditions.join(" ∨ ");
  const via = [asked, first.share ?? ""].filter((part) => part !== "").join(", ");
  if (first.groupUrn === undefined) {
    return [
      {
        kind: "listener-rule",
        urn: first.rule.urn,
        name: first.text ?? "",
        via,
        standing: "plain",
        texts: [],
        also: [],
        next: [],
      },
    ];
  }
  const group = topology.targetGroups.get(first.groupUrn);
  if (group !== undefined) return [groupNode(namer, balancer, { group, via })];
  const unread = unreadArea(topology, first.rule, "targetGroups");
  const name = first.groupUrn.split("/").at(-2) ?? first.groupUrn;
  return [
    {
      kind: "target-group",
      name,
      via,
      standing: unread === undefined ? "broken" : "unknown",
      texts: [unread?.text ?? say("dnsNoGroup")],
      also: [],
      next: [],
    },
  ];
}

function groupNode(
  namer: Namer,
  asked: AskedBalancer,
  { group, via }: { readonly group: TargetGroupPlace; readonly via: string },
): ChainNode {
  const { standing, texts } = groupHealth(namer, group);
  const next = behindGroup(namer, asked, group);
  // Nobody is expected behind a service that is parked.
  const isParked = group.targets.length === 0 && next.length > 0 && next.every((node) => node.standing === "plain");
  return {
    kind: "target-group",
    urn: group.urn,
    name: group.item.targetGroupName,
    via,
    standing: isParked && standing === "broken" ? "plain" : standing,
    texts,
    also: [],
    next,
  };
}

function groupHealth(
  { topology, say }: Namer,
  group: TargetGroupPlace,
): { readonly standing: Standing; readonly texts: readonly string[] } {
  const { health } = group;
  if (health?.targets.known !== true) {
    const text =
      health?.targets.problem.message ?? unreadArea(topology, group, "targetHealth")?.text ?? say("dnsHealthUnread");
    return { standing: "unknown", texts: [text] };
  }
  const asked = group.targets.filter(({ target }) => target.state !== "draining");
  // `unavailable` is a target nobody checks: it is sent requests like a healthy one.
  const healthy = asked.filter(({ target }) => target.state === "healthy" || target.state === "unavailable").length;
  const text = say("dnsHealthy", { healthy: String(healthy), all: String(asked.length) });
  const standing = healthy === 0 ? "broken" : healthy < asked.length ? "risk" : "ok";
  return { standing, texts: [asked.length === 0 ? say("dnsNoTarget") : text] };
}

/** The services behind a target group with their containers; or what else its targets are. */
function behindGroup(namer: Namer, asked: AskedBalancer, group: TargetGroupPlace): readonly ChainNode[] {
  const { topology } = namer;
  const registered = new Set(group.targets.flatMap(({ task }) => task?.serviceUrn ?? []));
  const serviceUrns = [...new Set([...group.serviceUrns, ...registered])].sort();
  const services = serviceUrns.flatMap((urn) => {
    const service = topology.services.get(urn);
    const next = containersBehind(namer, group, urn);
    return service === undefined ? [] : [serviceNode(namer, service, { via: portsOf(group), next })];
  });
  if (services.length > 0) return services;
  if (group.item.targetType === "alb") return balancersBehind(namer, asked, group);
  const lone = containersBehind(namer, group, undefined);
  return lone.length > 0
    ? lone
    : atMost(
        group.targets.flatMap((place) => targetNode(place)),
        MOST.targets,
      );
}

function portsOf({ targets, item }: TargetGroupPlace): string {
  const ports = [...new Set(targets.flatMap(({ target }) => target.port ?? []))].sort((a, b) => a - b);
  const [low = item.port, high = low] = [ports[0], ports.at(-1)];
  if (low === undefined) return "";
  return low === high ? `:${String(low)}` : `:${String(low)}–${String(high)}`;
}

function balancersBehind(namer: Namer, asked: AskedBalancer, { targets }: TargetGroupPlace): readonly ChainNode[] {
  return targets.flatMap(({ target }) => {
    const balancer = [...namer.topology.loadBalancers.values()].find(({ item }) => item.loadBalancerArn === target.id);
    if (balancer === undefined) return [];
    return [balancerNode(namer, { ...asked, balancer, via: `:${String(target.port ?? "?")}` })];
  });
}

function targetNode({ target, networkInterface, urn }: TargetGroupPlace["targets"][number]): readonly ChainNode[] {
  const isUp = target.state === "healthy" || target.state === "unavailable";
  return [
    {
      kind: "target",
      urn,
      name: target.id,
      via: target.port === undefined ? "" : `:${String(target.port)}`,
      standing: isUp ? "ok" : "risk",
      texts: [[target.state ?? "", target.reason ?? ""].filter((part) => part !== "").join(" · ")],
      also: networkInterface === undefined ? [] : [networkInterface.urn],
      next: [],
    },
  ];
}
