"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { DnsZones } from "#lib/api/dns-page.ts";
import { dnsZonesQuery } from "#components/queries/dns.ts";
import { Loaded } from "#components/queries/loaded.tsx";
import { useAt } from "#components/queries/use-at.ts";
import { useScope } from "#components/queries/use-scope.ts";
import { HiddenByScope } from "#components/scope/hidden-by-scope.tsx";
import { Note } from "#components/ui/note.tsx";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import styles from "./dns.module.css";
import { LookupAnswer } from "./lookup-answer.tsx";
import { LookupForm } from "./lookup-form.tsx";
import { namesInScope } from "./names-in-scope.ts";
import { OtherNames } from "./other-names.tsx";
import { RecordList } from "./record-list.tsx";
import { RecordPanel } from "./record-panel.tsx";
import { Unread } from "./unread.tsx";
import { useDnsState, type ChangeDns, type DnsState } from "./use-dns-state.ts";
import { ZoneHead } from "./zone-head.tsx";
import { ZoneTree } from "./zone-tree.tsx";

/** Where does this name end? Zones, records with their verdicts, the chain of each to its containers, and a look-up. */
export function DnsPage() {
  const t = useTranslations("dns");
  const [state, setState] = useDnsState();
  const query = useQuery(dnsZonesQuery({ at: useAt(), lang: useLocale() }));
  const change: ChangeDns = (part) => void setState(part);
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        actions={
          <LookupForm
            key={`${state.name} ${state.as} ${state.from}`}
            vpcs={query.data?.vpcs ?? []}
            state={state}
            change={change}
          />
        }
      />
      <PageBody wide>
        <Loaded query={query}>{(zones) => <Names zones={zones} state={state} change={change} />}</Loaded>
      </PageBody>
    </>
  );
}

type Parts = { readonly zones: DnsZones; readonly state: DnsState; readonly change: ChangeDns };

function Names({ zones, state, change }: Parts) {
  const t = useTranslations("dns");
  const scope = useScope();
  const { names, hidden } = useMemo(() => namesInScope(zones, scope, state.zone), [zones, scope, state.zone]);
  return (
    <>
      {state.name === "" ? undefined : <LookupAnswer zones={zones} state={state} change={change} />}
      <Unread unknowns={zones.unknowns} />
      <HiddenByScope>{t("scope", hidden)}</HiddenByScope>
      <div className={styles["panes"]} data-panel={state.sel !== ""}>
        <ZoneTree answer={names} chosen={state.zone} onChoose={(zone) => change({ zone, sel: "", type: "", q: "" })} />
        <Middle zones={names} state={state} change={change} />
        {state.sel === "" ? undefined : <RecordPanel key={state.sel} urn={state.sel} state={state} change={change} />}
      </div>
    </>
  );
}

/** The records of the zone that is chosen, or names that are in no DNS. */
function Middle({ zones, state, change }: Parts) {
  const t = useTranslations("dns");
  const scope = useScope();
  const namespace = zones.namespaces.find(({ id }) => id === state.zone);
  const zone = zones.zones.find(({ zoneId }) => zoneId === state.zone);
  if (state.zone === "service-connect" || namespace !== undefined) {
    return <OtherNames answer={zones} namespace={namespace} />;
  }
  if (zones.zones.length === 0) {
    return (
      <Note tone={zones.unknowns.length > 0 ? "hatch" : "plain"}>
        <p>{t(zones.unknowns.length > 0 ? "zonesUnread" : scope === undefined ? "noZones" : "noZonesInScope")}</p>
      </Note>
    );
  }
  if (state.zone !== "" && zone === undefined) {
    return (
      <Note tone="warn">
        <p>{t("noSuchZone", { zone: state.zone })}</p>
      </Note>
    );
  }
  return (
    <div className={styles["middle"]}>
      {zone === undefined ? undefined : <ZoneHead zone={zone} />}
      {zone !== undefined && zone.urn === undefined ? undefined : <RecordList state={state} change={change} />}
    </div>
  );
}
