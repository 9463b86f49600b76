import { listNamespaces, listServiceConnectNames } from "#lib/analysis/names/service-names.ts";
import { listZones } from "#lib/analysis/names/zone-list.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import { unreadAreas } from "#lib/analysis/reach/unread.ts";
import type { DnsZones } from "#lib/api/dns-page.ts";
import { noParameters } from "#lib/api/requests.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import type { AreaName } from "#lib/model/areas.ts";
import { foundRecords } from "#lib/report/names/found-records.ts";
import { defineQuestion } from "../question.ts";

/** The hosted zones, the Cloud Map namespaces, and the names that only Service Connect knows. */
export const dnsZonesQuestion = defineQuestion(noParameters, ({ inspection, language }) => {
  const { topology, graph, snapshot } = inspection;
  const json: DnsZones = {
    snapshotId: snapshot.snapshotId,
    zones: listZones({ topology, say: sayIn(language) }, foundRecords(inspection)),
    namespaces: listNamespaces(topology),
    serviceConnect: listServiceConnectNames(topology),
    vpcs: [...topology.vpcs.values()].map(({ urn, item }) => ({
      urn,
      vpcId: item.vpcId,
      name: graph.nodesByUrn.get(urn)?.name ?? item.vpcId,
    })),
    unknowns: unreadNames(inspection),
  };
  return { json };
});

const regional: readonly AreaName[] = ["vpcHostedZones", "cloudMapNamespaces", "cloudMapServices", "ecsServices"];

/** What was not read of all that the page lists; a zone whose records were not read says so itself. */
export function unreadNames({ topology }: Inspection): readonly { readonly text: string; readonly call: string }[] {
  const unread = [...topology.scopes.values()].flatMap(({ scope }) =>
    unreadAreas(topology, scope, scope.region === "global" ? ["hostedZones"] : regional),
  );
  return [...new Map(unread.map(({ text, call }) => [text, { text, call }])).values()];
}
