"use client";

import { lazy, Suspense } from "react";
import { useTranslations } from "use-intl";
import { RequestTrouble } from "#components/queries/loaded.tsx";
import { PageLink } from "#components/shell/page-link.tsx";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { Waiting } from "#components/ui/waiting.tsx";
import { ConfigurationTab } from "./configuration-tab.tsx";
import { NothingToCompare } from "./nothing-to-compare.tsx";
import { ReachTab } from "./reach-tab.tsx";
import { SnapshotChoice } from "./snapshot-choice.tsx";
import { changeTabs, useCompared, type Two } from "./use-compared.ts";

// The chart comes when its tab is opened: the other two are read without it.
const MapTab = lazy(() => import("./map-tab.tsx").then((module) => ({ default: module.MapTab })));

/** What became of the account between two surveys: who reaches whom, what was set up otherwise, and both on the map. */
export function ChangesPage() {
  const t = useTranslations("changes");
  const { change, query, all, compared, follows, tab } = useCompared();
  const two = compared.state === "two" ? compared : undefined;
  const { error, data, refetch } = query;
  return (
    <>
      <Head two={two} />
      <PageBody>
        {error === null ? undefined : (
          <RequestTrouble error={error} retry={() => void refetch()} keeps={data !== undefined} />
        )}
        {compared.state === "loading" && error === null ? <Waiting>{t("loading")}</Waiting> : undefined}
        {compared.state === "loading" ? undefined : (
          <SnapshotChoice all={all} compared={compared} follows={follows} onChange={change} />
        )}
        {compared.state === "alone" || compared.state === "gone" ? (
          <NothingToCompare compared={compared} onChange={change} />
        ) : undefined}
        {two === undefined ? undefined : (
          <Tabs
            label={t("title")}
            selected={tab}
            onSelect={(key) => change({ tab: changeTabs.find((name) => name === key) ?? null })}
            tabs={changeTabs.map((key) => ({
              key,
              title: t(`tabs.${key}`),
              content: <TabContent name={key} two={two} />,
            }))}
          />
        )}
      </PageBody>
    </>
  );
}

/** Which two surveys are compared, and the same as a document. */
function Head({ two }: { readonly two: Two | undefined }) {
  const t = useTranslations("changes");
  if (two === undefined) return <PageHead title={t("title")} lead={t("lead")} />;
  const review = `/reports?template=review&base=${encodeURIComponent(two.base.snapshotId)}`;
  return (
    <PageHead
      title={t("title")}
      lead={t.rich("between", {
        base: () => <RelativeTime at={two.base.finishedAt} />,
        head: () => <RelativeTime at={two.head.finishedAt} />,
      })}
      actions={
        <PageLink href={review} prefetch={false}>
          {t("review")}
        </PageLink>
      }
    />
  );
}

function TabContent({ name, two }: { readonly name: (typeof changeTabs)[number]; readonly two: Two }) {
  const t = useTranslations("changes");
  if (name === "reachability") return <ReachTab two={two} />;
  if (name === "configuration") return <ConfigurationTab two={two} />;
  return (
    <Suspense fallback={<Waiting>{t("comparing")}</Waiting>}>
      <MapTab two={two} />
    </Suspense>
  );
}
