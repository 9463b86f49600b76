import type { ServicePlace, TaskPlace, Topology, Unread } from "#lib/graph/topology.ts";
import { areaCalls } from "#lib/model/area-calls.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import { urnOf } from "#lib/model/urn.ts";
import { isWindowsFamily } from "../operating-system.ts";
import { idOf } from "../reach/ends.ts";
import { unreadArea, type Place } from "../reach/unread.ts";
import type { Client, LaunchOwner } from "./client.ts";
import { clientsOf } from "./clients.ts";
import type { LaunchPlan } from "./launch-plan.ts";
import type { Need } from "./need.ts";
import { needsOf } from "./needs.ts";
import type { SayStartUp } from "./sentences.ts";

/** How a task would start: what it needs, and through which interfaces. */
export type Launch = {
  readonly owner: LaunchOwner;
  readonly place: Place;
  readonly platform: "fargate" | "ec2";
  readonly hasExecutionRole: boolean | undefined;
  readonly needs: readonly Need[];
  readonly clients: readonly Client[];
  /** Why a need may be met elsewhere, or a client may be missing. */
  readonly unread: readonly Unread[];
};

type Setting = { readonly topology: Topology; readonly say: SayStartUp };

/** How the next task of a service starts. A service of an external deployment controller starts as its primary task set does. */
export function launchOfService(setting: Setting, service: ServicePlace): Launch {
  const { item, urn, account, region } = service;
  const set = item.taskSets.find(({ status }) => status === "PRIMARY");
  const primary = item.deployments.find(({ status }) => status === "PRIMARY");
  return launchOf(setting, {
    owner: { urn, id: idOf(urn) },
    place: { account, region },
    definition: service.taskDefinition,
    ...capacityOf(item, set?.launchType),
    platformVersion: primary?.platformVersion ?? item.platformVersion,
    ...networkOf(item.awsvpcConfiguration ?? set?.awsvpcConfiguration),
    clusterUrn: service.clusterUrn,
    isExecEnabled: item.enableExecuteCommand === true,
  });
}

/** A strategy names either Fargate's providers or some of instances, never both. */
function capacityOf({ capacityProviderStrategy, launchType }: EcsService, ofSet: string | undefined) {
  const providers = capacityProviderStrategy.map(({ capacityProvider }) => capacityProvider);
  if (providers.length === 0) return { launchType: launchType ?? ofSet ?? "EC2", capacityProviders: [] };
  const onFargate = providers.every((name) => name.startsWith("FARGATE"));
  return onFargate
    ? { launchType: "FARGATE", capacityProviders: [] }
    : { launchType: "EC2", capacityProviders: providers };
}

function networkOf(network: EcsService["awsvpcConfiguration"]) {
  const { subnets = [], securityGroups = [], assignPublicIp } = network ?? {};
  return { subnetIds: subnets, groupIds: securityGroups, assignPublicIp: assignPublicIp === "ENABLED" };
}

/** How a task that runs would start again where it is. */
export function launchOfTask(setting: Setting, task: TaskPlace): Launch {
  const { item, urn, account, region } = task;
  const service = setting.topology.services.get(task.serviceUrn ?? "");
  const cluster = item.clusterArn.slice(item.clusterArn.lastIndexOf("/") + 1);
  return launchOf(setting, {
    owner: { urn, id: idOf(urn) },
    place: { account, region },
    definition: task.taskDefinition,
    launchType: item.launchType ?? (item.containerInstanceArn === undefined ? "FARGATE" : "EC2"),
    platformVersion: item.platformVersion,
    subnetIds: [],
    groupIds: [],
    assignPublicIp: false,
    clusterUrn: urnOf({ account, region }, "ecs-cluster", cluster),
    isExecEnabled: service?.item.enableExecuteCommand === true,
    task,
  });
}

/** How a task of a definition would start in given subnets. */
export function launchOf({ topology, say }: Setting, plan: LaunchPlan): Launch {
  const { owner, place, definition, launchType } = plan;
  const platform = launchType === "FARGATE" ? "fargate" : "ec2";
  const hasOwnInterface = platform === "fargate" || definition?.networkMode === "awsvpc";
  const common = { owner, place, platform, hasExecutionRole: definition?.hasExecutionRole } as const;
  const stopped = whyNotTold({ topology, say }, plan);
  if (definition === undefined || stopped !== undefined) {
    return { ...common, needs: [], clients: [], unread: stopped === undefined ? [] : [stopped] };
  }
  const needs = needsOf({ definition, platform, hasOwnInterface, ...place, exec: execOf(topology, plan) });
  return { ...common, needs, ...clientsOf({ topology, say }, plan, needs) };
}

/** What keeps the needs from being told at all. */
function whyNotTold({ topology, say }: Setting, plan: LaunchPlan): Unread | undefined {
  const { place, definition, owner, launchType } = plan;
  if (definition === undefined) {
    const text = say("noDefinition", { id: owner.id });
    return unreadArea(topology, place, "ecsTaskDefinitions") ?? { text, call: areaCalls.ecsTaskDefinitions };
  }
  if (launchType !== "FARGATE" && launchType !== "EC2") {
    return { text: say("otherLaunchType", { type: launchType ?? "" }), call: areaCalls.ecsServices };
  }
  if (launchType === "FARGATE" && isOldPlatform(plan)) {
    return { text: say("oldPlatform", { version: plan.platformVersion ?? "" }), call: areaCalls.ecsServices };
  }
  return undefined;
}

/**
 * Before Linux platform 1.4.0 part of a start went through an interface of Fargate's own, which nobody sees.
 * Source: ECS developer guide, "Migrating to Linux platform version 1.4.0".
 */
function isOldPlatform({ platformVersion = "", definition }: LaunchPlan): boolean {
  if (isWindowsFamily(definition?.operatingSystemFamily)) return false;
  return /^1\.[0-3]\./.test(platformVersion);
}

function execOf(topology: Topology, plan: LaunchPlan) {
  if (!plan.isExecEnabled) return undefined;
  const placed = topology.placed.find(({ scoped: { scope } }) => {
    return scope.account === plan.place.account && scope.region === plan.place.region;
  });
  const id = idOf(plan.clusterUrn ?? "");
  return { kmsKeyId: placed?.byId.ecsClusters.get(id)?.item.executeCommandKmsKeyId };
}
