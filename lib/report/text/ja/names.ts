import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about names, and of the rule about what was not read. */
export const namesInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "DNS-001": {
    title: "アドレスレコードがロードバランサーのノードに固定されている",
    why: "Application Load Balancer と Classic Load Balancer のアドレスは、スケーリングやノードの交換のたびに変わります。この応答を使い続けるクライアントは、応答のない宛先か、そのアドレスを新たに割り当てられた無関係の第三者に接続することになります。",
    fix: "レコードをロードバランサー名へのエイリアスに変えます。他社の DNS では CNAME を使います（ゾーンの頂点では使えません）。アドレスの固定がどうしても必要なら、Elastic IP アドレスを持つ Network Load Balancer か Global Accelerator を前段に置きます。",
    limits:
      "どの値もいまのノードのアドレスでないレコードは、以前の調査でノードのものだったことを確認できている場合だけ検出します。1 回の調査だけでは、以前誰のアドレスだったかは分かりません。他社の DNS にあるゾーンは見えません。",
    says: {
      pinned:
        "{record} はロードバランサー {loadBalancer} のノードのアドレスを直接返しており、ノードが交換されるとつながらなくなります",
      broken: "{record} が返す {lost} は、もうロードバランサー {loadBalancer} のアドレスではありません",
      left: "{record} が返す {lost} は、もうロードバランサー {loadBalancer} のアドレスではありません",
      taken:
        "{record} が返す {lost} は、もうロードバランサー {loadBalancer} のアドレスではなく、いまは {holders} が使っています",
      deleted: "{record} が返す {lost} は、すでに存在しないロードバランサー {loadBalancer} のアドレスでした",
    },
    figures: {
      pinned:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {addresses}（TTL {ttl} 秒）。{loadBalancer} の現在のノードアドレス {nodes} 個のうち {covered} 個です。",
      broken:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {addresses}（TTL {ttl} 秒）。{loadBalancer} の現在のノードアドレス {nodes} 個のうち、含まれるのは {covered} 個です。",
      left: "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {addresses}（TTL {ttl} 秒）。{loadBalancer} の現在のノードアドレス {nodes} 個は 1 つも含まれません。ノードで最後に確認した日時: {seen}。",
      taken:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {addresses}（TTL {ttl} 秒）。{loadBalancer} の現在のノードアドレス {nodes} 個は 1 つも含まれません。ノードで最後に確認した日時: {seen}。現在の使用者: {now}。",
      deleted:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {addresses}（TTL {ttl} 秒）。{loadBalancer} のノードで最後に確認した日時: {seen}。現在の使用者: {now}。同じ名前で ID が異なるロードバランサー: {successors}。",
    },
  },
  "DNS-003": {
    title: "存在しないロードバランサーを指す名前がある",
    why: "ロードバランサーの名前が再び割り当てられることはありません。このレコードを引いたクライアントは宛先を得られません。",
    fix: "代わりのロードバランサーを指すように変えるか、使わない名前ならレコードを削除します。別のアカウントのものかもしれない場合は、先に名前を引いて確かめます。",
    limits:
      "名前だけでは、どのアカウントのロードバランサーか分かりません。以前のスナップショットで確認されておらず、ゾーンのアカウントがそのリージョンにロードバランサーを 1 つも持たない場合は、この調査に含まれないアカウントのものかもしれないため「可能性あり」にとどめます。読み取っていないリージョンのものは「不明」です。Classic Load Balancer はネットワークインターフェイスからのみ分かります。",
    says: {
      only: "{record} はどこにもつながりません。ロードバランサー {host} はもう存在せず、この名前に応答するほかのレコードもありません",
      oneOfSeveral: "{record} のレコードの 1 つが、もう存在しないロードバランサー {host} を指しています",
      onlyUnseen:
        "{record} はどこにもつながらない可能性があります。ロードバランサー {host} は調査したどのアカウントにもなく、この名前に応答するほかのレコードもありません",
      oneOfSeveralUnseen:
        "{record} のレコードの 1 つは、どこにもつながらない可能性があります。ロードバランサー {host} は調査したどのアカウントにもありません",
    },
    figures: {
      only: "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {host}。{region} にこのロードバランサーはありません。最後に確認したもの: {seen}。同じ名前で ID が異なるもの: {successors}。",
      oneOfSeveral:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {host}。{region} にこのロードバランサーはありません。最後に確認したもの: {seen}。同じ名前で ID が異なるもの: {successors}。",
      onlyUnseen:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {host}。{region} で読み取ったアカウント（{accounts}）になく、以前のスナップショットにもありません。削除されたか、この調査に含まれないアカウントのものです。同じ名前で ID が異なるもの: {successors}。",
      oneOfSeveralUnseen:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {host}。{region} で読み取ったアカウント（{accounts}）になく、以前のスナップショットにもありません。削除されたか、この調査に含まれないアカウントのものです。同じ名前で ID が異なるもの: {successors}。",
    },
  },
  "DNS-004": {
    title: "アドレスレコードがタスクに固定されている",
    why: "タスクのネットワークインターフェイスはタスクと同時に消えます。次のデプロイの後、そのアドレスは誰のものでもないか、別のタスクのものになります。",
    fix: "サービスの前段にロードバランサーを置いてレコードをそのエイリアスにするか、名前の管理を Cloud Map や Service Connect に任せます。",
    limits:
      "スナップショット 1 つだけでは、タスク内の登録プログラムが更新しているレコードと、手で書かれたレコードを区別できません。",
    says: {
      task: "{record} は {owner} のタスクのアドレスを返しており、次のデプロイ後には誤った宛先になります",
      kept: "{record} は {owner} のタスクのアドレスを返し、タスクに合わせて自動的に書き換えられています。書き換わるまでクライアントは誤った宛先に接続します",
      gone: "{record} が返すアドレスは、すでに停止した {owner} のタスクのものです",
    },
    figures: {
      task: "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {addresses}（TTL {ttl} 秒）です。",
      kept: "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {addresses}（TTL {ttl} 秒）です。以前のスナップショットでは、{owner} の別のタスクのアドレスでした。",
      gone: "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {addresses}（TTL {ttl} 秒）。タスクは {stoppedAt} に停止しました。",
    },
  },
  "OBS-001": {
    title: "読み取れていない範囲がある",
    why: "読み取れなかったものは、正常だと分かったわけではありません。それを必要とするルールはこの範囲では判定できず、それに依存する経路は不明になります。",
    fix: "呼び出しを許可するか、応答を妨げている原因を取り除いて、もう一度調査します。",
    limits: "調査の対象として指定されていないアカウントやリージョンは数えません。",
    says: {
      mutes:
        "{scope} の「{area}」を最後まで読み取れませんでした（{kind}）。すべてを判定できないルールが {rules} 件あります",
      noted: "{scope} の「{area}」の一部を読み取れませんでした（{kind}）",
    },
    figures: {
      mutes: "呼び出し: {call}。該当ルール: {names}。詳細: {message}",
      noted: "呼び出し: {call}。これにより判定できなくなるルールはありません。詳細: {message}",
    },
  },
};
