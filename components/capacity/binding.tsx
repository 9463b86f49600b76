"use client";

import { useTranslations } from "use-intl";
import type { Capacity } from "#lib/api/capacity.ts";
import { Icon } from "#components/ui/icon.tsx";
import styles from "./capacity.module.css";
import { Change } from "./change.tsx";

type Service = Capacity["services"][number];

/** What binds first: a button that opens the tests of the next task, where there is something to say. */
export function Binding({
  today,
  then,
  opens,
}: {
  readonly today: Service | undefined;
  readonly then: Service | undefined;
  readonly opens: { readonly chainId: string; readonly isOpen: boolean; readonly onToggle: () => void };
}) {
  const t = useTranslations("capacity");
  const words = (service: Service | undefined) =>
    service === undefined ? undefined : service.binding === undefined ? "—" : t(`binding.${service.binding}`);
  const shown = then ?? today;
  const zones = shown?.zones ?? [];
  const isUneven = new Set(zones.map(({ placeable }) => placeable)).size > 1;
  const said = (
    <Change today={words(today)} then={words(then)} text={{ today: words(today) ?? "", then: words(then) }} />
  );
  return (
    <>
      {shown?.binding === undefined || shown.binding === "none" ? (
        said
      ) : (
        <button
          type="button"
          className={styles["opens"]}
          aria-expanded={opens.isOpen}
          {...(opens.isOpen ? { "aria-controls": opens.chainId } : {})}
          aria-label={t("next.open", { name: shown.name, binding: t(`binding.${shown.binding}`) })}
          onClick={opens.onToggle}
        >
          {said}
          <Icon name="chevron" />
        </button>
      )}
      {isUneven ? (
        <span className={styles["zones"]}>
          {zones.map(({ zone, placeable }) => (
            <span key={zone}>
              {t("byZone", { zone: zone.slice(-2), count: placeable === undefined ? "?" : placeable.toLocaleString() })}
            </span>
          ))}
        </span>
      ) : undefined}
    </>
  );
}
