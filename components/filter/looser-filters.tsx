"use client";

import { useQueries } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { findsQuery, type Finder } from "#components/queries/filter.ts";
import { Button } from "#components/ui/button.tsx";
import { Note } from "#components/ui/note.tsx";
import { loosenings } from "#lib/filter/loosen-filter.ts";
import { printFilter } from "#lib/filter/print-filter.ts";
import { filterOfText } from "#lib/filter/suggest-filter.ts";
import styles from "./filter-bar.module.css";

const MOST_TRIED = 12;
const MOST_OFFERS = 4;

/** A filter that matches nothing, and the nearest ones that ask for less and find something: each is tried before it is offered. */
export function LooserFilters({
  q,
  onChange,
  finder,
}: {
  readonly q: string;
  readonly onChange: (q: string) => void;
  readonly finder: Finder;
}) {
  const t = useTranslations("filter");
  const looser = [...new Set(loosenings(filterOfText(q)).map(printFilter))].slice(0, MOST_TRIED);
  const tried = useQueries({ queries: looser.map((offer) => findsQuery(offer, finder)) });
  const offers = looser.filter((_, at) => tried[at]?.data === true).slice(0, MOST_OFFERS);
  return (
    <Note>
      <p>{t.rich("nothing", { q: () => <code>{q}</code> })}</p>
      {offers.length === 0 ? undefined : <p>{t("nearest")}</p>}
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
