import type { Confidence, Severity } from "#lib/findings/finding.ts";
import type { OwnerClass } from "#lib/graph/topology.ts";
import type { AreaName } from "#lib/model/areas.ts";
import type { Problem } from "#lib/model/problem.ts";
import type { Language } from "./language.ts";

/** Words for the values of one closed set. */
type Words<Value extends string> = { readonly [Tongue in Language]: { readonly [Name in Value]: string } };

/** Severities; `unknown` is for what could not be judged. */
export const severityWords: Words<Severity | "unknown"> = {
  en: { critical: "critical", high: "high", medium: "medium", low: "low", info: "info", unknown: "unknown" },
  ja: { critical: "重大", high: "高", medium: "中", low: "低", info: "情報", unknown: "不明" },
};

/** How sure a finding is. */
export const confidenceWords: Words<Confidence> = {
  en: { confirmed: "confirmed", likely: "likely", possible: "possible" },
  ja: { confirmed: "確認済み", likely: "ほぼ確実", possible: "可能性あり" },
};

/** Why something was not read. */
export const problemKindWords: Words<Problem["kind"]> = {
  en: {
    denied: "denied",
    throttled: "throttled",
    timeout: "timed out",
    unreachable: "unreachable",
    credentials: "no valid credentials",
    "unexpected-shape": "unexpected answer",
    unsupported: "not supported",
    "not-asked": "not asked",
    failed: "failed",
  },
  ja: {
    denied: "拒否",
    throttled: "スロットリング",
    timeout: "タイムアウト",
    unreachable: "到達不能",
    credentials: "有効な認証情報なし",
    "unexpected-shape": "想定外の応答",
    unsupported: "未対応",
    "not-asked": "未調査",
    failed: "失敗",
  },
};

/** Whether a hosted zone answers to everybody. */
export const visibilityWords: Words<"public" | "private"> = {
  en: { public: "public", private: "private" },
  ja: { public: "パブリック", private: "プライベート" },
};

/** Who holds addresses, many at a time. */
export const ownerWords: Words<OwnerClass> = {
  en: {
    "ecs-task": "tasks",
    "ecs-trunk": "trunks",
    "container-instance": "container instances",
    "ec2-instance": "EC2",
    "load-balancer": "load balancers",
    "nat-gateway": "NAT",
    "vpc-endpoint": "endpoints",
    "transit-gateway": "transit gateway",
    lambda: "Lambda",
    rds: "RDS",
    efs: "EFS",
    "eks-control-plane": "EKS control plane",
    "eks-node": "EKS nodes",
    "eks-pod": "EKS pods",
    "attached-by-hand": "attached by hand",
    unattached: "unattached",
    other: "other",
    unknown: "owner not known",
  },
  ja: {
    "ecs-task": "タスク",
    "ecs-trunk": "トランク",
    "container-instance": "コンテナインスタンス",
    "ec2-instance": "EC2",
    "load-balancer": "ロードバランサー",
    "nat-gateway": "NAT",
    "vpc-endpoint": "エンドポイント",
    "transit-gateway": "Transit Gateway",
    lambda: "Lambda",
    rds: "RDS",
    efs: "EFS",
    "eks-control-plane": "EKS コントロールプレーン",
    "eks-node": "EKS ノード",
    "eks-pod": "EKS Pod",
    "attached-by-hand": "手動アタッチ",
    unattached: "未アタッチ",
    other: "その他",
    unknown: "所有者不明",
  },
};

/** How a service is found by its clients. */
export const registryWords: Words<"service discovery" | "Service Connect"> = {
  en: { "service discovery": "service discovery", "Service Connect": "Service Connect" },
  ja: { "service discovery": "サービス検出", "Service Connect": "Service Connect" },
};

