"use client";

import { parseAsString, useQueryState } from "nuqs";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import styles from "./scope.module.css";

/** What the scope in the address leaves out of a page, and how to see it; nothing where there is no scope. */
export function HiddenByScope({ children }: { readonly children: ReactNode }) {
  const t = useTranslations("frame.scopePicker");
  const [scope, setScope] = useQueryState("s", parseAsString.withDefault("").withOptions({ history: "push" }));
  if (scope === "") return undefined;
  return (
    <p className={styles["hidden"]}>
      {children}{" "}
      <button type="button" className={styles["showAll"]} onClick={() => void setScope(null)}>
        {t("showAll")}
      </button>
    </p>
  );
}
