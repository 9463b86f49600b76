import type { GroupRule } from "#lib/graph/topology.ts";
import { awsCommand, terraformResource } from "./remedy.ts";

/** TCP ports to open on one security group for another: `side` is the direction as the first one sees it. */
export type Opening = {
  readonly side: "ingress" | "egress";
  readonly on: string;
  readonly peer: string;
  readonly from: number;
  readonly to: number;
};

/** The command and the Terraform rule that open the ports. */
export function openPorts(
  region: string,
  { side, on, peer, from, to }: Opening,
): { readonly cli: string; readonly terraform: string } {
  const port = from === to ? String(from) : `${from}-${to}`;
  const cli =
    side === "ingress"
      ? awsCommand(region, "ec2 authorize-security-group-ingress", {
          "group-id": on,
          protocol: "tcp",
          port,
          "source-group": peer,
        })
      : awsCommand(region, "ec2 authorize-security-group-egress", {
          "group-id": on,
          "ip-permissions": `IpProtocol=tcp,FromPort=${from},ToPort=${to},UserIdGroupPairs=[{GroupId=${peer}}]`,
        });
  const terraform = terraformResource(`aws_vpc_security_group_${side}_rule`, `${side}_${on}_${port}`, {
    security_group_id: on,
    referenced_security_group_id: peer,
    ip_protocol: "tcp",
    from_port: from,
    to_port: to,
  });
  return { cli, terraform };
}

/** A range of addresses to let in on one port. */
export type RangeOpening = {
  readonly on: string;
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  readonly cidr: string;
};

/** The command and the Terraform rule that let a range of addresses in. */
export function openCidr(
  region: string,
  { on, protocol, port, cidr }: RangeOpening,
): { readonly cli: string; readonly terraform: string } {
  const cli = awsCommand(region, "ec2 authorize-security-group-ingress", {
    "group-id": on,
    protocol,
    port: String(port),
    cidr,
  });
  const terraform = terraformResource("aws_vpc_security_group_ingress_rule", `ingress_${on}_${port}`, {
    security_group_id: on,
    cidr_ipv4: cidr,
    ip_protocol: protocol,
    from_port: port,
    to_port: port,
  });
  return { cli, terraform };
}

/** Where an egress rule leads. */
export type EgressPeer = { readonly group: string } | { readonly prefixList: string } | { readonly cidr: string };

/** The command and the Terraform rule that open one TCP port out of a security group. */
export function openEgress(
  region: string,
  { on, peer, port }: { readonly on: string; readonly peer: EgressPeer; readonly port: number },
): { readonly cli: string; readonly terraform: string } {
  const [permission, attribute, value] = egressWords(peer);
  const cli = awsCommand(region, "ec2 authorize-security-group-egress", {
    "group-id": on,
    "ip-permissions": `IpProtocol=tcp,FromPort=${port},ToPort=${port},${permission}`,
  });
  const terraform = terraformResource("aws_vpc_security_group_egress_rule", `egress_${on}_${value}_${port}`, {
    security_group_id: on,
    [attribute]: value,
    ip_protocol: "tcp",
    from_port: port,
    to_port: port,
  });
  return { cli, terraform };
}

function egressWords(peer: EgressPeer): readonly [string, string, string] {
  if ("group" in peer)
    return [`UserIdGroupPairs=[{GroupId=${peer.group}}]`, "referenced_security_group_id", peer.group];
  if ("prefixList" in peer)
    return [`PrefixListIds=[{PrefixListId=${peer.prefixList}}]`, "prefix_list_id", peer.prefixList];
  return [`IpRanges=[{CidrIp=${peer.cidr}}]`, "cidr_ipv4", peer.cidr];
}

/** A rule as evidence: `tcp 8080 sg-1`, `all 0.0.0.0/0`. */
export function ruleText(rule: GroupRule): string {
  const { ipProtocol, fromPort, toPort } = rule;
  const peer = rule.cidrIpv4 ?? rule.cidrIpv6 ?? rule.prefixListId ?? rule.referencedGroupInfo?.groupId ?? "?";
  if (ipProtocol === "-1") return `all ${peer}`;
  const ports =
    fromPort === undefined ? "" : ` ${fromPort === toPort ? String(fromPort) : `${fromPort}-${toPort ?? "?"}`}`;
  return `${ipProtocol}${ports} ${peer}`;
}
