import { rangeSet, type RangeSet } from "./range-set.ts";

/** A set of ports, 0–65535. */
export type PortSet = RangeSet<number>;

/** Every port. */
export const everyPort: PortSet = [{ from: 0, until: 65536 }];

/** The ports from `from` to `to`, both included. */
export function portsBetween(from: number, to: number): PortSet {
  return rangeSet([{ from, until: to + 1 }]);
}

/** Reads `443` or `8000-8100`; `undefined` when a port is not a number 0–65535 or the range is upside down. */
export function parsePorts(text: string): PortSet | undefined {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  return from <= to && to <= 65535 ? portsBetween(from, to) : undefined;
}

/** The ranges of a set with both ends included, as AWS writes them. */
export function inclusiveRanges(ports: PortSet): readonly { readonly from: number; readonly to: number }[] {
  return ports.map(({ from, until }) => ({ from, to: until - 1 }));
}

/** `443`, `8000-8100`, one text a range. */
export function portTexts(ports: PortSet): readonly string[] {
  return inclusiveRanges(ports).map(({ from, to }) => (from === to ? String(from) : `${String(from)}-${String(to)}`));
}
