import { createTranslator } from "use-intl";
import { expect, it } from "vitest";
import type { Capacity } from "#lib/api/capacity.ts";
import { scalingWords } from "#components/capacity/deployment-words.ts";
import en from "#components/messages/en.json" with { type: "json" };
import ja from "#components/messages/ja.json" with { type: "json" };

type Service = Capacity["services"][number];

const said = (service: Partial<Service>) => {
  // Only the fields that are read.
  const shown = { unknowns: [], ...service } as unknown as Service;
  return [
    scalingWords(shown, createTranslator({ locale: "en", messages: en, namespace: "capacity.deployment.scales" }))
      ?.text,
    scalingWords(shown, createTranslator({ locale: "ja", messages: ja, namespace: "capacity.deployment.scales" }))
      ?.text,
  ];
};
const scaling = (rest: object): Pick<Service, "scaling"> => ({
  scaling: { minCapacity: 1, maxCapacity: 12, ...rest },
});
const surge = (rest: object) => ({ surge: { peak: 24, starts: 20, ...rest } });

it.each([
  ["nothing of a service that does not scale", {}, [undefined, undefined]],
  ["that it fits", scaling(surge({ fits: true })), ["scales to 12: fits", "最大 12 までスケール: 収まる"]],
  [
    "how many find no room",
    scaling(surge({ fits: false, shortBy: 7 })),
    ["scales to 12: short by 7", "最大 12 までスケール: 7 不足"],
  ],
  [
    "only how far, where the percentages allow no deployment at all",
    scaling(surge({ fits: false, shortBy: 0, progress: "stuck" })),
    ["scales to 12", "最大 12 までスケール"],
  ],
  [
    "that nobody knows whether it fits",
    scaling(surge({})),
    ["scales to 12: not known whether that fits", "最大 12 までスケール: 収まるか不明"],
  ],
  ["that it goes no further", scaling({}), ["at its scaling maximum of 12", "スケールの上限 12 に到達"]],
  [
    "that scaling is suspended",
    scaling({ suspended: "all" }),
    ["scaling to 12 is suspended", "最大 12 までのスケールは一時停止中"],
  ],
  [
    "that it was not read",
    { unknowns: [{ field: "scaling", text: "denied", call: "application-autoscaling:DescribeScalableTargets" }] },
    ["not known how far it scales", "スケールの上限は不明"],
  ],
])("says %s", (_, service, words) => {
  expect(said(service)).toEqual(words);
});
