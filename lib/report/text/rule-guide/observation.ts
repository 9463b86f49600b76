import type { RuleGuides } from "./rule-guide.ts";

/** The guides to the rules about what is seen. */
export const observationGuides: RuleGuides = {
  "OBS-001": {
    detect: {
      en: "Every area of every scope says whether it was read to its end; one that was not mutes the rules that need it.",
      ja: "スコープごとに、各領域を最後まで読み取れたかが記録されます。読み取れなかった領域を必要とするルールは判定できません。",
    },
    commands: [
      "aws sts get-caller-identity",
      "aws iam simulate-principal-policy --policy-source-arn <role> --action-names <call>",
    ],
    look: {
      en: "“implicitDeny” or “explicitDeny” for the call that the Survey page names.",
      ja: "調査ページに示された呼び出しが implicitDeny か explicitDeny であること。",
    },
  },
  "OBS-002": {
    detect: {
      en: "Active flow logs are looked for on the interfaces, subnets and VPCs of tasks.",
      ja: "タスクのインターフェイス、サブネット、VPC に有効なフローログがあるか調べます。",
    },
    commands: ["aws ec2 describe-flow-logs --filter Name=resource-id,Values=<vpc>,<subnet>"],
    look: { en: "An empty list.", ja: "一覧が空であること。" },
  },
  "OBS-003": {
    detect: {
      en: "The status of flow logs and of their delivery, as EC2 reports it.",
      ja: "EC2 が報告するフローログの状態と配信の状態を確認します。",
    },
    commands: [
      "aws ec2 describe-flow-logs --query 'FlowLogs[].[FlowLogId,FlowLogStatus,DeliverLogsStatus,DeliverLogsErrorMessage]'",
    ],
    look: { en: "FAILED, with the reason beside it.", ja: "FAILED と、その理由があること。" },
  },
  "OBS-005": {
    detect: {
      en: "The format of flow logs of task VPCs is searched for the fields that tell who really spoke: pkt-srcaddr, pkt-dstaddr, flow-direction and the ECS fields.",
      ja: "タスクのある VPC のフローログの形式に、実際の送信元・宛先が分かるフィールド（pkt-srcaddr、pkt-dstaddr、flow-direction、ECS のフィールド）があるか調べます。",
    },
    commands: ["aws ec2 describe-flow-logs --query 'FlowLogs[].[FlowLogId,LogFormat]'"],
    look: {
      en: "The fields are missing. A format cannot be changed: create a second flow log.",
      ja: "これらのフィールドがないこと。形式は変更できないため、フローログを作り直します。",
    },
  },
};
