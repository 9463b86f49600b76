import type { FlowLog } from "#lib/model/resources/vpc-settings.ts";
import { parseUrn, urnOf } from "#lib/model/urn.ts";
import { fact, listed } from "../fact.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";
import { workloadSubnets } from "../workload-subnets.ts";

/** Without these the two ends of a packet, its direction, and whether it began a connection are lost. */
const needed = ["pkt-srcaddr", "pkt-dstaddr", "flow-direction", "tcp-flags", "ecs-service-name"] as const;

/** OBS-005: flow logs where tasks run leave out the fields that tell whose packet it was. */
export const flowLogFormat = defineRule({
  id: "OBS-005",
  slug: "flow-log-format",
  severity: "low",
  level: "regional",
  needs: ["flowLogs", "subnets", "networkInterfaces", "ecsServices", "ecsTasks", "ecsTaskDefinitions"],
  partialIsFine: ["networkInterfaces", "ecsServices", "ecsTasks", "ecsTaskDefinitions"],
  text: {
    title: "Flow log leaves out the fields that tell whose packet it was",
    why: "The default format has neither the addresses of the packet itself, which a NAT gateway or load balancer hides, nor the task. With it a dropped connection is seen and not understood.",
    fix: "Make a new flow log with the missing fields and delete the old one: the format of a flow log cannot be changed.",
    limits: "Another flow log of the same network may have the fields; then this one is only doubled.",
    says: { lacking: "Flow log {flowLog} of {resource} leaves out {fields}" },
    figures: { lacking: "Format: {format}" },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html"],
  subjects: ({ scope, topology, items }) => {
    const logged = new Set<string>();
    for (const [vpcUrn, subnets] of workloadSubnets(topology, scope)) {
      logged.add(parseUrn(vpcUrn)?.id ?? "");
      for (const { item } of subnets) logged.add(item.subnetId);
    }
    const ofTasks = items.flowLogs.filter(
      ({ resourceId = "", flowLogStatus }) => logged.has(resourceId) && flowLogStatus === "ACTIVE",
    );
    const whole = new Set(ofTasks.filter((log) => missingIn(log).length === 0).map(({ resourceId }) => resourceId));
    return ofTasks.filter((log) => !whole.has(log.resourceId) || missingIn(log).length === 0);
  },
  check: (log, { scope }) => {
    if (log.logFormat === undefined) return { unknown: `The format of ${log.flowLogId} was not told.` };
    const fields = missingIn(log);
    if (fields.length === 0) return [];
    const urn = urnOf(scope, "flow-log", log.flowLogId);
    return [
      {
        ...subjectOf(urn),
        says: "lacking",
        confidence: "confirmed",
        values: {
          flowLog: log.flowLogId,
          resource: log.resourceId ?? "?",
          fields: listed(fields, 10),
          format: log.logFormat.replaceAll(/[${}]/g, ""),
        },
        affected: [urn],
        because: [fact(urn, "flowLogs", log.logFormat)],
        about: [urn],
      },
    ];
  },
});

function missingIn({ logFormat = "" }: FlowLog): readonly string[] {
  return needed.filter((field) => !logFormat.includes(`\${${field}}`));
}
