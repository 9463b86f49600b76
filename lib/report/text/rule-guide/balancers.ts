import type { RuleGuides } from "./rule-guide.ts";

const health = "aws elbv2 describe-target-health --target-group-arn <target group>";
const group = "aws elbv2 describe-target-groups --target-group-arns <target group>";
const balancer = "aws elbv2 describe-load-balancers --names <name>";
const rules = "aws elbv2 describe-rules --listener-arn <listener>";
const tasks = "aws ecs describe-tasks --cluster <cluster> --tasks <tasks>";
const service = "aws ecs describe-services --cluster <cluster> --services <service>";
const definition = "aws ecs describe-task-definition --task-definition <family>";

/** The guides to the rules about load balancers and target groups. */
export const balancersGuides: RuleGuides = {
  "LB-001": {
    detect: {
      en: "The state Elastic Load Balancing reports.",
      ja: "Elastic Load Balancing が報告する状態を確認します。",
    },
    commands: [`${balancer} --query 'LoadBalancers[].State'`],
    look: {
      en: "A Code other than active, and the Reason.",
      ja: "Code が active 以外であること。Reason も確認します。",
    },
  },
  "LB-002": {
    detect: {
      en: "The subnets of internet-facing load balancers are looked up in their route tables: without a route to an internet gateway no client gets an answer there.",
      ja: "インターネット向けロードバランサーのサブネットについて、ルートテーブルにインターネットゲートウェイへのルートがあるか調べます。",
    },
    commands: [
      `${balancer} --query 'LoadBalancers[].AvailabilityZones[].SubnetId'`,
      "aws ec2 describe-route-tables --filters Name=association.subnet-id,Values=<subnet>",
    ],
    look: { en: "No 0.0.0.0/0 → igw-….", ja: "0.0.0.0/0 → igw-… がないこと。" },
  },
  "LB-003": {
    detect: {
      en: "The zones where tasks of a service run are compared with the zones of its load balancer. A zone that is only listed is low, unless Availability Zone rebalancing takes tasks there.",
      ja: "サービスのタスクがある AZ を、ロードバランサーの AZ と比べます。サブネットがあるだけの AZ は「低」ですが、アベイラビリティーゾーンの再調整が有効なら「高」です。",
    },
    commands: [
      `${balancer} --query 'LoadBalancers[].AvailabilityZones[].ZoneName'`,
      `${tasks} --query 'tasks[].availabilityZone'`,
      health,
    ],
    look: {
      en: "Target.NotInUse for targets in a zone the load balancer lacks.",
      ja: "ロードバランサーにない AZ のターゲットが Target.NotInUse になること。",
    },
  },
  "LB-004": {
    detect: {
      en: "Load balancers without a listener, public listeners all rules of which answer with a server error of their own, and rules that one of a lower number takes every request from. A group without targets is TG-002's.",
      ja: "リスナーのないロードバランサー、すべてのルールが 5xx の固定応答である公開リスナー、番号の小さいルールにすべてのリクエストを取られて評価されないルールを検出します。ターゲットのないグループは TG-002 が扱います。",
    },
    commands: ["aws elbv2 describe-listeners --load-balancer-arn <load balancer>", rules],
    look: {
      en: "No listener, or only fixed-response 5xx, or two rules of which the earlier one's conditions cover the later one's.",
      ja: "リスナーがない、5xx の固定応答だけ、または先のルールの条件が後のルールの条件を含んでいること。",
    },
  },
  "LB-005": {
    detect: {
      en: "Internal Network Load Balancers that keep client addresses, called by name by tasks on a host, or at an address, that is one of their targets.",
      ja: "クライアント IP を保持する内部の Network Load Balancer を、そのターゲットと同じホストまたはアドレスのタスクが名前で呼び出しているものを検出します。",
    },
    commands: [
      "aws elbv2 describe-target-group-attributes --target-group-arn <target group>",
      `${definition} --query 'taskDefinition.containerDefinitions[].environment'`,
    ],
    look: {
      en: "preserve_client_ip.enabled true, and the load balancer's name among the values.",
      ja: "preserve_client_ip.enabled が true で、値の中にロードバランサーの名前があること。",
    },
  },
  "LB-006": {
    detect: {
      en: "The VPC of a target group is compared with that of the service's subnets.",
      ja: "ターゲットグループの VPC を、サービスのサブネットの VPC と比べます。",
    },
    commands: [
      `${group} --query 'TargetGroups[].VpcId'`,
      `${service} --query 'services[].networkConfiguration.awsvpcConfiguration.subnets'`,
    ],
    look: { en: "Two different VPCs.", ja: "VPC が異なること。" },
  },
  "LB-007": {
    detect: {
      en: "The healthy targets are counted for each zone of a load balancer whose cross-zone load balancing is off; Network Load Balancers in a single zone are found too.",
      ja: "クロスゾーン負荷分散がオフのロードバランサーについて、AZ ごとに正常なターゲットを数えます。1 つの AZ だけで動く Network Load Balancer も検出します。",
    },
    commands: [health, "aws elbv2 describe-load-balancer-attributes --load-balancer-arn <load balancer>"],
    look: {
      en: "A zone without a healthy target, and load_balancing.cross_zone.enabled false.",
      ja: "正常なターゲットのない AZ があり、load_balancing.cross_zone.enabled が false であること。",
    },
  },
  "TG-001": {
    detect: {
      en: "The target type of a service's target groups is compared with the network mode of its task definition: awsvpc needs ip.",
      ja: "サービスのターゲットグループのターゲットタイプを、タスク定義のネットワークモードと比べます。awsvpc には ip が必要です。",
    },
    commands: [`${group} --query 'TargetGroups[].TargetType'`, `${definition} --query taskDefinition.networkMode`],
    look: { en: "instance with awsvpc.", ja: "awsvpc なのに instance であること。" },
  },
  "TG-002": {
    detect: {
      en: "Target groups that a rule gives requests to, without a healthy target; stand-by groups and services nobody wants tasks of are left out.",
      ja: "ルールからリクエストが送られるのに正常なターゲットがないターゲットグループを検出します。待機中のグループと、必要数 0 のサービスは除きます。",
    },
    commands: [rules, `${health} --query 'TargetHealthDescriptions[].TargetHealth'`],
    look: {
      en: "No state healthy. With unhealthy targets only, requests go to all of them; without any, clients get 503.",
      ja: "healthy が 1 つもないこと。異常なターゲットだけなら全部に送られ、1 つもなければ 503 になります。",
    },
  },
  "TG-003": {
    detect: {
      en: "Unhealthy targets by the reason Elastic Load Balancing gives, past the grace of a deployment, joined with the task and container behind them.",
      ja: "異常なターゲットを、デプロイの猶予を過ぎたものに絞り、Elastic Load Balancing の理由コードと背後のタスク・コンテナに結び付けます。",
    },
    commands: [
      health,
      `${group} --query 'TargetGroups[].[HealthCheckPath,HealthCheckPort,Matcher]'`,
      "curl -v http://<target address>:<port><path>   # from inside the VPC",
    ],
    look: {
      en: "Target.Timeout: the network. Target.ResponseCodeMismatch: path or application. Target.FailedHealthChecks: port or protocol.",
      ja: "Target.Timeout はネットワーク、Target.ResponseCodeMismatch はパスかアプリケーション、Target.FailedHealthChecks はポートかプロトコルが原因です。",
    },
  },
  "TG-004": {
    detect: {
      en: "Targets of groups that ECS keeps are compared with the live tasks: by address and port, or by instance and host port.",
      ja: "ECS が管理するターゲットグループのターゲットを、実行中のタスク（アドレスとポート、またはインスタンスとホストポート）と比べます。",
    },
    commands: [health, `${tasks} --query 'tasks[].[lastStatus,attachments,containers[].networkBindings]'`],
    look: {
      en: "A target that is not draining, and no RUNNING task with that address and port.",
      ja: "draining でないのに、そのアドレスとポートの RUNNING タスクがないこと。",
    },
  },
  "TG-005": {
    detect: {
      en: "The container that is met at each target is compared with the one the service registers there.",
      ja: "各ターゲットで実際に応答するコンテナを、サービスが登録しているものと比べます。",
    },
    commands: [health, `${tasks} --query 'tasks[].[group,attachments,containers[].networkBindings]'`],
    look: {
      en: "The task at the target's address and port is of another group.",
      ja: "ターゲットのアドレスとポートにいるタスクの group が別のサービスであること。",
    },
  },
  "TG-006": {
    detect: {
      en: "A health check port that is a number, of a group without a healthy target, is compared with the ports on which its tasks, and others on the same hosts, are met.",
      ja: "正常なターゲットのないグループで数値指定されたヘルスチェックのポートを、そのタスクや同じホストのほかのタスクが待ち受けるポートと比べます。",
    },
    commands: [`${group} --query 'TargetGroups[].HealthCheckPort'`, health],
    look: {
      en: "A number that no container listens on, or one for all while targets have host ports of their own each. traffic-port is right then.",
      ja: "どのコンテナも待ち受けていない番号、またはターゲットごとにホストポートが異なるのに 1 つの番号になっていること。その場合は traffic-port が正解です。",
    },
  },
  "TG-007": {
    detect: {
      en: "Running tasks of services with a load balancer, past the grace of a deployment, are looked up among the targets.",
      ja: "ロードバランサー付きサービスの、猶予を過ぎた実行中タスクを、ターゲットから探します。",
    },
    commands: [`${tasks} --query 'tasks[].[taskArn,attachments]'`, health],
    look: {
      en: "An address of a running task that is no target.",
      ja: "実行中タスクのアドレスがターゲットにないこと。",
    },
  },
  "TG-008": {
    detect: {
      en: "Targets with the state unused, by their reason.",
      ja: "状態が unused のターゲットを理由とともに調べます。",
    },
    commands: [health, rules],
    look: {
      en: "Target.NotInUse: no rule leads to the group, or the zone is not the load balancer's. Target.InvalidState: the instance stopped. Target.IpUnusable: the address is a load balancer's.",
      ja: "Target.NotInUse: グループに至るルールがないか、AZ がロードバランサーにありません。Target.InvalidState: インスタンスが停止しています。Target.IpUnusable: ロードバランサーのアドレスです。",
    },
  },
  "TG-009": {
    detect: {
      en: "The protocol of a target group whose targets all fail is compared with the appProtocol of the port mapping, with what its number stands for, and with the reason of the failed checks.",
      ja: "ターゲットがすべて失敗しているグループのプロトコルを、ポートマッピングの appProtocol、番号の慣例、ヘルスチェック失敗の理由に照らします。",
    },
    commands: [
      `${group} --query 'TargetGroups[].[Protocol,ProtocolVersion,Port]'`,
      "openssl s_client -connect <target address>:<port>   # from inside the VPC",
    ],
    look: {
      en: "HTTPS to a port that speaks plain text, or the other way round.",
      ja: "平文のポートに HTTPS、またはその逆であること。",
    },
  },
  "TG-011": {
    detect: {
      en: "Targets whose zone is “all”: addresses outside of the VPC.",
      ja: "AZ が all のターゲット、つまり VPC の外のアドレスを探します。",
    },
    commands: [`${health} --query "TargetHealthDescriptions[?Target.AvailabilityZone=='all']"`],
    look: { en: "Whether the addresses are meant to be outside.", ja: "VPC の外を意図したものかどうか。" },
  },
};
