"use client";

import { useTranslations } from "use-intl";
import { parseUrn } from "#lib/model/urn.ts";
import { classNames } from "#components/ui/class-names.ts";
import { Section } from "#components/ui/section.tsx";
import styles from "./capacity.module.css";
import type { Board, Shown } from "./capacity-page.tsx";
import { instancesCsv } from "./capacity-csv.ts";
import { byScalingGroup, clusterGroups, onHosts, type ClusterGroup } from "./cluster-groups.ts";
import { serviceFills, type Fill } from "./fills.tsx";
import { InstanceTable } from "./instance-table.tsx";
import { SlotLegend } from "./legends.tsx";
import { NextTaskLine } from "./next-task-line.tsx";
import { SaveCsv } from "./save-csv.tsx";
import { ServiceTable } from "./service-table.tsx";

/** The container instances by cluster, with what the services there could start. */
export const interfaceBoard: Board = {
  hint: "filterHint",
  listed: onHosts,
  legend: <SlotLegend />,
  draw: (shown) => <EniBoard {...shown} />,
};

function EniBoard({ today, then, kept, nothing }: Shown) {
  const groups = clusterGroups(today, then, kept);
  if (groups.length === 0) return nothing;
  return groups.map((group) => <ClusterSection key={group.clusterArn} group={group} hasThen={then !== undefined} />);
}

function ClusterSection({ group, hasThen }: { readonly group: ClusterGroup; readonly hasThen: boolean }) {
  const t = useTranslations("capacity");
  const { name, services, instances } = group;
  const fills = new Map(
    group.drawn.map((urn, at): [string, Fill] => [urn, serviceFills[at % serviceFills.length] ?? "solid"]),
  );
  const place = parseUrn(instances[0]?.urn ?? "");
  const scalingGroups = byScalingGroup(instances);
  const groupWords = (scalingGroup: string): string =>
    scalingGroup === "" ? t("noScalingGroup") : t("scalingGroup", { name: scalingGroup });
  return (
    <div className={styles["cluster"]}>
      <Section
        title={<bdi>{name}</bdi>}
        aside={
          <span className={styles["facts"]}>
            {place === undefined ? undefined : (
              <span>{t("inScope", { account: place.account, region: place.region })}</span>
            )}
            {scalingGroups.length === 1 && scalingGroups[0]?.[0] !== "" ? (
              <span>{groupWords(scalingGroups[0]?.[0] ?? "")}</span>
            ) : undefined}
            <TrunkingLine group={group} />
            <SaveCsv name={`instances-${name}`} text={(source) => instancesCsv(instances, { hasThen, source })} />
          </span>
        }
      >
        <NextTaskLine services={services} />
        {services.length === 0 ? (
          <p className={styles["detail"]}>{t("noServices")}</p>
        ) : (
          <ServiceTable
            label={t("services", { cluster: name })}
            services={services}
            fillOf={(urn) => fills.get(urn) ?? "none"}
          />
        )}
        {scalingGroups.map(([scalingGroup, ofGroup]) => (
          <div key={scalingGroup} className={classNames(styles["table"], styles["board"])}>
            {scalingGroups.length === 1 ? undefined : (
              <h3 className={styles["scalingGroup"]}>{groupWords(scalingGroup)}</h3>
            )}
            <InstanceTable
              label={
                scalingGroups.length === 1
                  ? t("instances", { cluster: name })
                  : t("instancesOf", { cluster: name, group: groupWords(scalingGroup) })
              }
              instances={ofGroup}
              hasThen={hasThen}
              fillOf={(service) => fills.get(service ?? "") ?? "grey"}
            />
          </div>
        ))}
      </Section>
    </div>
  );
}

function TrunkingLine({ group: { instances } }: { readonly group: ClusterGroup }) {
  const t = useTranslations("capacity.trunking");
  const now = instances.flatMap(({ today, then }) => then ?? today ?? []);
  const eligible = now.filter(({ trunking }) => trunking.eligible === true);
  const account = now[0]?.trunking.account;
  return (
    <>
      <span>{t("account", { state: account === undefined ? "unknown" : account ? "on" : "off" })}</span>
      <span>
        {eligible.length === 0
          ? t("none")
          : t("share", {
              active: eligible.filter(({ trunking }) => trunking.active).length,
              eligible: eligible.length,
            })}
      </span>
    </>
  );
}
