"use client";

import { useTranslations } from "use-intl";
import { severities } from "#lib/findings/severity.ts";
import type { Overview } from "#lib/report/overview.ts";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import { VerdictMark } from "#components/ui/verdict-mark.tsx";
import { NumberCell, Table } from "#components/ui/table.tsx";
import styles from "./vpc-table.module.css";

type Vpc = Overview["vpcs"][number];

/** One row a VPC: what runs there, how healthy it is, and where it is tight. What was not read is said, never 0. */
export function VpcTable({
  vpcs,
  isWhole,
}: {
  readonly vpcs: readonly Vpc[];
  /** Whether every area was read: only then does no finding mean that none was found. */
  readonly isWhole: boolean;
}) {
  const t = useTranslations("overview");
  const columns = [
    { key: "vpc", title: t("columns.vpc") },
    { key: "cidrs", title: t("columns.cidrs") },
    { key: "region", title: t("columns.region") },
    { key: "services", title: t("columns.services"), number: true },
    { key: "tasks", title: t("columns.tasks"), number: true },
    { key: "targets", title: t("columns.targets"), number: true },
    { key: "subnet", title: t("columns.subnet") },
    { key: "instance", title: t("columns.instance") },
    { key: "verdicts", title: t("columns.verdicts") },
    { key: "problems", title: t("columns.problems") },
  ];
  if (vpcs.length === 0) return <p>{t("noVpcs")}</p>;
  return (
    <>
      <Table label={t("vpcs")} columns={columns}>
        {vpcs.map((vpc) => (
          <VpcRow key={vpc.urn} vpc={vpc} isWhole={isWhole} />
        ))}
      </Table>
      <p className={styles["counted"]}>{t("counted")}</p>
    </>
  );
}

function NotRead() {
  const t = useTranslations("overview");
  return <SeverityMark name="unknown" label={t("notRead")} />;
}

function VpcRow({ vpc, isWhole }: { readonly vpc: Vpc; readonly isWhole: boolean }) {
  const t = useTranslations("overview");
  return (
    <tr className={styles["row"]}>
      <th scope="row">
        <EntityLink urn={vpc.urn} name={vpc.name} />
      </th>
      <td>
        <code>{vpc.cidrs.join(" ")}</code>
      </td>
      <td>
        <code>{vpc.region}</code>
      </td>
      <NumberCell>{vpc.services ?? <NotRead />}</NumberCell>
      <NumberCell>{vpc.tasks === undefined ? <NotRead /> : t("ofDesired", vpc.tasks)}</NumberCell>
      <NumberCell>
        {vpc.targets === undefined ? <NotRead /> : vpc.targets.all === 0 ? "—" : t("ofTargets", vpc.targets)}
      </NumberCell>
      <td>{vpc.tightestSubnet === undefined ? <NotRead /> : <SubnetRoom subnet={vpc.tightestSubnet} />}</td>
      <td>
        <InstanceRoom instance={vpc.tightestInstance} />
      </td>
      <td className={styles["marks"]}>
        <VpcVerdicts verdicts={vpc.verdicts} />
      </td>
      <td className={styles["marks"]}>
        <VpcProblems vpc={vpc} isWhole={isWhole} />
      </td>
    </tr>
  );
}

function SubnetRoom({ subnet }: { readonly subnet: NonNullable<Vpc["tightestSubnet"]> }) {
  const t = useTranslations("overview");
  const used = Math.max(0, Math.min(1, 1 - subnet.free / Math.max(1, subnet.usable)));
  return (
    <span className={styles["room"]}>
      <EntityLink urn={subnet.urn} name={subnet.name} />
      <span className={styles["bar"]} aria-hidden="true">
        <span style={{ width: `${String(Math.round(used * 100))}%` }} />
      </span>
      <span className={styles["free"]}>{t("free", { free: subnet.free, usable: subnet.usable })}</span>
    </span>
  );
}

function InstanceRoom({ instance }: { readonly instance: Vpc["tightestInstance"] }) {
  const t = useTranslations("overview");
  if (instance === undefined) return <NotRead />;
  if (instance === "none") return <span className={styles["none"]}>{t("noInstances")}</span>;
  return (
    <span className={styles["room"]}>
      <EntityLink urn={instance.urn} name={instance.name} />
      <span className={styles["free"]}>{t("tasksFree", { free: instance.free, limit: instance.limit })}</span>
    </span>
  );
}

const verdictNames = ["unreachable", "unknown", "conditional", "reachable"] as const;

/** How many of the map's lines to and from its services have which verdict, the worst first. */
function VpcVerdicts({ verdicts }: { readonly verdicts: Vpc["verdicts"] }) {
  const words = useTranslations("verdict");
  if (verdicts === undefined) return "—";
  return verdictNames
    .filter((name) => verdicts[name] > 0)
    .map((name) => (
      <span key={name} className={styles["mark"]} title={words(name)}>
        <VerdictMark verdict={name} /> {verdicts[name]}
      </span>
    ));
}

function VpcProblems({ vpc, isWhole }: { readonly vpc: Vpc; readonly isWhole: boolean }) {
  const t = useTranslations("overview");
  const severity = useTranslations("severity");
  const present = severities.filter((name) => vpc.problems[name] > 0);
  if (present.length === 0) {
    return (
      <span className={styles["none"]}>
        {isWhole ? undefined : <SeverityMark name="unknown" label={t("notRead")} />}{" "}
        {t(isWhole ? "noneHere" : "noneInRead")}
      </span>
    );
  }
  return (
    <span>
      {present.map((name) => (
        <span key={name} className={styles["mark"]} title={severity(name)}>
          <SeverityMark name={name} label={severity(name)} />
          {vpc.problems[name]}
        </span>
      ))}
    </span>
  );
}
