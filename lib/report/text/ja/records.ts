import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about what records lead to, and how long they are kept. */
export const recordsInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "DNS-002": {
    title: "公開レコードが、もう所有していないアドレスを指している",
    why: "解放したアドレスは誰にでも割り当てられます。それを得た者はあなたの名前で応答し、Cookie やリクエストを受け取り、その名前の証明書を取得することさえできます。",
    fix: "レコードを削除するか、代わりの宛先に変えます。今後は、アドレスを解放する前にレコードを削除します。",
    limits:
      "AWS が公開しているアドレス範囲は参照しません。どの値もこの調査にないレコードは、他者のサーバーを指すものとみなします。Global Accelerator のアドレスと、調査に含まれないアカウントやリージョンは見えません。",
    says: {
      hostName:
        "{record} が指す EC2 のアドレス {addresses} を、この調査のどのインターフェイスも Elastic IP も持っていません。次に割り当てられた者がこの名前で応答します",
      beside: "{record} は自分のアドレスと並べて {addresses} も返しますが、この調査でそれを持つものはもうありません",
    },
    figures: {
      hostName:
        "パブリックホストゾーン {zone} の {type} レコード {record} の値は {values}。調査したリージョン: {regions}。",
      beside:
        "パブリックホストゾーン {zone} の {type} レコード {record} の値は {values}。自分のもの {owned} 個、所有者不明 {lost} 個。調査したリージョン: {regions}。",
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
      moving: "{record} の {target} は所有者とともに消えるアドレスなのに、クライアントは最長 {ttl} 秒保持します",
      switched: "{record} が切り替わった後も、クライアントは最長 {ttl} 秒、古い宛先に接続し続けます",
    },
    figures: {
      balancer:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の TTL は {ttl} 秒。ロードバランサー自身の名前の TTL は 60 秒です。",
      moving:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の TTL は {ttl} 秒。アドレスの所有者: {owner}。",
      switched:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の TTL は {ttl} 秒（{policy}）。速い切り替えの目安は 60～120 秒です。",
    },
  },
};
