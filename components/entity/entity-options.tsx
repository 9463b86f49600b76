"use client";

import { useTranslations } from "use-intl";
import type { EntitiesAnswer } from "#lib/api/contract.ts";
import { TypeTag } from "#components/ui/type-tag.tsx";
import styles from "./entity-box.module.css";

/** A resource as the API resolves it. */
export type Entity = EntitiesAnswer["entities"][number];

/** The resources below a field, for the mouse and for `aria-activedescendant`. */
export function EntityOptions({
  id,
  entities,
  active,
  onActive,
  onChoose,
}: {
  readonly id: string;
  readonly entities: readonly Entity[];
  readonly active: number | undefined;
  readonly onActive: (at: number) => void;
  readonly onChoose: (entity: Entity) => void;
}) {
  const t = useTranslations("entity");
  return (
    <div id={`${id}-list`} className={styles["options"]} role="listbox" aria-label={t("matches")}>
      {entities.map((entity, at) => (
        // The field has the focus and the keys; an option is a place to point at.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
        <div
          key={entity.urn}
          id={`${id}-${String(at)}`}
          role="option"
          aria-selected={at === active}
          className={styles["option"]}
          ref={at === active ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
          onPointerMove={() => onActive(at)}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(entity)}
        >
          <Parts entity={entity} />
        </div>
      ))}
    </div>
  );
}

function Parts({ entity }: { readonly entity: Entity }) {
  const place = [entity.vpcId, entity.availabilityZone ?? entity.region, entity.account].filter(Boolean).join(" · ");
  return (
    <>
      <TypeTag kind={entity.kind} id={entity.id} />
      <span className={styles["name"]}>
        <bdi>{entity.name}</bdi>
        {entity.name === entity.id ? undefined : <code className={styles["id"]}>{entity.id}</code>}
      </span>
      <span className={styles["place"]}>{place}</span>
    </>
  );
}
