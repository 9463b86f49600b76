import type { ExpectedFinding, Moment, Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { hostedZoneId, recordId } from "../world/hosted-zone.ts";
import { hexOf, resourceId } from "../world/place.ts";
import { regionWorld } from "../world/region-world.ts";
import type { World } from "../world/world.ts";
import { backServices } from "./harbour/back.ts";
import { dockServices } from "./harbour/dock.ts";
import { frontOf } from "./harbour/front.ts";
import { zonesOf } from "./harbour/names.ts";
import { siteOf, vpcName } from "./harbour/site.ts";
import { webServices } from "./harbour/web.ts";
import { yardServices } from "./harbour/yard.ts";

const account = "111122223333";
const region = "ap-northeast-1";
/** Ids do not depend on the time. */
const anywhen = { account, region, now: new Date(0) };

/** Before the deployment of tracking, the move of the vault and the cleaning up of security groups. */
const EARLIER_HOURS = 4;

/** A whole company's account: much that is well, and a dozen things that are not. The default. */
export const harbour: Scenario = {
  id: "harbour",
  title: { en: "Harbour: a whole account", ja: "港湾: チームのアカウント全体" },
  story: {
    en:
      "Seto Quay Logistics runs its booking site, its gates and its yard on three ECS clusters in Tokyo. Most of it is well. " +
      "But tracking has been down since its port changed and its security group did not; the half-finished move of crew-roster " +
      "to awsvpc mode left it without a target; export tasks queue for an address in a /28; a vault was moved out of reach of the " +
      "registry; four kiosks want the same port on three hosts; and two names in the public zone lead to addresses that will " +
      "change, or to nothing at all.",
    ja:
      "瀬戸キー・ロジスティクスは、予約サイトとゲートとヤードのシステムを、東京リージョンの 3 つの ECS クラスターで動かしています。" +
      "大半は健全ですが、問題もあります。ポートを変えたのにセキュリティグループを変え忘れた貨物追跡は止まったままです。" +
      "awsvpc モードへの移行が途中の乗組員名簿には、ターゲットが 1 つもありません。" +
      "書類出力のタスクは /28 サブネットで空きアドレスを待ち、データベースの隣へ移した請求書保管庫はレジストリに届かなくなりました。" +
      "3 台のホストの同じポートを 4 つの端末タスクが取り合い、公開ゾーンには、いずれ変わるアドレスや、もう存在しない宛先を指す名前が残っています。",
  },
  regions: [region],
  faults: [],
  world: (now) => harbourWorld(now, "story"),
  earlier: { hours: EARLIER_HOURS, world: (now) => harbourWorld(now, "earlier") },
  findings: expectedFindings(),
  // The partner's name lists a node's address that is gone, and one that is not: then it is certain.
  rotated: [
    {
      ruleId: "DNS-001",
      subjectId: recordId(hostedZoneId(anywhen, "example.jp", "public"), "edi.example.jp", "A"),
      severity: "critical",
      confidence: "confirmed",
    },
  ],
  flaps: {
    targetGroup: "storefront",
    finding: {
      ruleId: "TG-003",
      subjectId: `storefront/${hexOf(anywhen, "targetgroup/storefront", 16)}`,
      severity: "medium",
      confidence: "confirmed",
    },
  },
};

function harbourWorld(now: Date, moment: Moment): World {
  const place = { account, region, now };
  const site = siteOf(place, moment);
  const front = frontOf(site);
  const world = regionWorld(place, [
    ...site.built,
    ...front.built,
    ...webServices(site, front),
    ...backServices(site),
    ...dockServices(site, front),
    ...yardServices(site),
  ]);
  return singleAccount(place, { region: world, hostedZones: zonesOf(site, front, world) });
}

function expectedFindings(): ExpectedFinding[] {
  const inVpc = (prefix: string, name: string) => resourceId(anywhen, prefix, `${vpcName}/${name}`);
  const inZone = (zone: string, privacy: "public" | "private", name: string) =>
    recordId(hostedZoneId(anywhen, zone, privacy), name, "A");
  return [
    ...names(inZone),
    ...groups(),
    { ruleId: "ENI-004", subjectId: "yard", severity: "medium", confidence: "likely" },
    { ruleId: "ENI-002", subjectId: "yard/cctv-index", severity: "medium", confidence: "likely" },
    {
      ruleId: "IPAM-001",
      subjectId: inVpc("subnet", "harbour-docks-a"),
      severity: "critical",
      confidence: "confirmed",
    },
    { ruleId: "PORT-001", subjectId: "dock/gate-kiosk", severity: "high", confidence: "confirmed" },
    { ruleId: "PORT-002", subjectId: "dock/gate-kiosk", severity: "high", confidence: "confirmed" },
    {
      ruleId: "ROUTE-001",
      subjectId: inVpc("subnet", "harbour-data-a"),
      severity: "critical",
      confidence: "confirmed",
    },
    { ruleId: "ROUTE-004", subjectId: inVpc("rtb", "harbour-app-c"), severity: "high", confidence: "confirmed" },
    { ruleId: "ECS-002", subjectId: "dock/gate-kiosk", severity: "high", confidence: "confirmed" },
    { ruleId: "ECS-002", subjectId: "web/invoice-vault", severity: "critical", confidence: "confirmed" },
    { ruleId: "ECS-002", subjectId: "web/manifest-export", severity: "high", confidence: "confirmed" },
    { ruleId: "ECS-012", subjectId: "web", severity: "low", confidence: "confirmed" },
    { ruleId: "ECS-001", subjectId: "dock/berth-relay", severity: "medium", confidence: "likely" },
    { ruleId: "ECS-001", subjectId: "dock/crew-roster", severity: "high", confidence: "likely" },
  ];
}

function names(inZone: (zone: string, privacy: "public" | "private", name: string) => string): ExpectedFinding[] {
  return [
    {
      ruleId: "DNS-001",
      subjectId: inZone("example.jp", "public", "edi.example.jp"),
      severity: "critical",
      confidence: "likely",
    },
    {
      ruleId: "DNS-003",
      subjectId: inZone("example.jp", "public", "m.example.jp"),
      severity: "critical",
      confidence: "likely",
    },
    {
      ruleId: "DNS-004",
      subjectId: inZone("internal.example.jp", "private", "customs.internal.example.jp"),
      severity: "high",
      confidence: "likely",
    },
  ];
}

/** What is wrong between load balancers and their targets, symptoms included. */
function groups(): ExpectedFinding[] {
  const group = (name: string) => `${name}/${hexOf(anywhen, `targetgroup/${name}`, 16)}`;
  return [
    {
      ruleId: "SG-001",
      subjectId: `app/harbour-public/${hexOf(anywhen, "elb/harbour-public", 16)}`,
      severity: "critical",
      confidence: "confirmed",
    },
    { ruleId: "TG-002", subjectId: group("tracking"), severity: "critical", confidence: "confirmed" },
    { ruleId: "TG-003", subjectId: group("tracking"), severity: "high", confidence: "confirmed" },
    { ruleId: "SG-003", subjectId: "dock/label-printer", severity: "high", confidence: "confirmed" },
    { ruleId: "TG-003", subjectId: group("label-printer"), severity: "medium", confidence: "confirmed" },
    { ruleId: "TG-001", subjectId: group("crew-roster"), severity: "high", confidence: "confirmed" },
    { ruleId: "TG-002", subjectId: group("crew-roster"), severity: "critical", confidence: "confirmed" },
    { ruleId: "TG-004", subjectId: group("yard-map"), severity: "high", confidence: "likely" },
    { ruleId: "TG-003", subjectId: group("yard-map"), severity: "medium", confidence: "confirmed" },
  ];
}
