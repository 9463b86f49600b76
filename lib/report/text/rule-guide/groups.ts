import type { RuleGuides } from "./rule-guide.ts";

const groupRules = "aws ec2 describe-security-group-rules --filters Name=group-id,Values=<group>";
const health = "aws elbv2 describe-target-health --target-group-arn <target group>";
const routes = "aws ec2 describe-route-tables --filters Name=association.subnet-id,Values=<subnet>";
const acl = "aws ec2 describe-network-acls --filters Name=association.subnet-id,Values=<subnet>";
const stopped =
  "aws ecs describe-tasks --cluster <cluster> --tasks <stopped tasks> --query 'tasks[].[stoppedReason,containers[].reason]'";
const service = "aws ecs describe-services --cluster <cluster> --services <service>";

/** The guides to the rules about security groups and network ACLs. */
export const groupsGuides: RuleGuides = {
  "SG-001": {
    detect: {
      en: "From every node of an Application Load Balancer to every registered target the security groups are asked, for the target's port and for that of the health check: egress of the load balancer, ingress of the target's interface.",
      ja: "Application Load Balancer の各ノードから登録済みターゲットへ、ターゲットのポートとヘルスチェックのポートについて、ロードバランサーの送信とターゲットの受信のセキュリティグループを評価します。",
    },
    commands: [
      health,
      "aws elbv2 describe-load-balancers --names <name> --query 'LoadBalancers[].SecurityGroups'",
      groupRules,
    ],
    look: {
      en: "Target.Timeout, and no ingress rule of the target's group for the port from the load balancer's group or its subnets. Rules of all groups of an interface add up.",
      ja: "Target.Timeout となり、ターゲット側にロードバランサーのグループやサブネットからそのポートを許可するルールがないこと。1 つのインターフェイスのグループのルールは合算されます。",
    },
  },
  "SG-002": {
    detect: {
      en: "As for an Application Load Balancer, with what a Network Load Balancer does differently: with its own groups or without, client addresses kept or not, health checks always from the nodes' private addresses.",
      ja: "Network Load Balancer の違い（セキュリティグループの有無、クライアント IP の保持、ヘルスチェックは常にノードのプライベートアドレスから）を踏まえて同様に評価します。",
    },
    commands: [health, "aws elbv2 describe-target-group-attributes --target-group-arn <target group>", groupRules],
    look: {
      en: "preserve_client_ip.enabled tells whose addresses the target's rules must allow: the clients', or the nodes'.",
      ja: "preserve_client_ip.enabled により、ターゲットが許可すべき送信元（クライアントかノードか）が決まります。",
    },
  },
  "SG-003": {
    detect: {
      en: "For bridge tasks with dynamic host ports the ports that were bound, and the range new ones come from, are compared with what the instance's groups let in from the load balancer.",
      ja: "動的ホストポートの bridge タスクについて、割り当て済みのポートと今後割り当てられる範囲を、インスタンスのグループがロードバランサーから許可する範囲と比べます。",
    },
    commands: [
      "aws ecs describe-tasks --cluster <cluster> --tasks <tasks> --query 'tasks[].containers[].networkBindings[].hostPort'",
      groupRules,
    ],
    look: {
      en: "A host port outside of FromPort–ToPort. The range is usually 32768–60999.",
      ja: "FromPort〜ToPort の外にあるホストポート。範囲は通常 32768〜60999 です。",
    },
  },
  "SG-004": {
    detect: {
      en: "The ingress rules of a load balancer's groups are asked for the port of each of its listeners.",
      ja: "ロードバランサーのグループのインバウンドルールが、各リスナーのポートを許可しているか調べます。",
    },
    commands: [
      "aws elbv2 describe-listeners --load-balancer-arn <load balancer> --query 'Listeners[].Port'",
      groupRules,
    ],
    look: {
      en: "A listener's port that no rule lets in.",
      ja: "どのルールも許可していないリスナーのポートがあること。",
    },
  },
  "SG-005": {
    detect: {
      en: "Every host a task needs to start is walked from its interface (on instances, the instance's): what the egress rules do not let out is the finding.",
      ja: "タスクの起動に必要なホストごとに、そのインターフェイス（インスタンスの場合はインスタンス側）からの送信ルールを評価し、許可されていないものを検出します。",
    },
    commands: [groupRules, stopped],
    look: {
      en: "No egress rule for 443 to the endpoints' group, the prefix list of Amazon S3, or 0.0.0.0/0.",
      ja: "エンドポイントのグループ、Amazon S3 のプレフィックスリスト、0.0.0.0/0 のいずれにも 443 の送信ルールがないこと。",
    },
  },
  "SG-006": {
    detect: {
      en: "Rules that name a security group are compared with the interfaces that carry it.",
      ja: "セキュリティグループを参照するルールについて、そのグループを持つインターフェイスがあるか調べます。",
    },
    commands: [
      "aws ec2 describe-network-interfaces --filters Name=group-id,Values=<named group>",
      "aws ec2 describe-stale-security-groups --vpc-id <vpc>",
    ],
    look: {
      en: "No interface: the rule lets nobody in.",
      ja: "インターフェイスがなければ、そのルールは誰も許可しません。",
    },
  },
  "SG-007": {
    detect: {
      en: "Hosts and ports in a task definition are resolved as the task's VPC does, and the groups on both sides are asked for them.",
      ja: "タスク定義に現れるホストとポートを、タスクの VPC と同じように名前解決し、両側のグループを評価します。",
    },
    commands: [
      "dig +short <host>   # from inside the VPC",
      "aws ec2 describe-network-interfaces --filters Name=addresses.private-ip-address,Values=<address>",
      groupRules,
    ],
    look: {
      en: "No egress rule of the task's groups, or no ingress rule of the dependency's, for that port.",
      ja: "タスク側の送信ルール、または依存先の受信ルールに、そのポートがないこと。",
    },
  },
  "SG-008": {
    detect: {
      en: "The ingress rules of targets are compared with what their load balancer needs: other sources on the same ports, and very wide ranges, remain.",
      ja: "ターゲットのインバウンドルールから、ロードバランサーに必要な分を除いて残る送信元や広すぎる範囲を検出します。",
    },
    commands: [groupRules],
    look: {
      en: "Sources other than the load balancer's group on the application's ports.",
      ja: "アプリケーションのポートに、ロードバランサー以外の送信元があること。",
    },
  },
  "SG-009": {
    detect: {
      en: "The security groups of awsvpc services: none given, or the default group of the VPC.",
      ja: "awsvpc サービスのセキュリティグループが、未指定か VPC のデフォルトグループであるものを検出します。",
    },
    commands: [
      `${service} --query 'services[].networkConfiguration.awsvpcConfiguration.securityGroups'`,
      "aws ec2 describe-security-groups --filters Name=vpc-id,Values=<vpc> Name=group-name,Values=default",
    ],
    look: {
      en: "An empty list, or the id of the default group.",
      ja: "一覧が空、またはデフォルトグループの ID があること。",
    },
  },
  "SG-010": {
    detect: {
      en: "The rules of each group are counted, for each direction and version of IP apart; a prefix list counts with its maximum of entries, and AWS allows 60 unless the quota was raised.",
      ja: "グループのルールを方向と IP バージョンごとに数えます。プレフィックスリストは最大エントリ数で数え、上限は引き上げていなければ 60 です。",
    },
    commands: [
      `${groupRules} --query 'length(SecurityGroupRules[?!IsEgress])'`,
      "aws ec2 describe-managed-prefix-lists --query 'PrefixLists[].[PrefixListId,MaxEntries]'",
    ],
    look: {
      en: "More than 51 of 60.",
      ja: "60 のうち 51 を超えること。",
    },
  },
  "SG-011": {
    detect: {
      en: "Groups whose name, description or tags speak of containers, that no interface carries and no rule names.",
      ja: "名前・説明・タグがコンテナ用を思わせるグループのうち、どのインターフェイスにも付かず、どのルールからも参照されないものを検出します。",
    },
    commands: [
      "aws ec2 describe-network-interfaces --filters Name=group-id,Values=<group>",
      "aws ec2 describe-security-groups --filters Name=ip-permission.group-id,Values=<group>",
    ],
    look: {
      en: "Both lists are empty.",
      ja: "両方の一覧が空であること。",
    },
  },
  "SG-012": {
    detect: {
      en: "The rules of a group are compared with each other: one that another covers, or that no address or member can meet, changes nothing.",
      ja: "1 つのグループのルール同士を比べます。別のルールに含まれるもの、該当するアドレスやメンバーがないものは何も変えません。",
    },
    commands: [groupRules],
    look: {
      en: "A range or port span that lies wholly within that of another rule.",
      ja: "範囲やポートが、別のルールにすべて含まれていること。",
    },
  },
  "SG-013": {
    detect: {
      en: "Groups that no interface carries, no rule names and no service asks for; the default group cannot be deleted and is left out.",
      ja: "どのインターフェイスにも付かず、ルールやサービスからも参照されないグループを検出します。デフォルトグループは削除できないため除きます。",
    },
    commands: [
      "aws ec2 describe-network-interfaces --filters Name=group-id,Values=<group>",
      "aws ec2 describe-security-groups --filters Name=ip-permission.group-id,Values=<group>",
    ],
    look: {
      en: "Both lists are empty.",
      ja: "両方の一覧が空であること。",
    },
  },
  "SG-014": {
    detect: {
      en: "Interfaces with a public IPv4 address or an IPv6 one, a route to an internet gateway and a network ACL that lets TCP or UDP through both ways, whose groups let in 0.0.0.0/0 or ::/0: of tasks by the ports they publish. Targets of a load balancer are SG-008's.",
      ja: "パブリック IPv4 アドレスまたは IPv6 アドレスとインターネットゲートウェイへのルートがあり、ネットワーク ACL が TCP か UDP を往復とも通し、グループが 0.0.0.0/0 か ::/0 を許可しているインターフェイスを検出します。タスクは公開しているポートだけを見ます。ロードバランサーのターゲットは SG-008 が扱います。",
    },
    commands: [groupRules, routes],
    look: {
      en: "CidrIpv4 0.0.0.0/0 or CidrIpv6 ::/0 on ports that are not meant for everybody.",
      ja: "公開を意図しないポートに CidrIpv4 0.0.0.0/0 または CidrIpv6 ::/0 があること。",
    },
  },
  "NACL-001": {
    detect: {
      en: "The flows from load balancers to their targets, and those tasks need to start, are walked through the network ACLs of both subnets: request and reply, the reply to the client's own ports.",
      ja: "ロードバランサーからターゲットへの通信と、タスクの起動に必要な通信を、両側のサブネットのネットワーク ACL で評価します。応答はクライアント側のポート宛てとして別に調べます。",
    },
    commands: [acl],
    look: {
      en: "Entries by number: the first that matches decides. Replies need ports 1024–65535 in the direction back; a network ACL remembers nothing.",
      ja: "番号順に最初に一致したエントリで決まります。ネットワーク ACL は状態を持たないため、応答用に逆方向の 1024〜65535 が必要です。",
    },
  },
  "NACL-002": {
    detect: {
      en: "The entries of each network ACL are read by number: what earlier ones have decided is taken away, and what is left of an entry may be nothing.",
      ja: "ネットワーク ACL のエントリを番号順に読み、先のエントリで決まった分を除きます。残りが何もなければ、そのエントリは効きません。",
    },
    commands: [acl],
    look: {
      en: "An entry whose ranges and ports lie within those of a lower number.",
      ja: "範囲とポートが、より小さい番号のエントリに含まれていること。",
    },
  },
  "NACL-003": {
    detect: {
      en: "Network ACLs, the default one apart, that no subnet is associated with.",
      ja: "デフォルト以外で、どのサブネットにも関連付けられていないネットワーク ACL を検出します。",
    },
    commands: ["aws ec2 describe-network-acls --query 'NetworkAcls[?!IsDefault].[NetworkAclId,Associations]'"],
    look: {
      en: "An empty list of associations.",
      ja: "関連付けの一覧が空であること。",
    },
  },
  "NACL-004": {
    detect: {
      en: "For every request a network ACL lets pass, it is asked whether replies to the client’s ports can pass in the other direction.",
      ja: "ネットワーク ACL が通すリクエストごとに、クライアントのポートに戻る応答が逆方向に通るかを調べます。",
    },
    commands: [acl],
    look: {
      en: "An entry that allows a port, and none in the other direction for 1024–65535.",
      ja: "ポートを許可するエントリがあるのに、逆方向に 1024〜65535 がないこと。",
    },
  },
};
