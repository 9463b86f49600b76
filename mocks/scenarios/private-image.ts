import type { ExpectedFinding, Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { accountSettings, cluster, fargateProviders } from "../world/cluster.ts";
import { resourceId } from "../world/place.ts";
import { regionWorld } from "../world/region-world.ts";
import { securityGroupId } from "../world/security-group.ts";
import type { World } from "../world/world.ts";
import { binderyOf } from "./private-image/bindery.ts";
import { pressOf } from "./private-image/press.ts";

const account = "888899990000";
const region = "ap-northeast-1";
const anywhen = { account, region, now: new Date(0) };

/** Every way in which a task cannot fetch its image: without a way out, and with endpoints. */
export const privateImage: Scenario = {
  id: "private-image",
  title: { en: "Private Fargate, no way to ECR", ja: "ECR に届かないプライベート Fargate" },
  story: {
    en:
      "A printing house moved its services to AWS Fargate, and none of them starts. In the press VPC there are no endpoints: one " +
      "subnet has no way out, one leads to an internet gateway and its tasks have no public address, one to a NAT gateway that " +
      "stands in a private subnet itself. The bindery VPC has endpoints: one refuses its callers, one is on no route table, one has " +
      "a name that leads past it; a security group lets out only to the VPC, and one image is on Docker Hub, where no endpoint leads.",
    ja:
      "ある印刷会社がサービスを AWS Fargate へ移しましたが、どれも起動しません。" +
      "印刷の VPC にはエンドポイントがありません。あるサブネットには出口がなく、別のサブネットはインターネットゲートウェイに通じていてもタスクにパブリックアドレスがなく、" +
      "もう 1 つの NAT ゲートウェイはそれ自体がプライベートサブネットにあります。" +
      "製本の VPC にはエンドポイントがありますが、呼び出しを受け入れないもの、どのルートテーブルにもないもの、名前が通じていないものがあり、" +
      "VPC 内にしか出られないセキュリティグループや、エンドポイントでは届かない Docker Hub のイメージもあります。",
  },
  regions: [region],
  faults: [],
  world: privateImageWorld,
  findings: expectedFindings(),
};

function privateImageWorld(now: Date): World {
  const place = { account, region, now };
  const print = cluster(place, { name: "print", capacityProviders: ["FARGATE"], tags: { 用途: "印刷" } });
  const world = regionWorld(place, [
    print,
    ...pressOf(place, print),
    ...binderyOf(place, print),
    fargateProviders,
    accountSettings(place, { trunking: false }),
  ]);
  return singleAccount(place, { region: world, hostedZones: [] });
}

function expectedFindings(): ExpectedFinding[] {
  const id = (prefix: string, name: string) => resourceId(anywhen, prefix, name);
  return [
    {
      ruleId: "ROUTE-001",
      subjectId: id("subnet", "press/press-island-a"),
      severity: "critical",
      confidence: "confirmed",
    },
    { ruleId: "ROUTE-001", subjectId: id("subnet", "press/press-app-a"), severity: "high", confidence: "likely" },
    { ruleId: "ROUTE-002", subjectId: "print/proofs", severity: "high", confidence: "confirmed" },
    { ruleId: "ROUTE-003", subjectId: "print/folding", severity: "high", confidence: "likely" },
    { ruleId: "ROUTE-005", subjectId: id("nat", "press-nat-a"), severity: "critical", confidence: "likely" },
    { ruleId: "ROUTE-006", subjectId: id("vpce", "bindery/ecr.api"), severity: "critical", confidence: "confirmed" },
    {
      ruleId: "ROUTE-007",
      subjectId: id("rtb", "bindery/bindery-covers"),
      severity: "high",
      confidence: "likely",
    },
    {
      ruleId: "ROUTE-008",
      subjectId: id("vpce", "bindery/secretsmanager"),
      severity: "high",
      confidence: "likely",
    },
    { ruleId: "ROUTE-011", subjectId: "print/stamps", severity: "high", confidence: "likely" },
    {
      ruleId: "SG-005",
      subjectId: securityGroupId(anywhen, "bindery", "glue"),
      severity: "high",
      confidence: "likely",
    },
    ...["covers", "glue", "inks", "plates", "proofs", "seals", "spines", "stamps"].map((name): ExpectedFinding => {
      return { ruleId: "ECS-002", subjectId: `print/${name}`, severity: "critical", confidence: "confirmed" };
    }),
  ];
}
