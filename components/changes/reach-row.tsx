import { Fragment } from "react";
import { useTranslations } from "use-intl";
import { parseUrn, type Urn } from "#lib/model/urn.ts";
import type { ConfigurationChange } from "#lib/report/changes/configuration-changes.ts";
import type { ReachChange } from "#lib/report/changes/reach-changes.ts";
import { questionHref } from "#components/entity/entity-href.ts";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { PageLink } from "#components/shell/page-link.tsx";
import { stacked } from "#components/ui/table.tsx";
import { VerdictMark } from "#components/ui/verdict-mark.tsx";
import { ChangeMark } from "./change-mark.tsx";
import { FieldDiff } from "./field-diff.tsx";
import type { Two } from "./use-compared.ts";
import styles from "./changes.module.css";

/** So many senders stand open; the others unfold. */
const OPEN_AT_MOST = 5;

/** One thing that is reached otherwise: by whom, what changed on the way, and the path in either snapshot. */
export function ReachRow({
  change: { from, to, toUrn, before, after },
  causes,
  two,
}: {
  readonly change: ReachChange;
  readonly causes: readonly ConfigurationChange[];
  readonly two: Two;
}) {
  const t = useTranslations("changes.reach");
  const rest = from.slice(OPEN_AT_MOST);
  const senders = (some: ReachChange["from"]) => (
    <ul className={styles["senders"]}>
      {some.map(({ urn, name }) => (
        <li key={urn}>
          <EntityLink urn={urn} name={name} />
          <span className={styles["paths"]}>
            <PathLink
              pair={{ from: urn, to: toUrn }}
              at={two.base.snapshotId}
              says={t("pathBefore", { from: name, to })}
            >
              {t("then")}
            </PathLink>
            <PathLink
              pair={{ from: urn, to: toUrn }}
              at={two.head.snapshotId}
              says={t("pathAfter", { from: name, to })}
            >
              {t("now")}
            </PathLink>
          </span>
        </li>
      ))}
    </ul>
  );
  return (
    <tr className={styles["row"]}>
      <th scope="row">
        {senders(from.slice(0, OPEN_AT_MOST))}
        {rest.length === 0 ? undefined : (
          <details>
            <summary>{t("moreSenders", { count: rest.length })}</summary>
            {senders(rest)}
          </details>
        )}
      </th>
      <td className={styles["to"]} {...stacked("line", t("column.to"))}>
        <EntityLink urn={toUrn} name={to} />
      </td>
      <td className={styles["why"]} {...stacked("line")}>
        {causes.length === 0 ? (
          <span className={styles["extent"]}>{t("noCause")}</span>
        ) : (
          causes.map((cause) => <Cause key={cause.urn} cause={cause} base={two.base.snapshotId} />)
        )}
      </td>
      <td {...stacked(undefined, t("column.before"))}>
        <Outcome outcome={before} />
      </td>
      <td {...stacked(undefined, t("column.after"))}>
        <Outcome outcome={after} />
      </td>
    </tr>
  );
}

/** The path of a pair in one of both snapshots. */
function PathLink({
  pair: { from, to },
  at,
  says,
  children,
}: {
  readonly pair: { readonly from: Urn; readonly to: Urn };
  readonly at: string;
  readonly says: string;
  readonly children: string;
}) {
  const end = (urn: Urn) => (parseUrn(urn)?.kind === "internet" ? "internet" : urn);
  const href = questionHref({ from: end(from), to: end(to), protocol: "all" });
  return (
    <PageLink href={`${href}&at=${encodeURIComponent(at)}`} aria-label={says} title={says} prefetch={false}>
      {children}
    </PageLink>
  );
}

function Cause({ cause, base }: { readonly cause: ConfigurationChange; readonly base: string }) {
  const t = useTranslations("changes.change");
  const { urn, name, change, fields } = cause;
  return (
    <div className={styles["cause"]}>
      <EntityLink urn={urn} name={name} at={change === "removed" ? base : undefined} />{" "}
      {change === "changed" ? undefined : <ChangeMark kind={change}>{t(change)}</ChangeMark>}
      <FieldDiff fields={fields} />
    </div>
  );
}

/** Each protocol with its port in one piece. */
function Ports({ ports }: { readonly ports: readonly string[] }) {
  return ports.map((port, at) => (
    <Fragment key={port}>
      <span className={styles["whole"]}>{at < ports.length - 1 ? `${port},` : port}</span>{" "}
    </Fragment>
  ));
}

function Outcome({ outcome: { verdict, ports, replyPorts } }: { readonly outcome: ReachChange["before"] }) {
  const t = useTranslations("changes.reach");
  return (
    <>
      <VerdictMark verdict={verdict} words />
      {ports === undefined ? undefined : (
        <div className={styles["ports"]}>
          <Ports ports={ports} />
        </div>
      )}
      {replyPorts === undefined ? undefined : (
        <div className={styles["ports"]}>{t("replies", { ports: replyPorts.join(", ") })}</div>
      )}
    </>
  );
}
