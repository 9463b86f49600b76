"use client";

import { useTranslations } from "use-intl";
import type { DnsZones } from "#lib/api/dns-page.ts";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { Note } from "#components/ui/note.tsx";
import { NumberCell, Table } from "#components/ui/table.tsx";

type Namespace = DnsZones["namespaces"][number];

/** Names that look like DNS names and are in no DNS: those of Service Connect, and of a namespace that only the API discovers. */
export function OtherNames({
  answer,
  namespace,
}: {
  readonly answer: DnsZones;
  readonly namespace: Namespace | undefined;
}) {
  return namespace === undefined ? <ServiceConnect answer={answer} /> : <ApiNames namespace={namespace} />;
}

function ServiceConnect({ answer: { serviceConnect } }: { readonly answer: DnsZones }) {
  const t = useTranslations("dns");
  const columns = [
    { key: "name", title: t("columns.name") },
    { key: "port", title: t("port"), number: true },
    { key: "namespace", title: t("namespace") },
    { key: "service", title: t("service") },
  ];
  return (
    <div>
      <Note>
        <p>{t("serviceConnectText")}</p>
      </Note>
      <Table label={t("serviceConnect")} columns={columns}>
        {serviceConnect.map(({ name, port, namespace, service, serviceUrn }) => (
          <tr key={`${name} ${String(port)} ${serviceUrn}`}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            <NumberCell>{port ?? ""}</NumberCell>
            <td>
              <bdi>{namespace}</bdi>
            </td>
            <td>
              <EntityLink urn={serviceUrn} name={service} />
            </td>
          </tr>
        ))}
      </Table>
    </div>
  );
}

function ApiNames({ namespace }: { readonly namespace: Namespace }) {
  const t = useTranslations("dns");
  const columns = [
    { key: "name", title: t("columns.name") },
    { key: "service", title: t("service") },
    { key: "instances", title: t("instances"), number: true },
  ];
  return (
    <div>
      <Note>
        <p>{t("apiOnlyText", { namespace: namespace.name })}</p>
      </Note>
      <Table label={namespace.name} columns={columns}>
        {namespace.services.map(({ urn, name, instances }) => (
          <tr key={urn}>
            <th scope="row">
              <bdi>{`${name}.${namespace.name}`}</bdi>
            </th>
            <td>
              <EntityLink urn={urn} name={name} />
            </td>
            <NumberCell>{instances ?? ""}</NumberCell>
          </tr>
        ))}
      </Table>
    </div>
  );
}
