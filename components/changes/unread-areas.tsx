import { useTranslations } from "use-intl";
import type { ConfigurationChanges } from "#lib/report/changes/configuration-changes.ts";
import { useAreaName } from "#components/messages/use-area-name.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { Note } from "#components/ui/note.tsx";

/** What one of both surveys did not read to its end: nothing is said to be new or gone there. */
export function UnreadAreas({ unread }: { readonly unread: ConfigurationChanges["unread"] }) {
  const t = useTranslations("changes.unread");
  const areaName = useAreaName();
  const areas = [...new Set(unread.map(({ area }) => area))];
  if (areas.length === 0) return undefined;
  return (
    <Note tone="hatch">
      <p>{t("what", { areas: areas.map((area) => areaName(area)).join(", ") })}</p>
      <p>
        <PageLink href="/survey" prefetch={false}>
          {t("why")}
        </PageLink>
      </p>
    </Note>
  );
}
