import { expect, test } from "vitest";
import { fieldInWords } from "#lib/report/entity/field-words.ts";

test.each([
  ["desiredCount", "desired tasks", "必要数"],
  ["routes[0.0.0.0/0].state", "routes 0.0.0.0/0: state", "ルート 0.0.0.0/0: 状態"],
  ["rules[sgr-0bbfafa0b9f43a787]", "rule sgr-0bbfafa0b9f43a787", "ルール sgr-0bbfafa0b9f43a787"],
  ["awsvpcConfiguration.securityGroups[]", "network: security groups", "ネットワーク: セキュリティグループ"],
  ["loadBalancers[arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/web/0a98].containerPort", "load balancers targetgroup/web/0a98: container port", "ロードバランサー targetgroup/web/0a98: コンテナポート"], // prettier-ignore
  ["attributes[load_balancing.cross_zone.enabled].value", "attributes load_balancing.cross_zone.enabled: value", "属性 load_balancing.cross_zone.enabled: 値"], // prettier-ignore
])("%s is said in words in both languages", (path, en, ja) => {
  expect(fieldInWords(path, "en")).toBe(en);
  expect(fieldInWords(path, "ja")).toBe(ja);
});

test.each(["constructor", "propagatingVgws[].x", "routes[0.0.0.0/0].instanceOwnerId"])(
  "a path with a part that has no name stays as it is: %s",
  (path) => {
    expect(fieldInWords(path, "ja")).toBeUndefined();
  },
);
