"use client";

import { usePathname } from "next/navigation";
import { parseAsString, useQueryStates } from "nuqs";
import { useTranslations } from "use-intl";
import { isPathEnd } from "#lib/analysis/reach/end-kinds.ts";
import type { EntityDescription } from "#lib/api/entity.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { keepPlace } from "#components/shell/keep-place.ts";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Unbroken } from "#components/ui/sentence.tsx";
import { capacityHref, chainHref, entityHref, mapHref, pathHref } from "./entity-href.ts";
import { ReadAt } from "./read-at.tsx";
import styles from "./entity-actions.module.css";

/** What can be done from a resource: copy its names, ask for paths, find it on the map and in AWS's console. Nothing that changes AWS. */
export function EntityActions({ description }: { readonly description: EntityDescription }) {
  const t = useTranslations("entity");
  const { entity, consoleUrl, snapshotId } = description;
  const capacity = capacityHref(entity.urn, entity.facts["launchType"] === "FARGATE" ? "subnets" : "eni");
  const chain = chainHref(entity.urn);
  const frozen = `${window.location.origin}${keepPlace(entityHref(entity.urn), { at: snapshotId })}`;
  return (
    <div className={styles["actions"]}>
      <p className={styles["id"]}>
        <code>{entity.id}</code>
        <CopyButton text={entity.id} what={t("id")} />
      </p>
      {entity.arn === undefined || entity.arn === entity.id ? undefined : (
        <p className={styles["id"]}>
          <code>
            <Unbroken text={entity.arn} />
          </code>
          <CopyButton text={entity.arn} what="ARN" />
        </p>
      )}
      <p className={styles["links"]}>
        <Ends urn={entity.urn} isEnd={isPathEnd(entity)} />
        {capacity === undefined ? undefined : (
          <PageLink href={capacity} prefetch={false}>
            {t("capacity")}
          </PageLink>
        )}
        {chain === undefined ? undefined : (
          <PageLink href={chain} prefetch={false}>
            {t("chain")}
          </PageLink>
        )}
        {consoleUrl === undefined ? undefined : (
          <a href={consoleUrl} target="_blank" rel="noreferrer">
            {t("inConsole")} <Icon name="external" />
          </a>
        )}
      </p>
      <p className={styles["read"]}>
        <ReadAt readings={description.evidence.readings} />
        <CopyButton text={frozen} what={t("link")} words={t("copyLink")} />
      </p>
    </div>
  );
}

/** The ends of a path question, of what can be one: set beside the map, asked elsewhere. */
function Ends({ urn, isEnd }: { readonly urn: string; readonly isEnd: boolean }) {
  const t = useTranslations("entity");
  const isOnMap = usePathname() === "/map";
  const [, setEnds] = useQueryStates({ from: parseAsString, to: parseAsString }, { history: "replace" });
  if (isOnMap) {
    if (!isEnd) return undefined;
    return (
      <>
        <Button onClick={() => void setEnds({ from: urn })}>{t("setFrom")}</Button>
        <Button onClick={() => void setEnds({ to: urn })}>{t("setTo")}</Button>
      </>
    );
  }
  return (
    <>
      {isEnd ? (
        <>
          <PageLink href={pathHref({ from: urn })} prefetch={false}>
            {t("pathsFrom")}
          </PageLink>
          <PageLink href={pathHref({ to: urn })} prefetch={false}>
            {t("pathsTo")}
          </PageLink>
        </>
      ) : undefined}
      <PageLink href={mapHref(urn)} prefetch={false}>
        {t("onMap")}
      </PageLink>
    </>
  );
}
