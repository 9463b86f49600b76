import type { RuleGuides } from "./rule-guide.ts";

const instances = "aws servicediscovery list-instances --service-id <srv-id>";
const runningTasks = "aws ecs describe-tasks --cluster <cluster> --tasks <tasks>";
const services = "aws ecs describe-services --cluster <cluster> --services <service>";

/** The guides to the rules about Cloud Map and Service Connect. */
export const discoveryGuides: RuleGuides = {
  "SD-001": {
    detect: {
      en: "The addresses of Cloud Map instances that ECS registered are compared with those of running tasks, awsvpc by interface, bridge and host by instance and port.",
      ja: "ECS が登録した Cloud Map インスタンスのアドレスを、実行中のタスクのもの（awsvpc はインターフェイス、bridge と host はインスタンスとポート）と比べます。",
    },
    commands: [instances, runningTasks],
    look: {
      en: "An instance id that is no running task's, or an AWS_INSTANCE_IPV4 no task has.",
      ja: "実行中のタスクにないインスタンス ID、またはどのタスクも持たない AWS_INSTANCE_IPV4 があること。",
    },
  },
  "SD-002": {
    detect: {
      en: "The record types of a service's registry are compared with the network mode of its task definition: bridge and host can only be registered as SRV.",
      ja: "サービスレジストリのレコードタイプを、タスク定義のネットワークモードと比べます。bridge と host で登録できるのは SRV だけです。",
    },
    commands: [services, "aws servicediscovery get-service --id <srv-id> --query Service.DnsConfig.DnsRecords"],
    look: {
      en: "Type A with network mode bridge or host, or SRV without a container name and port in serviceRegistries.",
      ja: "ネットワークモードが bridge か host で A になっている、または serviceRegistries にコンテナ名とポートのない SRV であること。",
    },
  },
  "SD-003": {
    detect: {
      en: "Host names in task definitions that end in a private namespace are compared with the VPCs its hosted zone is associated with, and with the DNS attributes and Resolver rules of those VPCs.",
      ja: "タスク定義に現れるプライベート名前空間の名前を、そのホストゾーンに関連付けられた VPC と、その DNS 属性や Resolver ルールに照らします。",
    },
    commands: [
      "aws servicediscovery get-namespace --id <ns-id> --query Namespace.Properties.DnsProperties.HostedZoneId",
      "aws route53 get-hosted-zone --id <zone> --query VPCs",
      "aws route53resolver list-resolver-rule-associations --filters Name=VPCId,Values=<vpc>",
    ],
    look: {
      en: "The VPC of the client tasks is not among them, or has a rule that forwards the namespace. A Service Connect name needs no DNS and is fine.",
      ja: "クライアント側タスクの VPC が含まれていない、またはその VPC に名前空間を転送するルールがあること。Service Connect の名前は DNS を使わないため問題ありません。",
    },
  },
  "SD-004": {
    detect: {
      en: "Running tasks of a service with a registry, older than two minutes, are looked up among the instances of its Cloud Map service. Where that has a health check, the status it holds is compared with the task's own.",
      ja: "レジストリを持つサービスの、起動から 2 分を過ぎた実行中タスクを、Cloud Map サービスのインスタンスから探します。ヘルスチェックがあれば、Cloud Map が保持するヘルスステータスをタスク自身のものと比べます。",
    },
    commands: [instances, "aws servicediscovery get-instances-health-status --service-id <srv-id>", runningTasks],
    look: {
      en: "A running task whose id is missing, or UNHEALTHY while its container is HEALTHY.",
      ja: "実行中なのに ID がない、またはコンテナが HEALTHY なのに UNHEALTHY のタスクがあること。",
    },
  },
  "SD-005": {
    detect: {
      en: "The TTL of a registry's records is compared with how long a task lives on after it was told to stop.",
      ja: "レジストリのレコードの TTL を、停止を指示されてからタスクが動き続ける時間と比べます。",
    },
    commands: [
      "aws servicediscovery get-service --id <srv-id> --query Service.DnsConfig.DnsRecords",
      "aws ecs describe-task-definition --task-definition <family> --query 'taskDefinition.containerDefinitions[].stopTimeout'",
    ],
    look: {
      en: "A TTL above stopTimeout (30 seconds unless set) and the target group's deregistration delay together: clients keep the address of a task that is gone.",
      ja: "TTL が、stopTimeout（デフォルト 30 秒）とターゲットグループの登録解除の遅延の合計より長いこと。クライアントは消えたタスクのアドレスを使い続けます。",
    },
  },
  "SD-006": {
    detect: {
      en: "For each pair of client and server in a Service Connect namespace the security groups are asked for the port the proxy is really met on: ingressPortOverride or the container port, in bridge mode the host port. The alias's port is not on the network.",
      ja: "Service Connect の名前空間内のクライアントとサーバーの組ごとに、プロキシが実際に待ち受けるポート（ingressPortOverride かコンテナポート、bridge はホストポート）をセキュリティグループが許可するか調べます。エイリアスのポートはネットワークには現れません。",
    },
    commands: [services, "aws ec2 describe-security-group-rules --filters Name=group-id,Values=<server group>"],
    look: {
      en: "No ingress rule for that port from the client's group.",
      ja: "そのポートを、クライアントのセキュリティグループから許可するインバウンドルールがないこと。",
    },
  },
  "SD-007": {
    detect: {
      en: "The start of a client's primary deployment is compared with the time at which the server's Service Connect endpoint first appeared: tasks know only the endpoints that existed when they started.",
      ja: "クライアントのプライマリデプロイの開始時刻を、サーバーの Service Connect エンドポイントができた時刻と比べます。タスクが知っているのは起動時に存在したエンドポイントだけです。",
    },
    commands: [
      `${services} --query 'services[].deployments[].[status,createdAt]'`,
      "aws servicediscovery get-service --id <srv-id> --query Service.CreateDate",
    ],
    look: {
      en: "The client's PRIMARY deployment is older than the Cloud Map service of the endpoint. Force a new deployment of the client.",
      ja: "クライアントの PRIMARY デプロイが、エンドポイントの Cloud Map サービスより古いこと。クライアントを強制的に再デプロイします。",
    },
  },
  "SD-008": {
    detect: {
      en: "Instances that ECS registers in a public DNS namespace: ECS always registers private addresses.",
      ja: "パブリック DNS 名前空間に ECS が登録したインスタンスを探します。ECS が登録するのは常にプライベートアドレスです。",
    },
    commands: ["aws servicediscovery get-namespace --id <ns-id> --query Namespace.Type", instances],
    look: {
      en: "DNS_PUBLIC, and private values in AWS_INSTANCE_IPV4.",
      ja: "DNS_PUBLIC で、AWS_INSTANCE_IPV4 がプライベートアドレスであること。",
    },
  },
  "SD-009": {
    detect: {
      en: "The registryArn of a service is looked up among the Cloud Map services of its Region; one that is there must have an instance once tasks run.",
      ja: "サービスの registryArn を、そのリージョンの Cloud Map サービスから探します。見つかった場合も、タスクが動いているのにインスタンスが 1 つもなければ検出します。",
    },
    commands: [`${services} --query 'services[].serviceRegistries'`, "aws servicediscovery get-service --id <srv-id>"],
    look: {
      en: "ServiceNotFound, or a service without any instance although tasks run: it was created anew.",
      ja: "ServiceNotFound になること、またはタスクが動いているのにインスタンスがないこと（作り直されたサービスです）。",
    },
  },
  "SD-010": {
    detect: {
      en: "The instances of a Cloud Map service in the DNS are counted: an answer holds eight of them at most.",
      ja: "DNS にある Cloud Map サービスのインスタンスを数えます。1 回の応答に入るのは最大 8 個です。",
    },
    commands: [instances, "dig +short <service>.<namespace>"],
    look: { en: "More instances than addresses in the answer.", ja: "応答のアドレス数よりインスタンスが多いこと。" },
  },
  "SD-011": {
    detect: {
      en: "The desired count of a service that registers its tasks, or the maximum of its scalable target, is compared with the 1,000 instances that a Cloud Map service holds.",
      ja: "タスクを登録するサービスの必要数、またはスケーラブルターゲットの最大数を、Cloud Map サービスの上限 1,000 インスタンスと比べます。",
    },
    commands: [
      `${services} --query 'services[].desiredCount'`,
      "aws application-autoscaling describe-scalable-targets --service-namespace ecs",
      instances,
    ],
    look: { en: "900 or more.", ja: "900 以上であること。" },
  },
  "SD-012": {
    detect: {
      en: "Host names in task definitions that are Service Connect aliases, in services that are not members of that namespace, and that no hosted zone holds.",
      ja: "タスク定義に現れる Service Connect のエイリアスのうち、その名前空間に参加していないサービスが使い、どのホストゾーンにもないものを探します。",
    },
    commands: [services, "dig <alias>   # from inside the VPC"],
    look: {
      en: "NXDOMAIN: only proxies of the namespace know the name.",
      ja: "NXDOMAIN になること。名前を知っているのは名前空間のプロキシだけです。",
    },
  },
};
