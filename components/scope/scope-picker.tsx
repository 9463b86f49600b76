"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useTranslations } from "use-intl";
import { scopeChoices, type Place } from "./places.ts";
import styles from "./scope.module.css";

/** Chooses the account and Region that the page is narrowed to: `s` in the address, the rest of which stays. */
export function ScopePicker({ places }: { readonly places: readonly Place[] }) {
  const t = useTranslations("frame.scopePicker");
  const [scope, setScope] = useQueryState("s", parseAsString.withDefault("").withOptions({ history: "push" }));
  const choices = scopeChoices(places);
  const known = new Set(choices.flatMap(({ account, places: own }) => [account, ...own.map((place) => place.scope)]));
  const [only] = choices.length === 1 ? choices : [];
  return (
    <label className={styles["picker"]} title={t("title")}>
      <span className="visually-hidden">{t("label")}</span>
      <select value={scope} onChange={({ target }) => void setScope(target.value === "" ? null : target.value)}>
        <option value="">
          {only === undefined
            ? t("all", { accounts: choices.length, regions: places.length })
            : t("allOf", { account: only.name, regions: places.length })}
        </option>
        {scope === "" || known.has(scope) ? undefined : <option value={scope}>{t("other", { scope })}</option>}
        {choices.map(({ account, name, whole, places: own }) => (
          <optgroup key={account} label={name}>
            {whole || scope === account ? (
              <option value={account}>{t("account", { account: name, regions: own.length })}</option>
            ) : undefined}
            {own.map((place) => (
              <option key={place.scope} value={place.scope}>
                {t("region", { account: name, region: place.region })}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
