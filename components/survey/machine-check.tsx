"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { Survey } from "#lib/api/contract.ts";
import type { Setup } from "#lib/api/setup.ts";
import styles from "./machine-check.module.css";
import { dryCheck } from "./dry-check.ts";

/** What this machine has: an identity, a Region, and which of the calls of the last survey AWS answered. */
export function MachineCheck({
  machine,
  survey,
}: {
  readonly machine: NonNullable<Setup["machine"]>;
  readonly survey: Survey;
}) {
  const t = useTranslations("setOut.check");
  const format = useFormatter();
  const { identity, regions, accounts } = machine;
  const { caller, answered, refused } = dryCheck(survey);
  return (
    <dl className={styles["facts"]}>
      <dt>{t("identity")}</dt>
      <dd>
        <span>{t(`kinds.${identity.kind}`)}</span>
        {[identity.profile, identity.ssoSession, identity.roleArn].map((name) =>
          name === undefined ? undefined : <code key={name}>{name}</code>,
        )}
      </dd>
      <dt>
        <code>sts:GetCallerIdentity</code>
      </dt>
      <dd data-state={caller.state}>{caller.message ?? t(`caller.${caller.state}`)}</dd>
      <dt>{t("regions")}</dt>
      <dd>{regions.length === 0 ? t("noRegion") : <code>{regions.join(" ")}</code>}</dd>
      {accounts === undefined ? undefined : (
        <>
          <dt>{t("accounts")}</dt>
          <dd>{format.number(accounts)}</dd>
        </>
      )}
      <dt>{t("actions")}</dt>
      <dd>
        <p>{t("answered", { count: answered.length })}</p>
        {refused.length === 0 ? undefined : (
          <>
            <p>{t("refused", { count: refused.length })}</p>
            <ul className={styles["calls"]}>
              {refused.map(({ call, code }) => (
                <li key={call}>
                  <code>{call}</code> {code === undefined ? undefined : <code className={styles["code"]}>{code}</code>}
                </li>
              ))}
            </ul>
          </>
        )}
      </dd>
    </dl>
  );
}
