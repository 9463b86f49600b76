import type { RangeSet } from "./range-set.ts";

/**
 * ICMP messages as points `type × 256 + code`: the same 16-bit line as ports, so that one set serves all protocols.
 * `undefined` and -1 are any. A code without a type is invalid in AWS and gives the empty set.
 */
export function icmpMessages(type: number | undefined, code: number | undefined): RangeSet<number> {
  const anyCode = code === undefined || code === -1;
  if (type === undefined || type === -1) return anyCode ? [{ from: 0, until: 65536 }] : [];
  if (type < 0 || type > 255 || (!anyCode && (code < 0 || code > 255))) return [];
  const from = type * 256 + (anyCode ? 0 : code);
  return [{ from, until: anyCode ? from + 256 : from + 1 }];
}
