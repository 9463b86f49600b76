import type { RuleGuides } from "./rule-guide.ts";

const groupRules = "aws ec2 describe-security-group-rules --filters Name=group-id,Values=<group>";
const routes = "aws ec2 describe-route-tables --filters Name=association.subnet-id,Values=<subnet>";
const endpoints = "aws ec2 describe-vpc-endpoints --filters Name=vpc-id,Values=<vpc>";
const stopped =
  "aws ecs describe-tasks --cluster <cluster> --tasks <stopped tasks> --query 'tasks[].[stoppedReason,containers[].reason]'";
const service = "aws ecs describe-services --cluster <cluster> --services <service>";

/** The guides to the rules about routes and endpoints. */
export const routesGuides: RuleGuides = {
  "ROUTE-001": {
    detect: {
      en: "For each host a Fargate task needs (registry, layers, logs, secrets) its name, route, NAT gateway or endpoint is followed from every subnet of the service.",
      ja: "Fargate タスクに必要なホスト（レジストリ、レイヤー、ログ、シークレット）ごとに、サービスの各サブネットから名前解決、ルート、NAT ゲートウェイ、エンドポイントをたどります。",
    },
    commands: [routes, endpoints, stopped],
    look: {
      en: "Neither 0.0.0.0/0 to a NAT gateway, nor endpoints for ecr.api, ecr.dkr, logs and a gateway endpoint for Amazon S3. In the stop reason, “dial tcp <public address> … i/o timeout”.",
      ja: "NAT ゲートウェイ宛ての 0.0.0.0/0 も、ecr.api・ecr.dkr・logs のエンドポイントと Amazon S3 のゲートウェイエンドポイントもないこと。停止理由には dial tcp <パブリックアドレス> … i/o timeout と出ます。",
    },
  },
  "ROUTE-002": {
    detect: {
      en: "Fargate services in subnets that lead to an internet gateway, with assignPublicIp DISABLED and without endpoints for all they need.",
      ja: "インターネットゲートウェイへのルートを持つサブネットにあり、assignPublicIp が DISABLED で、必要なエンドポイントもそろっていない Fargate サービスを検出します。",
    },
    commands: [routes, `${service} --query 'services[].networkConfiguration.awsvpcConfiguration'`],
    look: {
      en: "0.0.0.0/0 → igw-…, and assignPublicIp DISABLED.",
      ja: "0.0.0.0/0 → igw-… で、assignPublicIp が DISABLED であること。",
    },
  },
  "ROUTE-003": {
    detect: {
      en: "awsvpc tasks on instances in subnets that lead to an internet gateway: their interfaces never have a public address.",
      ja: "インターネットゲートウェイへのルートを持つサブネットにある、EC2 上の awsvpc タスクを検出します。このインターフェイスにパブリックアドレスが付くことはありません。",
    },
    commands: [
      routes,
      "aws ec2 describe-network-interfaces --network-interface-ids <eni of a task> --query 'NetworkInterfaces[].Association'",
    ],
    look: { en: "0.0.0.0/0 → igw-…, and no Association.", ja: "0.0.0.0/0 → igw-… で、Association がないこと。" },
  },
  "ROUTE-004": {
    detect: {
      en: "Routes whose state is blackhole, in tables that subnets use, unless more specific routes cover the whole of their destination.",
      ja: "サブネットが使うルートテーブルのうち、状態が blackhole で、より具体的なルートに完全には覆われていないものを検出します。",
    },
    commands: ["aws ec2 describe-route-tables --query \"RouteTables[].Routes[?State=='blackhole']\""],
    look: { en: "The target of the route no longer exists.", ja: "ルートのターゲットがもう存在しないこと。" },
  },
  "ROUTE-005": {
    detect: {
      en: "NAT gateways that private subnets with tasks lead to: not available, without an Elastic IP address, or in a subnet that itself has no route to an internet gateway.",
      ja: "タスクのあるプライベートサブネットから使われる NAT ゲートウェイのうち、available でない、Elastic IP がない、またはそのサブネット自体にインターネットゲートウェイへのルートがないものを検出します。",
    },
    commands: [
      "aws ec2 describe-nat-gateways --nat-gateway-ids <nat> --query 'NatGateways[].[State,FailureMessage,SubnetId]'",
      routes,
    ],
    look: {
      en: "State failed, or no 0.0.0.0/0 → igw-… for the subnet of the gateway.",
      ja: "状態が failed、またはゲートウェイのサブネットに 0.0.0.0/0 → igw-… がないこと。",
    },
  },
  "ROUTE-006": {
    detect: {
      en: "Interface endpoints with private DNS that tasks need: the endpoint's groups and network ACL are asked for 443 from the caller.",
      ja: "タスクが必要とする、プライベート DNS が有効なインターフェイスエンドポイントについて、呼び出し元からの 443 をグループとネットワーク ACL が許可するか調べます。",
    },
    commands: [`${endpoints} --query 'VpcEndpoints[].[ServiceName,Groups,PrivateDnsEnabled]'`, groupRules, stopped],
    look: {
      en: "“dial tcp <private address>:443 … i/o timeout”, and no ingress rule for 443 from the tasks.",
      ja: "dial tcp <プライベートアドレス>:443 … i/o timeout となり、タスクからの 443 を許可する受信ルールがないこと。",
    },
  },
  "ROUTE-007": {
    detect: {
      en: "Where the layers of an image come from Amazon S3 and no other way leads there, the gateway endpoint has to be on the route table of the task's subnet.",
      ja: "イメージのレイヤーを Amazon S3 から取得し、他に経路がない場合に、ゲートウェイエンドポイントがタスクのサブネットのルートテーブルにあるか調べます。",
    },
    commands: [`${endpoints} --query "VpcEndpoints[?VpcEndpointType=='Gateway'].[ServiceName,RouteTableIds]"`, routes],
    look: {
      en: "The table of the subnet (or the main one, if it has none) is not in RouteTableIds.",
      ja: "サブネットのルートテーブル（なければメイン）が RouteTableIds にないこと。",
    },
  },
  "ROUTE-008": {
    detect: {
      en: "Interface endpoints for services that tasks need, whose private DNS is off, or in a VPC whose DNS attributes are: the name leads past them.",
      ja: "タスクに必要なサービスのインターフェイスエンドポイントのうち、プライベート DNS が無効か VPC の DNS 属性が無効で、名前がエンドポイントに解決されないものを検出します。",
    },
    commands: [
      `${endpoints} --query 'VpcEndpoints[].[ServiceName,PrivateDnsEnabled]'`,
      "dig +short <service>.<Region>.amazonaws.com   # from inside the VPC",
    ],
    look: {
      en: "A public address, although there is an endpoint.",
      ja: "エンドポイントがあるのにパブリックアドレスが返ること。",
    },
  },
  "ROUTE-009": {
    detect: {
      en: "Routes over peerings and transit gateways are looked for in the other direction too.",
      ja: "ピアリングや Transit Gateway 経由のルートについて、逆方向のルートもあるか調べます。",
    },
    commands: [routes, "aws ec2 describe-vpc-peering-connections --vpc-peering-connection-ids <pcx>"],
    look: { en: "A route to the other side, and none back.", ja: "片方向のルートしかないこと。" },
  },
  "ROUTE-010": {
    detect: {
      en: "VPC Block Public Access and its exclusions are compared with the load balancers and tasks that need the internet.",
      ja: "VPC のパブリックアクセスのブロックとその除外を、インターネットを必要とするロードバランサーやタスクに照らします。",
    },
    commands: [
      "aws ec2 describe-vpc-block-public-access-options",
      "aws ec2 describe-vpc-block-public-access-exclusions",
    ],
    look: {
      en: "block-bidirectional or block-ingress, and no exclusion for the VPC or subnet.",
      ja: "block-bidirectional か block-ingress で、VPC やサブネットの除外がないこと。",
    },
  },
  "ROUTE-011": {
    detect: {
      en: "Images whose registry no VPC endpoint serves (Docker Hub, ECR Public, ECR of another Region), for tasks without a way to the internet.",
      ja: "インターネットへの経路がないタスクのうち、VPC エンドポイントでは届かないレジストリ（Docker Hub、ECR Public、他リージョンの ECR）のイメージを使うものを検出します。",
    },
    commands: [
      "aws ecs describe-task-definition --task-definition <family> --query 'taskDefinition.containerDefinitions[].image'",
      routes,
    ],
    look: {
      en: "An image that is not of this Region's ECR, and no 0.0.0.0/0.",
      ja: "このリージョンの ECR 以外のイメージで、0.0.0.0/0 がないこと。",
    },
  },
  "ROUTE-012": {
    detect: {
      en: "The zones of the private subnets with tasks are compared with the zones of the NAT gateways they lead to.",
      ja: "タスクのあるプライベートサブネットの AZ を、使っている NAT ゲートウェイの AZ と比べます。",
    },
    commands: [
      routes,
      "aws ec2 describe-nat-gateways --query 'NatGateways[].[NatGatewayId,SubnetId,AvailabilityMode]'",
    ],
    look: {
      en: "Subnets of several zones with one and the same nat-….",
      ja: "複数の AZ のサブネットが同じ nat-… を指していること。",
    },
  },
  "ROUTE-013": {
    detect: {
      en: "The zones of the interface endpoints that tasks need to start are compared with the zones of the tasks. It works across zones.",
      ja: "タスクの起動に必要なインターフェイスエンドポイントの AZ を、タスクの AZ と比べます。AZ をまたいでも動作はします。",
    },
    commands: [`${endpoints} --query 'VpcEndpoints[].[ServiceName,SubnetIds]'`],
    look: {
      en: "No subnet of the endpoint in the zone of the tasks.",
      ja: "タスクの AZ にエンドポイントのサブネットがないこと。",
    },
  },
};
