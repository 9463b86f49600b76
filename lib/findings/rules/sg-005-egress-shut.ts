import type { Topology } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { SecurityGroup } from "#lib/model/resources/security-group.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { parseIp } from "#lib/net/ip.ts";
import { distinct, fact, listed } from "../fact.ts";
import { defineRule } from "../rule.ts";
import { openEgress, ruleText, type EgressPeer } from "../security-group-remedy.ts";
import { startUpSymptoms } from "../start-up-symptom.ts";
import {
  factsOf,
  namesOf,
  unmetInScope,
  reasonsOf,
  servicesOf,
  shutBy,
  startUpAreas,
  type NeedIn,
} from "../start-up-troubles.ts";
import { subjectOf } from "../subject.ts";

/** A security group of tasks or hosts, and the needs its egress rules shut off. */
type Subject = { readonly urn: Urn; readonly group: SecurityGroup; readonly shut: readonly NeedIn[] };

/** SG-005: the egress of tasks or hosts does not reach the endpoints that a start needs. */
export const egressShut = defineRule({
  id: "SG-005",
  slug: "egress-shut",
  severity: "high",
  level: "regional",
  needs: [
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "ecsContainerInstances",
    "subnets",
    "routeTables",
    "vpcEndpoints",
    ...startUpAreas,
  ],
  partialIsFine: ["ecsTasks", "ecsContainerInstances", ...startUpAreas],
  text: {
    title: "The egress of tasks or hosts does not reach AWS endpoints",
    why: "What a task needs to start is fetched through the task's interface on Fargate and through the instance's elsewhere, and leaves only by an egress rule of that interface. The range of the VPC covers interface endpoints, but not Amazon S3 behind its gateway endpoint: those packets keep the public addresses of Amazon S3.",
    fix: "Allow tcp 443 out to the security group of the endpoints and to the prefix list of Amazon S3, or to 0.0.0.0/0 where a NAT gateway leads out.",
    limits: "A host whose agent is connected where no way is seen uses one that is not visible: it is left out.",
    says: { shut: "Security group {group} keeps {services} from {missing}: no egress rule leads there" },
    figures: { shut: "Egress of {group}: {open}. Needed by: {needs}." },
  },
  references: [
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
  ],
  subjects: ({ scope, topology, items }) => {
    const shut = groupBy(unmetInScope(topology, scope), (one) => shutBy(one).egress);
    return items.securityGroups.map((group): Subject => {
      const urn = urnOf(scope, "security-group", group.groupId);
      return { urn, group, shut: shut.get(urn) ?? [] };
    });
  },
  check: ({ urn, group, shut }, { topology, items, scope }) => {
    if (shut.length === 0) return [];
    const services = servicesOf(shut);
    const symptoms = startUpSymptoms(topology, services, "any");
    const rules = (topology.securityGroupRules.get(urn) ?? []).filter(({ isEgress }) => isEgress);
    const lists = new Map(
      items.managedPrefixLists.map(({ prefixListName = "", prefixListId }) => [prefixListName, prefixListId]),
    );
    const openings = new Map(
      shut.map((one) => {
        const peer = peerOf(one, { topology, lists, endpoints: items.vpcEndpoints });
        return [
          `${JSON.stringify(peer)} ${String(one.need.port)}`,
          openEgress(scope.region, { on: group.groupId, peer, port: one.need.port }),
        ];
      }),
    );
    return [
      {
        ...subjectOf(urn),
        says: "shut",
        confidence: symptoms.length > 0 ? "confirmed" : "likely",
        values: {
          group: group.groupId,
          services: listed(services.map(({ item }) => item.serviceName)),
          missing: listed(namesOf(shut), 8),
          open: listed(rules.map(ruleText)) || "—",
          needs: listed(reasonsOf(shut)),
        },
        affected: services.map((service) => service.urn),
        because: [
          ...symptoms,
          fact(urn, "securityGroupRules", `${group.groupId}: ${rules.map(ruleText).join(", ") || "—"}`),
          ...distinct(shut.map(({ outcome }) => outcome.through ?? "")).flatMap((through) =>
            through === "" ? [] : [fact(through, "vpcEndpoints", subjectOf(through).subjectId)],
          ),
          ...factsOf(shut),
        ],
        cli: [...openings.values()].map(({ cli }) => cli).join("\n"),
        terraform: [...openings.values()].map(({ terraform }) => terraform).join("\n"),
        about: [urn, ...services.flatMap((service) => [service.urn, ...service.targetGroupUrns])],
      },
    ];
  },
});

type Known = {
  readonly topology: Topology;
  readonly lists: ReadonlyMap<string, string>;
  readonly endpoints: readonly {
    readonly vpcEndpointId: string;
    readonly groups: readonly { readonly groupId: string }[];
  }[];
};

/** Whom the missing rule would name: the endpoint's or mount target's group, the service's prefix list, one address, or everyone. */
function peerOf({ need, outcome }: NeedIn, known: Known): EgressPeer {
  const group = groupAt(outcome, known);
  if (group !== undefined) return { group };
  const list = known.lists.get(need.endpoint?.serviceName ?? "");
  if (outcome.by === "gateway-endpoint" && list !== undefined) return { prefixList: list };
  return { cidr: parseIp(need.host) === undefined ? "0.0.0.0/0" : `${need.host}/32` };
}

function groupAt({ through = "", by }: NeedIn["outcome"], { topology, endpoints }: Known): string | undefined {
  if (by === "mount-target") return topology.interfaces.get(through)?.item.groups[0]?.groupId;
  if (by !== "interface-endpoint") return undefined;
  return endpoints.find(({ vpcEndpointId }) => through.endsWith(`/${vpcEndpointId}`))?.groups[0]?.groupId;
}
