import type { InstanceType } from "#lib/model/resources/ec2-instance.ts";
import { parseUrn } from "#lib/model/urn.ts";
import { applyWhatIf, type Change } from "./apply-what-if.ts";
import type { CapacityModel } from "./capacity-model.ts";
import { instanceCatalogue } from "./instance-catalogue.ts";
import { isExternal } from "./placement.ts";
import type { ClusterChange, ServiceChange, WhatIf } from "./what-if.ts";

/** A what-if about something that is not there, or that has more than one meaning. */
export type WhatIfRefusal = {
  readonly status: 400 | 404 | 409;
  readonly detail: { readonly en: string; readonly ja: string };
  readonly accepted: string;
  readonly suggestions: readonly string[];
};

/** The model as a what-if would have it, or why the what-if makes no sense here. */
export function withWhatIf(model: CapacityModel, { services, clusters }: WhatIf): CapacityModel | WhatIfRefusal {
  const changes: Change[] = [];
  // Clusters first: what services lose with instances is counted against what they then want.
  for (const found of [
    ...clusters.map((change) => clusterChange(model, change)),
    ...services.map((change) => serviceChange(model, change)),
  ]) {
    if ("status" in found) return found;
    changes.push(found);
  }
  return applyWhatIf(model, changes);
}

function serviceChange(model: CapacityModel, change: ServiceChange): Change | WhatIfRefusal {
  const named = model.services.filter(({ urn, item }) => namesOf(urn, item.serviceArn).has(change.service));
  const found = named.length > 0 ? named : model.services.filter(({ item }) => item.serviceName === change.service);
  const [service] = found;
  if (service !== undefined && found.length === 1) return { kind: "service", service, change };
  return noneOrSeveral("service", change.service, {
    found: found.map(({ urn }) => urn),
    all: model.services.map(({ urn }) => urn),
  });
}

function clusterChange(model: CapacityModel, change: ClusterChange): Change | WhatIfRefusal {
  const clusterUrns = new Map(model.hosts.map(({ place }) => [place.item.clusterArn, clusterUrnOf(place.urn)]));
  const found = [...clusterUrns].filter(([arn, urn]) => namesOf(urn, arn).has(change.cluster));
  const [only] = found;
  if (only === undefined || found.length > 1) {
    return noneOrSeveral("cluster", change.cluster, {
      found: found.map(([, urn]) => urn),
      all: [...clusterUrns.values()],
    });
  }
  const [clusterArn] = only;
  const own = model.hosts.filter(({ place }) => place.item.clusterArn === clusterArn && !isExternal(place));
  if (own.length === 0) {
    const accepted = "a cluster with EC2 container instances";
    return {
      status: 400,
      detail: {
        en: `${change.cluster} has no EC2 container instance to change.`,
        ja: `${change.cluster} には変更できる EC2 コンテナインスタンスがありません。`,
      },
      accepted,
      suggestions: [],
    };
  }
  if (change.instanceType === undefined) return { kind: "cluster", clusterArn, change };
  const type = typeNamed(model, change.instanceType);
  return type === undefined ? unknownType(model, change.instanceType) : { kind: "cluster", clusterArn, change, type };
}

/** A type the account runs, as AWS told it, or one of the catalogue. */
function typeNamed({ hosts }: CapacityModel, name: string): InstanceType | undefined {
  return hosts.find(({ type }) => type?.instanceType === name)?.type ?? instanceCatalogue.get(name);
}

function unknownType({ hosts }: CapacityModel, name: string): WhatIfRefusal {
  const family = name.split(".")[0] ?? "";
  const used = hosts.flatMap(({ type }) => type?.instanceType ?? []);
  const known = [...new Set([...used, ...instanceCatalogue.keys()])];
  const near = known.filter((one) => one.startsWith(`${family}.`));
  return {
    status: 400,
    detail: {
      en: `instanceType: what ${JSON.stringify(name)} holds is not known here.`,
      ja: `instanceType: ${JSON.stringify(name)} の容量がわかりません。`,
    },
    accepted: "an instance type in use, or of the families c5 to c8g, m5 to m8g, r5 to r8g, t2, t3, t3a and t4g",
    suggestions: (near.length > 0 ? near : known).slice(0, 8),
  };
}

const things = {
  service: { en: "service", ja: "サービス" },
  cluster: { en: "cluster with container instances", ja: "コンテナインスタンスのあるクラスター" },
} as const;

function several(what: keyof typeof things, shown: string): WhatIfRefusal["detail"] {
  return {
    en: `${shown} is more than one ${things[what].en}.`,
    ja: `${shown} という${things[what].ja}が複数あります。`,
  };
}

function none(what: keyof typeof things, shown: string): WhatIfRefusal["detail"] {
  return {
    en: `There is no ${things[what].en} ${shown} in this snapshot.`,
    ja: `このスナップショットに${things[what].ja} ${shown} はありません。`,
  };
}

function noneOrSeveral(
  what: keyof typeof things,
  name: string,
  { found, all }: { readonly found: readonly string[]; readonly all: readonly string[] },
): WhatIfRefusal {
  const shown = JSON.stringify(name.slice(0, 200));
  const part = name.toLowerCase();
  const near = all.filter((urn) => urn.toLowerCase().includes(part));
  return {
    status: found.length > 1 ? 409 : 404,
    detail: found.length > 1 ? several(what, shown) : none(what, shown),
    accepted: "the URN, ARN, id or name of one",
    suggestions: (found.length > 1 ? found : near.length > 0 ? near : all).slice(0, 8),
  };
}

/** What something goes by: its URN, its ARN and its id. */
function namesOf(urn: string, arn: string): ReadonlySet<string> {
  return new Set([urn, arn, parseUrn(urn)?.id ?? urn]);
}

function clusterUrnOf(instanceUrn: string): string {
  const parsed = parseUrn(instanceUrn);
  const name = parsed?.id.split("/")[0] ?? "";
  return `aws/${parsed?.account ?? ""}/${parsed?.region ?? ""}/ecs-cluster/${name}`;
}
