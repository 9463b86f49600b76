import type { Sentences } from "./sentence.ts";

/** Why a question cannot be asked, and what would be accepted. */
export const refusalSentences = {
  notAProtocol: {
    en: "“{given}” is not a protocol: tcp, udp, icmp, icmpv6, all or a number 0–255.",
    ja: "「{given}」はプロトコルではありません。tcp、udp、icmp、icmpv6、all、または 0〜255 の数値を指定してください。",
  },
  notAPort: {
    en: "“{given}” is not a port: a number 0–65535, or a range a-b with a ≤ b.",
    ja: "「{given}」はポートではありません。0〜65535 の数値か、a-b の範囲（a ≤ b）を指定してください。",
  },
  portTwice: {
    en: "“{given}” names port {own}, and the port asked for is {port}: give one of the two.",
    ja: "「{given}」のポートは {own} ですが、指定されたポートは {port} です。どちらか一方にしてください。",
  },
  portWithout: {
    en: "“{given}” names a port, which {protocol} does not have: ask tcp or udp, or leave the port out.",
    ja: "「{given}」にはポートがありますが、{protocol} ではポートを指定できません。tcp か udp を選ぶか、ポートを外してください。",
  },
  notAnIcmpType: { en: "An ICMP type is a number 0–255.", ja: "ICMP タイプには 0〜255 の数値を指定してください。" },
  notAnIcmpCode: {
    en: "An ICMP code is a number 0–255, and needs icmpType.",
    ja: "ICMP コードには 0〜255 の数値を、icmpType と合わせて指定してください。",
  },
  notAHost: {
    en: "“{given}” is not a host name, such as www.example.com.",
    ja: "「{given}」はホスト名ではありません（例: www.example.com）。",
  },
  notAPath: {
    en: "“{given}” is not a path: it begins with / and holds no spaces, as in /api/orders?page=2.",
    ja: "「{given}」はパスではありません。/ で始まり空白を含まない値を指定してください（例: /api/orders?page=2）。",
  },
  notAVpc: {
    en: "“{given}” is not a VPC of this snapshot.",
    ja: "「{given}」はこのスナップショットの VPC ではありません。",
  },
  notAnEnd: { en: "A {kind} is not an end of a path.", ja: "{kind} は経路の端にできません。" },
  emptyEnd: {
    en: "{field} is empty: a URN, ARN, AWS id, name, IP address, CIDR block, DNS name or “internet” is accepted.",
    ja: "{field} が空です。URN、ARN、AWS の ID、名前、IP アドレス、CIDR ブロック、DNS 名、または「インターネット」を指定してください。",
  },
  unknownEnd: {
    en: "“{given}” is not in this snapshot: a URN, ARN, AWS id, name, IP address, CIDR block, DNS name or “internet” is accepted.",
    ja: "「{given}」はこのスナップショットにありません。URN、ARN、AWS の ID、名前、IP アドレス、CIDR ブロック、DNS 名、または「インターネット」を指定してください。",
  },
  severalEnds: {
    en: "“{given}” names {count} resources: name one by its URN.",
    ja: "「{given}」に該当するリソースが {count} 個あります。URN で 1 つを指定してください。",
  },
  notACidr: {
    en: "“{given}” is not a CIDR block, such as 10.0.0.0/16 or 2001:db8::/32.",
    ja: "「{given}」は CIDR ブロックではありません（例: 10.0.0.0/16、2001:db8::/32）。",
  },
  hostBits: {
    en: "“{given}” has host bits set; the block is {block}.",
    ja: "「{given}」はホスト部のビットが立っています。ブロックは {block} です。",
  },
  notAnAddress: {
    en: "“{given}” is not an IP address, such as 10.0.1.20.",
    ja: "「{given}」は IP アドレスではありません（例: 10.0.1.20）。",
  },
  severalVpcs: {
    en: "{address} is in several VPCs: name one in {parameter}.",
    ja: "{address} は複数の VPC にあります。{parameter} で 1 つを指定してください。",
  },
  severalPlaces: {
    en: "“{name}” leads to different places from {places}: name the VPC that asks in fromVpc.",
    ja: "「{name}」は問い合わせ元（{places}）によって行き先が異なります。問い合わせ元の VPC を fromVpc で指定してください。",
  },
  checksFrom: {
    en: "Health checks come from a load balancer: name it, or its listener.",
    ja: "ヘルスチェックはロードバランサーから送られます。送信元にロードバランサーかリスナーを指定してください。",
  },
  checksTo: {
    en: "Health checks go to a target group, or to those of a load balancer.",
    ja: "ヘルスチェックの宛先には、ターゲットグループかロードバランサーを指定してください。",
  },
  tooManyClasses: {
    en: "This account has {count} classes: name one end in from, or fold them to services.",
    ja: "このアカウントにはクラスが {count} 個あります。from で 1 つの端を指定するか、サービスにまとめてください。",
  },
  notInMatrix: {
    en: "“{given}” is no end in this matrix: a task, service, load balancer, instance or network interface is.",
    ja: "「{given}」はこの表の端ではありません。タスク、サービス、ロードバランサー、インスタンス、ネットワークインターフェイスを指定してください。",
  },
  noSuchChange: { en: "There is no change {at} in this answer.", ja: "この回答に変更 {at} はありません。" },
  passedWithParts: {
    en: "“{given}” is {what}, which is no end of a path: name what is in it, or {instead}.",
    ja: "「{given}」は{what}で、経路の端にできません。その中のリソースか {instead} を指定してください。",
  },
  passed: {
    en: "“{given}” is {what}, which is no end of a path: name what sends or receives.",
    ja: "「{given}」は{what}で、経路の端にできません。送信または受信するものを指定してください。",
  },
  "is-vpcs": { en: "a VPC", ja: " VPC " },
  "is-subnets": { en: "a subnet", ja: "サブネット" },
  "is-securityGroups": { en: "a security group", ja: "セキュリティグループ" },
  "is-networkAcls": { en: "a network ACL", ja: "ネットワーク ACL " },
  "is-routeTables": { en: "a route table", ja: "ルートテーブル" },
  "is-internetGateways": { en: "an internet gateway", ja: "インターネットゲートウェイ" },
  "is-egressOnlyInternetGateways": {
    en: "an egress-only internet gateway",
    ja: "Egress-Only インターネットゲートウェイ",
  },
  "is-vpcPeeringConnections": { en: "a peering connection", ja: "ピアリング接続" },
  "is-transitGateways": { en: "a transit gateway", ja: "Transit Gateway " },
  "is-transitGatewayAttachments": { en: "a transit gateway attachment", ja: "Transit Gateway アタッチメント" },
  "is-transitGatewayRouteTables": { en: "a transit gateway route table", ja: "Transit Gateway ルートテーブル" },
  "is-vpnConnections": { en: "a VPN connection", ja: " VPN 接続" },
  "is-customerGateways": { en: "a customer gateway", ja: "カスタマーゲートウェイ" },
  "is-gatewayEndpoint": { en: "a gateway endpoint", ja: "ゲートウェイエンドポイント" },
  "is-elasticIps": { en: "an Elastic IP address", ja: " Elastic IP アドレス" },
  "is-flowLogs": { en: "a flow log", ja: "フローログ" },
  "is-ecsClusters": { en: "a cluster", ja: "クラスター" },
  "is-hostedZones": { en: "a hosted zone", ja: "ホストゾーン" },
  "is-listenerRules": { en: "a listener rule", ja: "リスナールール" },
  "is-cloudMapNamespaces": { en: "a Cloud Map namespace", ja: " Cloud Map 名前空間" },
  "is-cloudMapServices": { en: "a Cloud Map service", ja: " Cloud Map サービス" },
  "is-cloudMapInstances": { en: "a Cloud Map instance", ja: " Cloud Map インスタンス" },
} as const satisfies Sentences;
