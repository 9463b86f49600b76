"use client";

import { useTranslations } from "use-intl";
import type { Capacity } from "#lib/api/capacity.ts";
import { parseUrn, urnOf } from "#lib/model/urn.ts";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { Note } from "#components/ui/note.tsx";
import { Section } from "#components/ui/section.tsx";
import { stacked } from "#components/ui/table.tsx";
import styles from "./capacity.module.css";
import type { Shown } from "./capacity-page.tsx";
import { pairsOf, shownOf, type Pair } from "./pairs.ts";
import { servicesCsv, subnetsCsv } from "./capacity-csv.ts";
import { SaveCsv } from "./save-csv.tsx";
import { ServiceTable } from "./service-table.tsx";
import { isOther, servicesOf, subnetsOf } from "./subnet-lists.ts";
import { Addresses, Fits, Free, HighWater } from "./subnet-cells.tsx";
import { WindowedTable, type RowAttributes } from "./windowed-table.tsx";

type Subnet = Capacity["subnets"][number];

/** The subnets with their addresses by owner, and what the services with addresses of their own could start. */
export function SubnetBoard({ today, then, kept, nothing }: Shown) {
  const t = useTranslations("capacity");
  if (today.subnets.length === 0) {
    const isUnread = today.unknowns.some(({ call }) => call === "ec2:DescribeSubnets");
    return (
      <Note tone={isUnread ? "hatch" : "plain"}>
        <p>{t(isUnread ? "noSubnetsRead" : "noSubnets")}</p>
      </Note>
    );
  }
  const services = servicesOf(pairsOf(today.services, then?.services), kept);
  const subnets = subnetsOf(pairsOf(today.subnets, then?.subnets), { kept, services });
  if (subnets.length === 0 && services.length === 0) return nothing;
  return (
    <>
      <Section
        title={t("subnets")}
        aside={
          <SaveCsv name="subnets" text={(source) => subnetsCsv(subnets, { hasThen: then !== undefined, source })} />
        }
      >
        <SubnetTable subnets={subnets} hasThen={then !== undefined} />
      </Section>
      {services.length === 0 ? undefined : (
        <Section
          title={t("servicesOf")}
          aside={
            <SaveCsv
              name="services"
              text={(source) => servicesCsv(services, { hasThen: then !== undefined, source })}
            />
          }
        >
          <ServiceTable label={t("servicesOf")} services={services} />
        </Section>
      )}
    </>
  );
}

function SubnetTable({ subnets, hasThen }: { readonly subnets: readonly Pair<Subnet>[]; readonly hasThen: boolean }) {
  const t = useTranslations("capacity.subnetColumns");
  const words = useTranslations("capacity");
  const columns = [
    { key: "subnet", title: t("subnet") },
    { key: "addresses", title: t("addresses") },
    { key: "free", title: t("free"), number: true },
    { key: "highWater", title: t("highWater"), number: true },
    { key: "fits", title: t("fits") },
    // Two bars need the room.
    ...(hasThen ? [] : [{ key: "vpc", title: t("vpc") }]),
  ];
  return (
    <div className={styles["table"]}>
      <WindowedTable label={words("subnets")} columns={columns} rows={subnets} rowHeight={hasThen ? 120 : 60}>
        {(pair, attributes) => (
          <SubnetRow
            key={pair.urn}
            pair={pair}
            attributes={attributes}
            isTall={pair.then !== undefined && (attributes["aria-rowindex"] !== undefined || isOther(pair))}
          />
        )}
      </WindowedTable>
    </div>
  );
}

function SubnetRow({
  pair,
  attributes,
  isTall,
}: {
  readonly pair: Pair<Subnet>;
  readonly attributes: RowAttributes;
  /** Both bars: of those that change, and of all where rows must be of one height. */
  readonly isTall: boolean;
}) {
  const t = useTranslations("capacity.subnetColumns");
  const { today, then } = pair;
  const shown = shownOf(pair);
  const isWindowed = attributes["aria-rowindex"] !== undefined;
  const place = parseUrn(pair.urn);
  if (shown === undefined) return undefined;
  return (
    <tr className={styles["subnet"]} data-both={isTall} data-even={isWindowed} {...attributes}>
      <th scope="row">
        <EntityLink urn={shown.urn} name={shown.name} />
        <code className={styles["cidr"]}>{shown.cidr}</code>
      </th>
      <td {...stacked("line")}>
        <Addresses today={today} then={isTall ? then : undefined} />
      </td>
      <td className={styles["number"]} {...stacked(undefined, t("free"))}>
        <Free today={today} then={then} />
      </td>
      <td className={styles["number"]} {...stacked(undefined, t("highWater"))}>
        <HighWater today={today} then={then} />
      </td>
      <td {...stacked("end")}>
        <Fits today={today} then={then} />
      </td>
      {then === undefined ? (
        <td {...stacked("line")}>
          {place === undefined ? undefined : <EntityLink urn={urnOf(place, "vpc", shown.vpcId)} />}
          <code className={styles["zone"]}>{shown.availabilityZone ?? "—"}</code>
        </td>
      ) : undefined}
    </tr>
  );
}
