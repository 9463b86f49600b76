"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryStates } from "nuqs";
import type { ListedSnapshot } from "#lib/api/contract.ts";
import { calledBy } from "#lib/model/snapshot-name.ts";
import { comparedOf } from "#components/changes/use-compared.ts";
import { snapshotsQuery } from "#components/queries/inspection.ts";
import type { HandleName } from "./use-handles.ts";

/** What the address asks for. */
type Asked = { readonly at: string | null; readonly base: string | null };

/** Where the handles stand among surveys, the oldest being 0; absent is what is not kept, or not asked for. */
export type Places = { readonly head: number | undefined; readonly base: number | undefined };

/** Where an address points to among the surveys that are kept, newest first. */
export function placesIn(newestFirst: readonly ListedSnapshot[], asked: Asked): Places {
  const placeOf = (entry: { readonly snapshotId: string } | undefined): number | undefined => {
    const found = newestFirst.findIndex(({ snapshotId }) => snapshotId === entry?.snapshotId);
    return found < 0 ? undefined : newestFirst.length - 1 - found;
  };
  const compared = comparedOf(newestFirst, asked);
  if (compared.state === "two") return { head: placeOf(compared.head), base: placeOf(compared.base) };
  if (compared.state === "gone" && compared.which === "base") {
    return { ...placesIn(newestFirst, { ...asked, base: null }), base: undefined };
  }
  return { head: compared.state === "alone" ? placeOf(compared.head) : undefined, base: undefined };
}

/** What the address becomes when a handle was put on a survey. `newestFirst` are the surveys that are kept. */
export function chosenAt(
  newestFirst: readonly ListedSnapshot[],
  asked: Asked,
  { name, place }: { readonly name: HandleName; readonly place: number },
): Partial<Asked> {
  const chosen = newestFirst.at(-1 - place)?.snapshotId ?? null;
  if (name === "base") return { base: chosen };
  const base = newestFirst.findIndex((entry) => entry === calledBy(newestFirst, asked.base));
  // Nothing is compared with what is newer: without a base the page chooses one.
  const isPast = base >= 0 && newestFirst.length - 1 - base >= place;
  return { at: place === newestFirst.length - 1 ? null : chosen, ...(isPast && { base: null }) };
}

/** The surveys, the oldest first, which of them the address names, and what changes that. */
export function useTimeChoice() {
  const [asked, setAsked] = useQueryStates(
    { at: parseAsString, base: parseAsString },
    { history: "push", scroll: false },
  );
  const newestFirst = useQuery(snapshotsQuery).data?.snapshots ?? [];
  const places = placesIn(newestFirst, asked);
  const choose = (name: HandleName, place: number): void => {
    if (place !== places[name] && newestFirst.at(-1 - place) !== undefined)
      void setAsked(chosenAt(newestFirst, asked, { name, place }));
  };
  const isLive = asked.at === null || asked.at === "" || asked.at === "latest";
  return { surveys: newestFirst.toReversed(), ...places, hasBase: asked.base !== null, isLive, choose };
}
