import type * as route53 from "@aws-sdk/client-route-53";
import { perWorld } from "../per-world.ts";

/** Where a record set stands in its zone's list. */
export type RecordPosition = { readonly name: string; readonly type: string; readonly identifier: string };

type Sorted = { readonly record: route53.ResourceRecordSet; readonly position: RecordPosition };

/**
 * A zone's records as Route 53 lists them, names escaped: by name with its labels reversed, then type, then identifier.
 * Source: ListResourceRecordSets, "Sort order".
 */
export const recordsInOrder = perWorld((records: readonly route53.ResourceRecordSet[]): readonly Sorted[] =>
  records
    .map((record) => {
      const name = escapeName(record.Name ?? "");
      return {
        record: { ...record, Name: name },
        position: positionOf(name, record.Type ?? "", record.SetIdentifier ?? ""),
      };
    })
    .sort((a, b) => comparePositions(a.position, b.position)),
);

/** The position of a name that a caller sent, escaped or not, with or without the trailing dot. */
export function positionOf(name: string, type: string, identifier: string): RecordPosition {
  return { name: reversed(escapeName(name)), type, identifier };
}

/** Negative when `a` comes first. Code unit order: the dot counts like any other character. */
export function comparePositions(a: RecordPosition, b: RecordPosition): number {
  return compare(a.name, b.name) || compare(a.type, b.type) || compare(a.identifier, b.identifier);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** `www.example.jp.` → `jp.example.www.`. */
function reversed(name: string): string {
  return `${name.replace(/\.$/, "").split(".").reverse().join(".")}.`;
}

/**
 * A name as the API gives it: lower case, and every byte other than `a-z 0-9 - _ .` as `\ooo`; `*` is `\052`.
 * What is escaped already stays.
 */
export function escapeName(name: string): string {
  if (/^[a-z0-9._-]*$/.test(name)) return name;
  return name
    .toLowerCase()
    .replace(/\\[0-7]{3}|[^a-z0-9._-]/gu, (part) => (part.length === 4 && part.startsWith("\\") ? part : octal(part)));
}

function octal(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
}
