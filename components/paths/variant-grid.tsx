"use client";

import { useTranslations } from "use-intl";
import type { Variant } from "#lib/analysis/reach/answer.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { EntityLink, shortId } from "#components/entity/entity-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import { VerdictMark } from "#components/ui/verdict-mark.tsx";
import styles from "./paths.module.css";

type Placed = { readonly variant: Variant; readonly index: number };

/** Sources down, destinations across: which pairs pass. Choosing a verdict opens its round trip. */
export function VariantGrid({
  variants,
  selected,
  onSelect,
}: {
  readonly variants: readonly Variant[];
  readonly selected: number;
  readonly onSelect: (variant: number) => void;
}) {
  const t = useTranslations("paths");
  const sources = [...new Set(variants.map(({ fromNode }) => fromNode))];
  const destinations = [...new Set(variants.map(({ toNode }) => toNode))];
  const placed = variants.map((variant, index) => ({ variant, index }));
  const cells = groupBy(placed, ({ variant }) => `${variant.fromNode} ${variant.toNode}`);
  const columns = [
    { key: "from", title: t("grid.corner") },
    ...destinations.map((urn) => ({ key: urn, title: <EntityLink urn={urn} /> })),
  ];
  return (
    <Section title={t("variants", { count: variants.length })} aside={t("grid.hint")}>
      <Table label={t("variants", { count: variants.length })} columns={columns}>
        {sources.map((from) => (
          <tr key={from}>
            <th scope="row">
              <EntityLink urn={from} />
            </th>
            {destinations.map((to) => (
              <td key={to}>
                <Cell placed={cells.get(`${from} ${to}`) ?? []} selected={selected} onSelect={onSelect} />
              </td>
            ))}
          </tr>
        ))}
      </Table>
    </Section>
  );
}

/** A pair of nodes; a node with several interfaces has a verdict for each, told apart by its address. */
function Cell({
  placed,
  selected,
  onSelect,
}: {
  readonly placed: readonly Placed[];
  readonly selected: number;
  readonly onSelect: (variant: number) => void;
}) {
  const t = useTranslations("paths");
  if (placed.length === 0) return "—";
  return placed.map(({ variant, index }) => {
    const address = placed.length > 1 ? variant.request[0]?.traffic.source : undefined;
    const from = address ?? shortId(variant.fromNode);
    return (
      <button
        key={index}
        type="button"
        className={styles["cell"]}
        aria-pressed={index === selected}
        aria-label={t("grid.cell", { from, to: shortId(variant.toNode), verdict: variant.verdict })}
        onClick={() => onSelect(index)}
      >
        <VerdictMark verdict={variant.verdict} words />
        {address === undefined ? undefined : <code>{address}</code>}
      </button>
    );
  });
}
