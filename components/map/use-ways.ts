"use client";

import { useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { tellConnections, type Connection } from "#lib/report/chart/reading/connections.ts";
import type { Reading, Stop } from "#lib/report/chart/reading/reading.ts";
import { stopOf, type Standing } from "#lib/report/chart/reading/step-reading.ts";
import type { Way } from "./connection-list.tsx";
import type { StandingState } from "./use-standing.ts";

/** Which ways: on along the lines, back against them, or both. */
export type Heading = "on" | "back" | "all";

/** Ways to choose from, beside the stop they start at. */
type Choice = { readonly from: Stop; readonly ways: readonly Way[] };

/** Follows lines from stop to stop, and remembers the way back; several ways are a list to choose from. */
export function useWays(reading: Reading, standing: StandingState, say: (words: string) => void) {
  const t = useTranslations("map");
  const language = useLocale();
  const trail = useRef<readonly Standing[]>([]);
  const [choice, setChoice] = useState<Choice>();
  const { connections } = reading;
  const told = (one: Connection, direction: "incoming" | "outgoing"): Way => {
    const [says = ""] = connections === undefined ? [] : tellConnections([one], direction, { names: connections.names, language }); // prettier-ignore
    return {
      urn: direction === "incoming" ? one.from : one.to,
      says: one.label === "" ? says : `${says} · ${one.label}`,
    };
  };
  const waysOf = (urn: string, heading: Heading): readonly Way[] => [
    ...(heading === "on" ? [] : (connections?.incoming.get(urn) ?? []).map((one) => told(one, "incoming"))),
    ...(heading === "back" ? [] : (connections?.outgoing.get(urn) ?? []).map((one) => told(one, "outgoing"))),
  ];
  const goTo = ({ urn }: Way): void => {
    if (standing.here !== undefined) trail.current = [...trail.current, standing.here];
    setChoice(undefined);
    standing.go({ id: urn, column: 0 });
  };
  const follow = (from: Stop, heading: Heading): void => {
    const last = heading === "back" ? trail.current.findLast(({ id }) => stopOf(reading, id) !== undefined) : undefined;
    if (last !== undefined) {
      trail.current = trail.current.slice(0, trail.current.lastIndexOf(last));
      standing.go(last);
      return;
    }
    const ways = waysOf(from.urn, heading);
    const [only, ...others] = ways;
    if (only === undefined) say(t(heading === "back" ? "said.noWayBack" : "said.noWay"));
    else if (others.length === 0 && heading !== "all") goTo(only);
    else setChoice({ from, ways });
  };
  const close = (back: boolean): void => {
    if (back && choice !== undefined) standing.go({ id: choice.from.id, column: choice.from.column });
    setChoice(undefined);
  };
  return { choice, follow, goTo, close };
}
