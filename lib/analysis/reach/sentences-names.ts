import type { Sentences } from "./sentence.ts";

/** What is said of names and records. */
export const nameSentences = {
  dnsResolves: { en: "{name} leads to {to}.", ja: "{name} は {to} を指します。" },
  dnsNone: {
    en: "{name} is in the hosted zone {zone}, which has no such record.",
    ja: "{name} はホストゾーン {zone} に属しますが、レコードがありません。",
  },
  dnsGone: {
    en: "{name} leads to {value}, which no longer exists.",
    ja: "{name} は {value} を指しますが、それはもう存在しません。",
  },
  dnsOutside: {
    en: "{name} is not in any hosted zone that was read.",
    ja: "{name} は読み取ったどのホストゾーンにもありません。",
  },
  dnsTarget: {
    en: "{name} leads to {value}, which could not be followed.",
    ja: "{name} は {value} を指しますが、その先をたどれません。",
  },
} as const satisfies Sentences;
