"use client";

import { useTranslations } from "use-intl";
import type { Variant } from "#lib/analysis/reach/answer.ts";
import { EntityLink, shortId } from "#components/entity/entity-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import { VerdictMark } from "#components/ui/verdict-mark.tsx";
import styles from "./paths.module.css";

/** Sources down, destinations across: which pairs pass. Choosing a cell opens its round trip. */
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
  const places = new Map(variants.map((variant, index) => [`${variant.fromNode} ${variant.toNode}`, index]));
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
            {destinations.map((to) => {
              const index = places.get(`${from} ${to}`);
              const variant = index === undefined ? undefined : variants[index];
              return (
                <td key={to}>
                  {index === undefined || variant === undefined ? (
                    "—"
                  ) : (
                    <button
                      type="button"
                      className={styles["cell"]}
                      aria-pressed={index === selected}
                      aria-label={t("grid.cell", { from: shortId(from), to: shortId(to), verdict: variant.verdict })}
                      onClick={() => onSelect(index)}
                    >
                      <VerdictMark verdict={variant.verdict} words />
                    </button>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </Table>
    </Section>
  );
}
