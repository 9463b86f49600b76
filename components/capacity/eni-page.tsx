"use client";

import { lazy, Suspense } from "react";
import { useTranslations } from "use-intl";
import type { Capacity } from "#lib/api/capacity.ts";
import { Note } from "#components/ui/note.tsx";
import { addressBoard } from "./address-board.tsx";
import { CapacityPage, type Board } from "./capacity-page.tsx";
import styles from "./capacity.module.css";
import { interfaceBoard } from "./eni-board.tsx";

/** Most accounts that look here have container instances: the other board comes only to those without. */
const SubnetBoard = lazy(async () => ({ default: (await import("./subnet-board.tsx")).SubnetBoard }));

/** Will the next task find an interface, a port, CPU and memory? `asks` opens the what-if, also where none is asked yet. */
export function EniPage({ asks = false }: { readonly asks?: boolean }) {
  return <CapacityPage asks={asks} boardOf={boardOf} />;
}

/** Without container instances it is the addresses that a deployment, or a what-if, needs. */
function boardOf(today: Capacity): Board {
  if (today.instances.length > 0) return interfaceBoard;
  return {
    ...addressBoard,
    lead: <WithoutInstances capacity={today} />,
    draw: (shown) => (
      <Suspense>
        <SubnetBoard {...shown} />
      </Suspense>
    ),
  };
}

function WithoutInstances({ capacity: { unknowns } }: { readonly capacity: Capacity }) {
  const t = useTranslations("capacity");
  const isUnread = unknowns.some(({ call }) => call.includes("ContainerInstances"));
  return (
    <div className={styles["lead"]}>
      <Note tone={isUnread ? "hatch" : "plain"}>
        <p>{t(isUnread ? "noInstancesRead" : "noInstances")}</p>
      </Note>
    </div>
  );
}
