import type { Moment, Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { aliasTo, hostedZone, namespaceZone, record } from "../world/hosted-zone.ts";
import { regionWorld } from "../world/region-world.ts";
import type { HostedZoneWorld, RegionWorld, World } from "../world/world.ts";
import { counterServices } from "./calm/counters.ts";
import { edgeOf, type Edge } from "./calm/edge.ts";
import { fleetServices } from "./calm/fleet.ts";
import { groundOf, type Ground } from "./calm/ground.ts";
import { namedServices, oddRecords, privateZones, quotesName } from "./calm/names.ts";
import { shopServices } from "./calm/shop.ts";
import { toolServices } from "./calm/tools.ts";

const account = "444455556666";
const region = "ap-northeast-1";

/** The control: everything looks a little like a problem, and nothing is one. */
export const calm: Scenario = {
  id: "calm",
  title: { en: "Calm: nothing wrong", ja: "平穏: 問題なし" },
  story: {
    en:
      "A ticket shop that is well looked after. Much of it looks like trouble at first sight: a parked service without targets, " +
      "a target that is draining, subnets without a free address, a placement error of this morning, tasks without a way to the " +
      "internet, fixed host ports on every host, instances without a trunk, an interface waiting to be used, two " +
      "versions of a service side by side, a function behind the load balancer, Windows hosts with a range of ports of their own, names with plain " +
      "addresses, a name that is switched off, another with a day of TTL, names of the head office that a Resolver rule forwards. All of it is as it should be, and nothing is reported.",
    ja:
      "よく手入れされたチケット販売サイトです。一見すると問題に見えるものがたくさんあります。" +
      "停止中でターゲットのないサービス、登録解除中のターゲット、空きアドレスのないサブネット、今朝の配置エラー、インターネットへ出られないタスク、" +
      "すべてのホストの固定ポート、トランクのないインスタンス、使用を待つインターフェイス、並んで動く新旧 2 つのバージョン、ロードバランサーの背後の Lambda 関数、" +
      "独自のポート範囲を使う Windows ホスト、アドレスを直接書いたレコード、" +
      "無効にされた名前、TTL が 1 日のレコード、Resolver ルールで本社へ転送される名前。どれも意図したとおりで、報告すべきことは 1 つもありません。",
  },
  regions: [region],
  faults: [],
  world: (now) => calmWorld(now, "story"),
  earlier: { hours: 3, world: (now) => calmWorld(now, "earlier") },
  findings: [],
};

function calmWorld(now: Date, moment: Moment): World {
  const place = { account, region, now };
  const ground = groundOf(place);
  const edge = edgeOf(ground);
  const world = regionWorld(place, [
    ...ground.built,
    ...edge.built,
    ...shopServices(ground, edge),
    ...counterServices(ground, edge),
    ...toolServices(ground, edge),
    ...fleetServices(ground),
    ...namedServices(ground),
  ]);
  return singleAccount(place, { region: world, hostedZones: zonesOf(ground, edge, { world, moment }) });
}

type Told = { readonly world: RegionWorld; readonly moment: Moment };

function zonesOf(ground: Ground, edge: Edge, { world, moment }: Told): HostedZoneWorld[] {
  const { place, net } = ground;
  const toSite = (name: string) => aliasTo(name, edge.site);
  return [
    hostedZone(place, {
      name: "example.com",
      comment: "チケット販売",
      records: [
        toSite("example.com"),
        ...["www", "campaign", "reports"].map((name) => toSite(`${name}.example.com`)),
        aliasTo("partners.example.com", edge.partners),
        // Elastic IP addresses of the NAT gateways, published for partners' firewalls.
        record("egress.example.com", "A", {
          ttl: 3600,
          values: ["198.51.100.40", "198.51.100.41", "198.51.100.42"],
        }),
        // The status page moved this morning: meanwhile its name was remembered for a minute only.
        record("status.example.com", "CNAME", { ttl: moment === "story" ? 3600 : 60, values: ["status.example.jp."] }),
        record("example.com", "MX", { ttl: 3600, values: ["10 mail.example.jp."] }),
        ...oddRecords(ground, edge),
        record("\\052.preview.example.com", "CNAME", { ttl: 3600, values: ["previews.example.jp."] }),
      ],
    }),
    hostedZone(place, {
      name: "db.example.com",
      vpcs: [net.vpc],
      records: [
        record(quotesName, "CNAME", { ttl: 60, values: ["quotes.example.jp."] }),
        record("tickets.db.example.com", "CNAME", {
          ttl: 60,
          values: [`tickets.c9z8y7x6w5v4.${place.region}.rds.amazonaws.com.`],
        }),
      ],
    }),
    ...privateZones(ground),
    namespaceZone(place, ground.namespace, world),
  ];
}
