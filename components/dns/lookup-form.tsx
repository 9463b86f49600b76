"use client";

import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { DnsZones } from "#lib/api/dns-page.ts";
import { recordTypes } from "#lib/api/record-types.ts";
import { Button } from "#components/ui/button.tsx";
import styles from "./lookup.module.css";
import type { ChangeDns, DnsState } from "./use-dns-state.ts";

/** A name, a type, and who asks: answered by the resolver that paths use. */
export function LookupForm({
  vpcs,
  state,
  change,
}: {
  readonly vpcs: DnsZones["vpcs"];
  readonly state: DnsState;
  readonly change: ChangeDns;
}) {
  const t = useTranslations("dns");
  const id = useId();
  const [name, setName] = useState(state.name);
  const [type, setType] = useState(state.as);
  const [from, setFrom] = useState(state.from);
  return (
    <form
      className={styles["form"]}
      role="search"
      aria-label={t("lookup")}
      onSubmit={(event) => {
        event.preventDefault();
        change({ name: name.trim(), as: type, from });
      }}
    >
      <div className={styles["wide"]}>
        <label htmlFor={`${id}-name`}>{t("lookupName")}</label>
        <input
          id={`${id}-name`}
          value={name}
          placeholder="www.example.jp"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ target }) => setName(target.value)}
        />
      </div>
      <div className={styles["field"]}>
        <label htmlFor={`${id}-type`}>{t("type")}</label>
        <select id={`${id}-type`} value={type} onChange={({ target }) => setType(target.value)}>
          {[...new Set<string>([...recordTypes, type])].map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </div>
      <div className={styles["field"]}>
        <label htmlFor={`${id}-from`}>{t("lookupFrom")}</label>
        <select id={`${id}-from`} value={from} onChange={({ target }) => setFrom(target.value)}>
          <option value="internet">{t("internet")}</option>
          {vpcs.map((vpc) => (
            <option key={vpc.urn} value={vpc.urn}>
              {vpc.name === vpc.vpcId ? vpc.vpcId : `${vpc.name} (${vpc.vpcId})`}
            </option>
          ))}
          {from === "internet" || vpcs.some(({ urn }) => urn === from) ? undefined : <option>{from}</option>}
        </select>
      </div>
      <Button type="submit" look="solid" disabled={name.trim() === ""}>
        {t("lookUp")}
      </Button>
    </form>
  );
}
