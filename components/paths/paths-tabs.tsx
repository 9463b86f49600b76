"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { PageLink } from "#components/shell/page-link.tsx";
import styles from "./paths-tabs.module.css";

/** One path, or all pairs: the two ways to ask who reaches whom. */
export function PathsTabs() {
  const t = useTranslations("paths.tabs");
  const pathname = usePathname();
  return (
    <nav className={styles["tabs"]} aria-label={t("label")}>
      {(["/paths", "/paths/matrix"] as const).map((href) => (
        <PageLink key={href} href={href} aria-current={pathname === href ? "page" : undefined}>
          {t(href === "/paths" ? "one" : "all")}
        </PageLink>
      ))}
    </nav>
  );
}
