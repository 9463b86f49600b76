"use client";

import { useTranslations } from "use-intl";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { capacityHref, mapHref, pathHref } from "./entity-href.ts";
import type { Entity } from "./entity-box.tsx";
import styles from "./entity-actions.module.css";
import { PageLink } from "#components/shell/page-link.tsx";

/** What can be done from a resource: copy its names, ask for paths, find it on the map. Nothing that changes AWS. */
export function EntityActions({ entity }: { readonly entity: Entity }) {
  const t = useTranslations("entity");
  const capacity = capacityHref(entity.urn, entity.facts["launchType"] === "FARGATE" ? "subnets" : "eni");
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
        <PageLink href={pathHref({ from: entity.urn })} prefetch={false}>
          {t("pathsFrom")}
        </PageLink>
        <PageLink href={pathHref({ to: entity.urn })} prefetch={false}>
          {t("pathsTo")}
        </PageLink>
        <PageLink href={mapHref(entity.urn)} prefetch={false}>
          {t("onMap")}
        </PageLink>
        {capacity === undefined ? undefined : (
          <PageLink href={capacity} prefetch={false}>
            {t("capacity")}
          </PageLink>
        )}
      </p>
    </div>
  );
}
