"use client";

import { Fragment } from "react";
import { useTranslations } from "use-intl";
import type { PaletteItem } from "./palette-items.ts";
import styles from "./palette.module.css";

/** What the palette offers, a heading before each group. */
export function PaletteList({
  id,
  items,
  active,
  onActive,
  onRun,
}: {
  readonly id: string;
  readonly items: readonly PaletteItem[];
  readonly active: number | undefined;
  readonly onActive: (at: number) => void;
  readonly onRun: (item: PaletteItem) => void;
}) {
  const t = useTranslations("palette");
  return (
    <div id={`${id}-list`} role="listbox" aria-label={t("offers")} className={styles["list"]}>
      {items.map((item, at) => (
        <Fragment key={item.id}>
          {items[at - 1]?.group === item.group ? undefined : (
            <div role="presentation" className={styles["group"]}>
              {t(`groups.${item.group}`)}
            </div>
          )}
          {/* The field has the focus and the keys; an option is a place to point at. */}
          {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above */}
          <div
            id={`${id}-${String(at)}`}
            role="option"
            aria-selected={at === active}
            className={styles["option"]}
            ref={at === active ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
            onPointerMove={() => onActive(at)}
            // The field keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onRun(item)}
          >
            <bdi className={styles["name"]}>{item.label}</bdi>
            {item.detail === undefined ? undefined : <bdi className={styles["detail"]}>{item.detail}</bdi>}
            {item.keys === undefined ? undefined : <kbd className={styles["keys"]}>{item.keys}</kbd>}
          </div>
        </Fragment>
      ))}
    </div>
  );
}
