import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about Amazon EKS beside ECS. */
export const kubernetesInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "EKS-001": {
    title: "アドレスが足りないサブネットの大半を Kubernetes が使っている",
    why: "Amazon EKS のノードは Pod より先にアドレスを確保します。デフォルトでは予備のインターフェイス 1 つ分、プレフィックス委任では 16 個ずつです。タスクと共有するサブネットでは、それがタスクに足りないアドレスになります。",
    fix: "VPC CNI の WARM_IP_TARGET と MINIMUM_IP_TARGET を設定する、専用サブネットでプレフィックス委任（WARM_PREFIX_TARGET）を使う、100.64.0.0/10 の範囲でカスタムネットワーキングを使う、のいずれかです。または、タスク専用のサブネットを用意します。",
    limits: "ノードのアドレスのうち Pod が使っている数や、プラグインの設定は EC2 からは見えません。",
    says: {
      holds:
        "サブネット {subnet} の使用中の {used} アドレスのうち {addresses} を Kubernetes が使い、空きは {free} です",
    },
    figures: {
      holds: "クラスター別: {table}。{cidr} の使用可能なアドレス: {usable}。アドレスが足りないサービス: {consumers}。",
    },
  },
  "EKS-002": {
    title: "Kubernetes のロードバランサーを置けるサブネットがない",
    why: "Load Balancer Controller はタグでサブネットを探し、空きアドレスが 8 未満のものは使いません。1 つも残らないと、Ingress や Service はアドレスのないまま待ち続けます。",
    fix: "パブリックサブネットに kubernetes.io/role/elb、プライベートサブネットに kubernetes.io/role/internal-elb のタグを付け、それぞれ 8 アドレスを空けておきます。",
    limits:
      "アノテーションで指定されたサブネットや、別の方法でサブネットを探すコントローラーは見えないため、可能性としてのみ示します。",
    says: {
      untagged: "VPC {vpc} に、Kubernetes がロードバランサー用に探すタグの付いたサブネットがありません",
      full: "VPC {vpc} のタグ {role} の付いたサブネットに、ロードバランサーに必要な 8 つの空きアドレスがありません",
    },
    figures: { untagged: "サブネット数: {subnets}。", full: "タグの付いたサブネット: {table}。" },
  },
  "EKS-003": {
    title: "ノードが、タイプの上限までアドレスを使っている",
    why: "プレフィックス委任がないと、ノードに入る Pod の数はインターフェイスのセカンダリアドレスの数までです。上限まで持ったノードは、すべてに Pod が付くと、CPU が空いていても次の Pod を受け入れません。",
    fix: "プレフィックス委任を有効にする、大きなタイプにする、ノードを増やす、のいずれかです。",
    limits:
      "どのアドレスに Pod が付いているかは EC2 からは見えず、プラグインは先に確保します。そのため可能性としてのみ示します。専用インターフェイスを持つ Pod の上限は別です。",
    says: {
      full: "クラスター {cluster} の {all} ノードのうち {nodes} が、タイプの上限までアドレスを持ち、プレフィックスはありません",
    },
    figures: { full: "上限に達したノード: {table}。" },
  },
  "EKS-004": {
    title: "ロードバランサーが Kubernetes のものである",
    why: "Load Balancer Controller は、Ingress や Service の求めに応じてリスナー、ターゲットグループ、セキュリティグループまで作り、ほかから変更されると元に戻します。",
    fix: "ロードバランサーではなく Ingress や Service を変更します。ロードバランサーに示された対処は元に戻されます。",
    limits: "コントローラーのタグで判断します。タグのない古いコントローラーや手作業のものは分かりません。",
    says: {
      owns: "Kubernetes クラスター {cluster} が VPC {vpc} のロードバランサー {count} 個を管理し、ほかからの変更を元に戻します",
    },
    figures: { owns: "ロードバランサー: {table}。" },
  },
};
