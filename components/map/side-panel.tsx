"use client";

import { lazy, Suspense, useEffect } from "react";
import { useTranslations } from "use-intl";
import { Waiting } from "#components/ui/waiting.tsx";
import type { Marked } from "#lib/report/chart/chart-model.ts";
import type { Geometry } from "#lib/report/chart/geometry.ts";
import { isGathering } from "#lib/report/chart/members.ts";
import styles from "./map.module.css";
import { MemberPanel } from "./member-panel.tsx";
import { resourceOf, type useMapActs } from "./use-map-acts.ts";

const load = () => import("#components/entity/entity-panel.tsx");

// Its tabs are a fourth of the page's scripts: the chart does not wait for them.
const EntityPanel = lazy(async () => ({ default: (await load()).EntityPanel }));

/** Fetches what the panel is made of once the chart stands, so that it is there when something is chosen. */
export function usePanelAtHand(): void {
  useEffect(() => {
    // Offline it fails here and is asked for again when something is chosen, where the page says so.
    void load().catch(() => undefined);
  }, []);
}

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
  const states = useTranslations("states");
  return (
    <aside className={styles["panel"]} id="map-panel" tabIndex={-1} aria-label={t("panel")}>
      {isGathering(sel) ? (
        <MemberPanel
          {...{ geometry, things }}
          id={sel}
          onChoose={acts.select}
          {...(unfolds ? { onUnfold: acts.toggle } : {})}
          onClose={acts.close}
        />
      ) : (
        <Suspense fallback={<Waiting>{states("loading")}</Waiting>}>
          <EntityPanel urn={resourceOf(sel)} onClose={acts.close} />
        </Suspense>
      )}
    </aside>
  );
}
