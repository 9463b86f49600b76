import type { RuleGuides } from "./rule-guide.ts";

const events =
  "aws ecs describe-services --cluster <cluster> --services <service> --query 'services[].events[:10].message'";
const hosts = "aws ecs describe-container-instances --cluster <cluster> --container-instances <instances>";
const attached = "aws ec2 describe-network-interfaces --filters Name=attachment.instance-id,Values=<i-…>";
const limit =
  "aws ec2 describe-instance-types --instance-types <type> --query 'InstanceTypes[].NetworkInfo.MaximumNetworkInterfaces'";
const trunk = `${hosts} --query "containerInstances[].attributes[?name=='ecs.awsvpc-trunk-id']"`;

/** The guides to the rules about network interfaces. */
export const interfacesGuides: RuleGuides = {
  "ENI-001": {
    detect: {
      en: "The newest event of a service that says RESOURCE:ENI and is not followed by a steady state. The instance it names is measured: interfaces attached, what its type holds, whether it has a trunk.",
      ja: "サービスの新しいイベントから、RESOURCE:ENI を含み、その後に安定状態になっていないものを探します。示されたインスタンスについて、アタッチ済みの数、タイプの上限、トランクの有無を計算します。",
    },
    commands: [events, attached, limit],
    look: {
      en: "“unable to place a task … RESOURCE:ENI”, and as many interfaces attached as the type holds.",
      ja: "unable to place a task … RESOURCE:ENI があり、アタッチ数がタイプの上限に達していること。",
    },
  },
  "ENI-002": {
    detect: {
      en: "The free interface places of all instances that may take the service (active, connected, in the zones of its subnets) are added up, and compared with the tasks that are missing and with what a rolling deployment starts on top.",
      ja: "サービスを受け入れられるインスタンス（ACTIVE、エージェント接続中、サブネットの AZ 内）の空きインターフェイスを合計し、不足しているタスク数と、ローリングデプロイで追加されるタスク数に比べます。",
    },
    commands: [hosts, attached, limit],
    look: {
      en: "Without a trunk: maximum − attached, added up over the instances, is less than desired − running, or less than floor(desired × maximumPercent ÷ 100) − running.",
      ja: "トランクなしの場合: 「上限 − アタッチ数」の合計が、desired − running、または floor(desired × maximumPercent ÷ 100) − running を下回ること。",
    },
  },
  "ENI-003": {
    detect: {
      en: "awsvpcTrunking is on, the instance's type can carry a trunk, and its container instance lacks the attribute ecs.awsvpc-trunk-id.",
      ja: "awsvpcTrunking が有効で、タイプもトランク対応なのに、コンテナインスタンスに属性 ecs.awsvpc-trunk-id がないものを検出します。",
    },
    commands: ["aws ecs list-account-settings --effective-settings --name awsvpcTrunking", trunk],
    look: {
      en: "“enabled” above and an empty list below: the instance was registered before the setting was on, or under another role.",
      ja: "設定が enabled なのに一覧が空であること。設定の前に登録されたか、別のロールに設定されています。",
    },
  },
  "ENI-004": {
    detect: {
      en: "Instances without a free interface whose CPU and memory would still hold another task, of a type that carries no trunk or in an account where trunking is off.",
      ja: "インターフェイスの空きはないが CPU とメモリにはまだ余裕があり、タイプがトランク非対応か、アカウントでトランキングが無効なインスタンスを検出します。",
    },
    commands: [`${hosts} --query 'containerInstances[].[ec2InstanceId,remainingResources]'`, attached, limit],
    look: {
      en: "CPU and MEMORY left for a task, and no interface left.",
      ja: "CPU と MEMORY はタスク分残っているのに、インターフェイスの空きがないこと。",
    },
  },
  "ENI-005": {
    detect: {
      en: "Stop reasons of the last hour about attaching or provisioning an interface, and attachments that are stuck on their way.",
      ja: "直近 1 時間の停止理由のうちインターフェイスのアタッチやプロビジョニングに関するものと、途中で止まったままのアタッチメントを探します。",
    },
    commands: [
      "aws ecs list-tasks --cluster <cluster> --desired-status STOPPED",
      "aws ecs describe-tasks --cluster <cluster> --tasks <tasks> --query 'tasks[].[stopCode,stoppedReason,attachments]'",
    ],
    look: {
      en: "“Timeout waiting for network interface provisioning”, or an attachment that stays ATTACHING.",
      ja: "Timeout waiting for network interface provisioning、または ATTACHING のままのアタッチメントがあること。",
    },
  },
  "ENI-006": {
    detect: {
      en: "Container instances whose status is REGISTRATION_FAILED, or that stay REGISTERING.",
      ja: "状態が REGISTRATION_FAILED、または REGISTERING のままのコンテナインスタンスを探します。",
    },
    commands: [`${hosts} --query 'containerInstances[].[ec2InstanceId,status,statusReason]'`],
    look: { en: "The reason beside the status.", ja: "状態とその理由を確認します。" },
  },
  "ENI-007": {
    detect: {
      en: "Interfaces at device index 1 or higher of container instances that are neither a task's nor a trunk.",
      ja: "コンテナインスタンスのデバイスインデックス 1 以上にある、タスクでもトランクでもないインターフェイスを探します。",
    },
    commands: [attached],
    look: {
      en: "A description that is no ECS attachment, at an index above 0: ECS does not know of it and counts the place as free.",
      ja: "インデックス 1 以上で、説明が ECS のアタッチメントでないもの。ECS はこれを知らず、空きとして数えます。",
    },
  },
  "ENI-008": {
    detect: {
      en: "Interfaces with status available that no service manages and nothing attaches; branch interfaces are left out, they never show an attachment.",
      ja: "状態が available で、サービス管理でもアタッチ先もないインターフェイスを探します。ブランチインターフェイスはアタッチ情報を持たないため除きます。",
    },
    commands: ["aws ec2 describe-network-interfaces --filters Name=status,Values=available"],
    look: {
      en: "RequesterManaged false and no attachment, for longer than half an hour.",
      ja: "RequesterManaged が false でアタッチがない状態が 30 分以上続いていること。",
    },
  },
  "ENI-009": {
    detect: {
      en: "The interfaces of a Region are counted and compared with the default quota of 5,000.",
      ja: "リージョンのインターフェイスを数え、デフォルトのクォータ 5,000 と比べます。",
    },
    commands: [
      "aws ec2 describe-network-interfaces --query 'length(NetworkInterfaces)'",
      "aws service-quotas list-service-quotas --service-code vpc --query \"Quotas[?QuotaName=='Network interfaces per Region'].Value\"",
    ],
    look: {
      en: "The count is above 85 per cent of the quota that applies.",
      ja: "適用中のクォータの 85% を超えていること。",
    },
  },
};
