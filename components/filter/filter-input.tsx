"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId, useState, type KeyboardEvent, type RefObject } from "react";
import { useTranslations } from "use-intl";
import { filterValuesQuery } from "#components/queries/filter.ts";
import { useAt } from "#components/queries/use-at.ts";
import { completed, suggestFilter } from "#lib/filter/suggest-filter.ts";
import { parseFilter } from "#lib/filter/parse-filter.ts";
import type { NodeKind } from "#lib/model/urn.ts";
import styles from "./filter-bar.module.css";
import { FilterError } from "./filter-error.tsx";
import { filterOptions, type FilterOption } from "./filter-options.ts";
import { OptionList } from "./option-list.tsx";
import type { Draft } from "./use-draft.ts";
import { useOptions } from "./use-options.ts";

/** The options for a text, with the values the server knows. */
function useFilterOptions(text: string, kinds: readonly NodeKind[], open: boolean): readonly FilterOption[] {
  const suggestion = suggestFilter(useDeferredValue(text));
  const asked = suggestion.stage === "value" ? suggestion : { key: "service" as const, part: "" };
  const values = useQuery({
    ...filterValuesQuery(asked, kinds, useAt()),
    enabled: open && suggestion.stage === "value",
  });
  return open ? filterOptions(suggestion, values.data?.values ?? []) : [];
}

/** What the field does at a key that is neither a letter nor an arrow; false leaves the key to the browser. */
function fieldKeys({
  draft,
  chosen,
  listed,
  choose,
  close,
  leave,
}: {
  readonly draft: Draft;
  readonly chosen: FilterOption | undefined;
  readonly listed: boolean;
  readonly choose: (option: FilterOption) => void;
  readonly close: () => void;
  readonly leave: () => void;
}): { readonly [key: string]: () => boolean } {
  return {
    Enter: () => {
      if (chosen !== undefined) choose(chosen);
      else if (draft.commit()) close();
      return true;
    },
    Escape: () => {
      if (listed) close();
      else if (draft.text !== "") draft.type("");
      else leave();
      return true;
    },
    Backspace: () => {
      if (draft.text !== "" || draft.chips.length === 0) return false;
      draft.edit(draft.chips.length - 1);
      return true;
    },
  };
}

/** The field of the filter bar, with what could be typed next. */
export function FilterInput({
  draft,
  kinds,
  hint,
  field,
  onHide,
}: {
  readonly draft: Draft;
  readonly kinds: readonly NodeKind[];
  readonly hint?: string | undefined;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onHide?: (() => void) | undefined;
}) {
  const t = useTranslations("filter");
  const id = useId();
  const [open, setOpen] = useState(false);
  const [left, setLeft] = useState(true);
  const options = useFilterOptions(draft.text, kinds, open);
  const { active, setActive, move } = useOptions(options.length, { key: draft.text, first: false });
  const choose = (option: FilterOption): void => {
    const text = completed(draft.text, option.from, option.insert);
    if (!(option.ends && draft.commit(text))) draft.type(text);
    setOpen(true);
    field.current?.focus();
  };
  const listed = open && options.length > 0;
  const close = (): void => setOpen(false);
  const leave = (): void => field.current?.blur();
  const chosen = active === undefined ? undefined : options[active];
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && event.altKey && onHide !== undefined) {
      draft.commit();
      onHide();
    } else if (!move(event) && fieldKeys({ draft, chosen, listed, choose, close, leave })[event.key]?.() !== true) {
      setOpen(true);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const parsed = parseFilter(draft.text);
  return (
    <div className={styles["field"]}>
      <input
        ref={field}
        className={styles["input"]}
        role="combobox"
        aria-label={t("next")}
        aria-expanded={listed}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : `${id}-${String(active)}`}
        aria-invalid={left && !parsed.ok}
        aria-describedby={`${id}-error`}
        placeholder={draft.chips.length === 0 ? (hint ?? t("hint")) : ""}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={draft.text}
        onChange={({ currentTarget }) => {
          setOpen(true);
          draft.type(currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onFocus={() => setLeft(false)}
        onClick={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          setLeft(true);
        }}
      />
      {listed ? (
        <OptionList id={id} options={options} active={active} onActive={setActive} onChoose={choose} />
      ) : undefined}
      <FilterError id={`${id}-error`} parsed={parsed} shown={left || !listed} />
    </div>
  );
}
