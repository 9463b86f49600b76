import type { RuleGuides } from "./rule-guide.ts";

const events =
  "aws ecs describe-services --cluster <cluster> --services <service> --query 'services[].events[:10].message'";
const hosts = "aws ecs describe-container-instances --cluster <cluster> --container-instances <instances>";
const definition = "aws ecs describe-task-definition --task-definition <family>";

/** The guides to the rules about host ports. */
export const portsGuides: RuleGuides = {
  "PORT-001": {
    detect: {
      en: "Services that need a fixed host port are compared with the instances that can give it: active, connected, the port not taken. Services that want the same port are added up.",
      ja: "固定のホストポートを必要とするサービスを、それを提供できるインスタンス（ACTIVE、接続中、ポートが未使用）の数と比べます。同じポートを使うサービスは合算します。",
    },
    commands: [
      definition,
      `${hosts} --query "containerInstances[].[ec2InstanceId,remainingResources[?name=='PORTS']]"`,
    ],
    look: {
      en: "PORTS lists the ports that are taken. One task with a fixed port fits on an instance.",
      ja: "PORTS は使用中のポートの一覧です。固定ポートのタスクは 1 インスタンスに 1 つしか置けません。",
    },
  },
  "PORT-002": {
    detect: {
      en: "Events that say RESOURCE:PORTS or “already using a port”, without a steady state after them, and stop reasons about a port that is allocated.",
      ja: "RESOURCE:PORTS や already using a port を含み、その後に安定状態になっていないイベントと、ポート使用中を示す停止理由を探します。",
    },
    commands: [events, "sudo ss -ltnp   # on the instance"],
    look: { en: "Who listens on the port that the event names.", ja: "イベントが示すポートで、誰が待ち受けているか。" },
  },
  "PORT-003": {
    detect: {
      en: "Services with a fixed host port that fill every instance and may not stop a task first: minimumHealthyPercent leaves no room.",
      ja: "固定ホストポートで全インスタンスを使い切り、minimumHealthyPercent により先にタスクを停止できないサービスを検出します。",
    },
    commands: [
      definition,
      "aws ecs describe-services --cluster <cluster> --services <service> --query 'services[].[desiredCount,deploymentConfiguration]'",
      hosts,
    ],
    look: {
      en: "As many tasks as instances, and minimumHealthyPercent 100.",
      ja: "タスク数がインスタンス数と同じで、minimumHealthyPercent が 100 であること。",
    },
  },
  "PORT-004": {
    detect: {
      en: "Fixed host ports from 32768 to 60999, which the kernel gives to outgoing connections, and those the agent keeps: 22, 2375, 2376, 51678 to 51680.",
      ja: "カーネルが送信接続に使う 32768〜60999 と、エージェントが予約する 22、2375、2376、51678〜51680 に入る固定ホストポートを探します。",
    },
    commands: [definition, "cat /proc/sys/net/ipv4/ip_local_port_range   # on the instance"],
    look: { en: "The host port lies in the range.", ja: "ホストポートがこの範囲に入っていること。" },
  },
  "PORT-005": {
    detect: {
      en: "The container names and ports in a service's load balancers, registries and Service Connect are looked up in its current task definition.",
      ja: "サービスのロードバランサー・レジストリ・Service Connect が指すコンテナ名とポートを、現在のタスク定義から探します。",
    },
    commands: [
      "aws ecs describe-services --cluster <cluster> --services <service> --query 'services[].[loadBalancers,serviceRegistries]'",
      `${definition} --query 'taskDefinition.containerDefinitions[].[name,portMappings]'`,
    ],
    look: {
      en: "A name or port that the task definition does not have.",
      ja: "タスク定義にない名前やポートがあること。",
    },
  },
  "PORT-006": {
    detect: {
      en: "Containers of one awsvpc or host task share a network: two of them with one port and protocol, or a host port that differs from the container port.",
      ja: "awsvpc や host のタスクではコンテナがネットワークを共有します。同じポートとプロトコルを 2 つが使う、またはホストポートがコンテナポートと異なるものを検出します。",
    },
    commands: [`${definition} --query 'taskDefinition.containerDefinitions[].[name,portMappings]'`],
    look: { en: "The same containerPort twice.", ja: "同じ containerPort が 2 回現れること。" },
  },
  "PORT-007": {
    detect: {
      en: "The taken ports of container instances are counted; an instance keeps a hundred at most, dynamic ones apart.",
      ja: "コンテナインスタンスの使用中ポートを数えます。上限は 100 で、動的ポートは含みません。",
    },
    commands: [`${hosts} --query "containerInstances[].remainingResources[?name=='PORTS'].stringSetValue"`],
    look: { en: "More than 80.", ja: "80 を超えること。" },
  },
};
