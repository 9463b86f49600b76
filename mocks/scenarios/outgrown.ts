import type { ExpectedFinding, Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { aliasTo, hostedZone } from "../world/hosted-zone.ts";
import { resourceId } from "../world/place.ts";
import { regionWorld } from "../world/region-world.ts";
import type { World } from "../world/world.ts";
import { connectionsOf } from "./outgrown/connections.ts";
import { groundOf } from "./outgrown/ground.ts";
import { hostsOf } from "./outgrown/hosts.ts";
import { nodesOf } from "./outgrown/nodes.ts";
import { observationsOf } from "./outgrown/observations.ts";

const account = "161616161616";
const region = "ap-northeast-1";
const anywhen = { account, region, now: new Date(0) };

/** A network numbered for a small office, and all that came since. */
export const outgrown: Scenario = {
  id: "outgrown",
  title: { en: "Outgrown numbers", ja: "成長に追い越されたアドレス設計" },
  story: {
    en:
      "A weather service that grew faster than its numbers. The stations' network was numbered 172.17, which Docker has for itself; " +
      "two VPCs made from one template are connected although they have one range; a new host never registered, for its trunk was not " +
      "made; the gateway for old stations keeps eighty fixed ports on one host; the radar's tasks are stopped before they have warmed " +
      "up; the tides are offered by a port name that the last revision lost; and the nodes next door find no /28 in one piece.",
    ja:
      "アドレス設計より速く成長した気象サービスです。観測所のネットワークは、Docker が自分で使う 172.17 で始まります。" +
      "同じテンプレートから作られた 2 つの VPC は、同じ範囲のまま接続されています。新しいホストはトランクを作れずに登録に失敗し、" +
      "古い観測所向けのゲートウェイは 1 台のホストで固定ポートを 80 個近く使い、レーダーのタスクは起動しきる前に停止されます。" +
      "潮位のサービスは、最新のリビジョンで消えたポート名を公開しようとしており、隣のノードには連続した /28 が残っていません。",
  },
  regions: [region],
  faults: [],
  world: outgrownWorld,
  findings: expectedFindings(),
};

function outgrownWorld(now: Date): World {
  const place = { account, region, now };
  const ground = groundOf(place);
  const observations = observationsOf(ground);
  const world = regionWorld(place, [
    ...ground.built,
    ...connectionsOf(ground),
    ...hostsOf(ground),
    ...observations.built,
    ...nodesOf(ground),
  ]);
  const zone = hostedZone(place, { name: "example.com", records: [aliasTo("radar.example.com", observations.site)] });
  return singleAccount(place, { region: world, hostedZones: [zone] });
}

function expectedFindings(): ExpectedFinding[] {
  const id = (prefix: string, name: string) => resourceId(anywhen, prefix, name);
  return [
    { ruleId: "ENI-006", subjectId: "stations", severity: "high", confidence: "confirmed" },
    { ruleId: "PORT-005", subjectId: "weather/tides", severity: "high", confidence: "likely" },
    { ruleId: "PORT-007", subjectId: "stations", severity: "low", confidence: "likely" },
    { ruleId: "IPAM-004", subjectId: id("vpc", "weather"), severity: "low", confidence: "possible" },
    {
      ruleId: "IPAM-005",
      subjectId: id("subnet", "weather/weather-nodes-a"),
      severity: "medium",
      confidence: "likely",
    },
    { ruleId: "IPAM-007", subjectId: id("tgw", "weather"), severity: "high", confidence: "likely" },
    { ruleId: "ECS-006", subjectId: "weather/radar", severity: "medium", confidence: "likely" },
  ];
}
