"use client";

import { usePathname } from "next/navigation";
import { PageLink } from "./page-link.tsx";
import styles from "./page-tabs.module.css";

/** The pages that show the same thing in different ways, as links side by side. */
export function PageTabs({
  label,
  tabs,
}: {
  readonly label: string;
  readonly tabs: readonly { readonly href: string; readonly text: string }[];
}) {
  const pathname = usePathname();
  return (
    <nav className={styles["tabs"]} aria-label={label}>
      {tabs.map(({ href, text }) => (
        <PageLink key={href} href={href} aria-current={isHere(href, pathname) ? "page" : undefined}>
          {text}
        </PageLink>
      ))}
    </nav>
  );
}

/** Whether a link, whatever it asks, leads to the page that is shown. */
function isHere(href: string, pathname: string): boolean {
  return href.split("?")[0] === pathname;
}
