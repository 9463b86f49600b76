"use client";

import { useRouter } from "next/navigation";
import { useState, type Ref } from "react";
import { useTranslations } from "use-intl";
import { EntityBox } from "#components/entity/entity-box.tsx";
import { entityHref } from "#components/entity/entity-href.ts";
import { Icon } from "#components/ui/icon.tsx";
import { useAt } from "#components/queries/use-at.ts";
import { keepAt } from "./keep-at.ts";
import styles from "./entity-search.module.css";

/** The search of the top bar: what is found is opened. */
export function EntitySearch({ inputRef }: { readonly inputRef: Ref<HTMLInputElement> }) {
  const t = useTranslations("frame");
  const router = useRouter();
  const at = useAt();
  const [text, setText] = useState("");
  return (
    <search className={styles["search"]}>
      <span className={styles["glass"]}>
        <Icon name="search" />
      </span>
      <EntityBox
        look="bar"
        label={t("search")}
        placeholder={t("searchHint")}
        text={text}
        onText={setText}
        onChoose={(entity) => {
          setText("");
          router.push(keepAt(entityHref(entity.urn), at));
        }}
        inputRef={inputRef}
        after={
          <kbd className={styles["keys"]} aria-hidden="true">
            Ctrl K
          </kbd>
        }
      />
    </search>
  );
}