/** The resource families of a survey, in AWS's own nouns. */
export const areaWords: Words<AreaName> = {
  en: {
    vpcs: "VPCs",
    subnets: "Subnets",
    routeTables: "Route tables",
    networkAcls: "Network ACLs",
    securityGroups: "Security groups",
    securityGroupRules: "Security group rules",
    networkInterfaces: "Network interfaces",
    elasticIps: "Elastic IP addresses",
    ec2Instances: "EC2 instances",
    instanceTypes: "Instance types",
    internetGateways: "Internet gateways",
    egressOnlyInternetGateways: "Egress-only internet gateways",
    natGateways: "NAT gateways",
    vpnGateways: "Virtual private gateways",
    vpnConnections: "VPN connections",
    customerGateways: "Customer gateways",
    vpcEndpoints: "VPC endpoints",
    vpcPeeringConnections: "VPC peering connections",
    transitGateways: "Transit gateways",
    transitGatewayAttachments: "Transit gateway attachments",
    transitGatewayRouteTables: "Transit gateway route tables",
    managedPrefixLists: "Managed prefix lists",
    flowLogs: "Flow logs",
    dhcpOptions: "DHCP option sets",
    vpcBlockPublicAccessOptions: "VPC Block Public Access",
    vpcBlockPublicAccessExclusions: "VPC Block Public Access exclusions",
    ecsClusters: "ECS clusters",
    ecsServices: "ECS services",
    ecsTasks: "ECS tasks",
    ecsTaskDefinitions: "Task definitions",
    ecsContainerInstances: "Container instances",
    capacityProviders: "Capacity providers",
    accountSettings: "ECS account settings",
    scalableTargets: "Scalable targets",
    loadBalancers: "Load balancers",
    listeners: "Listeners",
    listenerRules: "Listener rules",
    targetGroups: "Target groups",
    targetHealth: "Target health",
    vpcHostedZones: "Private zones of VPCs",
    resolverRules: "Resolver rules",
    cloudMapNamespaces: "Cloud Map namespaces",
    cloudMapServices: "Cloud Map services",
    cloudMapInstances: "Cloud Map instances",
    cloudMapInstanceHealth: "Cloud Map instance health",
    identity: "Caller identity",
    hostedZones: "Hosted zones",
    resourceRecordSets: "Resource record sets",
    healthChecks: "Route 53 health checks",
  },
  ja: {
    vpcs: "VPC",
    subnets: "サブネット",
    routeTables: "ルートテーブル",
    networkAcls: "ネットワーク ACL",
    securityGroups: "セキュリティグループ",
    securityGroupRules: "セキュリティグループルール",
    networkInterfaces: "ネットワークインターフェイス (ENI)",
    elasticIps: "Elastic IP アドレス",
    ec2Instances: "EC2 インスタンス",
    instanceTypes: "インスタンスタイプ",
    internetGateways: "インターネットゲートウェイ",
    egressOnlyInternetGateways: "Egress-Only インターネットゲートウェイ",
    natGateways: "NAT ゲートウェイ",
    vpnGateways: "仮想プライベートゲートウェイ",
    vpnConnections: "VPN 接続",
    customerGateways: "カスタマーゲートウェイ",
    vpcEndpoints: "VPC エンドポイント",
    vpcPeeringConnections: "VPC ピアリング接続",
    transitGateways: "Transit Gateway",
    transitGatewayAttachments: "Transit Gateway アタッチメント",
    transitGatewayRouteTables: "Transit Gateway ルートテーブル",
    managedPrefixLists: "マネージドプレフィックスリスト",
    flowLogs: "フローログ",
    dhcpOptions: "DHCP オプションセット",
    vpcBlockPublicAccessOptions: "VPC パブリックアクセスのブロック",
    vpcBlockPublicAccessExclusions: "VPC パブリックアクセスのブロックの除外",
    ecsClusters: "ECS クラスター",
    ecsServices: "ECS サービス",
    ecsTasks: "ECS タスク",
    ecsTaskDefinitions: "タスク定義",
    ecsContainerInstances: "コンテナインスタンス",
    capacityProviders: "キャパシティプロバイダー",
    accountSettings: "ECS アカウント設定",
    scalableTargets: "スケーラブルターゲット",
    loadBalancers: "ロードバランサー",
    listeners: "リスナー",
    listenerRules: "リスナールール",
    targetGroups: "ターゲットグループ",
    targetHealth: "ターゲットのヘルスステータス",
    vpcHostedZones: "VPC のプライベートホストゾーン",
    resolverRules: "Resolver ルール",
    cloudMapNamespaces: "Cloud Map 名前空間",
    cloudMapServices: "Cloud Map サービス",
    cloudMapInstances: "Cloud Map インスタンス",
    cloudMapInstanceHealth: "Cloud Map インスタンスのヘルスステータス",
    identity: "呼び出し元のアイデンティティ",
    hostedZones: "ホストゾーン",
    resourceRecordSets: "リソースレコードセット",
    healthChecks: "Route 53 ヘルスチェック",
  },
};
