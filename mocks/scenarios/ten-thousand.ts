import type { ExpectedFinding, Scenario } from "../scenario.ts";
import { largeRegion, largeWorld } from "../world/large.ts";
import { resourceId } from "../world/place.ts";
import { timedOut, type TargetState } from "../world/target-group.ts";
import type { RegionWorld, World } from "../world/world.ts";

const account = "444455556666";

/** An account of the size that budgets are set for, with the little in it that is wrong. */
export const tenThousand: Scenario = {
  id: "ten-thousand",
  title: { en: "10,000 tasks", ja: "10,000 タスク" },
  story: {
    en:
      "A marketplace in four VPCs: ten clusters, three hundred services, ten thousand tasks, twenty thousand records. " +
      "Hardly anything is wrong, and that is the difficulty: no target of the tax pages answers, a quarter of the payment API's do not, " +
      "a worker waits for capacity, and a peering connection has a way there and no way back.",
    ja:
      "4 つの VPC に広がるマーケットプレイスです。クラスター 10、サービス 300、タスク 1 万、DNS レコード 2 万。" +
      "異常はほんのわずかで、だからこそ見つけにくくなっています。税額ページのターゲットは 1 つも応答せず、決済 API はターゲットの 4 分の 1 が応答しません。" +
      "あるワーカーは容量の空きを待ち、あるピアリング接続には行きの経路だけがあって戻りの経路がありません。",
  },
  regions: [largeRegion],
  faults: [],
  world: tenThousandWorld,
  findings: [
    { ruleId: "TG-002", subjectId: "tax-web/93971e75d485b66f", severity: "critical", confidence: "confirmed" },
    { ruleId: "TG-003", subjectId: "tax-web/93971e75d485b66f", severity: "high", confidence: "confirmed" },
    { ruleId: "TG-003", subjectId: "payments-api/db8dfd7353fb6009", severity: "medium", confidence: "confirmed" },
    { ruleId: "ECS-002", subjectId: "cart-cluster/shipping-worker", severity: "high", confidence: "confirmed" },
    { ruleId: "ECS-005", subjectId: "cart-cluster/shipping-worker", severity: "high", confidence: "confirmed" },
    { ruleId: "ROUTE-009", subjectId: "pcx-0e7b7e08c45e217fd", severity: "high", confidence: "likely" },
    // Internal load balancers in the public zone; a group with sixty rules.
    { ruleId: "DNS-008", subjectId: "Z01V5ZC4HYUDMCXK1M", severity: "low", confidence: "likely" },
    { ruleId: "SG-010", subjectId: "sg-0c6e917af76170adb", severity: "low", confidence: "possible" },
    ...inEachVpc("NACL-003", "confirmed"),
    ...inEachVpc("SG-013", "likely"),
    // Services of more tasks than an answer of Cloud Map holds.
    ...["ns-1pfu43bt99hr8shv", "ns-1pknqalfe6xcln3r", "ns-45kcvzw3abh0zz6a", "ns-7fftk9futq5j5lxj"].map(
      (subjectId): ExpectedFinding => ({ ruleId: "SD-010", subjectId, severity: "info", confidence: "likely" }),
    ),
  ],
};

/** What nobody uses any more: a network ACL and some security groups in each VPC. */
function inEachVpc(ruleId: string, confidence: "confirmed" | "likely"): readonly ExpectedFinding[] {
  return ["prod", "staging", "platform", "partners"].map((name) => {
    const subjectId = resourceId({ account, region: largeRegion, now: new Date(0) }, "vpc", name);
    return { ruleId, subjectId, severity: "info", confidence };
  });
}

/** Answers, but not as the health check wants. */
const refused: TargetState = {
  state: "unhealthy",
  reason: "Target.ResponseCodeMismatch",
  description: "Health checks failed with these codes: [503]",
};

function tenThousandWorld(now: Date): World {
  const { accounts } = largeWorld(now);
  const [first] = accounts;
  const regions = Object.entries(first.regions).map(([name, region]) => [name, troubled(region, now)]);
  return { accounts: [{ ...first, regions: Object.fromEntries(regions) as typeof first.regions }] };
}

function troubled(region: RegionWorld, now: Date): RegionWorld {
  return {
    ...region,
    targetGroups: region.targetGroups.map((group) => {
      if (group.TargetGroupName === "tax-web") return withTargets(group, () => timedOut);
      if (group.TargetGroupName === "payments-api") return withTargets(group, (at) => (at % 4 === 0 ? refused : undefined)); // prettier-ignore
      return group;
    }),
    ecsServices: region.ecsServices.map((service) => {
      if (service.serviceName !== "shipping-worker") return service;
      const desiredCount = (service.desiredCount ?? 0) + 6;
      const waiting = {
        id: "5f0c2a7e-6d7b-4f0e-9c53-2b8e0d4a91c6",
        createdAt: new Date(now.getTime() - 4 * 60_000),
        message:
          "(service shipping-worker) was unable to place a task. " +
          "Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.",
      };
      const deployments = service.deployments?.map((deployment) => ({ ...deployment, desiredCount }));
      return { ...service, desiredCount, deployments, events: [waiting, ...(service.events ?? [])] };
    }),
  };
}

type Group = RegionWorld["targetGroups"][number];

/** The same targets; those that `stateOf` says something of by their number are so. */
function withTargets(group: Group, stateOf: (at: number) => TargetState | undefined): Group {
  const health = group.health.map((target, at) => {
    const { state, reason, description } = stateOf(at) ?? {};
    if (state === undefined) return target;
    return { ...target, TargetHealth: { State: state, Reason: reason, Description: description } };
  });
  return { ...group, health };
}
