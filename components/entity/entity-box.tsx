"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState, type KeyboardEvent, type ReactNode, type Ref } from "react";
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
import styles from "./entity-box.module.css";

/** A resource as the API resolves it. */
export type Entity = EntitiesAnswer["entities"][number];

const SHOWN = 12;

/** A field that finds resources while one types: names, ids, ARNs, addresses, DNS names. Any other text may stand too. */
export function EntityBox({
  label,
  text,
  onText,
  onChoose,
  inputRef,
  placeholder = "",
  look = "field",
  after,
}: {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onChoose: (entity: Entity) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly placeholder?: string;
  readonly look?: "field" | "bar";
  readonly after?: ReactNode;
}) {
  const t = useTranslations("entity");
  const asked = useDeferredValue(text);
  const [typing, setTyping] = useState(false);
  const { data } = useQuery({ ...entitiesQuery(asked, useAt()), enabled: typing && asked.trim() !== "" });
  const entities = matchesOf(data, text);
  const chooseFirst = (event: KeyboardEvent<HTMLInputElement>) => {
    const [first] = entities;
    if (look === "bar" && first !== undefined && isPlainEnter(event)) onChoose(first);
  };
  return (
    <ComboBox
      className={styles["box"] ?? ""}
      data-look={look}
      allowsCustomValue
      allowsEmptyCollection={false}
      menuTrigger="input"
      items={entities}
      inputValue={text}
      onInputChange={(value) => {
        setTyping(true);
        onText(value);
      }}
      value={null}
      onChange={(key) => {
        const chosen = entities.find((entity) => entity.urn === key);
        if (chosen !== undefined) onChoose(chosen);
      }}
    >
      <Label className={look === "bar" ? "visually-hidden" : (styles["label"] ?? "")}>{label}</Label>
      <Input
        {...(inputRef === undefined ? {} : { ref: inputRef })}
        className={styles["input"] ?? ""}
        placeholder={placeholder}
        spellCheck={false}
        onKeyDown={chooseFirst}
      />
      {after}
      <Popover className={styles["popover"] ?? ""} offset={2}>
        <ListBox<Entity> className={styles["list"] ?? ""} aria-label={t("matches")}>
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

/** Enter that neither ends the composition of a word nor chooses an option. */
function isPlainEnter({ key, nativeEvent, currentTarget }: KeyboardEvent<HTMLInputElement>): boolean {
  return key === "Enter" && !nativeEvent.isComposing && !currentTarget.hasAttribute("aria-activedescendant");
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
