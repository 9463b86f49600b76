import type { VpcEndpoint } from "#lib/model/resources/vpc-endpoint.ts";
import type { Urn } from "#lib/model/urn.ts";
import { blocks, cannotTell, passes, type Assumption, type Gated } from "./gate.ts";
import type { Say } from "./sentences.ts";
import type { Walk } from "./step.ts";

/**
 * What a VPC endpoint decides of itself: it must be available, and its policy, unless it allows everything, may deny what
 * the network lets through. Source: PrivateLink Guide, "Control access to VPC endpoints using endpoint policies".
 */
export function endpointGate({ say, leavesPolicies }: Walk, urn: Urn, item: VpcEndpoint): Gated {
  const { vpcEndpointId: id, state = "", policyDocument } = item;
  const evidence = (text: string) => ({ kind: "vpc-endpoint", id, text });
  if (state.toLowerCase() !== "available") {
    return blocks("BAD_STATE", evidence(say("endpointState", { id, state })), urn);
  }
  if (leavesPolicies === true) return passes(evidence(say("endpointAvailable", { id })), urn);
  if (policyDocument !== undefined && !allowsEverything(policyDocument)) {
    const text = say("endpointPolicy", { id });
    return cannotTell([{ text, call: "ec2:DescribeVpcEndpoints" }], evidence(text), urn);
  }
  return { ...passes(evidence(say("endpointAvailable", { id })), urn), assumes: assumptionsOf(say, item) };
}

/** A policy that was not told, and what the provider of an endpoint service lets through: both cannot be seen. */
function assumptionsOf(
  say: Say,
  { vpcEndpointId: id, policyDocument, vpcEndpointType, serviceName = "" }: VpcEndpoint,
): readonly Assumption[] {
  if (policyDocument === undefined && vpcEndpointType === "Gateway") {
    return [{ code: "ENDPOINT_POLICY_ASSUMED_OPEN", text: say("endpointPolicyAssumed", { id }) }];
  }
  if (!serviceName.includes(".vpce-svc-")) return [];
  return [{ code: "ENDPOINT_SERVICE_PROVIDER", text: say("endpointProvider", { id, service: serviceName }) }];
}

type Statement = { readonly [name: string]: unknown };

/** Whether a policy lets everyone do everything, as the one an endpoint is made with does; anything not understood is not that. */
export function allowsEverything(policy: string): boolean {
  const statements = statementsOf(policy);
  if (statements === undefined) return false;
  const isPlain = (one: Statement) =>
    one["Effect"] === "Allow" &&
    isStar(one["Action"]) &&
    isStar(one["Resource"]) &&
    isStar(one["Principal"]) &&
    Object.keys(one).every((name) => ["Effect", "Action", "Resource", "Principal", "Sid"].includes(name));
  return statements.some(isPlain) && statements.every((one) => one["Effect"] === "Allow");
}

function isStar(value: unknown): boolean {
  if (Array.isArray(value)) return value.includes("*");
  if (typeof value === "object" && value !== null) return "AWS" in value && isStar(value.AWS);
  return value === "*";
}

function statementsOf(policy: string): readonly Statement[] | undefined {
  try {
    const parsed: unknown = JSON.parse(policy);
    if (typeof parsed !== "object" || parsed === null || !("Statement" in parsed)) return undefined;
    const given: unknown = parsed.Statement;
    const all: readonly unknown[] = Array.isArray(given) ? given : [given];
    return all.filter((one): one is Statement => typeof one === "object" && one !== null);
  } catch {
    // A document that is no JSON is a policy nobody here understands.
    return undefined;
  }
}
