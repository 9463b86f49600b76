import type { Built } from "./part.ts";
import { arnOf, hexOf, uuidOf, type Place } from "./place.ts";

/** A cluster that was built. */
export type Cluster = Built & { readonly clusterName: string; readonly clusterArn: string };

/** A cluster; its counts are computed when the world is assembled. */
export function cluster(
  place: Place,
  spec: {
    readonly name: string;
    readonly capacityProviders?: readonly string[];
    readonly tags?: { readonly [key: string]: string };
  },
): Cluster {
  const clusterArn = arnOf(place, "ecs", `cluster/${spec.name}`);
  return {
    clusterName: spec.name,
    clusterArn,
    part: {
      ecsClusters: [
        {
          clusterArn,
          clusterName: spec.name,
          status: "ACTIVE",
          capacityProviders: [...(spec.capacityProviders ?? [])],
          defaultCapacityProviderStrategy: [],
          settings: [{ name: "containerInsights", value: "enabled" }],
          attachments: [],
          tags: Object.entries(spec.tags ?? {}).map(([key, value]) => ({ key, value })),
        },
      ],
    },
  };
}

/** The capacity providers of AWS Fargate, which every account has. */
export const fargateProviders: Built = {
  part: {
    capacityProviders: ["FARGATE", "FARGATE_SPOT"].map((name) => ({
      capacityProviderArn: `arn:aws:ecs:::capacity-provider/${name}`,
      name,
      status: "ACTIVE",
      tags: [],
    })),
  },
};

/** A capacity provider over an Auto Scaling group. */
export function autoScalingProvider(
  place: Place,
  spec: { readonly name: string; readonly managedScaling: boolean },
): Built {
  const group = `${uuidOf(place, spec.name)}:autoScalingGroupName/${spec.name}`;
  return {
    part: {
      capacityProviders: [
        {
          capacityProviderArn: arnOf(place, "ecs", `capacity-provider/${spec.name}`),
          name: spec.name,
          status: "ACTIVE",
          autoScalingGroupProvider: {
            autoScalingGroupArn: arnOf(place, "autoscaling", `autoScalingGroup:${group}`),
            managedScaling: { status: spec.managedScaling ? "ENABLED" : "DISABLED", targetCapacity: 100 },
            managedTerminationProtection: "DISABLED",
          },
          tags: [],
        },
      ],
    },
  };
}

/** The account's effective settings for ECS in this Region. */
export function accountSettings(place: Place, settings: { readonly trunking: boolean }): Built {
  const principalArn = `arn:aws:iam::${place.account}:root`;
  const values = {
    awsvpcTrunking: settings.trunking ? "enabled" : "disabled",
    containerInsights: "enabled",
    containerInstanceLongArnFormat: "enabled",
    fargateTaskRetirementWaitPeriod: "7",
    serviceLongArnFormat: "enabled",
    taskLongArnFormat: "enabled",
  } as const;
  return {
    part: {
      accountSettings: Object.entries(values).map(([name, value]) => ({
        // The keys above are names of the SDK's own enumeration; Object.entries widens them.
        name: name as keyof typeof values,
        value,
        principalArn,
        type: "user",
      })),
    },
  };
}

/** The id of a task or a container instance. */
export function ecsId(place: Place, name: string): string {
  return hexOf(place, `ecs/${name}`, 32);
}
