import type { RuleGuides } from "./rule-guide.ts";

const events =
  "aws ecs describe-services --cluster <cluster> --services <service> --query 'services[].events[:10].message'";
const free =
  "aws ec2 describe-subnets --subnet-ids <subnets> --query 'Subnets[].[SubnetId,CidrBlock,AvailableIpAddressCount]'";
const inSubnet =
  "aws ec2 describe-network-interfaces --filters Name=subnet-id,Values=<subnet> --query 'NetworkInterfaces[].[Description,Status]'";

/** The guides to the rules about the addresses of subnets. */
export const addressesGuides: RuleGuides = {
  "IPAM-001": {
    detect: {
      en: "Subnets without a free address that something still grows in: tasks in awsvpc mode, an Application or Classic Load Balancer, an Auto Scaling group, Amazon EKS. An error about free addresses in events or stop reasons confirms it.",
      ja: "空きアドレスがなく、まだ増えるもの（awsvpc のタスク、Application Load Balancer と Classic Load Balancer、Auto Scaling グループ、Amazon EKS）が使うサブネットを検出します。イベントや停止理由にアドレス不足のエラーがあれば確定です。",
    },
    commands: [free, inSubnet, events],
    look: {
      en: "AvailableIpAddressCount 0, and who holds the addresses by the descriptions of the interfaces.",
      ja: "AvailableIpAddressCount が 0 であること。誰が使っているかはインターフェイスの説明で分かります。",
    },
  },
  "IPAM-002": {
    detect: {
      en: "The addresses a rolling deployment needs at its peak are compared with those free in the service's subnets, zone by zone, after eight are set aside for a load balancer that shares one. The same again with Auto Scaling's maximum in place of the desired count.",
      ja: "ローリングデプロイのピークで必要なアドレス数を、サービスのサブネットの空きと AZ ごとに比べます。ロードバランサーと共用のサブネットでは 8 個を差し引きます。必要数を Auto Scaling の最大数に置き換えて、もう一度比べます。",
    },
    commands: [
      free,
      "aws ecs describe-services --cluster <cluster> --services <service> --query 'services[].[desiredCount,runningCount,deploymentConfiguration]'",
      "aws application-autoscaling describe-scalable-targets --service-namespace ecs --resource-ids service/<cluster>/<service> --query 'ScalableTargets[].[MaxCapacity,SuspendedState]'",
    ],
    look: {
      en: "floor(desired × maximumPercent ÷ 100) − running is more than what is free, or MaxCapacity − running is.",
      ja: "floor(desired × maximumPercent ÷ 100) − running、または MaxCapacity − running が空きを上回ること。",
    },
  },
  "IPAM-003": {
    detect: {
      en: "The subnets of Application Load Balancers: smaller than /27, or with fewer than eight free addresses. A Network Load Balancer keeps its addresses and does not count.",
      ja: "Application Load Balancer のサブネットのうち、/27 より小さいか空きが 8 個未満のものを検出します。Network Load Balancer はアドレスが固定のため対象外です。",
    },
    commands: [
      "aws elbv2 describe-load-balancers --names <name> --query 'LoadBalancers[].AvailabilityZones[].SubnetId'",
      free,
    ],
    look: { en: "Fewer than 8, or a mask above /27.", ja: "空きが 8 未満、またはマスクが /27 より長いこと。" },
  },
  "IPAM-004": {
    detect: {
      en: "Clusters with bridge tasks whose VPC, or a route of it, overlaps Docker's own 172.17.0.0/16.",
      ja: "bridge のタスクがあり、VPC やそのルートが Docker のデフォルトの範囲 172.17.0.0/16 と重なるクラスターを検出します。",
    },
    commands: [
      "aws ec2 describe-vpcs --query 'Vpcs[].CidrBlockAssociationSet[].CidrBlock'",
      "ip addr show docker0   # on the instance",
    ],
    look: {
      en: "Two ranges that overlap: containers cannot reach the real one.",
      ja: "範囲が重なっていること。コンテナから本物の宛先に届きません。",
    },
  },
  "IPAM-005": {
    detect: {
      en: "In subnets where interfaces hold prefixes, the /28 blocks that no address lies in are counted.",
      ja: "プレフィックスを持つインターフェイスのあるサブネットで、どのアドレスも含まない /28 ブロックを数えます。",
    },
    commands: [
      "aws ec2 describe-network-interfaces --filters Name=subnet-id,Values=<subnet> --query 'NetworkInterfaces[].[PrivateIpAddresses[].PrivateIpAddress,Ipv4Prefixes]'",
      free,
    ],
    look: {
      en: "Sixteen or more addresses free, and no whole block of sixteen.",
      ja: "空きは 16 個以上あるのに、連続した 16 個のブロックがないこと。",
    },
  },
  "IPAM-006": {
    detect: {
      en: "Of a service in several zones, one zone's subnets have too few free addresses for its share while the others have enough.",
      ja: "複数 AZ のサービスで、1 つの AZ だけサブネットの空きが割り当て分に足りないものを検出します。",
    },
    commands: [free],
    look: { en: "One zone at or near 0, the others not.", ja: "1 つの AZ だけ 0 かそれに近いこと。" },
  },
  "IPAM-007": {
    detect: {
      en: "The CIDR blocks, secondary ones too, of VPCs that a peering or a transit gateway joins are compared; a transit gateway joins those that one of their route tables leads to.",
      ja: "ピアリングや Transit Gateway でつながる VPC の CIDR ブロック（セカンダリも含む）を比べます。Transit Gateway では、どちらかのルートテーブルが相手に向かう VPC 同士をつながっているとみなします。",
    },
    commands: [
      "aws ec2 describe-vpcs --query 'Vpcs[].[VpcId,CidrBlockAssociationSet[].CidrBlock]'",
      "aws ec2 describe-vpc-peering-connections",
    ],
    look: {
      en: "Blocks that overlap: the local route wins, and the other VPC cannot be reached there.",
      ja: "重なるブロックがあること。ローカルルートが優先され、相手の VPC に届きません。",
    },
  },
  "IPAM-008": {
    detect: {
      en: "Subnets that hold interfaces of an EKS control plane and have fewer than six free addresses.",
      ja: "EKS コントロールプレーンのインターフェイスがあり、空きが 6 個未満のサブネットを検出します。",
    },
    commands: ["aws eks describe-cluster --name <cluster> --query cluster.resourcesVpcConfig.subnetIds", free],
    look: {
      en: "Fewer than 6: an upgrade of the cluster fails.",
      ja: "6 未満であれば、クラスターのアップグレードに失敗します。",
    },
  },
  "IPAM-010": {
    detect: {
      en: "The CIDR reservations of subnets that are short of addresses.",
      ja: "アドレスが不足気味のサブネットの CIDR 予約を調べます。",
    },
    commands: ["aws ec2 get-subnet-cidr-reservations --subnet-id <subnet>", free],
    look: {
      en: "More than a quarter of the subnet is set aside.",
      ja: "サブネットの 4 分の 1 を超えて予約されていること。",
    },
  },
};
