import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about what is recorded of the traffic. */
export const observabilityInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "OBS-002": {
    title: "タスクが動く場所にフローログがない",
    why: "セキュリティグループとネットワーク ACL が何を通し、何を破棄したかを記録するのはフローログだけです。ないと、タイムアウトした接続の跡が残りません。",
    fix: "pkt-srcaddr、pkt-dstaddr、flow-direction、tcp-flags と ECS のフィールドを含む形式で、VPC のフローログを作成します。",
    limits: "共有サブネットで、所有者のアカウントが作成したフローログは、利用側のアカウントからは見えません。",
    says: {
      none: "VPC {vpc} の {subnets} サブネットでタスクが動いていますが、トラフィックを記録するフローログがありません",
      some: "VPC {vpc} のタスクが動くサブネットのうち {missing} で、トラフィックを記録するフローログがありません",
    },
    figures: {
      none: "有効なフローログがないサブネット: {table}。",
      some: "有効なフローログがないサブネット: {table}。タスクが動くサブネット: {subnets}。",
    },
  },

  "OBS-003": {
    title: "フローログが配信されていない",
    why: "記録を書き込めないフローログは、あるように見えて何も残しません。必要になったときに初めて気付きます。",
    fix: "エラーが示すもの（ロール、バケットとそのポリシー、ロググループ）を直します。",
    limits: "これまでに失われた記録は戻りません。",
    says: {
      failed: "{resource} のフローログ {flowLog} は記録を配信できていません: {error}",
      inactive: "{resource} のフローログ {flowLog} は有効ではありません",
    },
    figures: {
      failed: "FlowLogStatus {status}、DeliverLogsStatus {delivery}、配信先 {destination}。",
      inactive: "FlowLogStatus {status}、DeliverLogsStatus {delivery}、配信先 {destination}。",
    },
  },
  "OBS-005": {
    title: "フローログに、誰のパケットかを示すフィールドがない",
    why: "デフォルトの形式には、NAT ゲートウェイやロードバランサーに隠れる元のパケットのアドレスも、タスクも含まれません。破棄された接続は見えても、何のものか分かりません。",
    fix: "足りないフィールドを含む新しいフローログを作成し、古いものを削除します。フローログの形式は変更できません。",
    limits: "同じネットワークの別のフローログに、そのフィールドがあるかもしれません。その場合は重複しているだけです。",
    says: { lacking: "{resource} のフローログ {flowLog} に {fields} がありません" },
    figures: { lacking: "形式: {format}" },
  },
};
