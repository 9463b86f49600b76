"use client";

import { lazy, Suspense, useEffect, type ComponentProps } from "react";
import { useTranslations } from "use-intl";
import { Waiting } from "#components/ui/waiting.tsx";
import styles from "./entity-panel.module.css";
import { usePanelWidth, widthAtHand } from "./use-panel-width.ts";

const load = () => import("./entity-panel.tsx");

// Its tabs are a fourth of a page's scripts: what stands beside them does not wait for them.
const EntityPanel = lazy(async () => ({ default: (await load()).EntityPanel }));

/** Fetches what the panel is made of once the page stands, so that it is there when something is chosen. */
export function usePanelAtHand(): void {
  useEffect(() => {
    // Offline it fails here and is asked for again when something is chosen, where the page says so.
    void load().catch(() => undefined);
    widthAtHand();
  }, []);
}

/** The room of a panel that is not there yet: nothing moves when it comes. */
export function PanelRoom() {
  const t = useTranslations("states");
  const { style } = usePanelWidth();
  return (
    <div className={styles["panel"]} style={style}>
      <div className={styles["body"]}>
        <Waiting>{t("loading")}</Waiting>
      </div>
    </div>
  );
}

/** The panel of a resource, for a page that stands without it. */
export function PanelAtHand(props: ComponentProps<typeof EntityPanel>) {
  return (
    <Suspense fallback={<PanelRoom />}>
      <EntityPanel {...props} />
    </Suspense>
  );
}
