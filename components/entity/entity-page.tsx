"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale } from "use-intl";
import type { Urn } from "#lib/model/urn.ts";
import { useKindName } from "#components/messages/use-kind-name.ts";
import { Loaded } from "#components/queries/loaded.tsx";
import { entityQuery } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { TypeTag } from "#components/ui/type-tag.tsx";
import { EntityActions } from "./entity-actions.tsx";
import { shortId } from "./entity-link.tsx";
import { EntityTabs } from "./entity-tabs.tsx";
import styles from "./entity-page.module.css";

/** The page of a resource: what the panel shows, at full width. */
export function EntityPage({ urn }: { readonly urn: Urn }) {
  const kinds = useKindName();
  const query = useQuery(entityQuery(urn, { at: useAt(), lang: useLocale() }));
  const entity = query.data?.entity;
  return (
    <>
      <PageHead
        title={<bdi>{entity?.name ?? shortId(urn)}</bdi>}
        lead={
          entity === undefined ? undefined : (
            <span className={styles["lead"]}>
              <TypeTag kind={entity.kind} id={entity.id} /> {kinds(entity.kind)}
              {/* A task goes by its id: what it belongs to says more. */}
              {entity.kind === "ecs-task" && typeof entity.facts["group"] === "string" ? (
                <code>{entity.facts["group"]}</code>
              ) : undefined}
            </span>
          )
        }
      />
      <PageBody>
        <Loaded query={query}>
          {(description) => (
            <div className={styles["body"]}>
              <EntityActions description={description} />
              <EntityTabs description={description} />
            </div>
          )}
        </Loaded>
      </PageBody>
    </>
  );
}
