import type { Language } from "./language.ts";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * A moment as the pages write it, to the second and with its zone: UTC, for a report says the same wherever it is read.
 * Written out, for the formats of `Intl` change with the version of Node.js. `at` is ISO 8601 in UTC; any other text is itself.
 */
export function saidTime(at: string, language: Language): string {
  const [, year = "", month = "", day = "", clock = ""] =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(at) ?? [];
  if (clock === "") return at;
  return language === "ja"
    ? `${year}/${month}/${day} ${clock} UTC`
    : `${months[Number(month) - 1] ?? month} ${String(Number(day))}, ${year}, ${clock} UTC`;
}
