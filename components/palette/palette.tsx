"use client";

import { useId, useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from "react";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import { useOptions } from "#components/filter/use-options.ts";
import { Said, useSaid } from "#components/findings/said.tsx";
import type { PaletteItem } from "./palette-items.ts";
import { PaletteList } from "./palette-list.tsx";
import styles from "./palette.module.css";
import { readViews, storedViews, storeViews, withView } from "./saved-views.ts";
import { usePaletteItems } from "./use-palette-items.ts";

/** Opens the palette, empty. */
export type PaletteHandle = { readonly show: () => void };

/**
 * Resources, findings, pages, views and commands by their names. A native dialog: the browser keeps the focus in it, and gives
 * it back. The field is a combobox: arrow keys move, Enter does, Escape closes.
 */
export function Palette({ ref, onKeys }: { readonly ref: Ref<PaletteHandle>; readonly onKeys: () => void }) {
  const t = useTranslations("palette");
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  /** The field asks for the name of a view instead. */
  const [saving, setSaving] = useState(false);
  const [said, say] = useSaid();
  const here = `${usePathname()}?${useSearchParams().toString()}`;
  const offered = usePaletteItems(text, { say, onSave: () => setSaving(true), onKeys, isOpen });
  const items = saving ? [] : offered.items;
  const { active, setActive, move } = useOptions(items.length, { key: `${text} ${String(items.length)}`, first: true });
  useImperativeHandle(ref, () => ({
    show: () => {
      if (dialog.current === null || dialog.current.open) return;
      dialog.current.showModal();
      setText("");
      setSaving(false);
      setOpen(true);
    },
  }));
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
    if (event.nativeEvent.isComposing) return;
    const moved = move(event);
    if (!moved && event.key !== "Enter") return;
    event.preventDefault();
    if (moved) return;
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
        // However it was closed; told late, when it may be open again.
        onClose={({ currentTarget }) => setOpen(currentTarget.open)}
      >
        <input
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
        {items.length > 0 ? undefined : (
          <p className={styles["none"]}>{t(saving ? "viewHint" : offered.isSearching ? "searching" : "none")}</p>
        )}
      </dialog>
      <Said words={said} />
    </>
  );
}
