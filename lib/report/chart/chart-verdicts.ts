import type { Blocker, TraceAnswer } from "#lib/analysis/reach/answer.ts";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import type { OwnedInterface, ServicePlace, TargetGroupPlace, Topology } from "#lib/graph/topology.ts";

import { itemsOf } from "#lib/model/snapshot.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { parseUrn, urnOf, type NodeKind, type Urn } from "#lib/model/urn.ts";
import { legVerdict, verdictOfAnswers, type LegVerdict } from "../leg-verdict.ts";
import { rowsOfTargetGroup } from "./chart-edges.ts";
import type { ChartEdge } from "./chart-model.ts";
import { dependencyInterfaces } from "./chart-outbound.ts";

const blockerTags: { readonly [Kind in NodeKind]?: string } = {
  "security-group": "SG",
  "network-acl": "ACL",
  "route-table": "RTB",
  "vpc-peering-connection": "PCX",
  "nat-gateway": "NAT",
};

/** At which end of a line its blocker stands: a reply meets the gates of both ends the other way round. */
function sideOf({ side, direction }: Blocker): "from" | "between" | "to" {
  if (side === undefined) return "between";
  return (side === "egress") === (direction === "request") ? "from" : "to";
}

/** What a rule of a security group lets in. */
type RulePorts = {
  readonly ipProtocol: string;
  readonly fromPort?: number | undefined;
  readonly toPort?: number | undefined;
};

type Judged = Pick<ChartEdge, "verdict" | "blocker" | "missing">;

/** What of a blocker decided, as a reader knows it. */
function ruleOf(topology: Topology, { blocker, entry }: LegVerdict): string | undefined {
  const place = blocker === undefined ? undefined : parseUrn(blocker.urn);
  if (place?.kind !== "security-group") return entry;
  const scoped = topology.scopes.get(scopeKey(place));
  if (scoped === undefined) return undefined;
  return itemsOf(scoped, "securityGroups").find(({ groupId }) => groupId === place.id)?.groupName;
}

function judgedBy(topology: Topology, leg: LegVerdict): Judged {
  const { verdict, blocker, missing } = leg;
  const known = { verdict, ...(missing === undefined ? {} : { missing }) };
  if (blocker === undefined) return known;
  const place = parseUrn(blocker.urn);
  const tag = place === undefined ? "" : (blockerTags[place.kind] ?? "");
  const reply = blocker.direction === "reply" ? { reply: true as const } : {};
  const rule = ruleOf(topology, leg);
  const decided = rule === undefined ? {} : { rule };
  return { ...known, blocker: { tag, text: place?.id ?? blocker.text, ...decided, side: sideOf(blocker), ...reply } };
}

/** A service without targets of its own has nothing to judge; where its tasks were not read, that is not known. */
function unseenTasks(topology: Topology, targetGroup: TargetGroupPlace): Judged {
  const area = topology.scopes.get(scopeKey(targetGroup))?.areas.ecsTasks;
  return area?.status === "incomplete" ? { verdict: "unknown", missing: area.problems[0].call } : {};
}

/** From these target groups to the rows that they lead to. */
export function registerEdges(topology: Topology, targetGroups: Iterable<TargetGroupPlace>): readonly ChartEdge[] {
  return [...targetGroups].flatMap((targetGroup) =>
    rowsOfTargetGroup(targetGroup).map((to) => ({
      kind: "registers" as const,
      from: targetGroup.urn,
      to,
      // The port stands on the target group's card.
      label: "",
      ...registrationVerdict(topology, targetGroup, to),
    })),
  );
}

/** Whether the load balancer's leg to the targets of a row may pass, by the first load balancer that forwards to it. */
export function registrationVerdict(topology: Topology, targetGroup: TargetGroupPlace, rowUrn: Urn): Judged {
  const loadBalancer = targetGroup.forwardedBy[0]?.loadBalancer;
  if (loadBalancer === undefined || !topology.services.has(rowUrn)) return {};
  if (!targetGroup.targets.some(({ task }) => task?.serviceUrn === rowUrn)) return unseenTasks(topology, targetGroup);
  return judgedBy(topology, legVerdict(topology, { targetGroup, loadBalancer, serviceUrn: rowUrn }, "en"));
}

/** Where a service stands on the network, as far as its way to others goes: its groups and its subnets. */
function standingOf(service: ServicePlace): string {
  const interfaces = service.tasks.flatMap(({ networkInterface }) => networkInterface ?? []);
  const groups = interfaces.flatMap(({ item }) => item.groups.map(({ groupId }) => groupId));
  const subnets = interfaces.flatMap(({ item }) => item.subnetId ?? []);
  return [service.account, service.region, ...new Set([...groups, ...subnets].sort())].join(" ");
}

/** Answers whether services reach a dependency at the port its rule names; services that stand alike get one answer. */
class DependencyVerdicts {
  readonly #topology: Topology;
  readonly #known = new Map<string, Judged>();

  constructor(topology: Topology) {
    this.#topology = topology;
  }

  judge(service: ServicePlace, to: OwnedInterface, rule: RulePorts): Judged {
    if (rule.fromPort === undefined || rule.fromPort !== rule.toPort) return {};
    const key = [standingOf(service), to.urn, rule.ipProtocol, rule.fromPort].join(" ");
    const known = this.#known.get(key) ?? this.#ask(service, to, rule);
    this.#known.set(key, known);
    return known;
  }

  #ask(service: ServicePlace, to: OwnedInterface, { ipProtocol, fromPort }: RulePorts): Judged {
    const question = { from: service.urn, to: to.urn, protocol: ipProtocol, port: String(fromPort) };
    const answer = tracePath(this.#topology, question, { language: "en", withFixes: false });
    const answers: readonly TraceAnswer[] = "verdict" in answer ? [answer] : [];
    return answers.length === 0 ? {} : judgedBy(this.#topology, verdictOfAnswers(answers));
  }
}

/** From each of these services to the dependencies whose security groups name one of its groups. */
export function dependencyEdges(topology: Topology, services: Iterable<ServicePlace>): readonly ChartEdge[] {
  const groupsOfServices = [...services].map((service) => ({
    service,
    groupIds: new Set(
      service.tasks.flatMap(({ networkInterface }) =>
        (networkInterface?.item.groups ?? []).map(({ groupId }) => groupId),
      ),
    ),
  }));
  const verdicts = new DependencyVerdicts(topology);
  return [...dependencyInterfaces(topology).values()].flatMap(([first]) => {
    if (first === undefined) return [];
    const rules = first.item.groups.flatMap(
      ({ groupId }) => topology.securityGroupRules.get(urnOf(first, "security-group", groupId)) ?? [],
    );
    return groupsOfServices.flatMap(({ service, groupIds }): readonly ChartEdge[] => {
      const rule = rules.find(
        ({ isEgress, referencedGroupInfo }) =>
          !isEgress && referencedGroupInfo !== undefined && groupIds.has(referencedGroupInfo.groupId),
      );
      if (rule === undefined) return [];
      const port = rule.fromPort === undefined ? "" : `:${String(rule.fromPort)}`;
      const label = `${rule.ipProtocol === "-1" ? "all" : rule.ipProtocol}${port}`;
      return [{ kind: "reaches", from: service.urn, to: first.urn, label, ...verdicts.judge(service, first, rule) }];
    });
  });
}
