"use client";

import { useId, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import { useOptions } from "#components/filter/use-options.ts";
import { Said, useSaid } from "#components/findings/said.tsx";
import type { PaletteItem } from "./palette-items.ts";
import { PaletteList } from "./palette-list.tsx";
import styles from "./palette.module.css";
import { readViews, storedViews, storeViews, withView } from "./saved-views.ts";
import { usePaletteItems } from "./use-palette-items.ts";

/**
 * Resources, pages, views and commands by their names. A native dialog: the browser keeps the focus in it, and gives it back.
 * The field is a combobox: arrow keys move, Enter does, Escape closes.
 */
export function Palette({
  dialog,
  onKeys,
}: {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  readonly onKeys: () => void;
}) {
  const t = useTranslations("palette");
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  /** The field asks for the name of a view instead. */
  const [saving, setSaving] = useState(false);
  const [said, say] = useSaid();
  const here = `${usePathname()}?${useSearchParams().toString()}`;
  const { items: all, isSearching } = usePaletteItems(text, { say, onSave: () => setSaving(true), onKeys, open });
  const items = saving ? [] : all;
  const { active, setActive, move } = useOptions(items.length, { key: `${text} ${String(items.length)}`, first: true });
  const close = (): void => dialog.current?.close();
  const run = (item: PaletteItem): void => {
    setText("");
    if (item.id !== "save-view") close();
    item.run();
  };
  const save = (): void => {
    const kept = storeViews(withView(readViews(storedViews()), text, here));
    say(t(kept ? "viewSaved" : "viewNotSaved", { name: text.trim() }));
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || move(event)) {
      if (!event.nativeEvent.isComposing) event.preventDefault();
      return;
    }
    if (event.key !== "Enter") return;
    event.preventDefault();
    const item = items[active ?? 0];
    if (saving) {
      if (text.trim() !== "") save();
    } else if (item !== undefined) run(item);
  };
  return (
    <>
      <dialog
        ref={dialog}
        className={styles["dialog"]}
        aria-label={t("title")}
        onToggle={({ currentTarget }) => {
          setOpen(currentTarget.open);
          if (currentTarget.open) field.current?.focus();
          else {
            setText("");
            setSaving(false);
          }
        }}
      >
        <input
          ref={field}
          className={styles["input"]}
          role="combobox"
          aria-label={saving ? t("viewName") : t("field")}
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active === undefined ? undefined : `${id}-${String(active)}`}
          placeholder={saving ? t("viewName") : t("hint")}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <PaletteList id={id} items={items} active={active} onActive={setActive} onRun={run} />
        {items.length === 0 ? (
          <p className={styles["none"]}>{t(saving ? "viewHint" : isSearching ? "searching" : "none")}</p>
        ) : undefined}
      </dialog>
      <Said words={said} />
    </>
  );
}
