import type { PlacedArea } from "#lib/graph/identities.ts";
import { parseUrn } from "#lib/model/urn.ts";
import type { TraceRefusal } from "./answer.ts";
import type { Naming } from "./naming.ts";
import { refuse } from "./question.ts";

/** What is no end of a path itself: a network that holds ends, or something a packet passes. */
const passed = [
  "vpcs",
  "subnets",
  "securityGroups",
  "networkAcls",
  "routeTables",
  "internetGateways",
  "egressOnlyInternetGateways",
  "vpcPeeringConnections",
  "transitGateways",
  "transitGatewayAttachments",
  "transitGatewayRouteTables",
  "vpnConnections",
  "customerGateways",
  "elasticIps",
  "flowLogs",
  "ecsClusters",
  "hostedZones",
  "listenerRules",
  "cloudMapNamespaces",
  "cloudMapServices",
  "cloudMapInstances",
] as const satisfies readonly PlacedArea[];

/** Why something that is there is no end of a path, with what to name instead; `undefined` when it is not there. */
export function whyNoEnd({ world, field, say }: Naming, text: string): TraceRefusal | undefined {
  const id = parseUrn(text)?.id ?? text;
  for (const { byId } of world.topology.placed) {
    for (const area of passed) {
      const found = byId[area].get(id);
      if (found === undefined || (text !== id && text !== found.urn)) continue;
      const instead = insteadOf(found.item);
      const detail = say(instead.length === 0 ? "passed" : "passedWithParts", {
        given: text,
        what: say(`is-${area}`),
        instead: instead.join(", "),
      });
      return refuse(field, detail, { suggestions: instead });
    }
  }
  return undefined;
}

/** The addresses a resource stands for, where it stands for some. */
function insteadOf(item: object): readonly string[] {
  const found = ["cidrBlock" in item ? item.cidrBlock : undefined, "publicIp" in item ? item.publicIp : undefined];
  return found.filter((text) => typeof text === "string");
}
