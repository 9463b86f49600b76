import { directoryOf } from "#lib/analysis/names/directory.ts";
import type { Placed, ServicePlace, TaskPlace } from "#lib/graph/topology.ts";
import { knownValue } from "#lib/model/known.ts";
import type { CloudMapInstance, CloudMapNamespace, CloudMapService } from "#lib/model/resources/cloud-map.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import { oncePerScope, type ScopeOf } from "./once-per.ts";

/** A Cloud Map service with its namespace and what is registered in it. */
export type Discovered = {
  readonly service: Placed<CloudMapService>;
  readonly namespace?: Placed<CloudMapNamespace>;
  readonly instances: readonly Placed<CloudMapInstance>[];
  /** What Cloud Map holds of the health of its instances; absent where it was not read, or there is no health check. */
  readonly health?: readonly { readonly id: string; readonly status?: string | undefined }[];
  /** The whole name clients ask for. */
  readonly name: string;
};

/** The Cloud Map services of one scope, with thousands of instances; half a dozen rules ask for them. */
export const discoveredIn = oncePerScope((topology, scope): readonly Discovered[] => {
  const placed = topology.placed.find(({ scoped }) => scopeKey(scoped.scope) === scopeKey(scope));
  const { cloudMapInstancesByService } = directoryOf(topology);
  const held = placed === undefined ? [] : itemsOf(placed.scoped, "cloudMapInstanceHealth");
  const healthOf = new Map(held.map(({ serviceId, statuses }) => [serviceId, knownValue(statuses)]));
  return (placed?.byId.cloudMapServices.list ?? []).map((service) => {
    const namespace = placed?.byId.cloudMapNamespaces.get(service.item.namespaceId);
    const health = healthOf.get(service.item.id);
    return {
      service,
      ...(namespace === undefined ? {} : { namespace }),
      ...(health === undefined ? {} : { health }),
      // Of a shared namespace every account that was read lists the same ones.
      instances: (cloudMapInstancesByService.get(service.item.id) ?? []).filter((each) => isIn(each, scope)),
      name: namespace === undefined ? service.item.name : `${service.item.name}.${namespace.item.name}`,
    };
  });
});

function isIn({ account, region }: Placed<CloudMapInstance>, scope: ScopeOf): boolean {
  return account === scope.account && region === scope.region;
}

/** The account that shares the namespace, when it is not the one that was read. Source: Cloud Map Developer Guide, "Shared namespaces". */
export function sharerOf({ service, namespace }: Discovered): string | undefined {
  const [ofNamespace, ofService] = [namespace?.item.arn, service.item.arn].map((arn) => arn?.split(":")[4]);
  return [namespace?.item.resourceOwner, ofNamespace, ofService].find(
    (owner) => owner !== undefined && owner !== service.account,
  );
}

/** Whether another account registered an instance, as any may that a namespace is shared with: its tasks are not among those read. */
export function isOfAnotherAccount({ item, account }: Placed<CloudMapInstance>): boolean {
  return item.createdByAccount !== undefined && item.createdByAccount !== account;
}

/** A value an instance was registered with. */
export function attributeOf({ item }: Placed<CloudMapInstance>, wanted: string): string | undefined {
  return item.attributes.find(({ name }) => name === wanted)?.value;
}

/** A service's registry in Cloud Map. */
export type Registry = EcsService["serviceRegistries"][number];

/** The registries of a service, those of its task sets included, which mostly name the same: each once. */
export function registriesOf({ item }: Pick<ServicePlace, "item">): readonly Registry[] {
  if (item.taskSets.length === 0 && item.serviceRegistries.length < 2) return item.serviceRegistries;
  const all = [...item.serviceRegistries, ...item.taskSets.flatMap(({ serviceRegistries }) => serviceRegistries)];
  return all.filter((one, at) => all.findIndex(({ registryArn }) => registryArn === one.registryArn) === at);
}

/** How long after its start a task may be on its way into Cloud Map. */
const REGISTERING_MS = 120_000;

/** Whether a task has run for so long that Cloud Map knows it; one that is to stop is deregistered first. */
export function mustBeRegistered({ item }: TaskPlace, now: string): boolean {
  const { lastStatus, desiredStatus, startedAt } = item;
  if (lastStatus !== "RUNNING" || desiredStatus === "STOPPED" || startedAt === undefined) return false;
  return Date.parse(now) - Date.parse(startedAt) > REGISTERING_MS;
}

/** The last part of an ARN's path: the id of a Cloud Map service. */
export function lastPartOf(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

/** The longest time a Cloud Map service's records are kept by resolvers, in seconds; `undefined` without records. */
export function recordTtl({ item }: Placed<CloudMapService>): number | undefined {
  const ttls = item.dnsRecords.flatMap(({ ttl }) => ttl ?? []);
  return ttls.length === 0 ? undefined : Math.max(...ttls);
}
