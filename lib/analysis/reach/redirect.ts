import type { LoadBalancerPlace } from "#lib/graph/topology.ts";
import { portsBetween } from "#lib/net/port-set.ts";
import { TCP } from "#lib/net/protocol.ts";
import { trafficOf } from "#lib/net/traffic.ts";
import { endsAt, type AtNode } from "./at-node.ts";
import type { Member } from "./endpoint.ts";
import { idOf } from "./ends.ts";
import { blocks, cannotTell, passes, type Gated } from "./gate.ts";
import { walkBetween } from "./journeys.ts";
import type { Outcome } from "./listener-outcomes.ts";
import { loadBalancerMembers } from "./members.ts";
import { resolveName } from "../names/resolve-name.ts";
import type { InterfaceStation, Walk } from "./step.ts";
import type { Walked } from "./walked.ts";

type Redirected = Extract<Outcome, { readonly kind: "redirect" }>;

/** Where a redirect sends the client: the host is absent when it stays, the path when it is not known. */
type Aim = { readonly host?: string; readonly port: number; readonly path?: string; readonly text: string };

/**
 * A redirect is a second question of the same client, to the port and the host it is sent to: followed when that is one of
 * our load balancers, named and left open when it is not. Source: ALB Guide, "Redirect actions".
 */
export function followRedirect(
  at: AtNode,
  outcome: Redirected,
  through: (walk: Walk, at: AtNode) => readonly Walked[],
): readonly Walked[] {
  const { walk } = at.entry;
  const { rule } = outcome;
  const aim = aimOf(at, outcome);
  const evidence = (text: string) => ({ kind: "listener-rule", id: idOf(rule.urn), text });
  const said = evidence(walk.say("redirects", { rule: rule.item.priority, to: aim.text }));
  const ends = (gated: Gated) => endsAt(walk, at, { met: outcome, gated });
  const balancer = balancerOf(at, aim.host);
  if (balancer === undefined) {
    return [ends(cannotTell([{ text: said.text, call: "route53:ListResourceRecordSets" }], said, rule.urn))];
  }
  const key = [balancer.urn, aim.port, aim.host, aim.path].join("|");
  if (at.visited.includes(key)) {
    const loop = evidence(walk.say("redirectLoop", { to: aim.text }));
    return [ends(blocks("LISTENER_RULE_NOT_FORWARD", loop, rule.urn))];
  }
  const next = { ...at, client: ends(passes(said, rule.urn)), visited: [...at.visited, key] };
  return nodesOf(at, balancer).flatMap(({ member, station }) =>
    askAgain(next, { aim, balancer, member, station }, through),
  );
}

type Asked = {
  readonly aim: Aim;
  readonly balancer: LoadBalancerPlace;
  readonly member: Member;
  readonly station: InterfaceStation;
};

/** The same client asks the new address, and goes on from there. */
function askAgain(
  at: AtNode,
  { aim, balancer, member, station }: Asked,
  through: (walk: Walk, at: AtNode) => readonly Walked[],
): readonly Walked[] {
  const ports = portsBetween(aim.port, aim.port);
  const walk: Walk = { ...at.entry.walk, protocol: TCP, ports, request: trafficOf(TCP, ports) };
  const isPublic =
    balancer.urn === at.entry.balancer.urn ? at.entry.isPublic : balancer.item.scheme === "internet-facing";
  const second = walkBetween(walk, at.entry.from, { member, station, isPublic });
  const client: Walked = {
    ...at.client,
    journey: {
      request: [...at.client.journey.request, ...second.journey.request],
      reply: [...second.journey.reply, ...at.client.journey.reply],
    },
  };
  const entry = { ...at.entry, walk, balancer, node: station, isPublic };
  const host = aim.host ?? at.request.host;
  const request = {
    ...(host === undefined ? {} : { host }),
    ...(aim.path === undefined ? {} : { path: aim.path }),
  };
  return through(walk, { client, node: station, balancer, request, entry, visited: at.visited });
}

/** The node that redirected, when the client stays with its load balancer; else all nodes of the other. */
function nodesOf({ entry }: AtNode, balancer: LoadBalancerPlace) {
  return loadBalancerMembers(entry.walk.world, balancer).flatMap((member) => {
    const { station } = member;
    const isOther = balancer.urn === entry.balancer.urn && station?.owned.urn !== entry.node.owned.urn;
    return station === undefined || isOther ? [] : [{ member, station }];
  });
}

/** What stays the same stands as `#{host}`, `#{port}`, `#{path}` and so on. */
function aimOf({ request }: AtNode, { to, port: asked }: Redirected): Aim {
  const host = to.host === undefined || to.host.includes("#{host}") ? undefined : to.host.toLowerCase();
  const port = to.port === undefined || to.port === "#{port}" ? asked : Number(to.port);
  const path = pathOf(request.path, to);
  const scheme = (to.protocol ?? "#{protocol}").toLowerCase();
  const text = `${scheme === "#{protocol}" ? "" : `${scheme}://`}${host ?? request.host ?? ""}:${String(port)}`;
  return { port, text, ...(host === undefined ? {} : { host }), ...(path === undefined ? {} : { path }) };
}

function pathOf(
  asked: string | undefined,
  { path = "/#{path}", query = "#{query}" }: Redirected["to"],
): string | undefined {
  const [name, asking] = asked?.split("?") ?? [];
  const newPath = !path.includes("#{") ? path : name === undefined ? undefined : path.replace("/#{path}", name);
  if (newPath === undefined || newPath.includes("#{")) return undefined;
  const newQuery = query.includes("#{") ? asking : query;
  return newQuery === undefined ? newPath : `${newPath}?${newQuery}`;
}

/** The load balancer a host leads to, as the client would look it up; the first one asked when the host stays. */
function balancerOf({ entry, request }: AtNode, host: string | undefined): LoadBalancerPlace | undefined {
  if (host === undefined || host === request.host?.toLowerCase()) return entry.balancer;
  const { topology } = entry.walk.world;
  const { station } = entry.from;
  const vpcId = station.kind === "interface" ? station.owned.item.vpcId : undefined;
  const asker = vpcId === undefined ? "internet" : { vpcId };
  const { answers } = resolveName({ topology, say: entry.walk.say }, { name: host, type: "A", asker });
  const [balancer] = answers.flatMap(({ end }) => (end.kind === "load-balancer" ? [end.urn] : []));
  return balancer === undefined ? undefined : topology.loadBalancers.get(balancer);
}
