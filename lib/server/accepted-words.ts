import type { Language } from "#lib/report/text/language.ts";

/** What is accepted, in Japanese, by the English of the schemas. `{}` stands for what is the same in both languages. */
const japanese: Readonly<Record<string, string>> = {
  "a URN": "URN",
  "a URN, ARN or AWS id": "URN、ARN、または AWS の ID",
  "a URN, ARN or AWS id of this snapshot": "このスナップショットにあるリソースの URN、ARN、または AWS の ID",
  "a URN, ARN, AWS id, IP address, CIDR, DNS name or part of a name":
    "URN、ARN、AWS の ID、IP アドレス、CIDR、DNS 名、または名前の一部",
  'a URN, ARN, AWS id, name, "internet", an IP address, a CIDR or a DNS name':
    "URN、ARN、AWS の ID、名前、internet、IP アドレス、CIDR、または DNS 名",
  'a URN, ARN, AWS id, name, "internet", an IP address, a CIDR or a DNS name; a port may follow, as in 10.0.1.5:8080':
    "URN、ARN、AWS の ID、名前、internet、IP アドレス、CIDR、または DNS 名（10.0.1.5:8080 のようにポートを続けられる）",
  "URNs, separated by commas": "コンマ区切りの URN",
  "<account>/<region>, an account, or a Region": "<アカウント>/<リージョン>、アカウント、またはリージョン",
  "<account>/<region>, an account, or a Region of this snapshot":
    "このスナップショットにある <アカウント>/<リージョン>、アカウント、またはリージョン",
  "a rule id such as TG-003": "TG-003 のようなルールの ID",
  "any other rule": "ほかのルール",
  "a format": "形式の名前",
  "a what-if of at most 10000 characters": "10000 文字以内の仮定",
  "a cluster with EC2 container instances": "EC2 のコンテナインスタンスがあるクラスター",
  "the URN, ARN, id or name of one": "実際にあるものの URN、ARN、ID、または名前",
  "an instance type in use, or of the families c5 to c8g, m5 to m8g, r5 to r8g, t2, t3, t3a and t4g":
    "使用中のインスタンスタイプ、または c5〜c8g、m5〜m8g、r5〜r8g、t2、t3、t3a、t4g ファミリーのもの",
  "an instance type such as m5.large": "m5.large のようなインスタンスタイプ",
  "service=<URN, ARN, id or name>,desired=6,maximumPercent=150,minimumHealthyPercent=50 and cluster=<URN, ARN or name>,instanceType=m5.large,instances=3,trunking=on, separated by semicolons":
    "セミコロン区切りの service=<URN、ARN、ID、または名前>,desired=6,maximumPercent=150,minimumHealthyPercent=50 と cluster=<URN、ARN、または名前>,instanceType=m5.large,instances=3,trunking=on",
  "each clause to begin with service=… or cluster=…, and not with {}":
    "各項目の先頭は service=… または cluster=…（{} ではなく）",
  "something to change of {} {}: {}": "{} {} の変更内容（{}）",
  "a {} to have one of {}, and not {}": "{} の {} のいずれか（{} ではなく）",
  "{} once of {} {}": "{} は {} {} に 1 つだけ",
  "{} to be {}": "{} は {}",
  "the URN, ARN or name of an ECS cluster": "ECS クラスターの URN、ARN、または名前",
  "the id of a hosted zone": "ホストゾーンの ID",
  "the id of a hosted zone of this snapshot": "このスナップショットにあるホストゾーンの ID",
  "a whole number": "整数",
  "a whole number up to {}": "{} 以下の整数",
  "a whole number from {} to {}": "{} から {} までの整数",
  "the URN of a record set": "レコードセットの URN",
  "the URN or id of a record set": "レコードセットの URN または ID",
  "a domain name such as www.example.jp: labels of letters, digits, hyphens and underscores, 63 characters at most each and 253 in all, international ones as xn--…":
    "www.example.jp のようなドメイン名（英数字、ハイフン、アンダースコアからなるラベル。各 63 文字、全体で 253 文字まで。国際化ドメイン名は xn--… の形）",
  'the id or URN of a VPC, or "internet"': "VPC の ID か URN、または internet",
  'the id or URN of a VPC of this snapshot, or "internet"':
    "このスナップショットにある VPC の ID か URN、または internet",
  "a VPC id": "VPC の ID",
  "the URN, ARN or id of an ECS service or task": "ECS サービスまたはタスクの URN、ARN、または ID",
  "the ARN of a task definition, or family:revision": "タスク定義の ARN、または ファミリー:リビジョン",
  "the ARN or family:revision of a task definition in use": "使用中のタスク定義の ARN、または ファミリー:リビジョン",
  "subnet ids, separated by commas": "コンマ区切りのサブネット ID",
  "subnet ids, separated by commas: where the task definition would run":
    "コンマ区切りのサブネット ID（タスク定義を実行する場所）",
  "security group ids, separated by commas": "コンマ区切りのセキュリティグループ ID",
  "an ECS service or task, or instead of it a taskDefinition with its subnets":
    "ECS サービスかタスク、またはその代わりに taskDefinition とその subnets",
  "the id of a class, or the URN, ARN, AWS id or name of what is in one, or internet":
    "クラスの ID、クラスに含まれるものの URN、ARN、AWS の ID、名前、または internet",
  "a port 0-65535 or a range a-b, or nothing for all ports":
    "0〜65535 のポート、または a-b の範囲。指定しなければすべてのポート",
  "a number 0-255": "0〜255 の数値",
  "tcp, udp, icmp, icmpv6, all or a number 0-255": "tcp、udp、icmp、icmpv6、all、または 0〜255 の数値",
  "targets, health-check, or nothing": "targets、health-check、または指定なし",
  "a host name, such as www.example.com": "www.example.com のようなホスト名",
  "a path that begins with /": "/ で始まるパス",
  "the place of a change in fixes or closings: 0, 1, …": "fixes または closings の中の変更の位置（0、1、…）",
  "either fix or closing: the place of a change in the answer, 0, 1, …":
    "fix か closing のどちらか一方（応答の中の変更の位置。0、1、…）",
  "columns, or name, each with a minus before it to turn it around": "列または name。逆順にするには前に - を付ける",
  "a filter of at most {} characters": "{} 文字以内のフィルター",
  "at most {} characters": "{} 文字以内",
  "kinds of nodes, separated by commas": "コンマ区切りのリソースの種類",
  "the id of a scenario": "シナリオの ID",
  "the id of a finding": "問題の ID",
  "the id of a finding in /api/v1/findings": "/api/v1/findings にある問題の ID",
  "the id of a mute in /api/v1/mutes": "/api/v1/mutes にあるミュートの ID",
  "nothing with the scope {}": "範囲が {} のときは指定なし",
  "up to {} mutes": "{} 件までのミュート",
  "up to {} names": "{} 件までの名前",
  "a reason of 1 to {} characters": "1〜{} 文字の理由",
  "a name of 1 to {} characters, without control characters, that is neither latest nor previous nor begins like the id of a snapshot":
    "1〜{} 文字の名前（制御文字を含まず、latest でも previous でもなく、スナップショットの ID のように始まらないもの）",
  "a date (its end in UTC counts) or an ISO 8601 time with its zone, in the future":
    "未来の日付（UTC でのその日の終わりまで）、またはタイムゾーン付きの ISO 8601 の時刻",
  "a snapshot id or latest": "スナップショットの ID または latest",
  "latest, or the id or name of a snapshot in /api/v1/snapshots":
    "latest、または /api/v1/snapshots にあるスナップショットの ID か名前",
  "previous, or the id or name of a snapshot in /api/v1/snapshots":
    "previous、または /api/v1/snapshots にあるスナップショットの ID か名前",
  "one value": "1 つの値",
  "no fields": "項目なし",
  "it takes no fields": "使える項目はありません",
  "it takes no fields but at and lang": "使える項目は at と lang だけです",
  "it takes {}, at and lang": "使える項目は {}、at、lang です",
  "a JSON object": "JSON のオブジェクト",
  "up to 64 KiB": "64 KiB まで",
  "Bearer <token>, or Basic with the token as the password":
    "Bearer <トークン>、またはトークンをパスワードとした Basic 認証",
  "127.0.0.1, localhost, or a name in ROADSTEAD_ALLOWED_HOSTS":
    "127.0.0.1、localhost、または ROADSTEAD_ALLOWED_HOSTS にある名前",
  "/api/v1/ followed by one of: {}": "/api/v1/ に続けて次のいずれか: {}",
  "requests from this server's own pages, or from outside a browser":
    "このサーバー自身のページから、またはブラウザーの外からのリクエスト",
  "one or more of {}, separated by commas": "{} のうち 1 つ以上（コンマ区切り）",
  "one or more of {}, separated by commas, or all": "{} のうち 1 つ以上（コンマ区切り）、または all",
  "one or more of {}": "{} のうち 1 つ以上",
  "one of {}": "{} のいずれか",
  "a key": "キー",
  "an operator": "演算子",
  "a value": "値",
  "a number": "数値",
  "an IP address or a CIDR block": "IP アドレスまたは CIDR ブロック",
  "a word or key:value": "語または key:value",
  "a closing parenthesis": "閉じかっこ",
  "a closing quotation mark": "閉じる引用符",
  "the key of a tag": "タグのキー",
  "something else": "ほかの値",
};

