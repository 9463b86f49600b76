"use client";

import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Note } from "#components/ui/note.tsx";
import { loosenings } from "#lib/filter/loosen-filter.ts";
import { printFilter } from "#lib/filter/print-filter.ts";
import { filterOfText } from "#lib/filter/suggest-filter.ts";
import styles from "./filter-bar.module.css";

const MOST_OFFERS = 4;

/** A filter that matches nothing, and the nearest ones that ask for less. */
export function NoMatch({ q, onChange }: { readonly q: string; readonly onChange: (q: string) => void }) {
  const t = useTranslations("filter");
  const offers = [...new Set(loosenings(filterOfText(q)).map(printFilter))].slice(0, MOST_OFFERS);
  return (
    <Note>
      <p>{t.rich("nothing", { q: () => <code>{q}</code> })}</p>
      <p className={styles["offers"]}>
        {offers.map((offer) => (
          <Button key={offer} onClick={() => onChange(offer)}>
            <code>{offer}</code>
          </Button>
        ))}
        <Button onClick={() => onChange("")}>{t("clear")}</Button>
      </p>
    </Note>
  );
}
