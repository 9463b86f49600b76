import type { RuleGuides } from "./rule-guide.ts";

const zoneRecords = "aws route53 list-resource-record-sets --hosted-zone-id <zone>";
const loadBalancers = "aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,DNSName]'";
const whoHolds = "aws ec2 describe-network-interfaces --filters Name=association.public-ip,Values=<address>";

/** The guides to the rules about records and zones. */
export const dnsGuides: RuleGuides = {
  "DNS-001": {
    detect: {
      en: "Every written A and AAAA value is looked up among the private, public and IPv6 addresses of network interfaces. An interface that Elastic Load Balancing describes as a node of an Application or Classic Load Balancer makes the finding; records of Cloud Map and aliases are left out. Where earlier surveys are kept, an address that was a node's stays one for as long as the record holds it: when the load balancer has it no more, the record is broken, whoever has the address now.",
      ja: "直接書かれた A・AAAA の値を、ネットワークインターフェイスのプライベート・パブリック・IPv6 アドレスと照合します。Application Load Balancer か Classic Load Balancer のノードと説明されたインターフェイスに一致すると検出します。Cloud Map のレコードとエイリアスは対象外です。以前の調査が保存されている場合は、ノードのものだったアドレスを、レコードがその値を持つ限り覚えておきます。ロードバランサーがそのアドレスを手放すと、いま誰が使っているかにかかわらず、レコードは壊れていると判定します。",
    },
    commands: [zoneRecords, whoHolds],
    look: {
      en: "A Description that begins with “ELB app/”, or “ELB ” and a name without a slash: the address is a node's, and the record has no AliasTarget.",
      ja: "Description が「ELB app/」、または「ELB 」とスラッシュのない名前で始まり、レコードに AliasTarget がないこと。そのアドレスはノードのものです。",
    },
  },
  "DNS-002": {
    detect: {
      en: "Three shapes in public zones: a CNAME to an EC2 host name whose address no interface and no Elastic IP address of the survey has, and an address record in which such an address stands beside addresses that are yours, and a record that holds an address which an earlier survey still saw as yours. Nothing is concluded while a Region was not read.",
      ja: "パブリックゾーンにある 3 つの形を検出します。調査範囲のインターフェイスにも Elastic IP にもないアドレスを示す EC2 ホスト名への CNAME と、自分のアドレスに混じってそのようなアドレスを返すレコード、そして以前の調査では自分のものだったアドレスを返すレコードです。読み取れていないリージョンがある間は結論を出しません。",
    },
    commands: [zoneRecords, "aws ec2 describe-addresses --public-ips <address> --region <every Region>", whoHolds],
    look: {
      en: "No answer in any Region you use: the address is not yours any more. Delete the record before anybody else is given the address.",
      ja: "利用中のどのリージョンでも応答がなければ、そのアドレスはもう自分のものではありません。他者に割り当てられる前にレコードを削除します。",
    },
  },
  "DNS-003": {
    detect: {
      en: "The target of an alias or CNAME is read as a load balancer's name, without “dualstack.”, and compared with the DNS names of all load balancers of its Region. Only a Region that was read to its end can tell that it is gone; an earlier snapshot that saw it confirms it, and another load balancer of its name in the zone’s account makes it likely.",
      ja: "エイリアスや CNAME の先をロードバランサー名として解釈し（dualstack. は除く）、そのリージョンのすべてのロードバランサーの DNS 名と比べます。存在しないと言えるのは、リージョンを最後まで読み取れたときだけです。以前のスナップショットにあれば「確認済み」、ゾーンのアカウントに同じ名前の別のロードバランサーがあれば「ほぼ確実」とします。",
    },
    commands: [zoneRecords, loadBalancers, "dig +short <target of the record>"],
    look: {
      en: "The target is not among the DNS names, and dig answers nothing (NXDOMAIN). If dig answers with addresses, it is of another account.",
      ja: "値が DNS 名の一覧になく、dig も応答を返さない（NXDOMAIN）こと。dig がアドレスを返すなら、別のアカウントのものです。",
    },
  },
  "DNS-004": {
    detect: {
      en: "Every written address value is looked up among the interfaces of tasks, and among the addresses of tasks that stopped in the last hour. Zones that Cloud Map keeps are left out.",
      ja: "直接書かれたアドレスを、実行中のタスクのインターフェイスと、直近 1 時間に停止したタスクのアドレスから探します。Cloud Map が管理するゾーンは対象外です。",
    },
    commands: [
      zoneRecords,
      "aws ec2 describe-network-interfaces --filters Name=addresses.private-ip-address,Values=<address>",
    ],
    look: {
      en: "A Description that is the ARN of an ECS attachment (“arn:aws:ecs:…:attachment/…”): a task holds the address.",
      ja: "Description が ECS のアタッチメントの ARN（arn:aws:ecs:…:attachment/…）であれば、タスクのアドレスです。",
    },
  },
  "DNS-005": {
    detect: {
      en: "The TTL of records without an alias is compared with what they point at: load balancer names, addresses of tasks and instances, and records with a health check or in a failover, weighted or latency set.",
      ja: "エイリアスでないレコードの TTL を、指す先の種類（ロードバランサー名、タスクやインスタンスのアドレス、ヘルスチェック付きやフェイルオーバー・加重・レイテンシーのレコード）と照らし合わせます。",
    },
    commands: [`${zoneRecords} --query 'ResourceRecordSets[?TTL>\`300\`].[Name,Type,TTL]'`, "dig <name>"],
    look: {
      en: "The second figure of the answer line counts down from the TTL: for so long a client keeps the old answer.",
      ja: "dig の応答行の 2 番目の数値が TTL から減っていきます。クライアントはその秒数だけ古い応答を使い続けます。",
    },
  },
  "DNS-006": {
    detect: {
      en: "Written address values are compared with the addresses of Network Load Balancers, zone by zone, and with who chose them: an allocation id means an Elastic IP address of yours.",
      ja: "直接書かれたアドレスを Network Load Balancer のゾーンごとのアドレスと比べ、割り当て ID（自分の Elastic IP）があるかも確認します。",
    },
    commands: [
      zoneRecords,
      "aws elbv2 describe-load-balancers --names <name> --query 'LoadBalancers[].AvailabilityZones[].LoadBalancerAddresses'",
    ],
    look: {
      en: "Whether the record lists the address of every zone, and whether each has an AllocationId. An alias would leave out a zone without healthy targets; a written address does not.",
      ja: "レコードに全ゾーンのアドレスがあるか、各アドレスに AllocationId があるか。エイリアスなら正常なターゲットのないゾーンが外れますが、直接書いたアドレスは外れません。",
    },
  },
  "DNS-007": {
    detect: {
      en: "Written address values are looked up among the interfaces of EC2 instances; a public one whose association belongs to “amazon” is no Elastic IP address.",
      ja: "直接書かれたアドレスを EC2 インスタンスのインターフェイスから探します。関連付けの所有者が amazon のパブリックアドレスは Elastic IP ではありません。",
    },
    commands: [whoHolds, "aws ec2 describe-addresses --public-ips <address>"],
    look: {
      en: "Association.IpOwnerId is “amazon”, and describe-addresses knows no such address: it changes when the instance is stopped and started.",
      ja: "Association.IpOwnerId が amazon で、describe-addresses に該当がなければ、インスタンスの停止・起動で変わるアドレスです。",
    },
  },
  "DNS-008": {
    detect: {
      en: "A values of public zones are compared with the private ranges and with every CIDR block of the surveyed VPCs; aliases to internal load balancers count too.",
      ja: "パブリックゾーンの A の値を、プライベート範囲と調査した VPC のすべての CIDR ブロックに照らします。内部ロードバランサーへのエイリアスも含みます。",
    },
    commands: [zoneRecords, "dig +short <name> @1.1.1.1"],
    look: {
      en: "A public resolver answers with a private address: nobody on the internet can use it.",
      ja: "パブリックリゾルバーがプライベートアドレスを返すこと。インターネットからは誰も使えません。",
    },
  },
  "DNS-009": {
    detect: {
      en: "For each name of our public zones the private zone with the longest name over it is found for every VPC with tasks. When that zone has no such record, wildcards and empty names counted, the VPC gets NXDOMAIN, unless a Resolver rule for the zone's name or a longer one forwards the name.",
      ja: "自分のパブリックゾーンの各名前について、タスクのある VPC ごとに、その名前を含む最も長いプライベートゾーンを探します。そこに（ワイルドカードも含めて）レコードがなければ、その VPC では NXDOMAIN になります。ただし、ゾーンと同じ名前かより長い名前の Resolver ルールが転送する名前は除きます。",
    },
    commands: [
      "aws route53 list-hosted-zones-by-vpc --vpc-id <vpc> --vpc-region <Region>",
      "aws route53 list-resource-record-sets --hosted-zone-id <private zone>",
      "dig <name>   # from inside the VPC and from outside",
    ],
    look: {
      en: "The name is answered outside and is NXDOMAIN inside: Route 53 does not fall back to the public zone.",
      ja: "外部では応答があり、VPC 内では NXDOMAIN になること。Route 53 はパブリックゾーンに問い合わせ直しません。",
    },
  },
  "DNS-010": {
    detect: {
      en: "The name servers among a public zone's own NS records are compared with the NS record for it in the zone above, when that is one of ours, and public zones of the same name are counted.",
      ja: "パブリックゾーン自身の NS レコードを、上位ゾーン（自分のもの）にある委任の NS レコードと比べ、同名のパブリックゾーンの数も数えます。",
    },
    commands: [
      "aws route53 get-hosted-zone --id <zone> --query DelegationSet.NameServers",
      "dig +trace NS <zone name>",
    ],
    look: {
      en: "The last referral of the trace names other servers than the zone's delegation set: that zone is never asked.",
      ja: "trace の最後の委任が、ゾーンの委任セットと異なるサーバーを示していれば、そのゾーンは参照されません。",
    },
  },
  "DNS-011": {
    detect: {
      en: "Aliases in failover, weighted and latency sets are looked at for Evaluate Target Health and for a health check of their own.",
      ja: "フェイルオーバー・加重・レイテンシーのセットにあるエイリアスについて、「ターゲットのヘルスを評価」と自身のヘルスチェックの有無を確認します。",
    },
    commands: [`${zoneRecords} --query 'ResourceRecordSets[?SetIdentifier]'`],
    look: {
      en: "EvaluateTargetHealth is false and HealthCheckId is absent: Route 53 takes the record for healthy for ever.",
      ja: "EvaluateTargetHealth が false で HealthCheckId がなければ、Route 53 は常に正常とみなします。",
    },
  },
  "DNS-012": {
    detect: {
      en: "CNAME records below the apex whose value is a load balancer's name.",
      ja: "頂点以外で、値がロードバランサー名の CNAME レコードを探します。",
    },
    commands: [`${zoneRecords} --query "ResourceRecordSets[?Type=='CNAME']"`],
    look: {
      en: "A value in “.elb.amazonaws.com” or “.elb.<Region>.amazonaws.com”. It works; an alias saves the second question.",
      ja: "値が .elb.amazonaws.com や .elb.<リージョン>.amazonaws.com で終わること。動作はしますが、エイリアスなら問い合わせが 1 回減ります。",
    },
  },
  "DNS-013": {
    detect: {
      en: "The A and AAAA aliases of a name are compared with the address type of the load balancer behind them.",
      ja: "名前の A・AAAA エイリアスの有無を、その先のロードバランサーの IP アドレスタイプと比べます。",
    },
    commands: [
      "aws elbv2 describe-load-balancers --names <name> --query 'LoadBalancers[].IpAddressType'",
      "dig A <name>",
      "dig AAAA <name>",
    ],
    look: {
      en: "“dualstack” without an AAAA answer, or an AAAA alias to a load balancer that is “ipv4”.",
      ja: "dualstack なのに AAAA の応答がない、または ipv4 のロードバランサーに AAAA エイリアスがあること。",
    },
  },
  "DNS-014": {
    detect: {
      en: "The bridge and host tasks that share the interface of one instance are counted: AWS answers 1,024 packets a second for each interface. A task that looks like a caching resolver settles it.",
      ja: "1 つのインスタンスのインターフェイスを共有する bridge・host のタスクを数えます。AWS が応答するのはインターフェイスごとに毎秒 1,024 パケットまでです。キャッシュするリゾルバーらしいタスクがあれば対象外です。",
    },
    commands: ["ethtool -S eth0 | grep linklocal_allowance_exceeded   # on the instance"],
    look: {
      en: "A count that grows: questions were dropped.",
      ja: "値が増え続けていれば、問い合わせが捨てられています。",
    },
  },
  "DNS-015": {
    detect: {
      en: "CNAMEs and aliases are followed through all zones that were read: a name that was passed already closes a circle, and eight steps are taken for endless.",
      ja: "CNAME とエイリアスを、読み取ったすべてのゾーンを通してたどります。通過済みの名前に戻れば循環、8 段を超えれば終わらないとみなします。",
    },
    commands: ["dig <name>", zoneRecords],
    look: {
      en: "SERVFAIL, or an answer section of CNAMEs that ends without an address.",
      ja: "SERVFAIL になるか、CNAME だけが並びアドレスで終わらないこと。",
    },
  },
  "DNS-016": {
    detect: {
      en: "The target of a CNAME or of an alias to a record is looked up in the zone of ours that covers it, wildcards and empty names counted. Zones that were not read and delegated names are left out.",
      ja: "CNAME やレコードへのエイリアスの先を、それを含む自分のゾーンで（ワイルドカードも含めて）探します。読み取れていないゾーンと委任された名前は対象外です。",
    },
    commands: [zoneRecords, "dig <target of the record>"],
    look: { en: "NXDOMAIN for the target.", ja: "値として書かれた名前が NXDOMAIN になること。" },
  },
  "DNS-017": {
    detect: {
      en: "The id in an alias to a VPC endpoint is compared with the endpoints of the surveyed accounts; an earlier snapshot that saw it confirms that it is gone. Load balancers are another rule's.",
      ja: "VPC エンドポイントへのエイリアスに含まれる ID を、調査したアカウントのエンドポイントと比べます。以前のスナップショットにあれば「確認済み」とします。ロードバランサーは別のルールが扱います。",
    },
    commands: ["aws ec2 describe-vpc-endpoints --vpc-endpoint-ids <vpce-id>", "dig +short <target of the alias>"],
    look: {
      en: "InvalidVpcEndpointId.NotFound, and no address. With addresses it is of another account.",
      ja: "InvalidVpcEndpointId.NotFound となり、アドレスも返らないこと。アドレスが返るなら、別のアカウントのものです。",
    },
  },
  "DNS-018": {
    detect: {
      en: "Written address values are looked up among the Elastic IP addresses; one without an association answers nobody.",
      ja: "直接書かれたアドレスを Elastic IP から探します。関連付けのないものは応答しません。",
    },
    commands: ["aws ec2 describe-addresses --public-ips <address>"],
    look: { en: "No AssociationId.", ja: "AssociationId がないこと。" },
  },
  "DNS-019": {
    detect: {
      en: "For each private zone the DNS attributes of its VPCs are read, and the host names in task definitions that lie under the zone are compared with the VPCs of those tasks; names that a Resolver rule forwards are left out.",
      ja: "プライベートゾーンごとに、関連付けられた VPC の DNS 属性を確認し、タスク定義に現れるそのゾーンの名前を、タスクのある VPC と照らし合わせます。Resolver ルールが転送する名前は除きます。",
    },
    commands: [
      "aws route53 get-hosted-zone --id <zone> --query VPCs",
      "aws ec2 describe-vpc-attribute --vpc-id <vpc> --attribute enableDnsSupport",
      "aws ec2 describe-vpc-attribute --vpc-id <vpc> --attribute enableDnsHostnames",
    ],
    look: {
      en: "The VPC of the tasks is missing, or one of the two attributes is false.",
      ja: "タスクのある VPC が一覧にない、または 2 つの属性のどちらかが false であること。",
    },
  },
};
