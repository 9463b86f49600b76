import type * as ec2 from "@aws-sdk/client-ec2";
import type * as ecs from "@aws-sdk/client-ecs";
import { ecsId, type Cluster } from "./cluster.ts";
import { sizeOf, type InstanceTypeName } from "./instance-types.ts";
import { attachmentOf, networkInterface, privateNameOf } from "./network-interface.ts";
import { joinParts, type Built } from "./part.ts";
import { arnOf, days, hexOf, minutesAgo, resourceId, tagsOf, type Place } from "./place.ts";
import type { SecurityGroup } from "./security-group.ts";
import type { Subnet } from "./subnet.ts";

/** A container instance that was built. */
export type ContainerInstance = Built & {
  readonly containerInstanceArn: string;
  readonly instanceId: string;
  readonly cluster: Cluster;
  readonly subnet: Subnet;
  /** Of its primary interface: where its bridge and host tasks are met. */
  readonly privateIpAddress: string;
  /** The trunk interface of an instance whose tasks get branch interfaces. */
  readonly trunkId?: string;
};

/** What a container instance is made of. */
export type ContainerInstanceSpec = {
  readonly cluster: Cluster;
  readonly name: string;
  readonly instanceType: InstanceTypeName;
  readonly subnet: Subnet;
  readonly host: number;
  readonly groups: readonly SecurityGroup[];
  /** Which address the trunk interface has; absent without trunking. */
  readonly trunkHost?: number;
  /** The public address AWS gave it, in a public subnet. */
  readonly publicIp?: string;
  readonly capacityProvider?: string;
  readonly registeredDaysAgo?: number;
  /** `linux` when absent. */
  readonly os?: "windows";
};

/** An EC2 instance with its primary interface, registered with a cluster. What its tasks take is computed when the world is assembled. */
export function containerInstance(place: Place, spec: ContainerInstanceSpec): ContainerInstance {
  const { cluster, name, subnet, groups } = spec;
  const instanceId = resourceId(place, "i", name);
  const containerInstanceArn = arnOf(place, "ecs", `container-instance/${cluster.clusterName}/${ecsId(place, name)}`);
  const primary = networkInterface(place, {
    name: `${instanceId}/eth0`,
    subnet,
    host: spec.host,
    groups,
    description: "",
    ...(spec.publicIp === undefined ? {} : { publicAddress: { publicIp: spec.publicIp, ipOwnerId: "amazon" } }),
    attachment: attachmentOf(place, `${instanceId}/eth0`, {
      instanceId,
      instanceOwnerId: place.account,
      deviceIndex: 0,
    }),
  });
  const trunk = trunkOf(place, spec, instanceId);
  const records = {
    part: {
      instances: [instanceOf(place, spec, primary.privateIpAddress)],
      ecsContainerInstances: [recordOf(place, { spec, containerInstanceArn, instanceId, trunk })],
    },
  };
  return {
    containerInstanceArn,
    instanceId,
    cluster,
    subnet,
    privateIpAddress: primary.privateIpAddress,
    ...(trunk === undefined ? {} : { trunkId: trunk.networkInterfaceId }),
    part: joinParts([primary, ...(trunk === undefined ? [] : [trunk]), records]),
  };
}

function trunkOf(place: Place, spec: ContainerInstanceSpec, instanceId: string) {
  if (spec.trunkHost === undefined) return undefined;
  return networkInterface(place, {
    name: `${instanceId}/trunk`,
    subnet: spec.subnet,
    host: spec.trunkHost,
    groups: spec.groups,
    description: "",
    type: "trunk",
    requesterId: place.account,
    attachment: attachmentOf(place, `${instanceId}/trunk`, {
      instanceId,
      instanceOwnerId: place.account,
      deviceIndex: 1,
    }),
  });
}

