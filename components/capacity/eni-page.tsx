"use client";

import { useTranslations } from "use-intl";
import { CapacityPage } from "./capacity-page.tsx";
import { SlotLegend } from "./legends.tsx";
import { onHosts } from "./cluster-groups.ts";
import { EniBoard } from "./eni-board.tsx";

/** Will the next task find an interface, a port, CPU and memory? `asks` opens the what-if, also where none is asked yet. */
export function EniPage({ asks = false }: { readonly asks?: boolean }) {
  const t = useTranslations("capacity");
  return (
    <CapacityPage asks={asks} hint={t("filterHint")} listed={onHosts} legend={<SlotLegend />}>
      {(shown) => <EniBoard {...shown} />}
    </CapacityPage>
  );
}
