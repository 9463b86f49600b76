"use client";

import { useState } from "react";
import { allOf, conjuncts, type Filter } from "#lib/filter/filter.ts";
import { parseFilter } from "#lib/filter/parse-filter.ts";
import { printFilter } from "#lib/filter/print-filter.ts";
import { withDraft } from "#lib/filter/suggest-filter.ts";

/** A filter that is being written: conditions that stand, and the text of the next one. */
export type Draft = {
  readonly chips: readonly Filter[];
  readonly text: string;
  /** The text counts as soon as it can be read. */
  readonly type: (text: string) => void;
  /** Makes conditions of the text; nothing happens while it cannot be read. */
  readonly commit: (text?: string) => boolean;
  readonly remove: (at: number) => void;
  /** Takes a condition back into the text. */
  readonly edit: (at: number) => void;
  readonly clear: () => void;
};

/** Keeps the conditions of `q` apart from what is being typed; `onChange` is told the whole filter at every change. */
export function useDraft(q: string, onChange: (q: string) => void): Draft {
  const [state, setState] = useState<DraftState>(() => draftOf(q));
  // Somebody else changed the filter: a preset, a saved view, the browser's way back.
  const current = state.told === q ? state : draftOf(q);
  const tell = (chips: readonly Filter[], text: string): void => {
    const told = printFilter(withDraft(chips, text));
    setState({ chips, text, told });
    if (told !== q) onChange(told);
  };
  const { chips, text } = current;
  return {
    chips,
    text,
    type: (next) => tell(chips, next),
    commit: (next = text) => {
      const parsed = parseFilter(next);
      if (parsed.ok) tell([...chips, ...conjuncts(parsed.filter)], "");
      return parsed.ok;
    },
    remove: (at) => tell(chips.filter((_, place) => place !== at), text), // prettier-ignore
    edit: (at) => {
      const chip = chips[at];
      if (chip !== undefined) tell(chips.filter((_, place) => place !== at), printFilter(allOf([chip]))); // prettier-ignore
    },
    clear: () => tell([], ""),
  };
}

type DraftState = Pick<Draft, "chips" | "text"> & { readonly told: string };

/** A filter of an address as a draft. One that cannot be read is text yet to be mended, so that it is seen and said why. */
export function draftOf(q: string): DraftState {
  const parsed = parseFilter(q);
  return parsed.ok ? { chips: conjuncts(parsed.filter), text: "", told: q } : { chips: [], text: q, told: q };
}
