import { useTranslations } from "use-intl";
import { useCompared } from "#components/changes/use-compared.ts";
import { Button } from "#components/ui/button.tsx";
import { CHANGED, type MapFilter } from "./use-map-filter.ts";

/** What is otherwise than in the survey before, or in the one the map is compared with; says why where there is none. */
export function ChangedPreset({ filter }: { readonly filter: Pick<MapFilter, "q" | "setQ" | "askChanged"> }) {
  const t = useTranslations("map.filter");
  const { compared } = useCompared();
  const isOn = filter.q === CHANGED;
  const isAlone = compared.state === "alone";
  return (
    <Button
      look="quiet"
      aria-pressed={isOn}
      disabled={isAlone && !isOn}
      title={isAlone ? t("changedAlone") : CHANGED}
      onClick={isOn ? () => filter.setQ("") : filter.askChanged}
    >
      {t("changed")}
    </Button>
  );
}
