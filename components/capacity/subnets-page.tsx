"use client";

import { useTranslations } from "use-intl";
import { CapacityPage } from "./capacity-page.tsx";
import { BarLegend } from "./legends.tsx";
import { SubnetBoard } from "./subnet-board.tsx";
import { withAddresses } from "./subnet-lists.ts";

/** Will the next task find an address? */
export function SubnetsPage() {
  const t = useTranslations("capacity");
  return (
    <CapacityPage hint={t("filterSubnets")} listed={withAddresses} legend={<BarLegend />}>
      {(shown) => <SubnetBoard {...shown} />}
    </CapacityPage>
  );
}
