import { chosen, finding, type Reading } from "../reading.ts";

/** The guided reading of the scenario one-way-acl. */
export const oneWayAclReading: Reading = [
  {
    href: "/overview",
    en: "Every target times out although every security group is right. Security groups remember connections; network ACLs do not.",
    ja: "セキュリティグループはどれも正しいのに、すべてのターゲットがタイムアウトします。セキュリティグループは接続を覚えていますが、ネットワーク ACL は覚えていません。",
  },
  {
    href: finding("nacl-001-727c11cce1b8900a"),
    en: "The request comes in on 8080. The answer goes to a port that the load balancer chose for itself, and no outbound entry lets it leave.",
    ja: "リクエストは 8080 番で入ります。応答は、ロードバランサー側が選んだポートへ返りますが、それを通すアウトバウンドのエントリがありません。",
  },
  {
    href: "/paths?from=aws%2F666677778888%2Fap-northeast-1%2Fload-balancer%2Fapp%2Fdesk%2Fba99f7937062de50&to=desk%2Ftickets-api&protocol=tcp&port=8080",
    en: "Hop by hop: the way there passes everything, the way back stops at the network ACL. The suggestion at the end is the smallest change that opens it.",
    ja: "1 ホップずつ確認できます。行きはすべて通り、帰りはネットワーク ACL で止まります。最後に示されるのは、通すために必要な最小の変更です。",
  },
  {
    href: chosen("/e", "aws/666677778888/ap-northeast-1/network-acl/acl-0532294882e78f3e9"),
    en: "The entries of the network ACL itself, as AWS returned them, with the call that told us.",
    ja: "このネットワーク ACL のエントリを、AWS が返したままの形で、取得した API 呼び出しとともに確認できます。",
  },
  {
    href: finding("tg-003-424658f3fbb1257c"),
    en: "What the team saw first: targets that do not answer their health check. It is a symptom; the cause is the page before.",
    ja: "チームが最初に気付いたのは、ヘルスチェックに応答しないターゲットでした。これは症状で、原因は前のページにあります。",
  },
];
