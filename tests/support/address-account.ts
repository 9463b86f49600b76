import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { LoadBalancer } from "#lib/model/resources/load-balancer.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { ScalableTarget } from "#lib/model/resources/scalable-target.ts";
import type { Subnet } from "#lib/model/resources/subnet.ts";
import { networkInterface, subnet, vpc } from "./ec2-records.ts";
import { attachmentArn, ecsCluster, ecsService, ecsTask, ecsTaskDefinition } from "./ecs-records.ts";
import type { ScopeContents } from "./snapshots.ts";

/** What differs from the account below. */
export type AddressAccount = {
  readonly first?: Partial<Subnet>;
  readonly second?: Partial<Subnet>;
  readonly service?: Partial<EcsService>;
  readonly others?: readonly EcsService[];
  readonly networkMode?: string;
  readonly balancers?: readonly LoadBalancer[];
  readonly interfaces?: readonly NetworkInterface[];
  readonly targets?: readonly ScalableTarget[];
};

/** The configuration of a service in these subnets. */
export const inSubnets = (...subnets: readonly string[]) => ({
  awsvpcConfiguration: { subnets: [...subnets], securityGroups: ["sg-1"], assignPublicIp: "DISABLED" },
});

/** A service of two tasks in two /28 subnets, one a zone, each with one address left. */
export function addressAccount(changes: AddressAccount = {}): ScopeContents {
  return {
    areas: {
      vpcs: [vpc()],
      subnets: [
        subnet({ cidrBlock: "10.0.1.0/28", availableIpAddressCount: 1, ...changes.first }),
        subnet({
          subnetId: "subnet-2",
          cidrBlock: "10.0.2.0/28",
          availabilityZone: "eu-west-1b",
          availableIpAddressCount: 1,
          ...changes.second,
        }),
      ],
      loadBalancers: changes.balancers ?? [],
      scalableTargets: changes.targets ?? [],
      ecsClusters: [ecsCluster()],
      ecsServices: [
        ecsService({ ...inSubnets("subnet-1", "subnet-2"), ...changes.service }),
        ...(changes.others ?? []),
      ],
      ecsTaskDefinitions: [ecsTaskDefinition({ networkMode: changes.networkMode ?? "awsvpc" })],
      ecsTasks: [ecsTask()],
      networkInterfaces: [
        networkInterface({ description: attachmentArn("attachment-of-eni-1") }),
        ...(changes.interfaces ?? []),
      ],
    },
  };
}
