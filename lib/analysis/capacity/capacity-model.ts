import type { ContainerInstancePlace, ServicePlace, SubnetPlace, Topology } from "#lib/graph/topology.ts";
import type { CapacityProvider } from "#lib/model/resources/ecs-cluster.ts";
import type { InstanceType } from "#lib/model/resources/ec2-instance.ts";
import type { ScalableTarget } from "#lib/model/resources/scalable-target.ts";
import { valuesOf } from "#lib/graph/keyed-list.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import { targetsByResourceId } from "./scalable-targets.ts";

/** A container instance with what its type holds, and the account setting it is under. */
export type Host = {
  readonly place: ContainerInstancePlace;
  readonly type?: InstanceType;
  /** Whether awsvpcTrunking is enabled; absent when the setting was not read. */
  readonly trunkSetting?: boolean;
  /** It is not there: a what-if adds it. */
  readonly isNew?: true;
};

/** All that capacity is computed from: what a what-if changes, and what it is then computed from again. */
export type CapacityModel = {
  readonly topology: Topology;
  readonly hosts: readonly Host[];
  /** Active ones. */
  readonly services: readonly ServicePlace[];
  readonly subnets: readonly SubnetPlace[];
  /** By `<account>/<region>`. */
  readonly providers: ReadonlyMap<string, ReadonlyMap<string, CapacityProvider>>;
  /** By `<account>/<region>`, then by `service/<cluster>/<service>`. */
  readonly scalableTargets: ReadonlyMap<string, ReadonlyMap<string, ScalableTarget>>;
};

/** Takes what capacity is computed from out of the joins of a snapshot. */
export function capacityModel(topology: Topology): CapacityModel {
  const scopes = new Map(topology.placed.map(({ scoped }) => [scopeKey(scoped.scope), scoped]));
  const typesByScope = new Map(
    [...scopes].map(([key, scoped]) => [
      key,
      new Map(itemsOf(scoped, "instanceTypes").map((type) => [type.instanceType, type])),
    ]),
  );
  const settings = new Map(
    [...scopes].map(([key, scoped]) => [
      key,
      trunkSettingOf(itemsOf(scoped, "accountSettings").filter(({ name }) => name === "awsvpcTrunking")),
    ]),
  );
  return {
    topology,
    hosts: valuesOf(topology.containerInstances).map((place) => {
      const key = scopeKey(place);
      const type = typesByScope.get(key)?.get(typeNameOf(place) ?? "");
      const trunkSetting = settings.get(key);
      return {
        place,
        ...(type === undefined ? {} : { type }),
        ...(trunkSetting === undefined ? {} : { trunkSetting }),
      };
    }),
    services: valuesOf(topology.services).filter(({ item }) => item.status === undefined || item.status === "ACTIVE"),
    subnets: valuesOf(topology.subnets),
    providers: new Map(
      [...scopes].map(([key, scoped]) => [
        key,
        new Map(itemsOf(scoped, "capacityProviders").map((provider) => [provider.name, provider])),
      ]),
    ),
    scalableTargets: new Map(
      [...scopes].map(([key, scoped]) => [key, targetsByResourceId(itemsOf(scoped, "scalableTargets"))]),
    ),
  };
}

/** The type of a container instance: its EC2 instance's, or what the agent registered. */
export function typeNameOf({ instance, item }: ContainerInstancePlace): string | undefined {
  return instance?.item.instanceType ?? item.attributes.find(({ name }) => name === "ecs.instance-type")?.value;
}

/** The setting that is in effect: with effectiveSettings there is one; of several, all must agree. */
function trunkSettingOf(settings: readonly { readonly value?: string | undefined }[]): boolean | undefined {
  const values = new Set(settings.map(({ value }) => value));
  if (values.size !== 1) return undefined;
  return values.has("enabled") || values.has("on");
}
