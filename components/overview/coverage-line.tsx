"use client";

import { useTranslations } from "use-intl";
import type { Overview } from "#lib/report/overview.ts";
import { Note } from "#components/ui/note.tsx";
import styles from "./coverage-line.module.css";
import { PageLink } from "#components/shell/page-link.tsx";

const NAMED_CALLS = 4;

/** How much was read, always; what could not be is named and hatched. */
export function CoverageLine({ coverage }: { readonly coverage: Overview["coverage"] }) {
  const t = useTranslations("overview");
  const kinds = useTranslations("survey.problem");
  const { complete, wanted, unread } = coverage;
  const isKind = (kind: string): kind is Parameters<typeof kinds>[0] => kinds.has(kind as Parameters<typeof kinds>[0]);
  const sentence = t("coverage", { read: complete, all: wanted });
  if (complete === wanted)
    return (
      <p className={styles["line"]}>
        {sentence} <PageLink href="/survey">{t("toSurvey")}</PageLink>
      </p>
    );
  return (
    <Note tone="hatch">
      <p>
        <strong>{sentence}</strong> {t("unknownBeyond")}
      </p>
      <ul>
        {unread.slice(0, NAMED_CALLS).map(({ call, kind, scopes }) => (
          <li key={`${call} ${kind}`}>
            <code>{call}</code> — {isKind(kind) ? kinds(kind) : kind} {t("inScopes", { count: scopes })}
          </li>
        ))}
      </ul>
      <p>
        {unread.length > NAMED_CALLS ? t("moreCalls", { count: unread.length - NAMED_CALLS }) : undefined}{" "}
        <PageLink href="/survey">{t("toSurvey")}</PageLink>
      </p>
    </Note>
  );
}
