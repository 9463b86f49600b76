"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId, useState, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import type { EntitiesAnswer } from "#lib/api/contract.ts";
import { useOptions } from "#components/filter/use-options.ts";
import { entitiesQuery } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";
import { useScope } from "#components/queries/use-scope.ts";
import { TypeTag } from "#components/ui/type-tag.tsx";
import { parseUrn } from "#lib/model/urn.ts";
import { splitHostPort } from "#lib/net/host-port.ts";
import { shortId } from "./entity-link.tsx";
import styles from "./entity-box.module.css";
import { EntityOptions, type Entity } from "./entity-options.tsx";

const SHOWN = 12;

/** What is offered for the text, while the list is open; `undefined` until the server has said. */
function useMatches(text: string, open: boolean): readonly Entity[] | undefined {
  // What is looked for is the host alone: nothing is called by the port that was typed after it.
  const asked = useDeferredValue(splitHostPort(text.trim())?.host ?? text);
  const wanted = open && asked.trim() !== "";
  const { data } = useQuery({ ...entitiesQuery(asked, useAt(), useScope()), enabled: wanted });
  return wanted ? firstOf(data) : [];
}

function firstOf(answer: EntitiesAnswer | undefined): readonly Entity[] | undefined {
  return answer?.entities.slice(0, SHOWN);
}

/** The list below a field: what it offers, which offer the arrow keys are at, and what the keys do. */
function useOffers(text: string, onChoose: (entity: Entity) => void) {
  const [open, setOpen] = useState(false);
  const [taken, setTaken] = useState<string>();
  const found = useMatches(text, open);
  const entities = found ?? [];
  const { active, setActive, move } = useOptions(entities.length, { key: text, first: false });
  const close = (): void => setOpen(false);
  const choose = (entity: Entity): void => {
    close();
    setTaken(entity.name);
    onChoose(entity);
  };
  const take = (): boolean => {
    const at = active === undefined ? undefined : entities[active];
    close();
    if (at !== undefined) choose(at);
    return at !== undefined;
  };
  const arrow = (event: KeyboardEvent): boolean => {
    setOpen(true);
    return move(event) || !open;
  };
  /** True when the key is done with, and nothing of the browser's own is wanted. */
  const press = (event: KeyboardEvent): boolean => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") return arrow(event);
    if (event.key === "Enter") return take();
    // Who leaves an offer that they are at takes it, and goes on to the next field.
    if (event.key === "Tab") take();
    if (event.key !== "Escape") return false;
    close();
    return open;
  };
  const typed = (): void => {
    setOpen(true);
    setTaken(undefined);
  };
  return { entities, active, setActive, choose, close, typed, press, taken, isSearching: found === undefined, open };
}

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
  const id = useId();
  const offers = useOffers(text, onChoose);
  const { entities, active } = offers;
  const chosen = parseUrn(text);
  return (
    <div className={styles["box"]}>
      <label className={styles["label"]} htmlFor={id}>
        {label}
      </label>
      <span className={styles["field"]}>
        {chosen === undefined ? undefined : <TypeTag kind={chosen.kind} id={chosen.id} />}
        <input
          id={id}
          className={styles["input"]}
          role="combobox"
          aria-expanded={entities.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active === undefined ? undefined : `${id}-${String(active)}`}
          placeholder={placeholder}
          title={chosen === undefined ? undefined : `${chosen.id} · ${chosen.account} · ${chosen.region}`}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          value={chosen === undefined ? text : shortId(text)}
          onChange={({ currentTarget }) => {
            offers.typed();
            onText(currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (!event.nativeEvent.isComposing && offers.press(event)) event.preventDefault();
          }}
          onBlur={offers.close}
        />
      </span>
      <Offers id={id} offers={offers} isAsked={text.trim() !== ""} />
    </div>
  );
}

/** What the field offers, that there is nothing to offer, and the same for those who hear it. */
function Offers({
  id,
  offers: { entities, active, setActive, choose, taken, isSearching, open },
  isAsked,
}: {
  readonly id: string;
  readonly offers: ReturnType<typeof useOffers>;
  readonly isAsked: boolean;
}) {
  const t = useTranslations("entity");
  const nothing = open && isAsked && entities.length === 0;
  const heard = taken === undefined ? "" : t("taken", { name: taken });
  return (
    <>
      {entities.length === 0 ? undefined : (
        <EntityOptions id={id} entities={entities} active={active} onActive={setActive} onChoose={choose} />
      )}
      {nothing ? <p className={styles["none"]}>{t(isSearching ? "searching" : "noMatch")}</p> : undefined}
      <span className="visually-hidden" role="status">
        {nothing && !isSearching ? t("noMatch") : entities.length > 0 ? t("found", { count: entities.length }) : heard}
      </span>
    </>
  );
}
