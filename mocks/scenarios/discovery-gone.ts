import type { ExpectedFinding, Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { namespaceZone } from "../world/hosted-zone.ts";
import { upperIdOf } from "../world/place.ts";
import { regionWorld } from "../world/region-world.ts";
import type { World } from "../world/world.ts";
import { connectedServices } from "./discovery-gone/connected.ts";
import { discoveredServices } from "./discovery-gone/discovered.ts";
import { groundOf, namespaceNames } from "./discovery-gone/ground.ts";

const account = "777788889999";
const region = "ap-northeast-1";
const anywhen = { account, region, now: new Date(0) };

/** Services run, and their callers cannot find them. */
export const discoveryGone: Scenario = {
  id: "discovery-gone",
  title: { en: "Service discovery gone stale", ja: "食い違うサービス検出" },
  story: {
    en:
      "An order platform whose services find each other by name. All of them run. But a killed host left an address behind in Cloud Map, " +
      "a task was never registered, a registry was deleted under its service, the night batch asks from a VPC that cannot resolve the " +
      "namespace, and the cart's security group knows Service Connect by the wrong port.",
    ja:
      "サービスどうしが名前で相手を見つける受注システムです。どのサービスも動いています。" +
      "ところが、強制終了したホストのアドレスが Cloud Map に残り、登録されなかったタスクがあり、サービスの足元でレジストリが消されていました。" +
      "夜間バッチは名前空間を解決できない VPC から問い合わせ、決済のセキュリティグループは Service Connect のポートを取り違えています。",
  },
  regions: [region],
  faults: [],
  world: discoveryGoneWorld,
  findings: expectedFindings(),
};

function expectedFindings(): ExpectedFinding[] {
  const namespaceId = (name: string) => `ns-${upperIdOf(anywhen, name, "").toLowerCase()}`;
  const serviceId = (name: string, namespace: string) =>
    `srv-${upperIdOf(anywhen, `${namespace}/${name}`, "").toLowerCase()}`;
  const { inside, live } = namespaceNames;
  return [
    { ruleId: "SD-001", subjectId: serviceId("stock", inside), severity: "high", confidence: "confirmed" },
    { ruleId: "SD-002", subjectId: "orders/labels", severity: "high", confidence: "likely" },
    { ruleId: "SD-003", subjectId: namespaceId(inside), severity: "high", confidence: "likely" },
    { ruleId: "SD-004", subjectId: "orders/stock", severity: "high", confidence: "confirmed" },
    { ruleId: "SD-005", subjectId: serviceId("prices", inside), severity: "medium", confidence: "likely" },
    { ruleId: "SD-006", subjectId: "orders/payments", severity: "high", confidence: "likely" },
    { ruleId: "SD-007", subjectId: "orders/cart", severity: "medium", confidence: "likely" },
    { ruleId: "SD-008", subjectId: namespaceId(live), severity: "medium", confidence: "confirmed" },
    { ruleId: "SD-009", subjectId: "orders/returns", severity: "high", confidence: "confirmed" },
    { ruleId: "SD-010", subjectId: namespaceId(inside), severity: "info", confidence: "likely" },
    { ruleId: "SD-012", subjectId: "orders/ledger", severity: "medium", confidence: "likely" },
  ];
}

function discoveryGoneWorld(now: Date): World {
  const place = { account, region, now };
  const ground = groundOf(place);
  const world = regionWorld(place, [...ground.built, ...discoveredServices(ground), ...connectedServices(ground)]);
  return singleAccount(place, {
    region: world,
    hostedZones: [namespaceZone(place, ground.inside, world), namespaceZone(place, ground.live, world)],
  });
}
