"use client";

import { useTranslations } from "use-intl";
import { CapacityPage } from "./capacity-page.tsx";
import { BarLegend } from "./legends.tsx";
import { SubnetBoard } from "./subnet-board.tsx";

/** Will the next task find an address? */
export function SubnetsPage() {
  const t = useTranslations("capacity");
  return (
    <CapacityPage findHint={t("findSubnet")} legend={<BarLegend />}>
      {(shown) => <SubnetBoard {...shown} />}
    </CapacityPage>
  );
}
