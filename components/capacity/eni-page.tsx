"use client";

import { useTranslations } from "use-intl";
import { CapacityPage } from "./capacity-page.tsx";
import { SlotLegend } from "./legends.tsx";
import { EniBoard } from "./eni-board.tsx";

/** Will the next task find an interface, a port, CPU and memory? */
export function EniPage() {
  const t = useTranslations("capacity");
  return (
    <CapacityPage findHint={t("findHint")} legend={<SlotLegend />}>
      {(shown) => <EniBoard {...shown} />}
    </CapacityPage>
  );
}
