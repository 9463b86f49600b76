"use client";

import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from "react-aria-components/Tabs";
import styles from "./tabs.module.css";

/** One tab: what it is called and what it holds. */
export type TabItem = { readonly key: string; readonly title: ReactNode; readonly content: ReactNode };

/** Tabs with arrow keys; without `selected` the first is open and they keep their own state. */
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
  return (
    <AriaTabs
      className={styles["tabs"] ?? ""}
      {...(selected === undefined ? {} : { selectedKey: selected })}
      {...(onSelect === undefined ? {} : { onSelectionChange: (key) => onSelect(String(key)) })}
    >
      <TabList className={styles["list"] ?? ""} aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.key} id={tab.key} className={styles["tab"] ?? ""}>
            {tab.title}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.key} id={tab.key} className={styles["panel"] ?? ""}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
