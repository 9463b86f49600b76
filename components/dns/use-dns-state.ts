"use client";

import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";

/** The orders of the list. */
export const orders = ["name", "verdict", "type", "ttl"] as const;

const fields = {
  /** A hosted zone, a namespace without one, or `service-connect`; empty for all zones. */
  zone: parseAsString.withDefault(""),
  q: parseAsString.withDefault(""),
  type: parseAsString.withDefault(""),
  verdict: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(orders).withDefault("name"),
  /** The record that is opened, by its URN. */
  sel: parseAsString.withDefault(""),
  /** The name that was looked up, as which type, and who asks. */
  name: parseAsString.withDefault(""),
  as: parseAsString.withDefault("A"),
  from: parseAsString.withDefault("internet"),
  explain: parseAsBoolean.withDefault(false),
};

/** All of the page that is written in its address. */
export function useDnsState() {
  return useQueryStates(fields, { history: "replace" });
}

/** What the address says. */
export type DnsState = ReturnType<typeof useDnsState>[0];

/** Changes parts of the address. */
export type ChangeDns = (part: Partial<DnsState>) => void;
