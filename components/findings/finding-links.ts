import type { FindingAnswer } from "#lib/api/findings.ts";
import { parseUrn, type NodeKind, type Urn } from "#lib/model/urn.ts";
import { servicesOf } from "./facets.ts";

/** A path question that shows a finding: from where to where, a URN or `internet` each, on which port. */
export type PathQuestion = { readonly from?: string; readonly to: string; readonly port?: string };

/** Kinds that a path can end at. */
const ends = new Set<NodeKind | undefined>([
  "ecs-service", "ecs-task", "load-balancer", "network-interface", "ec2-instance", "vpc-endpoint", "record-set", "nat-gateway",
]); // prettier-ignore

const kindOf = (urn: Urn) => parseUrn(urn)?.kind;

/** The path question that shows a finding; `undefined` when nothing in it is an end of a path. */
export function pathQuestionOf(finding: FindingAnswer): PathQuestion | undefined {
  const told = [finding.subject, ...finding.affected, ...finding.because.map(({ urn }) => urn)];
  const balancer = told.find((urn) => kindOf(urn) === "load-balancer");
  const [service] = servicesOf(finding);
  const port = portOf(finding);
  if (balancer !== undefined && service !== undefined) return { from: balancer, to: service, ...port };
  // What starts a task it must reach: these rules are about the way out.
  if (service !== undefined && /^(ROUTE|VPCE|NAT)-/.test(finding.ruleId)) return { from: service, to: "internet", port: "443" }; // prettier-ignore
  const to = [finding.subject, ...finding.affected].find((urn) => ends.has(kindOf(urn)));
  return to === undefined ? undefined : { to, ...port };
}

function portOf({ values }: FindingAnswer): { readonly port?: string } {
  const { port } = values;
  return port !== undefined && /^\d{1,5}$/.test(String(port)) ? { port: String(port) } : {};
}
