import type { RuleGuides } from "./rule-guide.ts";

const tasks = "aws ecs describe-tasks --cluster <cluster> --tasks <tasks>";
const service = "aws ecs describe-services --cluster <cluster> --services <service>";
const definition = "aws ecs describe-task-definition --task-definition <family>";
const hosts = "aws ecs describe-container-instances --cluster <cluster> --container-instances <instances>";
const events = `${service} --query 'services[].events[:10].message'`;

/** The guides to the rules about services, and about Kubernetes beside them. */
export const servicesGuides: RuleGuides = {
  "ECS-001": {
    detect: {
      en: "Hosts in environment values, commands, health checks and extra hosts are compared with the containers of the same task and with its network mode.",
      ja: "環境変数の値、コマンド、ヘルスチェック、extraHosts に現れるホストを、同じタスクのコンテナとネットワークモードに照らします。",
    },
    commands: [`${definition} --query 'taskDefinition.[networkMode,containerDefinitions[].[name,environment,links]]'`],
    look: {
      en: "awsvpc: a sibling's name instead of localhost. bridge: localhost instead of a link. 172.17.…: an address that Docker gives anew at every start.",
      ja: "awsvpc なのに localhost でなくコンテナ名、bridge なのに links でなく localhost、または起動のたびに変わる 172.17.… を使っていること。",
    },
  },
  "ECS-002": {
    detect: {
      en: "Services with fewer tasks than desired for more than ten minutes, or a failed roll-out; the newest event tells the cause.",
      ja: "必要数を 10 分以上下回っているか、ロールアウトに失敗したサービスを検出し、新しいイベントから原因を調べます。",
    },
    commands: [
      `${service} --query 'services[].[desiredCount,runningCount,pendingCount,deployments[].rolloutState]'`,
      events,
    ],
    look: {
      en: "runningCount + pendingCount below desiredCount.",
      ja: "runningCount + pendingCount が desiredCount を下回ること。",
    },
  },
  "ECS-003": {
    detect: {
      en: "With the two percentages of the deployment neither one more task may start nor one stop: floor(desired × maximum) ≤ desired and ceil(desired × minimum) ≥ desired.",
      ja: "デプロイの 2 つの割合により、追加も停止もできないサービスを検出します（floor(desired × maximum) ≤ desired かつ ceil(desired × minimum) ≥ desired）。",
    },
    commands: [`${service} --query 'services[].[desiredCount,deploymentConfiguration]'`],
    look: {
      en: "maximumPercent 100 with minimumHealthyPercent 100, or what rounds to it.",
      ja: "maximumPercent と minimumHealthyPercent がともに 100、または端数処理で同じになること。",
    },
  },
  "ECS-004": {
    detect: {
      en: "The zones of a service's subnets, and its placement expressions, are compared with the zones and the attributes of the instances that could take its tasks.",
      ja: "サービスのサブネットの AZ と配置の式を、タスクを置けるインスタンスの AZ と属性に照らします。",
    },
    commands: [`${hosts} --query "containerInstances[].attributes[?name=='ecs.availability-zone'].value"`, events],
    look: {
      en: "No zone in common, or no instance with the attributes of placementConstraints.",
      ja: "共通の AZ がないこと、または placementConstraints の属性を持つインスタンスがないこと。",
    },
  },
  "ECS-005": {
    detect: {
      en: "Events about a placement that failed for want of CPU, memory, an attribute or a connected agent.",
      ja: "CPU、メモリ、属性、エージェントの接続が理由で配置に失敗したイベントを探します。",
    },
    commands: [events, `${hosts} --query 'containerInstances[].[ec2InstanceId,agentConnected,status]'`],
    look: {
      en: "RESOURCE:CPU, RESOURCE:MEMORY, AGENT or ATTRIBUTE in the event.",
      ja: "イベントに RESOURCE:CPU、RESOURCE:MEMORY、AGENT、ATTRIBUTE のいずれかがあること。",
    },
  },
  "ECS-006": {
    detect: {
      en: "Tasks that the load balancer's checks stopped soon after their start, against the grace period of their service.",
      ja: "起動直後にロードバランサーのヘルスチェックで停止されたタスクを、サービスの猶予期間に照らします。",
    },
    commands: [
      `${service} --query 'services[].healthCheckGracePeriodSeconds'`,
      `${tasks} --query 'tasks[].[startedAt,stoppedAt,stoppedReason]'`,
    ],
    look: {
      en: "“Task failed ELB health checks” before the application was up.",
      ja: "アプリケーションの起動前に Task failed ELB health checks となること。",
    },
  },
  "ECS-008": {
    detect: {
      en: "Fargate services with an explicit platform version that is no longer the latest.",
      ja: "古いプラットフォームバージョンを明示している Fargate サービスを検出します。",
    },
    commands: [`${service} --query 'services[].platformVersion'`],
    look: { en: "1.3.0 or older.", ja: "1.3.0 以前であること。" },
  },
  "ECS-010": {
    detect: {
      en: "Bridge tasks in which one container names another without a link to it.",
      ja: "bridge タスクで、links なしに別のコンテナの名前を使っているものを検出します。",
    },
    commands: [`${definition} --query 'taskDefinition.containerDefinitions[].[name,links,environment]'`],
    look: {
      en: "A sibling's name among the values, and no links.",
      ja: "値の中に別コンテナの名前があり、links がないこと。",
    },
  },
  "ECS-011": {
    detect: {
      en: "Rolling services without a deployment circuit breaker.",
      ja: "デプロイサーキットブレーカーのないローリングデプロイのサービスを検出します。",
    },
    commands: [`${service} --query 'services[].deploymentConfiguration.deploymentCircuitBreaker'`],
    look: { en: "enable is false.", ja: "enable が false であること。" },
  },
  "ECS-012": {
    detect: {
      en: "Services of two tasks or more whose subnets or instances lie in one zone.",
      ja: "2 タスク以上なのに、サブネットやインスタンスが 1 つの AZ にしかないサービスを検出します。",
    },
    commands: [`${tasks} --query 'tasks[].availabilityZone'`],
    look: { en: "One zone only.", ja: "AZ が 1 つだけであること。" },
  },
  "EKS-001": {
    detect: {
      en: "The addresses of tight subnets by owner: interfaces, secondary addresses and prefixes of Kubernetes nodes and pods.",
      ja: "空きの少ないサブネットのアドレスを持ち主ごとに数え、Kubernetes のノードと Pod の割合（セカンダリアドレスやプレフィックスも含む）を求めます。",
    },
    commands: [
      "aws ec2 describe-network-interfaces --filters Name=subnet-id,Values=<subnet> --query 'NetworkInterfaces[].[Description,length(PrivateIpAddresses),Ipv4Prefixes]'",
      "kubectl -n kube-system describe daemonset aws-node",
    ],
    look: {
      en: "Most interfaces are “aws-K8S-…”; WARM_IP_TARGET and MINIMUM_IP_TARGET are not set.",
      ja: "大半が aws-K8S-… で、WARM_IP_TARGET と MINIMUM_IP_TARGET が未設定であること。",
    },
  },
  "EKS-002": {
    detect: {
      en: "Subnets of a VPC with EKS, by the tags the load balancer controller looks for and by their free addresses.",
      ja: "EKS のある VPC のサブネットについて、ロードバランサーコントローラーが参照するタグと空きアドレスを調べます。",
    },
    commands: [
      "aws ec2 describe-subnets --filters Name=vpc-id,Values=<vpc> --query 'Subnets[].[SubnetId,Tags,AvailableIpAddressCount]'",
    ],
    look: {
      en: "kubernetes.io/role/elb or internal-elb is missing, or fewer than 8 free.",
      ja: "kubernetes.io/role/elb や internal-elb がない、または空きが 8 未満であること。",
    },
  },
  "EKS-003": {
    detect: {
      en: "Nodes whose interfaces, and the addresses on them, are as many as their type holds.",
      ja: "インターフェイス数とそのアドレス数が、ともにタイプの上限に達したノードを検出します。",
    },
    commands: [
      "aws ec2 describe-instance-types --instance-types <type> --query 'InstanceTypes[].NetworkInfo.[MaximumNetworkInterfaces,Ipv4AddressesPerInterface]'",
      "kubectl describe node <node>",
    ],
    look: {
      en: "Pods pending, and no address left on the node.",
      ja: "Pod が Pending で、ノードにアドレスの空きがないこと。",
    },
  },
  "EKS-004": {
    detect: {
      en: "Tags that the load balancer controller and the CNI put on what they own.",
      ja: "ロードバランサーコントローラーや CNI が所有物に付けるタグを調べます。",
    },
    commands: ["aws elbv2 describe-tags --resource-arns <load balancer>"],
    look: {
      en: "elbv2.k8s.aws/cluster, ingress.k8s.aws/stack or service.k8s.aws/stack: change the Ingress or Service instead.",
      ja: "elbv2.k8s.aws/cluster、ingress.k8s.aws/stack、service.k8s.aws/stack があれば、Ingress や Service 側を変更します。",
    },
  },
};
