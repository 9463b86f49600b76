import type { PlacedArea } from "#lib/graph/identities.ts";
import { parseUrn } from "#lib/model/urn.ts";
import type { TraceRefusal } from "./answer.ts";
import type { Naming } from "./naming.ts";
import { refuse } from "./question.ts";

/** What is no end of a path itself, by its area: a network that holds ends, or something a packet passes. */
const passed = {
  vpcs: "a VPC",
  subnets: "a subnet",
  securityGroups: "a security group",
  networkAcls: "a network ACL",
  routeTables: "a route table",
  internetGateways: "an internet gateway",
  egressOnlyInternetGateways: "an egress-only internet gateway",
  vpcPeeringConnections: "a peering connection",
  transitGateways: "a transit gateway",
  transitGatewayAttachments: "a transit gateway attachment",
  transitGatewayRouteTables: "a transit gateway route table",
  vpnConnections: "a VPN connection",
  customerGateways: "a customer gateway",
  managedPrefixLists: "a prefix list",
  elasticIps: "an Elastic IP address",
  flowLogs: "a flow log",
  ecsClusters: "a cluster",
  hostedZones: "a hosted zone",
  listenerRules: "a listener rule",
  cloudMapNamespaces: "a Cloud Map namespace",
  cloudMapServices: "a Cloud Map service",
  cloudMapInstances: "a Cloud Map instance",
} as const satisfies { readonly [Name in PlacedArea]?: string };

/** Why something that is there is no end of a path, with what to name instead; `undefined` when it is not there. */
export function whyNoEnd({ world, field }: Naming, text: string): TraceRefusal | undefined {
  // Object.keys loses the key type; the table is the whole truth about its keys.
  const areas = Object.keys(passed) as readonly (keyof typeof passed)[];
  const id = parseUrn(text)?.id ?? text;
  for (const { byId } of world.topology.placed) {
    for (const area of areas) {
      const found = byId[area].get(id);
      if (found === undefined || (text !== id && text !== found.urn)) continue;
      const instead = insteadOf(found.item);
      const hint =
        instead.length === 0 ? "name what sends or receives" : `name what is in it, or ${instead.join(", ")}`;
      return refuse(field, `“${text}” is ${passed[area]}, which is no end of a path: ${hint}.`, {
        suggestions: instead,
      });
    }
  }
  return undefined;
}

/** The addresses a resource stands for, where it stands for some. */
function insteadOf(item: object): readonly string[] {
  const found = ["cidrBlock" in item ? item.cidrBlock : undefined, "publicIp" in item ? item.publicIp : undefined];
  return found.filter((text) => typeof text === "string");
}
