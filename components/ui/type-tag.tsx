import type { NodeKind } from "#lib/model/urn.ts";
import styles from "./type-tag.module.css";

/** The short tag of every node kind: the same in all languages, and in print. */
export const typeTags: { readonly [Kind in NodeKind]: string } = {
  vpc: "VPC",
  subnet: "SUB",
  "route-table": "RTB",
  "network-acl": "ACL",
  "security-group": "SG",
  "network-interface": "ENI",
  "internet-gateway": "IGW",
  "egress-only-internet-gateway": "EIGW",
  "nat-gateway": "NAT",
  "vpc-endpoint": "VPCE",
  "vpc-peering-connection": "PCX",
  "transit-gateway": "TGW",
  "transit-gateway-attachment": "TGWA",
  "transit-gateway-route-table": "TGWR",
  "vpn-gateway": "VGW",
  "vpn-connection": "VPN",
  "customer-gateway": "CGW",
  "elastic-ip": "EIP",
  "prefix-list": "PL",
  "ec2-instance": "EC2",
  "ecs-cluster": "ECS",
  "ecs-service": "SVC",
  "ecs-task": "TASK",
  "ecs-container": "CTR",
  "ecs-container-instance": "CI",
  "load-balancer": "LB",
  listener: "LSN",
  "listener-rule": "RULE",
  "target-group": "TG",
  target: "TGT",
  "hosted-zone": "ZONE",
  "record-set": "R53",
  "cloud-map-namespace": "NS",
  "cloud-map-service": "SD",
  "cloud-map-instance": "SDI",
  "flow-log": "LOG",
  internet: "NET",
  cidr: "CIDR",
};

/** The tag of a kind; a load balancer is an ALB, an NLB or a GWLB when its id says so. */
export function typeTagOf(kind: NodeKind, id: string): string {
  if (kind !== "load-balancer") return typeTags[kind];
  if (id.startsWith("app/")) return "ALB";
  if (id.startsWith("net/")) return "NLB";
  return id.startsWith("gwy/") ? "GWLB" : typeTags[kind];
}

/** A kind of resource in a small box: text instead of a pictogram. */
export function TypeTag({ kind, id = "" }: { readonly kind: NodeKind; readonly id?: string }) {
  return <span className={styles["tag"]}>{typeTagOf(kind, id)}</span>;
}
