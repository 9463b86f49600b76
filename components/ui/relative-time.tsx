"use client";

import { useFormatter, useNow } from "use-intl";

const TICK_MS = 10_000;

/** A time as its age; the absolute time with its zone stands in the title. */
export function RelativeTime({ at }: { readonly at: string }) {
  const format = useFormatter();
  const now = useNow({ updateInterval: TICK_MS });
  const time = new Date(at);
  return (
    <time dateTime={at} title={format.dateTime(time, { dateStyle: "medium", timeStyle: "long" })}>
      {format.relativeTime(time, time > now ? time : now)}
    </time>
  );
}

/** A time as clock time, `12:04:31`; the date and zone stand in the title. */
export function ClockTime({ at }: { readonly at: string }) {
  const format = useFormatter();
  const time = new Date(at);
  return (
    <time dateTime={at} title={format.dateTime(time, { dateStyle: "medium", timeStyle: "long" })}>
      {format.dateTime(time, { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false })}
    </time>
  );
}
