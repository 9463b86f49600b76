import type { AreaName } from "#lib/model/areas.ts";
import type { Urn } from "#lib/model/urn.ts";
import { areaCalls } from "#lib/model/area-calls.ts";
import type { Because } from "./finding.ts";

/** A fact of a resource as AWS says it (`availableIpAddressCount = 0`), with the call that told it: the same words in every language. */
export function fact(urn: Urn, area: AreaName, text: string): Because {
  return { urn, fact: text, source: areaCalls[area] };
}

/** A list as a value of a sentence; what is over `limit` is counted, not listed. */
export function listed(items: readonly string[], limit = 5): string {
  const over = items.length - limit;
  return over > 0 ? `${items.slice(0, limit).join(", ")} … +${over}` : items.join(", ");
}

/** A time as people write it, the same in every language: `2026-11-19 12:00 UTC`. */
export function minuteOf(at: string): string {
  return `${at.slice(0, 16).replace("T", " ")} UTC`;
}

/** The distinct items, in their order. */
export function distinct<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Set(items)];
}

/** A revision of a task definition as AWS writes it: `web:12`. */
export function revisionName({
  family = "?",
  revision = "?",
}: {
  readonly family?: string | undefined;
  readonly revision?: number | string | undefined;
}): string {
  return `${family}:${revision}`;
}
