"use client";

import { useFormatter, useNow } from "use-intl";
import { timeStyles } from "./time-styles.ts";

const TICK_MS = 10_000;

/** A time as its age; the absolute time with its zone stands in the title. */
export function RelativeTime({ at }: { readonly at: string }) {
  const format = useFormatter();
  const now = useNow({ updateInterval: TICK_MS });
  const time = new Date(at);
  return (
    <time dateTime={at} title={format.dateTime(time, timeStyles.zoned)}>
      {format.relativeTime(time, time > now ? time : now)}
    </time>
  );
}

/** A time as clock time, `12:04:31`; the date and zone stand in the title. */
export function ClockTime({ at }: { readonly at: string }) {
  const format = useFormatter();
  const time = new Date(at);
  return (
    <time dateTime={at} title={format.dateTime(time, timeStyles.zoned)}>
      {format.dateTime(time, timeStyles.clock)}
    </time>
  );
}
