import { ruleTraffic } from "#lib/analysis/reach/read-rules.ts";
import type { GroupRule, TargetGroupPlace } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import { TCP } from "#lib/net/protocol.ts";
import { contains } from "#lib/net/range-set.ts";
import { portsOf } from "#lib/net/traffic.ts";
import { distinct } from "./fact.ts";
import { awsCommand } from "./remedy.ts";
import { openPorts } from "./security-group-remedy.ts";
import { subjectOf } from "./subject.ts";
import { FIRST_HOST_PORT, type TargetUse } from "./target-uses.ts";

/** Rules of a security group that let in too much. */
export type FoundRules = {
  /** Those to take back, of all that let something in. */
  readonly rules: readonly GroupRule[];
  readonly all: readonly GroupRule[];
  readonly region: string;
};

/** First the load balancers are let in by name, then everyone out; nothing where a load balancer has no group to be named by. */
export function narrowing(
  { urn, uses }: { readonly urn: Urn; readonly uses: readonly TargetUse[] },
  found: FoundRules,
): { readonly cli?: string } {
  const { subjectId: group } = subjectOf(urn);
  const revoked = revocation(group, found);
  const kept = found.all.filter((rule) => !found.rules.includes(rule));
  const cut = uses.filter(({ port }) => port !== undefined && found.rules.some((rule) => lets(rule, port)));
  const balancers = cut.map((use) => ({ use, peers: distinct(use.group.forwardedBy.map(groupsOfBalancer)) }));
  if (revoked === undefined || balancers.some(({ peers }) => peers.some((peer) => peer.length === 0))) return {};
  const openings = balancers.flatMap(({ use, peers }) =>
    portsNeeded(use).flatMap(({ from, to }) =>
      peers
        .filter(
          (ids) => !kept.some((rule) => ids.includes(rule.referencedGroupInfo?.groupId ?? "") && lets(rule, from, to)),
        )
        .map(([peer = ""]) => openPorts(found.region, { side: "ingress", on: group, peer, from, to }).cli),
    ),
  );
  return { cli: [...distinct(openings), revoked].join("\n") };
}

function groupsOfBalancer({ loadBalancer }: TargetGroupPlace["forwardedBy"][number]): readonly string[] {
  return loadBalancer.item.securityGroups;
}

/** Where the load balancer meets a target: its port and the health check's, or any that Docker may choose. */
function portsNeeded({ port, isDynamic, group }: TargetUse): readonly { readonly from: number; readonly to: number }[] {
  if (isDynamic) return [{ from: FIRST_HOST_PORT, to: 65535 }];
  const checked = Number(group.item.healthCheckPort);
  const all = distinct([...(port === undefined ? [] : [port]), ...(Number.isInteger(checked) ? [checked] : [])]);
  return all.map((one) => ({ from: one, to: one }));
}

function lets(rule: GroupRule, from: number, to = from): boolean {
  const ports = portsOf(ruleTraffic(rule), TCP);
  return contains(ports, from) && contains(ports, to);
}

/** Takes rules back; nothing when their ids are not known. */
export function revocation(group: string, { rules, region }: Pick<FoundRules, "rules" | "region">): string | undefined {
  const ids = rules.flatMap(({ securityGroupRuleId }) => securityGroupRuleId ?? []);
  if (ids.length === 0) return undefined;
  return awsCommand(region, "ec2 revoke-security-group-ingress", { "group-id": group, "security-group-rule-ids": ids });
}