/** Where in a filter what was expected. Its own words are in it, so it is no sentence of the table. */
const inFilter = /^(?<what>[^(]+?)(?<choice> \(.*\))? at character (?<at>\d+)(?: instead of (?<found>".*"))?$/;

/** Sentences with places to fill, most words first: a list of names must not take what a longer one says after it. */
const patterns = Object.entries(japanese)
  .filter(([english]) => english.includes("{}"))
  .sort(([a], [b]) => b.length - a.length)
  .map(([english, said]) => ({ said, pattern: new RegExp(`^${english.split("{}").map(literal).join("(.+)")}$`) }));

/**
 * What is accepted, in a language. The schemas, which the command line shares, say it in English; a mere list of names is the
 * same in Japanese but for its commas.
 */
export function acceptedIn(language: Language, english: string): string {
  if (language === "en") return english;
  const whole = japanese[english];
  if (whole !== undefined) return whole;
  const filter = inFilter.exec(english)?.groups;
  if (filter !== undefined) return filterExpected(filter);
  for (const { pattern, said } of patterns) {
    const values = pattern.exec(english)?.slice(1);
    if (values !== undefined) return filled(said, values);
  }
  return english.replace(/,? or /g, "、または ").replaceAll(", ", "、");
}

function filterExpected({ what = "", choice = "", at = "", found }: Readonly<Record<string, string>>): string {
  const instead = found === undefined ? "" : `（${found} の代わり）`;
  return `${at} 文字目に${acceptedIn("ja", what)}${choice}${instead}`;
}

function filled(said: string, values: readonly string[]): string {
  const rest = [...values];
  return said.replaceAll("{}", () => acceptedIn("ja", rest.shift() ?? ""));
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
