import { urnOf } from "#lib/model/urn.ts";
import { fact } from "../fact.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** OBS-003: a flow log is there, and its records do not arrive. */
export const flowLogNotDelivering = defineRule({
  id: "OBS-003",
  slug: "flow-log-not-delivering",
  severity: "medium",
  level: "regional",
  needs: ["flowLogs"],
  text: {
    title: "Flow log does not deliver",
    why: "A flow log whose records cannot be written looks like one and keeps nothing. It is missed when it is needed.",
    fix: "Mend what the error names: the role, the bucket or its policy, the log group.",
    limits: "What was lost until now does not come back.",
    says: {
      failed: "Flow log {flowLog} of {resource} does not deliver its records: {error}",
      inactive: "Flow log {flowLog} of {resource} is not active",
    },
    figures: {
      failed: "FlowLogStatus {status}, DeliverLogsStatus {delivery}; destination {destination}.",
      inactive: "FlowLogStatus {status}, DeliverLogsStatus {delivery}; destination {destination}.",
    },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-troubleshooting.html"],
  subjects: ({ items }) => items.flowLogs,
  check: (log, { scope }) => {
    const hasFailed = log.deliverLogsStatus === "FAILED";
    const isActive = (log.flowLogStatus ?? "ACTIVE") === "ACTIVE";
    if (!hasFailed && isActive) return [];
    const urn = urnOf(scope, "flow-log", log.flowLogId);
    const status = log.flowLogStatus ?? "?";
    const delivery = log.deliverLogsStatus ?? "?";
    return [
      {
        ...subjectOf(urn),
        says: hasFailed ? "failed" : "inactive",
        confidence: "confirmed",
        values: {
          flowLog: log.flowLogId,
          resource: log.resourceId ?? "?",
          status,
          delivery,
          destination: log.logDestinationType ?? "?",
          error: log.deliverLogsErrorMessage ?? "—",
        },
        affected: [urn],
        because: [
          fact(
            urn,
            "flowLogs",
            `FlowLogStatus = ${status}, DeliverLogsStatus = ${delivery} ${log.deliverLogsErrorMessage ?? ""}`.trim(),
          ),
        ],
        about: [urn],
      },
    ];
  },
});
