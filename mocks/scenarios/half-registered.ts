import type { ExpectedFinding, Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { aliasTo, hostedZone } from "../world/hosted-zone.ts";
import { hexOf } from "../world/place.ts";
import { regionWorld } from "../world/region-world.ts";
import type { World } from "../world/world.ts";
import { edgeOf } from "./half-registered/edge.ts";
import { enrolment } from "./half-registered/enrolment.ts";
import { groundOf } from "./half-registered/ground.ts";
import { hostServices } from "./half-registered/hosts.ts";
import { lessonServices } from "./half-registered/lessons.ts";

const account = "666677778888";
const region = "ap-northeast-1";
const anywhen = { account, region, now: new Date(0) };

/** Between tasks that run and requests that come, a dozen ways to miss each other. */
export const halfRegistered: Scenario = {
  id: "half-registered",
  title: { en: "Targets half registered", ja: "登録が途中のターゲット" },
  story: {
    en:
      "A music school's booking site on the night of a hurried move. Every task runs, and ECS counts them all. But of the new " +
      "version of the enrolment, blue beside green, two tasks of three were never told to their target group, and the deployment waits; one task of the booking " +
      "is unknown to its load balancer too, one runs in a zone the load balancer does not cover, the scores of the library come from the metronome's " +
      "port, the tuner is checked where nobody listens, and a rule that should send the API its requests is never asked.",
    ja:
      "引っ越しを急いだ夜の、音楽教室の予約サイトです。タスクはすべて動いており、ECS の数にも入っています。" +
      "ところが、Blue/Green デプロイ中の入会受付では、新しいタスク 3 つのうち 2 つがターゲットグループに登録されず、デプロイは待ち続けています。" +
      "予約サイトのタスクも 1 つはロードバランサーに登録されず、1 つはロードバランサーの届かないゾーンで動き、楽譜のリクエストにはメトロノームのポートが応答しています。" +
      "チューナーは誰も待ち受けていないポートで検査され、API へ送るはずのルールは一度も評価されません。",
  },
  regions: [region],
  faults: [],
  world: halfRegisteredWorld,
  findings: expectedFindings(),
};

function expectedFindings(): ExpectedFinding[] {
  const group = (name: string) => `${name}/${hexOf(anywhen, `targetgroup/${name}`, 16)}`;
  const balancer = (kind: "app" | "net", name: string) => `${kind}/${name}/${hexOf(anywhen, `elb/${name}`, 16)}`;
  const site = balancer("app", "lessons");
  const listener = `${site}/${hexOf(anywhen, `listener/${site}/443`, 16)}`;
  const confirmed = "confirmed" as const;
  return [
    { ruleId: "LB-001", subjectId: balancer("app", "lessons-archive"), severity: "critical", confidence: confirmed },
    { ruleId: "LB-002", subjectId: balancer("app", "lessons-media"), severity: "high", confidence: "likely" },
    { ruleId: "LB-003", subjectId: "lessons/booking", severity: "high", confidence: confirmed },
    { ruleId: "LB-004", subjectId: listener, severity: "medium", confidence: "likely" },
    { ruleId: "LB-005", subjectId: group("cues"), severity: "medium", confidence: "likely" },
    { ruleId: "LB-006", subjectId: "lessons/studio", severity: "high", confidence: "likely" },
    { ruleId: "TG-007", subjectId: "lessons/studio", severity: "high", confidence: confirmed },
    { ruleId: "LB-007", subjectId: balancer("net", "lessons-relay"), severity: "high", confidence: confirmed },
    { ruleId: "TG-005", subjectId: group("scores"), severity: "critical", confidence: confirmed },
    { ruleId: "TG-006", subjectId: group("tuner"), severity: "high", confidence: confirmed },
    { ruleId: "TG-003", subjectId: group("tuner"), severity: "high", confidence: confirmed },
    { ruleId: "TG-002", subjectId: group("tuner"), severity: "critical", confidence: confirmed },
    { ruleId: "TG-007", subjectId: "lessons/booking", severity: "high", confidence: confirmed },
    { ruleId: "TG-007", subjectId: "lessons/enrol", severity: "high", confidence: confirmed },
    { ruleId: "TG-008", subjectId: group("booking"), severity: "high", confidence: confirmed },
    { ruleId: "TG-009", subjectId: group("portal"), severity: "high", confidence: confirmed },
    { ruleId: "TG-003", subjectId: group("portal"), severity: "high", confidence: confirmed },
    { ruleId: "TG-002", subjectId: group("portal"), severity: "critical", confidence: confirmed },
    { ruleId: "TG-011", subjectId: group("archive"), severity: "info", confidence: confirmed },
  ];
}

function halfRegisteredWorld(now: Date): World {
  const place = { account, region, now };
  const ground = groundOf(place);
  const edge = edgeOf(ground);
  const world = regionWorld(place, [
    ...ground.built,
    ...edge.built,
    ...lessonServices(ground, edge),
    ...enrolment(ground, edge),
    ...hostServices(ground, edge),
  ]);
  const zone = hostedZone(place, {
    name: "example.com",
    records: ["www", "portal", "scores", "tuner", "enrol", "enrol-next"].map((name) =>
      aliasTo(`${name}.example.com`, edge.site),
    ),
  });
  const inside = hostedZone(place, {
    name: "lessons.internal",
    vpcs: [ground.net.vpc],
    records: [aliasTo("relay.lessons.internal", edge.relay)],
  });
  return singleAccount(place, { region: world, hostedZones: [zone, inside] });
}
