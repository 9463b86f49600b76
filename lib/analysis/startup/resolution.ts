import type { OwnedInterface, Placed, SubnetPlace, Topology, Unread, VpcPlace } from "#lib/graph/topology.ts";
import type { VpcEndpoint } from "#lib/model/resources/vpc-endpoint.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import type { Ip } from "#lib/net/ip.ts";
import type { World } from "../reach/world.ts";
import { isServiceName } from "./aws-host.ts";
import type { Need } from "./need.ts";
import type { SayStartUp } from "./sentences.ts";

/** Where a name may lead. */
export type HostAim =
  | {
      readonly kind: "interfaces";
      readonly by: "interface-endpoint" | "mount-target";
      readonly urn: Urn;
      readonly interfaces: readonly OwnedInterface[];
      readonly policy?: string | undefined;
    }
  | { readonly kind: "address"; readonly ip: Ip }
  | { readonly kind: "public" };

/** What a VPC's resolver makes of a host. */
export type Resolution = {
  /** One when the answer is certain; several, and a reason in `unread`, when it may be any of them. */
  readonly aims: readonly HostAim[];
  /** Why it is not certain. */
  readonly unread: readonly Unread[];
  /** What was not read may lie in this very VPC: nothing follows from what the aims come to. */
  readonly mayBeNear: boolean;
  /** The name has no answer. */
  readonly failed?: { readonly code: string; readonly urn: Urn; readonly text: string };
};

/** Who asks for a host, and where. */
export type Asking = {
  readonly world: World;
  readonly say: SayStartUp;
  readonly subnet: SubnetPlace;
  readonly need: Need;
};

/** The one place it leads to, or several that all answer. */
export function certain(aims: readonly HostAim[]): Resolution {
  return { aims, unread: [], mayBeNear: false };
}

/** It may lead to an endpoint of this VPC, to the public addresses, or elsewhere; a host that is nobody's we know, anywhere. */
export function uncertain(asking: Asking, unread: readonly Unread[], mayBeNear: boolean): Resolution {
  const endpoints = endpointsFor(asking).map((endpoint) => endpointAim(asking.world.topology, endpoint));
  return { aims: [...endpoints, { kind: "public" }], unread, mayBeNear: mayBeNear || asking.need.at === "elsewhere" };
}

/** A DNS attribute of a VPC, or why it is not known. */
export function attributeOf(vpc: VpcPlace, name: "enableDnsSupport" | "enableDnsHostnames"): boolean | Unread {
  const read = vpc.item[name];
  return read.known ? read.value : { text: read.problem.message, call: read.problem.call, problem: read.problem };
}

/** The interface endpoints of a service in a subnet's VPC that are there or about to be. */
export function endpointsFor({ world: { topology }, subnet, need }: Asking): readonly Placed<VpcEndpoint>[] {
  const living = new Set(["available", "pending"]);
  return allEndpoints(topology).filter(
    ({ item, region }) =>
      item.vpcId === subnet.item.vpcId &&
      region === subnet.region &&
      item.vpcEndpointType === "Interface" &&
      living.has(item.state?.toLowerCase() ?? "") &&
      isServiceName(item.serviceName, need.service, need.region),
  );
}

/** Every VPC endpoint of a snapshot that is not deleted. */
export function allEndpoints({ placed }: Topology): readonly Placed<VpcEndpoint>[] {
  return placed.flatMap(({ byId }) => [...byId.vpcEndpoints.values()]);
}

/** Where an interface endpoint's name leads. */
export function endpointAim(
  topology: Topology,
  endpoint: Placed<VpcEndpoint>,
): Extract<HostAim, { readonly kind: "interfaces" }> {
  const { urn, item } = endpoint;
  const interfaces = item.networkInterfaceIds.flatMap(
    (id) => topology.interfaces.get(urnOf(endpoint, "network-interface", id)) ?? [],
  );
  return { kind: "interfaces", by: "interface-endpoint", urn, interfaces, policy: item.policyDocument };
}