function instanceOf(place: Place, spec: ContainerInstanceSpec, privateIpAddress: string): ec2.Instance {
  const instanceId = resourceId(place, "i", spec.name);
  return {
    InstanceId: instanceId,
    InstanceType: spec.instanceType,
    ImageId: `ami-0${hexOf(place, "ecs-optimized", 16)}`,
    State: { Code: 16, Name: "running" },
    VpcId: spec.subnet.vpcId,
    SubnetId: spec.subnet.subnetId,
    Placement: { AvailabilityZone: spec.subnet.availabilityZone, Tenancy: "default" },
    PrivateIpAddress: privateIpAddress,
    PrivateDnsName: privateNameOf(place, privateIpAddress),
    PublicDnsName: "",
    PrivateDnsNameOptions: {
      HostnameType: "ip-name",
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    LaunchTime: minutesAgo(place, days(spec.registeredDaysAgo ?? 24) + 3),
    MetadataOptions: { State: "applied", HttpTokens: "required", HttpPutResponseHopLimit: 1, HttpEndpoint: "enabled" },
    SecurityGroups: spec.groups.map(({ groupId, groupName }) => ({ GroupId: groupId, GroupName: groupName })),
    ...(spec.os === "windows" ? { Platform: "Windows" as const } : {}),
    PlatformDetails: spec.os === "windows" ? "Windows" : "Linux/UNIX",
    Architecture: "x86_64",
    SourceDestCheck: true,
    Tags: tagsOf(spec.name, { "aws:autoscaling:groupName": spec.capacityProvider ?? spec.cluster.clusterName }),
  };
}

function recordOf(
  place: Place,
  of: {
    readonly spec: ContainerInstanceSpec;
    readonly containerInstanceArn: string;
    readonly instanceId: string;
    readonly trunk: { readonly networkInterfaceId: string } | undefined;
  },
): ecs.ContainerInstance & { readonly clusterArn: string } {
  const { spec } = of;
  const resources = resourcesOf(spec.instanceType);
  return {
    clusterArn: spec.cluster.clusterArn,
    containerInstanceArn: of.containerInstanceArn,
    ec2InstanceId: of.instanceId,
    ...(spec.capacityProvider === undefined ? {} : { capacityProviderName: spec.capacityProvider }),
    version: 40,
    versionInfo: { agentVersion: "1.98.0", agentHash: "f3f6f4a1", dockerVersion: "DockerVersion: 25.0.8" },
    status: "ACTIVE",
    agentConnected: true,
    registeredAt: minutesAgo(place, days(spec.registeredDaysAgo ?? 24)),
    registeredResources: resources,
    remainingResources: resources,
    attributes: attributesOf(spec, of.trunk?.networkInterfaceId),
    attachments: [],
    tags: [],
  };
}

/** What the agent offers: all vCPUs, the memory the system leaves, and the ports it keeps for itself. */
function resourcesOf(instanceType: InstanceTypeName): ecs.Resource[] {
  const { vcpus, memoryMib } = sizeOf(instanceType);
  const number = (name: string, integerValue: number): ecs.Resource => ({
    name,
    type: "INTEGER",
    integerValue,
    doubleValue: 0,
    longValue: 0,
  });
  const set = (name: string, stringSetValue: string[]): ecs.Resource => ({
    name,
    type: "STRINGSET",
    integerValue: 0,
    doubleValue: 0,
    longValue: 0,
    stringSetValue,
  });
  return [
    number("CPU", vcpus * 1024),
    number("MEMORY", Math.floor(memoryMib * 0.95)),
    set("PORTS", ["22", "2376", "2375", "51678", "51679"]),
    set("PORTS_UDP", []),
  ];
}

function attributesOf(spec: ContainerInstanceSpec, trunkId: string | undefined): ecs.Attribute[] {
  const values = {
    "ecs.availability-zone": spec.subnet.availabilityZone,
    "ecs.instance-type": spec.instanceType,
    "ecs.os-type": spec.os ?? "linux",
    "ecs.os-family": spec.os === "windows" ? "WINDOWS_SERVER_2022_CORE" : "LINUX",
    "ecs.cpu-architecture": "x86_64",
    "ecs.subnet-id": spec.subnet.subnetId,
    "ecs.vpc-id": spec.subnet.vpcId,
    ...(trunkId === undefined ? {} : { "ecs.awsvpc-trunk-id": trunkId }),
  };
  const abilities = ["ecs.capability.task-eni", "ecs.capability.ecr-auth", "ecs.capability.execution-role-awslogs"];
  const trunking = trunkId === undefined ? [] : ["ecs.capability.task-eni-trunking"];
  return [
    ...Object.entries(values).map(([name, value]) => ({ name, value })),
    ...[...abilities, ...trunking].map((name) => ({ name })),
  ];
}
