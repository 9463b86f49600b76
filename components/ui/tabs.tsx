"use client";

import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import styles from "./tabs.module.css";

/** One tab: what it is called and what it holds. */
export type TabItem = { readonly key: string; readonly title: ReactNode; readonly content: ReactNode };

/** Where a key leads from one of so many tabs, around at the ends; `undefined` for any other key. */
export function tabOfKey(key: string, at: number, count: number): number | undefined {
  const places: { readonly [key: string]: number } = {
    ArrowLeft: (at - 1 + count) % count,
    ArrowRight: (at + 1) % count,
    Home: 0,
    End: count - 1,
  };
  return places[key];
}

/** What Tab comes to. */
const STOPS =
  "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea, summary, [tabindex='0']";

/** Whether Tab would pass a panel by: nothing in it takes the focus. What is in it may come later. */
function useHasNoStop(panel: RefObject<HTMLElement | null>, open: string | undefined): boolean {
  const [hasNone, setHasNone] = useState(false);
  useEffect(() => {
    const element = panel.current;
    if (element === null) return;
    const look = (): void => setHasNone(element.querySelector(STOPS) === null);
    look();
    const changes = new MutationObserver(look);
    changes.observe(element, { childList: true, subtree: true });
    return () => changes.disconnect();
  }, [panel, open]);
  return hasNone;
}

/**
 * Tabs as the ARIA Authoring Practices describe them: Tab comes to the open one, the arrow keys open the next. Without
 * `selected` the first is open and they keep their own state.
 */
export function Tabs({
  label,
  tabs,
  selected,
  onSelect,
}: {
  readonly label: string;
  readonly tabs: readonly TabItem[];
  readonly selected?: string;
  readonly onSelect?: (key: string) => void;
}) {
  const id = useId();
  const [own, setOwn] = useState<string>();
  const asked = tabs.findIndex(({ key }) => key === (selected ?? own));
  const at = Math.max(asked, 0);
  const select = (key: string): void => {
    setOwn(key);
    onSelect?.(key);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const next = tabOfKey(event.key, at, tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    if (tab === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")[next ?? 0]?.focus();
    select(tab.key);
  };
  const open = tabs[at];
  const panel = useRef<HTMLDivElement>(null);
  const hasNoStop = useHasNoStop(panel, open?.key);
  return (
    <div className={styles["tabs"]}>
      {/* The keys belong to the tabs inside; the list only listens for them. */}
      {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus -- see above */}
      <div className={styles["list"]} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-tab-${tab.key}`}
            className={styles["tab"]}
            aria-selected={tab === open}
            aria-controls={tab === open ? `${id}-panel` : undefined}
            tabIndex={tab === open ? 0 : -1}
            onClick={() => select(tab.key)}
          >
            {tab.title}
          </button>
        ))}
      </div>
      {open === undefined ? undefined : (
        // A panel without anything to be operated is itself a stop: who tabs on must not miss it.
        <div
          key={open.key}
          ref={panel}
          role="tabpanel"
          id={`${id}-panel`}
          className={styles["panel"]}
          aria-labelledby={`${id}-tab-${open.key}`}
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
          tabIndex={hasNoStop ? 0 : undefined}
        >
          {open.content}
        </div>
      )}
    </div>
  );
}
