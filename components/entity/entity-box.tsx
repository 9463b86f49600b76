"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { ComboBox } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { useTranslations } from "use-intl";
import type { EntitiesAnswer } from "#lib/api/contract.ts";
import { entitiesQuery } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";
import { TypeTag } from "#components/ui/type-tag.tsx";
import { parseUrn } from "#lib/model/urn.ts";
import { shortId } from "./entity-link.tsx";
import styles from "./entity-box.module.css";

/** A resource as the API resolves it. */
export type Entity = EntitiesAnswer["entities"][number];

const SHOWN = 12;

/**
 * A field that finds resources while one types: names, ids, ARNs, addresses, DNS names. Any other text may stand too.
 * A resource that was chosen is the text's URN, and is shown by its tag and its short id.
 */
export function EntityBox({
  label,
  text,
  onText,
  onChoose,
  placeholder = "",
}: {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onChoose: (entity: Entity) => void;
  readonly placeholder?: string;
}) {
  const t = useTranslations("entity");
  const asked = useDeferredValue(text);
  const [typing, setTyping] = useState(false);
  const { data } = useQuery({ ...entitiesQuery(asked, useAt()), enabled: typing && asked.trim() !== "" });
  const entities = matchesOf(data, text);
  const chosen = parseUrn(text);
  const shown = chosen === undefined ? text : shortId(text);
  return (
    <ComboBox
      className={styles["box"] ?? ""}
      allowsCustomValue
      allowsEmptyCollection
      menuTrigger="input"
      items={entities}
      inputValue={shown}
      onInputChange={(value) => {
        // What stands for the URN is no text of the reader's.
        if (value === shown) return;
        setTyping(true);
        onText(value);
      }}
      value={null}
      onChange={(key) => {
        const chosen = entities.find((entity) => entity.urn === key);
        if (chosen !== undefined) onChoose(chosen);
      }}
    >
      <Label className={styles["label"] ?? ""}>{label}</Label>
      <span className={styles["field"]}>
        {chosen === undefined ? undefined : <TypeTag kind={chosen.kind} id={chosen.id} />}
        <Input
          className={styles["input"] ?? ""}
          placeholder={placeholder}
          title={chosen === undefined ? undefined : `${chosen.id} · ${chosen.account} · ${chosen.region}`}
          spellCheck={false}
        />
      </span>
      <Popover className={styles["popover"] ?? ""} offset={2}>
        <ListBox<Entity>
          className={styles["list"] ?? ""}
          aria-label={t("matches")}
          renderEmptyState={() => <p className={styles["none"]}>{t(data === undefined ? "searching" : "noMatch")}</p>}
        >
          {(entity) => <EntityOption entity={entity} />}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** What is offered for the text: nothing for an empty one, whatever was found before it was emptied. */
function matchesOf(answer: EntitiesAnswer | undefined, text: string): readonly Entity[] {
  return text.trim() === "" ? [] : (answer?.entities ?? []).slice(0, SHOWN);
}

function EntityOption({ entity }: { readonly entity: Entity }) {
  const t = useTranslations("kind");
  const place = [entity.vpcId, entity.availabilityZone ?? entity.region, entity.account].filter(Boolean).join(" · ");
  return (
    <ListBoxItem id={entity.urn} textValue={`${t(entity.kind)} ${entity.name}`} className={styles["option"] ?? ""}>
      <TypeTag kind={entity.kind} id={entity.id} />
      <span className={styles["name"]}>
        <bdi>{entity.name}</bdi>
        {entity.name === entity.id ? undefined : <code className={styles["id"]}>{entity.id}</code>}
      </span>
      <span className={styles["place"]}>{place}</span>
    </ListBoxItem>
  );
}
