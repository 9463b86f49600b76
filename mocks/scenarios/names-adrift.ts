import type { ExpectedFinding, Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { accountSettings, cluster, fargateProviders } from "../world/cluster.ts";
import { containerInstance } from "../world/container-instance.ts";
import { hostedZoneId, recordId } from "../world/hosted-zone.ts";
import { forwardTo, listener, redirectToHttps } from "../world/listener.ts";
import { loadBalancer } from "../world/load-balancer.ts";
import { network, zoneIn, type Network } from "../world/network.ts";
import { elasticIp } from "../world/network-interface.ts";
import type { Place } from "../world/place.ts";
import { regionWorld } from "../world/region-world.ts";
import { securityGroup, securityGroupId } from "../world/security-group.ts";
import { service } from "../world/service.ts";
import { targetGroup } from "../world/target-group.ts";
import { taskDefinition } from "../world/task-definition.ts";
import type { World } from "../world/world.ts";
import { driftingZones } from "./names-adrift/zones.ts";

const account = "888899990000";
const region = "ap-northeast-1";

/** Ten years of names: all servers are well, and a dozen names no longer lead to them. */
export const namesAdrift: Scenario = {
  id: "names-adrift",
  title: { en: "Names adrift", ja: "ずれてしまった DNS 名" },
  story: {
    en:
      "A publisher's domain, ten years old. The servers are well; the names have drifted. A retired host's name points at an address " +
      "that was given back, two names chase each other, a campaign leads to a record nobody made, an endpoint and an address were " +
      "given up without their names, and inside the VPC a private zone hides the help site the editors' tasks call.",
    ja:
      "10 年使われてきた出版社のドメインです。サーバーは健全ですが、名前のほうがずれてしまいました。" +
      "退役したホストの名前は返却済みのアドレスを指し、2 つの名前は互いを追いかけ、キャンペーンの名前は誰も作らなかったレコードに向いています。" +
      "エンドポイントやアドレスを手放したのに名前は残り、VPC の中ではプライベートゾーンが、編集システムの呼び出すヘルプサイトを隠しています。",
  },
  regions: [region],
  faults: [],
  world: namesAdriftWorld,
  findings: expectedFindings(),
};

function expectedFindings(): ExpectedFinding[] {
  const anywhen = { account, region, now: new Date(0) };
  const open = hostedZoneId(anywhen, "example.com", "public");
  const app = hostedZoneId(anywhen, "app.example.com", "private");
  const desk = hostedZoneId(anywhen, "desk.example.com", "private");
  const lab = hostedZoneId(anywhen, "lab.example.com", "public");
  const named = (name: string, type = "A") => recordId(open, `${name}.example.com`, type);
  const likely = "likely" as const;
  return [
    { ruleId: "DNS-002", subjectId: named("legacy", "CNAME"), severity: "high", confidence: likely },
    { ruleId: "DNS-005", subjectId: named("shop", "CNAME"), severity: "medium", confidence: likely },
    { ruleId: "DNS-006", subjectId: named("feed"), severity: "low", confidence: likely },
    {
      ruleId: "DNS-007",
      subjectId: recordId(app, "render.app.example.com", "A"),
      severity: "high",
      confidence: likely,
    },
    { ruleId: "DNS-008", subjectId: open, severity: "low", confidence: likely },
    { ruleId: "DNS-009", subjectId: app, severity: "medium", confidence: likely },
    { ruleId: "DNS-010", subjectId: lab, severity: "high", confidence: likely },
    { ruleId: "DNS-011", subjectId: `${named("read")}/blue`, severity: "low", confidence: likely },
    { ruleId: "DNS-012", subjectId: open, severity: "info", confidence: likely },
    { ruleId: "DNS-013", subjectId: named("www", "AAAA"), severity: "low", confidence: likely },
    { ruleId: "DNS-015", subjectId: named("authors", "CNAME"), severity: "high", confidence: likely },
    { ruleId: "DNS-016", subjectId: named("summer", "CNAME"), severity: "high", confidence: likely },
    { ruleId: "DNS-017", subjectId: recordId(app, "queue.app.example.com", "A"), severity: "high", confidence: likely },
    { ruleId: "DNS-018", subjectId: named("ftp"), severity: "medium", confidence: "confirmed" },
    { ruleId: "DNS-019", subjectId: desk, severity: "medium", confidence: likely },
  ];
}

function namesAdriftWorld(now: Date): World {
  const place = { account, region, now };
  const net = network(place, {
    name: "press",
    prefix: "10.88",
    zones: [
      { letter: "a", natIp: "198.51.100.80" },
      { letter: "c", natIp: "198.51.100.81" },
    ],
  });
  const edge = edgeOf(place, net);
  const host = renderHost(place, net);
  const world = regionWorld(place, [
    net,
    ...edge.built,
    ...host.built,
    ...siteOf(place, net, edge),
    elasticIp(place, { name: "press-ftp", publicIp: "203.0.113.150" }),
    fargateProviders,
    accountSettings(place, { trunking: true }),
  ]);
  const hostedZones = driftingZones(place, {
    vpc: net.vpc,
    site: edge.site,
    renderAddress: host.instance.privateIpAddress,
  });
  return singleAccount(place, { region: world, hostedZones });
}

function edgeOf(place: Place, { vpc, zones }: Network) {
  const taskGroupId = securityGroupId(place, vpc.name, "press-site");
  const siteGroup = securityGroup(place, {
    vpc,
    name: "press-alb",
    ingress: [
      { ports: 443, peers: ["0.0.0.0/0"] },
      { ports: 80, peers: ["0.0.0.0/0"] },
    ],
    egress: [{ ports: 3000, peers: [taskGroupId] }],
  });
  const feedGroup = securityGroup(place, {
    vpc,
    name: "press-nlb",
    ingress: [{ ports: 8443, peers: ["0.0.0.0/0"] }],
    egress: [{ ports: 8443, peers: [taskGroupId] }],
  });
  const nodes = (host: number, first: number) =>
    zones.map((zone, index) => ({ subnet: zone.public, host, publicIp: `203.0.113.${String(first + index)}` }));
  const site = loadBalancer(place, {
    name: "press-site",
    type: "application",
    scheme: "internet-facing",
    groups: [siteGroup],
    nodes: nodes(21, 141),
  });
  const feed = loadBalancer(place, {
    name: "press-feed",
    type: "network",
    scheme: "internet-facing",
    groups: [feedGroup],
    nodes: nodes(31, 145),
  });
  const web = targetGroup(place, { vpc, name: "site", targetType: "ip", port: 3000, healthCheckPath: "/healthz" });
  const push = targetGroup(place, { vpc, name: "feed", targetType: "ip", port: 8443, protocol: "TCP" });
  return {
    site,
    groups: { web, push },
    built: [
      siteGroup,
      feedGroup,
      site,
      feed,
      web,
      push,
      listener(place, { loadBalancer: site, port: 443, protocol: "HTTPS", defaultAction: forwardTo(web) }),
      listener(place, { loadBalancer: site, port: 80, protocol: "HTTP", defaultAction: redirectToHttps }),
      listener(place, { loadBalancer: feed, port: 8443, protocol: "TCP", defaultAction: forwardTo(push) }),
    ],
  };
}

/** A host that renders covers, and that Auto Scaling may replace tonight. */
function renderHost(place: Place, net: Network) {
  const press = cluster(place, { name: "render" });
  const group = securityGroup(place, { vpc: net.vpc, name: "press-render", ingress: [] });
  const instance = containerInstance(place, {
    cluster: press,
    name: "render-1",
    instanceType: "m5.large",
    subnet: zoneIn(net, "a").app,
    host: 100,
    groups: [group],
  });
  return { instance, built: [press, group, instance] };
}

function siteOf(place: Place, net: Network, { groups, ...edge }: ReturnType<typeof edgeOf>) {
  const peers = edge.built.flatMap((one) => ("groupId" in one ? [one.groupId] : []));
  const taskGroup = securityGroup(place, {
    vpc: net.vpc,
    name: "press-site",
    ingress: [
      { ports: 3000, peers },
      { ports: 8443, peers },
    ],
  });
  const site = cluster(place, { name: "press", capacityProviders: ["FARGATE"] });
  const definition = taskDefinition(place, {
    family: "site",
    revision: 61,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [
      {
        name: "web",
        ports: [{ containerPort: 3000 }, { containerPort: 8443 }],
        environment: { HELP_URL: "https://help.app.example.com", DESK_URL: "http://stories.desk.example.com:8080" },
      },
    ],
  });
  const web = service(place, {
    cluster: site,
    name: "site",
    taskDefinition: definition,
    network: { subnets: net.zones.map((zone) => zone.app), groups: [taskGroup] },
    tasks: net.zones.map((zone) => ({ subnet: zone.app, host: 31 })),
    targets: [
      { group: groups.web, container: "web", port: 3000 },
      { group: groups.push, container: "web", port: 8443 },
    ],
  });
  return [taskGroup, site, definition, web];
}
