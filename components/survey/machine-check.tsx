"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { Survey } from "#lib/api/contract.ts";
import type { Setup } from "#lib/api/setup.ts";
import styles from "./machine-check.module.css";
import { dryCheck, type DryCheck } from "./dry-check.ts";

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
  const { caller, answered, refused, unreached } = dryCheck(survey);
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
        <Calls calls={refused} says={t("refused", { count: refused.length })} />
        <Calls calls={unreached} says={t("unreached", { count: unreached.length })} />
      </dd>
    </dl>
  );
}

function Calls({ calls, says }: { readonly calls: DryCheck["refused"]; readonly says: string }) {
  if (calls.length === 0) return undefined;
  return (
    <>
      <p>{says}</p>
      {/* A list that scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
      <ul className={styles["calls"]} tabIndex={0} aria-label={says}>
        {calls.map(({ call, code }) => (
          <li key={call}>
            <code>{call}</code> {code === undefined ? undefined : <code className={styles["code"]}>{code}</code>}
          </li>
        ))}
      </ul>
    </>
  );
}
