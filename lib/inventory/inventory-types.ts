import type { AreaName } from "#lib/model/areas.ts";
import type { NodeKind } from "#lib/model/urn.ts";
import type { ColumnKey } from "./column-table.ts";

/** A table of the inventory: the kind of its rows, the areas they are read from, the columns that are shown, and those one may add. */
export type InventoryType = {
  readonly kind: NodeKind;
  readonly areas: readonly AreaName[];
  readonly shown: readonly ColumnKey[];
  readonly more: readonly ColumnKey[];
};

const place = ["account", "region", "id"] as const;

/** The tables of the inventory in the order they are listed. */
export const inventoryTypes = {
  services: {
    kind: "ecs-service",
    areas: ["ecsServices"],
    shown: ["sev", "cluster", "status", "running", "desired", "mode", "launch", "subnet", "sg", "tg", "lb"],
    more: ["vpc", "az", "family", "ip", "port", "freeIp", "tags", "state", "rule", "created", "arn", ...place],
  },
  tasks: {
    kind: "ecs-task",
    areas: ["ecsTasks"],
    shown: ["sev", "service", "cluster", "family", "status", "health", "az", "subnet", "ip", "mode", "port"],
    more: ["eni", "sg", "launch", "vpc", "tg", "lb", "started", "created", "nacl", "rtb", "tags", "state", "rule", "arn", ...place], // prettier-ignore
  },
  "container-instances": {
    kind: "ecs-container-instance",
    areas: ["ecsContainerInstances"],
    shown: ["sev", "cluster", "status", "agent", "instanceId", "running", "freeEni", "az", "subnet", "ip"],
    more: ["service", "sg", "eni", "vpc", "tags", "state", "rule", "arn", ...place],
  },
  interfaces: {
    kind: "network-interface",
    areas: ["networkInterfaces"],
    shown: ["sev", "status", "interfaceType", "description", "ip", "service", "task", "subnet", "sg"],
    more: ["cluster", "lb", "vpc", "az", "nacl", "rtb", "tags", "state", "rule", ...place],
  },
  subnets: {
    kind: "subnet",
    areas: ["subnets"],
    shown: ["sev", "vpc", "az", "cidr", "freeIp", "state", "tasks", "rtb", "nacl"],
    more: ["service", "status", "tags", "rule", "arn", ...place],
  },
  "security-groups": {
    kind: "security-group",
    areas: ["securityGroups", "securityGroupRules"],
    shown: ["sev", "usedBy", "service", "state", "vpc", "description", "proto", "cidr"],
    more: ["eni", "port", "task", "tags", "rule", ...place],
  },
  "network-acls": {
    kind: "network-acl",
    areas: ["networkAcls"],
    shown: ["sev", "vpc", "isDefault", "subnets", "subnet", "state", "cidr"],
    more: ["tags", "rule", ...place],
  },
  "route-tables": {
    kind: "route-table",
    areas: ["routeTables"],
    shown: ["sev", "vpc", "subnets", "subnet", "state", "cidr"],
    more: ["tags", "rule", ...place],
  },
  "load-balancers": {
    kind: "load-balancer",
    areas: ["loadBalancers"],
    shown: ["sev", "type", "scheme", "status", "port", "tg", "service", "subnet", "sg", "dnsName"],
    more: ["vpc", "az", "ip", "proto", "tags", "state", "rule", "created", "arn", ...place],
  },
  "target-groups": {
    kind: "target-group",
    areas: ["targetGroups"],
    shown: ["sev", "proto", "port", "targetType", "service", "lb", "state", "checkPath", "vpc"],
    more: ["tasks", "ip", "tags", "rule", "arn", ...place],
  },
  records: {
    kind: "record-set",
    areas: ["hostedZones", "resourceRecordSets"],
    shown: ["sev", "type", "zone", "ttl", "values", "alias", "lb", "policy"],
    more: ["ip", "state", "rule", ...place],
  },
  endpoints: {
    kind: "vpc-endpoint",
    areas: ["vpcEndpoints"],
    shown: ["sev", "endpointType", "serviceName", "status", "vpc", "subnet", "sg", "rtb"],
    more: ["ip", "eni", "tags", "state", "rule", ...place],
  },
  clusters: {
    kind: "ecs-cluster",
    areas: ["ecsClusters"],
    shown: ["sev", "status", "account", "region"],
    more: ["rule", "arn", "id"],
  },
  instances: {
    kind: "ec2-instance",
    areas: ["ec2Instances"],
    shown: ["sev", "instanceType", "status", "az", "subnet", "ip", "tasks", "sg"],
    more: ["service", "eni", "vpc", "tags", "state", "rule", ...place],
  },
  vpcs: {
    kind: "vpc",
    areas: ["vpcs"],
    shown: ["sev", "cidr", "subnets", "isDefault", "status", "account", "region"],
    more: ["tags", "rule", "id"],
  },
  listeners: {
    kind: "listener",
    areas: ["listeners"],
    shown: ["sev", "lb", "proto", "port", "tg", "service"],
    more: ["vpc", "rule", "arn", ...place],
  },
  "elastic-ips": {
    kind: "elastic-ip",
    areas: ["elasticIps"],
    shown: ["sev", "ip", "status", "eni", "state"],
    more: ["tags", "rule", ...place],
  },
  "nat-gateways": {
    kind: "nat-gateway",
    areas: ["natGateways"],
    shown: ["sev", "status", "publicIps", "vpc", "subnet"],
    more: ["state", "rule", ...place],
  },
  "hosted-zones": {
    kind: "hosted-zone",
    areas: ["hostedZones"],
    shown: ["sev", "privateZone", "account", "id"],
    more: ["state", "rule"],
  },
} as const satisfies { readonly [type: string]: InventoryType };

/** The name of a table in its address. */
export type InventoryTypeName = keyof typeof inventoryTypes;

// Object.keys loses the key type; the table is the whole truth about its keys.
/** The names of the tables, in the order they are listed. */
export const inventoryTypeNames = Object.keys(inventoryTypes) as readonly InventoryTypeName[];

/** The columns a table has, those that are shown first. */
export function columnsOfType(name: InventoryTypeName): readonly ColumnKey[] {
  const { shown, more }: InventoryType = inventoryTypes[name];
  return [...shown, ...more];
}
