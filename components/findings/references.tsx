"use client";

import { useTranslations } from "use-intl";
import { Section } from "#components/ui/section.tsx";
import styles from "./finding-detail.module.css";

/** Where AWS says so. Only https addresses become links. */
export function References({ links }: { readonly links: readonly string[] }) {
  const t = useTranslations("finding");
  if (links.length === 0) return undefined;
  return (
    <Section title={t("references")}>
      <ul>
        {links.map((link) => (
          <li key={link} className={styles["reference"]}>
            {link.startsWith("https://") ? (
              <a href={link} rel="noreferrer">
                {link}
              </a>
            ) : (
              link
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
