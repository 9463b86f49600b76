"use client";

import { useDeferredValue } from "react";
import { useTranslations } from "use-intl";
import { PanelAtHand, PanelRoom } from "#components/entity/panel-at-hand.tsx";
import type { Marked } from "#lib/report/chart/chart-model.ts";
import type { Geometry } from "#lib/report/chart/geometry.ts";
import { isGathering } from "#lib/report/chart/members.ts";
import styles from "./map.module.css";
import { MemberPanel } from "./member-panel.tsx";
import { resourceOf, type useMapActs } from "./use-map-acts.ts";

/** What is chosen, beside the drawing: a resource, or what a card or a trunk stands for. */
export function SidePanel({
  geometry,
  things,
  unfolds,
  acts,
  sel,
}: {
  readonly geometry: Geometry;
  readonly things: ReadonlyMap<string, Marked>;
  /** Whether what is folded can be drawn one by one. */
  readonly unfolds: boolean;
  readonly acts: ReturnType<typeof useMapActs>;
  readonly sel: string;
}) {
  const t = useTranslations("map");
  // The first of it is its room, which one can go to; what is in it is made after the choice has been marked.
  const shown = useDeferredValue<string | undefined>(sel, undefined);
  return (
    <aside className={styles["panel"]} id="map-panel" tabIndex={-1} aria-label={t("panel")}>
      {shown === undefined ? (
        <PanelRoom />
      ) : isGathering(shown) ? (
        <MemberPanel
          {...{ geometry, things }}
          id={shown}
          onChoose={acts.select}
          {...(unfolds ? { onUnfold: acts.toggle } : {})}
          onClose={acts.close}
        />
      ) : (
        <PanelAtHand urn={resourceOf(shown)} onClose={acts.close} />
      )}
    </aside>
  );
}
