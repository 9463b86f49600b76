import type { Language } from "../text/language.ts";

/** The fields of records that people know by another name than AWS's answers give them. */
const names: { readonly [field: string]: readonly [en: string, ja: string] } = {
  actions: ["actions", "アクション"],
  agentConnected: ["agent connected", "エージェントの接続"],
  agentVersion: ["agent version", "エージェントのバージョン"],
  aliasTarget: ["alias target", "エイリアス先"],
  allocationId: ["Elastic IP allocation", "Elastic IP の割り当て ID"],
  assignPublicIp: ["public IP", "パブリック IP の割り当て"],
  association: ["association", "関連付け"],
  associations: ["associations", "関連付け"],
  attachment: ["attachment", "アタッチメント"],
  attachments: ["attachments", "アタッチメント"],
  attributes: ["attributes", "属性"],
  availabilityZone: ["Availability Zone", "アベイラビリティーゾーン"],
  availabilityZones: ["Availability Zones", "アベイラビリティーゾーン"],
  availabilityZoneRebalancing: ["Availability Zone rebalancing", "アベイラビリティーゾーンの再調整"],
  availableIpAddressCount: ["free addresses", "空きアドレス数"],
  awsvpcConfiguration: ["network", "ネットワーク"],
  capacityProviderName: ["capacity provider", "キャパシティプロバイダー"],
  capacityProviderStrategy: ["capacity provider strategy", "キャパシティプロバイダー戦略"],
  cidrBlock: ["CIDR block", "CIDR ブロック"],
  cidrReservations: ["CIDR reservations", "CIDR 予約"],
  conditions: ["conditions", "条件"],
  containerInstanceArn: ["container instance", "コンテナインスタンス"],
  containerPort: ["container port", "コンテナポート"],
  containers: ["containers", "コンテナ"],
  defaultActions: ["default actions", "デフォルトアクション"],
  deployments: ["deployments", "デプロイ"],
  description: ["description", "説明"],
  desiredCount: ["desired tasks", "必要数"],
  desiredStatus: ["desired status", "目標ステータス"],
  dnsName: ["DNS name", "DNS 名"],
  entries: ["entries", "エントリ"],
  failedTasks: ["failed tasks", "失敗したタスク"],
  groups: ["security groups", "セキュリティグループ"],
  healthCheck: ["health check", "ヘルスチェック"],
  healthCheckGracePeriodSeconds: ["health check grace period (s)", "ヘルスチェックの猶予期間（秒）"],
  healthCheckIntervalSeconds: ["health check interval (s)", "ヘルスチェックの間隔（秒）"],
  healthCheckPath: ["health check path", "ヘルスチェックのパス"],
  healthCheckPort: ["health check port", "ヘルスチェックのポート"],
  healthCheckProtocol: ["health check protocol", "ヘルスチェックのプロトコル"],
  healthCheckTimeoutSeconds: ["health check timeout (s)", "ヘルスチェックのタイムアウト（秒）"],
  healthStatus: ["health", "ヘルスステータス"],
  image: ["image", "イメージ"],
  instanceType: ["instance type", "インスタンスタイプ"],
  ipPermissions: ["inbound rules", "インバウンドルール"],
  ipPermissionsEgress: ["outbound rules", "アウトバウンドルール"],
  lastStatus: ["status", "ステータス"],
  launchType: ["launch type", "起動タイプ"],
  loadBalancers: ["load balancers", "ロードバランサー"],
  maximumPercent: ["maximum percent", "最大実行タスク (%)"],
  minimumHealthyPercent: ["minimum healthy percent", "最小実行タスク (%)"],
  networkInterfaces: ["network interfaces", "ネットワークインターフェイス"],
  pendingCount: ["pending tasks", "保留中のタスク"],
  pendingTasksCount: ["pending tasks", "保留中のタスク"],
  platformVersion: ["platform version", "プラットフォームバージョン"],
  port: ["port", "ポート"],
  priority: ["priority", "優先度"],
  privateDnsEnabled: ["private DNS", "プライベート DNS"],
  privateIpAddress: ["private address", "プライベートアドレス"],
  privateIpAddresses: ["private addresses", "プライベートアドレス"],
  protocol: ["protocol", "プロトコル"],
  publicIp: ["public address", "パブリックアドレス"],
  remainingResources: ["remaining resources", "残りのリソース"],
  resourceRecordSetCount: ["records", "レコード数"],
  rolloutState: ["rollout state", "ロールアウトの状態"],
  routeTableIds: ["route tables", "ルートテーブル"],
  routes: ["routes", "ルート"],
  rules: ["rule", "ルール"],
  ruleAction: ["action", "アクション"],
  runningCount: ["running tasks", "実行中のタスク"],
  runningTasksCount: ["running tasks", "実行中のタスク"],
  scheme: ["scheme", "スキーム"],
  securityGroups: ["security groups", "セキュリティグループ"],
  serviceRegistries: ["service registries", "サービスレジストリ"],
  state: ["state", "状態"],
  status: ["status", "ステータス"],
  stoppedReason: ["stopped reason", "停止理由"],
  subnetIds: ["subnets", "サブネット"],
  subnets: ["subnets", "サブネット"],
  tags: ["tags", "タグ"],
  targetGroupArn: ["target group", "ターゲットグループ"],
  targetType: ["target type", "ターゲットタイプ"],
  targets: ["targets", "ターゲット"],
  taskDefinition: ["task definition", "タスク定義"],
  taskDefinitionArn: ["task definition", "タスク定義"],
  ttl: ["TTL", "TTL"],
  type: ["type", "タイプ"],
  value: ["value", "値"],
  values: ["values", "値"],
  weight: ["weight", "重み"],
};

/** `targetgroup/web/50dc6c495c0c9188` of its ARN: where it is, the page says. */
function withoutAccount(key: string): string {
  return key.replace(/^arn:[^:]*:[^:]*:[^:]*:\d*:/, "");
}

/**
 * A field of a record in words, from the path that leads to it: `routes[0.0.0.0/0].state` is “routes 0.0.0.0/0: state”.
 * `undefined` when a part of the path has no name that people know it by: then the path itself says it better.
 */
export function fieldInWords(path: string, language: Language): string | undefined {
  const parts = [...path.matchAll(/([A-Za-z0-9]+)(?:\[([^\]]*)\])?(?:\.|$)/g)];
  if (parts.map(([part]) => part).join("") !== path) return undefined;
  const words = parts.map(([, field = "", key = ""]) => {
    const name = Object.hasOwn(names, field) ? names[field]?.[language === "ja" ? 1 : 0] : undefined;
    return name === undefined ? undefined : [name, withoutAccount(key)].filter((one) => one !== "").join(" ");
  });
  return words.includes(undefined) ? undefined : words.join(": ");
}
