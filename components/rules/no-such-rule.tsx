"use client";

import { useTranslations } from "use-intl";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageLink } from "#components/shell/page-link.tsx";

/** The catalogue holds no rule of this id. */
export function NoSuchRule({ id }: { readonly id: string }) {
  const t = useTranslations("rule");
  return (
    <>
      <PageHead title={t("none", { id })} />
      <PageBody>
        <p>
          <PageLink href="/rules">{t("all")}</PageLink>
        </p>
      </PageBody>
    </>
  );
}
