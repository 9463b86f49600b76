import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about where names lead, and where they are asked for. */
export const chainsInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "DNS-015": {
    title: "名前が循環しているか、終わりがない",
    why: "リゾルバーはアドレスにたどり着くまで名前を追います。一度問い合わせた名前に戻るか、追う回数が多すぎると打ち切られ、その名前は誰にも解決できません。",
    fix: "循環を閉じているレコードを変えるか、最初の名前が最後の名前を直接指すようにします。",
    limits: "この調査のゾーンの外に出る連鎖は、その先を追いません。",
    says: {
      loop: "{record} は自分自身に戻るため、誰にも応答しません",
      long: "{record} はレコードを {steps} 個たどる必要があり、リゾルバーが追う上限を超えます",
    },
    figures: { loop: "{chain}。ゾーン {zone}。", long: "{chain}。ゾーン {zone}。" },
  },
  "DNS-016": {
    title: "存在しないレコードを指す名前がある",
    why: "この名前が指す別の名前は、自分のゾーンが応答すべきものなのに存在しません。クライアントには「存在しない」と返ります。",
    fix: "指す先のレコードを作成するか、このレコードを削除します。",
    limits:
      "指す先のゾーンを読み取れない場合や、他者に委任されている場合は不明とします。どの VPC から引かれるかは区別しません。",
    says: {
      missing: "{record} はどこにもつながりません。{target} はゾーン {owner} に存在しません",
      noType: "{record} は何も返しません。ゾーン {owner} の {target} に {type} レコードがありません",
    },
    figures: {
      missing:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {target}。ゾーン {owner} はすべて読み取りました。",
      noType:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {target}。ゾーン {owner} はすべて読み取りました。",
    },
  },
  "DNS-017": {
    title: "存在しない AWS リソースを指す名前がある",
    why: "VPC エンドポイントの名前は、エンドポイントとともに消え、再び割り当てられることはありません。このレコードを引いたクライアントは宛先を得られません。",
    fix: "代わりのエンドポイントを指すように変えるか、レコードを削除します。別のアカウントのものかもしれない場合は、先に名前を引いて確かめます。",
    limits:
      "VPC エンドポイントの名前だけを判定します。API Gateway、Global Accelerator、CloudFront は調査しません。名前だけでは、どのアカウントのエンドポイントか分かりません。以前のスナップショットで確認されておらず、ゾーンのアカウントがそのリージョンにインターフェイスエンドポイントもロードバランサーも持たない場合は、この調査に含まれないアカウントのものかもしれないため「可能性あり」にとどめます。",
    says: {
      only: "{record} が指す VPC エンドポイント {endpoint} はもう存在しません",
      oneOfSeveral: "{record} のレコードの 1 つが、もう存在しない VPC エンドポイント {endpoint} を指しています",
      onlyUnseen:
        "{record} はどこにもつながらない可能性があります。VPC エンドポイント {endpoint} は調査したどのアカウントにもありません",
      oneOfSeveralUnseen:
        "{record} のレコードの 1 つは、どこにもつながらない可能性があります。VPC エンドポイント {endpoint} は調査したどのアカウントにもありません",
    },
    figures: {
      only: "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {target}。{region} にこのエンドポイントはありません。最後に確認したもの: {seen}。",
      oneOfSeveral:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {target}。{region} にこのエンドポイントはありません。最後に確認したもの: {seen}。同じ名前のほかのレコードは応答します。",
      onlyUnseen:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {target}。{region} で読み取ったアカウント（{accounts}）になく、以前のスナップショットにもありません。削除されたか、この調査に含まれないアカウントのものです。",
      oneOfSeveralUnseen:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {target}。{region} で読み取ったアカウント（{accounts}）になく、以前のスナップショットにもありません。削除されたか、この調査に含まれないアカウントのものです。同じ名前のほかのレコードは応答します。",
    },
  },
  "DNS-018": {
    title: "使われていない Elastic IP を指すレコードがある",
    why: "この名前を引いたクライアントは、誰もいないアドレスに接続します。アドレスはまだ自分のものですが料金がかかり、次の整理で手放すと、名前だけがそれを指したまま残ります。",
    fix: "応答すべきものにアドレスを関連付けるか、レコードを削除してからアドレスを解放します。",
    limits: "アドレスが最後に関連付けられていた時刻を AWS は示しません。",
    says: { unused: "{record} が返す {addresses} は、何にも関連付けられていない Elastic IP です" },
    figures: {
      unused:
        "{visibility}ホストゾーン {zone} の {type} レコード {record} の値は {values}（TTL {ttl} 秒）。割り当て ID {allocation}。",
    },
  },
  "DNS-019": {
    title: "必要な場所でプライベートホストゾーンが使われない",
    why: "プライベートホストゾーンは、関連付けられた VPC の中で、VPC の DNS 属性が 2 つとも有効な場合にだけ応答します。それ以外の場所では、その名前は存在しません。",
    fix: "名前を使うタスクの VPC にゾーンを関連付けるか、関連付けられた VPC で enableDnsSupport と enableDnsHostnames を有効にします。",
    limits:
      "名前を使う側はタスク定義から判断します。Resolver ルールで転送される名前は、転送先の応答が見えないため判定しません。Route 53 プロファイルによって VPC に適用されるものは読み取りません。",
    says: {
      attributes: "プライベートホストゾーン {zone} はどこからも使われません。{vpcs} の DNS 属性が無効です",
      elsewhere:
        "{clients} は {names} を解決できません。プライベートホストゾーン {zone} が {vpcs} に関連付けられていません",
    },
    figures: {
      attributes: "関連付けられた VPC: {vpcs}。レコード数: {records}。",
      elsewhere: "名前の使用箇所: {where}。ホストゾーン {zoneId}。",
    },
  },
};
