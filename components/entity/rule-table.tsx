"use client";

import { useTranslations } from "use-intl";
import type { RulesAnswer } from "#lib/api/entity.ts";
import { shortId } from "./entity-link.tsx";
import { entityHref } from "./entity-href.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { Table } from "#components/ui/table.tsx";
import styles from "./rule-table.module.css";

type Line = RulesAnswer["lines"][number];

/** What the groups permit one way, merged: equal permissions are one line that names every rule behind it. */
export function RuleTable({
  direction,
  lines,
  groups,
  shownOn,
  isWhole,
}: {
  readonly direction: Line["direction"];
  readonly lines: readonly Line[];
  readonly groups: RulesAnswer["groups"];
  /** The resource whose page it is: its own rules need not say whose they are. */
  readonly shownOn: string;
  /** Whether all of it was read: only then does no line mean that nothing is permitted. */
  readonly isWhole: boolean;
}) {
  const t = useTranslations("entity.rules");
  const nameOf = (urn: string) => groups.find((group) => group.urn === urn)?.name ?? shortId(urn);
  const columns = [
    { key: "passes", title: t("columns.passes") },
    { key: "peer", title: t(direction === "inbound" ? "columns.from" : "columns.to") },
    { key: "rule", title: t("columns.rule") },
  ];
  return (
    <section className={styles["part"]} aria-label={t(direction)}>
      <h3 className={styles["title"]}>{t(direction)}</h3>
      {lines.length === 0 ? (
        <p className={styles["none"]}>{t(isWhole ? "nothing" : "nothingRead")}</p>
      ) : (
        <Table label={t(direction)} columns={columns}>
          {lines.map((line) => (
            <tr
              key={`${line.protocol} ${line.ports} ${line.peer}`}
              data-within={line.within === undefined ? undefined : ""}
              className={styles["line"]}
            >
              <th scope="row">
                <Passes passes={line} />
              </th>
              <td>
                {line.peerUrn === undefined ? (
                  <code>{line.peer}</code>
                ) : (
                  <Peer urn={line.peerUrn} name={line.peerName ?? shortId(line.peerUrn)} />
                )}
              </td>
              <td>
                {line.sources.map(({ group, ruleId, description }, index) => (
                  <span key={`${group} ${ruleId ?? String(index)}`} className={styles["source"]}>
                    <code>{ruleId ?? t("noId")}</code>{" "}
                    {group === shownOn ? undefined : <Peer urn={group} name={nameOf(group)} />}
                    {description === undefined ? undefined : <bdi className={styles["aside"]}>{description}</bdi>}
                  </span>
                ))}
                {line.within === undefined ? undefined : (
                  <span className={styles["aside"]}>
                    {t("within", {
                      passes: `${line.within.protocol} ${line.within.ports === "all" ? "" : line.within.ports}`.trim(),
                      peer: line.within.peer,
                    })}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}

/** `tcp 443`; every protocol, and every port of one, in words. */
export function Passes({ passes: { protocol, ports } }: { readonly passes: Pick<Line, "protocol" | "ports"> }) {
  const t = useTranslations("entity.rules");
  if (protocol === "all") return <span>{t("everything")}</span>;
  return (
    <span className={styles["passes"]}>
      <code>{protocol}</code> {ports === "all" ? t("everyPort") : <code>{ports}</code>}
    </span>
  );
}

function Peer({ urn, name }: { readonly urn: string; readonly name: string }) {
  return (
    <PageLink href={entityHref(urn)} prefetch={false}>
      <bdi>{name}</bdi>
    </PageLink>
  );
}
