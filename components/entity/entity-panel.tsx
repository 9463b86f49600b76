"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { Urn } from "#lib/model/urn.ts";
import { Loaded } from "#components/queries/loaded.tsx";
import { entityQuery } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { TypeTag } from "#components/ui/type-tag.tsx";
import { EntityActions } from "./entity-actions.tsx";
import { entityHref } from "./entity-href.ts";
import { EntityTabs } from "./entity-tabs.tsx";
import { shortId } from "./entity-link.tsx";
import { PanelEdge } from "./panel-edge.tsx";
import { usePanelWidth } from "./use-panel-width.ts";
import styles from "./entity-panel.module.css";
import { PageLink } from "#components/shell/page-link.tsx";

/** A resource beside the map: what it is, what it is connected to, what is wrong with it, how we know. Escape closes it. */
export function EntityPanel({ urn, onClose }: { readonly urn: Urn; readonly onClose?: () => void }) {
  const t = useTranslations("entity");
  const titleId = useId();
  const panelId = useId();
  const width = usePanelWidth();
  const panel = useRef<HTMLElement>(null);
  const query = useQuery(entityQuery(urn, { at: useAt(), lang: useLocale() }));
  const entity = query.data?.entity;
  useEffect(() => {
    const element = panel.current;
    if (element === null || onClose === undefined) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) onClose();
    };
    element.addEventListener("keydown", onKey);
    return () => element.removeEventListener("keydown", onKey);
  }, [onClose]);
  return (
    <aside ref={panel} className={styles["panel"]} id={panelId} aria-labelledby={titleId} style={width.style}>
      <PanelEdge width={width} panelId={panelId} />
      <header className={styles["head"]}>
        <h2 id={titleId} className={styles["title"]}>
          {entity === undefined ? undefined : <TypeTag kind={entity.kind} id={entity.id} />}
          <PageLink href={entityHref(urn)} className={styles["name"]} prefetch={false}>
            <bdi>{entity?.name ?? shortId(urn)}</bdi>
          </PageLink>
        </h2>
        {onClose === undefined ? undefined : (
          <Button look="quiet" aria-label={t("close")} title={t("close")} onClick={onClose}>
            <Icon name="close" />
          </Button>
        )}
      </header>
      <div className={styles["body"]}>
        <Loaded query={query}>
          {(description) => (
            <>
              <EntityActions description={description} />
              <EntityTabs description={description} />
            </>
          )}
        </Loaded>
      </div>
    </aside>
  );
}
