import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about what records lead to, and how long they are kept. */
export const recordsInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "DNS-002": {
    title: "公開レコードが、もう所有していないアドレスを指している",
    why: "解放したアドレスは誰にでも割り当てられます。それを得た者はあなたの名前で応答し、Cookie やリクエストを受け取り、その名前の証明書を取得することさえできます。",
    fix: "レコードを削除するか、代わりの宛先に変えます。今後は、アドレスを解放する前にレコードを削除します。",
    limits:
      "AWS が公開しているアドレス範囲は参照しません。どの値も、この調査にも保存されている以前の調査にもないレコードは、他者のサーバーを指すものとみなします。Global Accelerator のアドレスと、調査に含まれないアカウントやリージョンは見えません。",
    says: {
      hostName:
        "{record} が指す EC2 のアドレス {addresses} を、この調査のどのインターフェイスも Elastic IP も持っていません。次に割り当てられた者がこの名前で応答します",
      beside: "{record} は自分のアドレスと並べて {addresses} も返しますが、この調査でそれを持つものはもうありません",
      released:
        "{record} が返す {addresses} は以前は自分のものでしたが、もうそうではありません。次に割り当てられた者がこの名前で応答します",
    },
    figures: {
      hostName:
        "パブリックホストゾーン {zone} の {type} レコード {record} の値は {values}。調査したリージョン: {regions}。",
      beside:
        "パブリックホストゾーン {zone} の {type} レコード {record} の値は {values}。自分のもの {owned} 個、所有者不明 {lost} 個。調査したリージョン: {regions}。",
      released:
        "パブリックホストゾーン {zone} の {type} レコード {record} の値は {values}。最後に確認した所有者と日時: {seen}。調査したリージョン: {regions}。",
    },
  },
  "DNS-005": {
    title: "指す先に対して TTL が長すぎる",
    why: "リゾルバーとクライアントは、TTL が過ぎるまで応答を使い続けます。フェイルオーバーする名前や、入れ替わるアドレスを指す名前の TTL が長いと、クライアントは古い宛先に送られ続けます。",
    fix: "AWS のリソースを指すならエイリアスにします（TTL を決める必要がなくなります）。そうでなければ TTL を短くし、元の TTL が過ぎてから次の変更を行います。",
    limits:
      "クライアントが実際にどれだけ応答を保持するかは見えません。TTL を無視するものもあります。変わらないアドレスの長い TTL は正しいため、報告しません。",
    says: {
      balancer:
        "ロードバランサー {target} のアドレスは 1 分で変わりうるのに、クライアントは {record} の応答を最長 {ttl} 秒保持します",
      zonal:
        "ロードバランサー {target} がターゲット全滅のゾーンを外しても、クライアントはそのゾーンを含む {record} の応答を最長 {ttl} 秒保持します",
      moving: "{record} の {target} は所有者とともに消えるアドレスなのに、クライアントは最長 {ttl} 秒保持します",
      switched: "{record} が切り替わった後も、クライアントは最長 {ttl} 秒、古い宛先に接続し続けます",
    },
    figures: {
      balancer:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の TTL は {ttl} 秒。ロードバランサー自身の名前の TTL は 60 秒です。",
      zonal:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の TTL は {ttl} 秒。{target} は {zones} 個のゾーンにある Network Load Balancer です。アドレスは変わりませんが、自身の名前（TTL 60 秒）が返すのは正常なゾーンのものだけです。",
      moving:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の TTL は {ttl} 秒。アドレスの所有者: {owner}。",
      switched:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の TTL は {ttl} 秒（{policy}）。速い切り替えの目安は 60〜120 秒です。",
    },
  },
  "DNS-006": {
    title: "アドレスレコードが Network Load Balancer に固定されている",
    why: "アドレスはロードバランサーがある限り変わりません。しかし、ロードバランサー自身の名前は正常なターゲットのないゾーンを外しますが、アドレスのレコードはそこへクライアントを送り続けます。AWS が割り当てたアドレスは、作り直すと失われます。",
    fix: "ターゲットの正常性を評価するエイリアスに変えます。アドレスの固定が契約上必要なら、すべてのゾーンに Elastic IP を割り当て、すべて記載します。",
    limits: "いまどのゾーンのターゲットが正常かは、ここでは考慮しません。",
    says: {
      fixed: "{record} は {loadBalancer} の固定アドレスを並べており、正常なターゲットのないゾーンも返し続けます",
      lent: "{record} が並べる {loadBalancer} のアドレスは AWS が割り当てたもので、作り直すと失われます",
      partial:
        "{record} が返すのは {loadBalancer} の {zones} ゾーンのうち {covered} ゾーンだけで、その障害とともに使えなくなります",
    },
    figures: {
      fixed:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {addresses}（TTL {ttl} 秒）。{zones} ゾーン中 {covered} ゾーン。",
      lent: "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {addresses}（TTL {ttl} 秒）。{zones} ゾーン中 {covered} ゾーン、自分で選んだアドレスは {fixed} 個。",
      partial:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {addresses}（TTL {ttl} 秒）。{zones} ゾーン中 {covered} ゾーン。",
    },
  },
  "DNS-007": {
    title: "アドレスレコードが、インスタンスから失われるアドレスに固定されている",
    why: "Elastic IP でないパブリックアドレスは、インスタンスが停止すると AWS に戻り、別の誰かに割り当てられます。Auto Scaling グループのインスタンスは予告なく置き換えられ、アドレスもすべて失われます。",
    fix: "インスタンスに Elastic IP を割り当てるか、前段にロードバランサーを置いてレコードをそのエイリアスにします。",
    limits: "単独のインスタンスのプライベートアドレスは存続中は変わらないため、報告しません。",
    says: {
      lent: "{record} が返す {address} は、インスタンス {instance} が停止すると失われます",
      scaling:
        "{record} が返す {address} は、Auto Scaling グループ {group} がいつでも置き換えるインスタンス {instance} のものです",
    },
    figures: {
      lent: "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {addresses}（TTL {ttl} 秒）。{address} は Elastic IP ではありません。",
      scaling:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {addresses}（TTL {ttl} 秒）。{instance} は {group} のメンバーです。",
    },
  },
  "DNS-008": {
    title: "パブリックホストゾーンがプライベートアドレスを返している",
    why: "プライベートアドレスには外から誰も接続できず、内部ネットワークの構成だけが誰にでも見えます。パブリックとプライベートの両方を返す名前は、呼び出し元によって使えたり使えなかったりします。",
    fix: "同じ名前のプライベートホストゾーンに移し、問い合わせる VPC に関連付けます。VPN の利用者が意図して使うものなら、そのままでかまいません。",
    limits: "VPN から意図して使われているかどうかは見えません。",
    says: {
      hidden: "パブリックホストゾーン {zone} の {count} 個の名前は、インターネットから到達できないアドレスを返します",
      mixed: "パブリックホストゾーン {zone} の {mixed} 個の名前は、パブリックとプライベートのアドレスを混ぜて返します",
    },
    figures: { hidden: "{list}。", mixed: "{list}。混在: {count} 個中 {mixed} 個。" },
  },
  "DNS-009": {
    title: "プライベートホストゾーンが公開の名前を隠している",
    why: "プライベートホストゾーンが関連付けられた VPC では、その下の名前はすべてそのゾーンだけに問い合わせます。パブリックホストゾーンにしかない名前は存在しないことになり、リゾルバーはそれ以上探しません。それより先に適用されるのは、ゾーンと同じ名前かより長い名前の Resolver ルールだけです。",
    fix: "プライベートホストゾーンにもその名前を追加するか、プライベートホストゾーンをより長い名前にします。",
    limits:
      "タスクが使う名前はタスク定義から判断します。Route 53 プロファイルによって VPC に適用されるものは読み取りません。",
    says: {
      used: "{clients} は {names} を解決できません。プライベートホストゾーン {zone} が公開の名前を隠しており、同じ名前を持っていません（{count} 個）",
      unused: "{vpcs} では、プライベートホストゾーン {zone} が、自分の持たない公開の名前 {count} 個を隠しています",
    },
    figures: {
      used: "名前の使用箇所: {where}。{vpcs} で隠れている名前は {hidden} 個: {list}。",
      unused: "{vpcs} で隠れている名前: {list}。タスク定義では使われていません。",
    },
  },
  "DNS-010": {
    title: "委任がゾーンにつながっていない",
    why: "ゾーンは、親ゾーンの NS レコードをたどって見つけられます。それが別のネームサーバーを指すか存在しなければ、ゾーンのレコードは誰にも読まれません。一部だけが正しければ、名前解決がときどき失敗します。",
    fix: "親ゾーンの NS レコードに、このゾーン自身のネームサーバーを設定します。誰も到達しない同名のゾーンは削除します。",
    limits:
      "この調査にある親ゾーンだけを見ます。レジストラに登録されたネームサーバーと、他社の DNS にあるゾーンは見えません。",
    says: {
      undelegated: "パブリックホストゾーン {zone} には誰もたどり着けません。親の {parent} に NS レコードがありません",
      mismatch: "{parent} は {zone} を、このゾーンのものではないネームサーバー {wrong} 台に委任しています",
      idle: "この {zone} ゾーンを変更しても効果はありません。{parent} は同じ名前の別のゾーンに委任しています",
      twins:
        "パブリックホストゾーン {zone} が {count} 個あります。使われるのは 1 つだけで、どれかはここからは分かりません",
    },
    figures: {
      undelegated: "ゾーンのネームサーバー: {own}。",
      mismatch: "{parent} の NS: {named}。ゾーンのネームサーバー: {own}。",
      idle: "{parent} の NS: {named}。このゾーンのネームサーバー: {own}。",
      twins: "ネームサーバー: {own}; {others}。",
    },
  },
  "DNS-011": {
    title: "ルーティングポリシーのエイリアスが正常性を確認していない",
    why: "ヘルスチェックのないレコードは常に正常とみなされます。Route 53 はターゲットが停止していても応答し続け、セカンダリへのフェイルオーバーも起こりません。",
    fix: "エイリアスの「ターゲットの正常性を評価」を有効にするか、レコードにヘルスチェックを関連付けます。",
    limits: "ターゲットが自身の正常性を正しく示すかは判定しません。",
    says: {
      primary: "{record} はフェイルオーバーしません。プライマリの正常性が確認されていません",
      member: "Route 53 は {record} の {count} 個のレコードを、正常かどうかにかかわらず返し続けます",
    },
    figures: {
      primary:
        "{visibility}ホストゾーン {zone} の {type} レコード {record}: ターゲットの正常性の評価は無効、ヘルスチェックなし: {list}。",
      member:
        "{visibility}ホストゾーン {zone} の {type} レコード {record}: ターゲットの正常性の評価は無効、ヘルスチェックなし: {list}。",
    },
  },
  "DNS-012": {
    title: "エイリアスにできるロードバランサーへの CNAME がある",
    why: "CNAME は正しい設定ですが、クライアントはもう一度問い合わせる必要があります。エイリアスならすぐに応答でき、料金もかからず、正常なターゲットのないロードバランサーを外せます。",
    fix: "CNAME をロードバランサーのエイリアス（A、デュアルスタックなら AAAA も）に置き換えます。",
    limits: "Route 53 のゾーンだけを見ます。他社の DNS では CNAME が正しい方法です。",
    says: { cname: "ゾーン {zone} の {count} 個の名前は、エイリアスで済むロードバランサーを CNAME で指しています" },
    figures: { cname: "{list}。" },
  },
  "DNS-013": {
    title: "エイリアスとロードバランサーの IP バージョンが合っていない",
    why: "A のエイリアスしかなければ、デュアルスタックのロードバランサーは IPv6 で使われません。IPv4 しか持たないロードバランサーへの AAAA のエイリアスは、何も返しません。",
    fix: "AAAA のエイリアスを追加するか、削除します。",
    limits: "IPv4 だけを使う方針かどうかは見えません。",
    says: {
      missing: "{loadBalancer} は IPv6 にも対応していますが、{record} に AAAA のエイリアスがありません",
      empty: "{record} の AAAA は何も返しません。{loadBalancer} には IPv4 アドレスしかありません",
    },
    figures: {
      missing: "ゾーン {zone} の {record} のタイプ: {types}。ipAddressType {family}。",
      empty: "ゾーン {zone} の {record} のタイプ: {types}。ipAddressType {family}。",
    },
  },
};
