"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { mapHref, pathHref } from "./entity-href.ts";
import type { Entity } from "./entity-box.tsx";
import styles from "./entity-actions.module.css";

/** What can be done from a resource: copy its names, ask for paths, find it on the map. Nothing that changes AWS. */
export function EntityActions({ entity }: { readonly entity: Entity }) {
  const t = useTranslations("entity");
  return (
    <div className={styles["actions"]}>
      <p className={styles["id"]}>
        <code>{entity.id}</code>
        <CopyButton text={entity.id} what={t("id")} />
      </p>
      {entity.arn === undefined || entity.arn === entity.id ? undefined : (
        <p className={styles["id"]}>
          <code>{entity.arn}</code>
          <CopyButton text={entity.arn} what="ARN" />
        </p>
      )}
      <p className={styles["links"]}>
        <Link href={pathHref({ from: entity.urn })} prefetch={false}>
          {t("pathsFrom")}
        </Link>
        <Link href={pathHref({ to: entity.urn })} prefetch={false}>
          {t("pathsTo")}
        </Link>
        <Link href={mapHref(entity.urn)} prefetch={false}>
          {t("onMap")}
        </Link>
      </p>
    </div>
  );
}
