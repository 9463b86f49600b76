import type { TaskPlace } from "#lib/graph/topology.ts";
import type { EcsTaskDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { Place } from "../reach/unread.ts";
import type { LaunchOwner } from "./client.ts";

/** A task definition with a place to run it, as someone would write it before a service exists. */
export type LaunchPlan = {
  readonly owner: LaunchOwner;
  readonly place: Place;
  readonly definition: EcsTaskDefinition | undefined;
  readonly launchType: string | undefined;
  readonly platformVersion?: string | undefined;
  readonly subnetIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly assignPublicIp: boolean;
  readonly clusterUrn?: Urn | undefined;
  readonly capacityProviders?: readonly string[];
  readonly isExecEnabled: boolean;
  /** Of a task that runs: its own interface, and its host's. */
  readonly task?: TaskPlace;
};
