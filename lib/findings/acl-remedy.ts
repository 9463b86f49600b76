import { freeNumber, type WantedEntry } from "#lib/analysis/reach/acl-remedy.ts";
import type { NetworkAcl, NetworkAclEntry } from "#lib/model/resources/network-acl.ts";
import { awsCommand, terraformResource, type Remedy } from "./remedy.ts";

/** TCP ports to let through at a subnet's edge, from or to a block. */
export type AclOpening = {
  readonly side: "ingress" | "egress";
  readonly block: string;
  readonly from: number;
  readonly to: number;
};

/** The commands and the Terraform entries that let TCP ports through, each numbered before what denies it; nothing where no number is free. */
export function openAcl(region: string, acl: NetworkAcl, openings: readonly AclOpening[]): Remedy {
  let { entries } = acl;
  const made: Required<Remedy>[] = [];
  for (const opening of openings) {
    const one = openOnce(region, { ...acl, entries }, opening);
    if (one === undefined) continue;
    made.push(one.remedy);
    entries = [...entries, one.entry];
  }
  if (made.length === 0) return {};
  return { cli: made.map(({ cli }) => cli).join("\n"), terraform: made.map(({ terraform }) => terraform).join("\n\n") };
}

function openOnce(
  region: string,
  { networkAclId, entries }: NetworkAcl,
  { side, block, from, to }: AclOpening,
): { readonly remedy: Required<Remedy>; readonly entry: NetworkAclEntry } | undefined {
  const wanted: WantedEntry = {
    protocol: "6",
    ruleAction: "allow",
    egress: side === "egress",
    cidrBlock: block,
    portRange: { from, to },
  };
  const number = freeNumber(entries, wanted);
  if (number === undefined) return undefined;
  const cli = awsCommand(region, `ec2 create-network-acl-entry --${side}`, {
    "network-acl-id": networkAclId,
    "rule-number": String(number),
    protocol: "6",
    "port-range": `From=${from},To=${to}`,
    "cidr-block": block,
    "rule-action": "allow",
  });
  const terraform = terraformResource("aws_network_acl_rule", `allow_${side}_${number}_${networkAclId}`, {
    network_acl_id: networkAclId,
    rule_number: number,
    egress: side === "egress",
    protocol: "6",
    rule_action: "allow",
    cidr_block: block,
    from_port: from,
    to_port: to,
  });
  return { remedy: { cli, terraform }, entry: { ...wanted, ruleNumber: number } };
}
