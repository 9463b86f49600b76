import type { OwnedInterface, SubnetPlace } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import { parseUrn } from "#lib/model/urn.ts";
import { fact, listed } from "../fact.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";
import { workloadSubnets } from "../workload-subnets.ts";

type Subject = { readonly vpcUrn: Urn; readonly subnets: readonly SubnetPlace[] };

/** OBS-002: nothing records the traffic of subnets in which tasks run. */
export const noFlowLogs = defineRule({
  id: "OBS-002",
  slug: "no-flow-logs",
  severity: "low",
  level: "regional",
  needs: ["flowLogs", "subnets", "vpcs", "networkInterfaces", "ecsServices", "ecsTasks", "ecsTaskDefinitions"],
  partialIsFine: ["ecsServices", "ecsTasks", "ecsTaskDefinitions"],
  text: {
    title: "No flow log where tasks run",
    why: "A flow log is the only record of what security groups and network ACLs let through and dropped. Without one, a connection that times out leaves no trace.",
    fix: "Make a flow log of the VPC, in a format with pkt-srcaddr, pkt-dstaddr, flow-direction, tcp-flags and the ECS fields.",
    limits: "Flow logs that the owner of a shared subnet keeps are not seen from the account that uses it.",
    says: {
      none: "VPC {vpc} has tasks in {subnets|subnet|subnets}, and no flow log records any of their traffic",
      some: "VPC {vpc} has tasks in {missing|subnet|subnets} of which no flow log records the traffic",
    },
    figures: {
      none: "Without an active flow log: {table}.",
      some: "Without an active flow log: {table}. With tasks: {subnets|subnet|subnets}.",
    },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html"],
  subjects: ({ scope, topology }) =>
    [...workloadSubnets(topology, scope)].map(([vpcUrn, subnets]): Subject => ({ vpcUrn, subnets })),
  check: ({ vpcUrn, subnets }, { items, scope }) => {
    const vpcId = parseUrn(vpcUrn)?.id ?? vpcUrn;
    const logged = new Set(
      items.flowLogs.flatMap(({ flowLogStatus, resourceId }) => (flowLogStatus === "ACTIVE" ? (resourceId ?? []) : [])),
    );
    if (logged.has(vpcId)) return [];
    const missing = subnets.filter((subnet) => !isLogged(subnet, logged));
    if (missing.length === 0) return [];
    if (missing.some(({ item }) => item.ownerId !== undefined && item.ownerId !== scope.account))
      return { unknown: `VPC ${vpcId} is another account's: its flow logs are not seen from here.` };
    const isNone = missing.length === subnets.length;
    return [
      {
        ...subjectOf(vpcUrn),
        says: isNone ? "none" : "some",
        severity: isNone ? "low" : "info",
        confidence: "confirmed",
        values: {
          vpc: vpcId,
          subnets: subnets.length,
          missing: missing.length,
          table: listed(missing.map(({ item }) => item.subnetId)),
        },
        affected: [vpcUrn, ...missing.map(({ urn }) => urn)],
        because: missing.map(({ urn }) => fact(urn, "flowLogs", "FlowLogs (FlowLogStatus = ACTIVE) = 0")),
        cli: awsCommand(scope.region, "ec2 create-flow-logs", {
          "resource-type": "VPC",
          "resource-ids": vpcId,
          "traffic-type": "ALL",
          "log-destination-type": "s3",
          "log-destination": "arn:aws:s3:::BUCKET",
          "log-format": FORMAT,
        }),
        about: [vpcUrn, ...missing.map(({ urn }) => urn)],
      },
    ];
  },
});

const FORMAT =
  "${version} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${action} ${pkt-srcaddr} " +
  "${pkt-dstaddr} ${flow-direction} ${tcp-flags} ${ecs-cluster-name} ${ecs-service-name} ${ecs-task-id}";

/** Whether a flow log covers a subnet, or each of the interfaces in it that tasks have. */
function isLogged({ item, interfaces }: SubnetPlace, logged: ReadonlySet<string>): boolean {
  if (logged.has(item.subnetId)) return true;
  const isOfTask = ({ owner }: OwnedInterface) => owner.class === "ecs-task" || owner.class === "container-instance";
  return (
    interfaces.some(isOfTask) && interfaces.every((one) => !isOfTask(one) || logged.has(one.item.networkInterfaceId))
  );
}
