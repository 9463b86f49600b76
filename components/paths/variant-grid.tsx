"use client";

import { useTranslations } from "use-intl";
import type { Variant } from "#lib/analysis/reach/answer.ts";
import { EntityLink, shortId } from "#components/entity/entity-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import { VerdictMark } from "#components/ui/verdict-mark.tsx";
import { placeVariants, type PlacedVariant, type VariantPlace } from "./variant-places.ts";
import styles from "./variant-grid.module.css";

/** Source subnets down, destination subnets across: which pairs pass. Choosing a verdict opens its round trip. */
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
  const { sources, destinations, at } = placeVariants(variants);
  const columns = [
    { key: "from", title: t("grid.corner") },
    ...destinations.map((place) => ({ key: place.key, title: <PlaceHead place={place} /> })),
  ];
  return (
    <Section title={t("variants", { count: variants.length })} aside={t("grid.hint")}>
      <Table label={t("variants", { count: variants.length })} columns={columns}>
        {sources.map((source) => (
          <tr key={source.key}>
            <th scope="row">
              <PlaceHead place={source} />
            </th>
            {destinations.map((destination) => (
              <td key={destination.key}>
                <Cell placed={at(source, destination)} selected={selected} onSelect={onSelect} />
              </td>
            ))}
          </tr>
        ))}
      </Table>
    </Section>
  );
}

/** A subnet under its zone; an end outside by its own name. */
function PlaceHead({ place: { node, end } }: { readonly place: VariantPlace }) {
  if (end?.subnet === undefined) {
    return (
      <span className={styles["place"]}>
        <EntityLink urn={node} />
      </span>
    );
  }
  return (
    <span className={styles["place"]}>
      <span className={styles["zone"]}>{end.availabilityZone}</span>
      <EntityLink urn={end.subnet} name={end.subnetName} />
    </span>
  );
}

/** A pair of places. Where several pairs of ends share it, each says whom it is about. */
function Cell({
  placed,
  selected,
  onSelect,
}: {
  readonly placed: readonly PlacedVariant[];
  readonly selected: number;
  readonly onSelect: (variant: number) => void;
}) {
  const t = useTranslations("paths");
  if (placed.length === 0) return "—";
  return placed.map(({ variant, index }) => {
    const [from, to] = [shortId(variant.fromNode), shortId(variant.toNode)];
    return (
      <button
        key={index}
        type="button"
        className={styles["cell"]}
        aria-pressed={index === selected}
        aria-label={t("grid.cell", { from, to, verdict: variant.verdict })}
        onClick={() => onSelect(index)}
      >
        <VerdictMark verdict={variant.verdict} words />
        {placed.length > 1 ? <code className={styles["who"]}>{whoDiffers(placed, variant)}</code> : undefined}
        {variant.pairs > 1 ? (
          <span className={styles["pairs"]}>{t("grid.pairs", { count: variant.pairs })}</span>
        ) : null}
      </button>
    );
  });
}

/** Which ends a variant is about, as far as the others of its cell are about others. */
function whoDiffers(placed: readonly PlacedVariant[], { fromNode, toNode, request }: Variant): string {
  const differs = (pick: (variant: Variant) => string) => new Set(placed.map(({ variant }) => pick(variant))).size > 1;
  const parts = [
    ...(differs((variant) => variant.fromNode) ? [shortId(fromNode)] : []),
    ...(differs((variant) => variant.toNode) ? [`→ ${shortId(toNode)}`] : []),
  ];
  return parts.length > 0 ? parts.join(" ") : (request[0]?.traffic.source ?? "");
}
