import { DescribeFlowLogsCommand } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { tagsOf } from "./tags.ts";

/** Flow logs. */
export const flowLogs = defineCollector({
  area: "flowLogs",
  actions: ["ec2:DescribeFlowLogs"],
  read: ({ aws: { ec2 }, pages }) =>
    pages(
      "ec2:DescribeFlowLogs",
      (NextToken) => ec2.send(new DescribeFlowLogsCommand({ MaxResults: 1000, NextToken })),
      (page) => [page.FlowLogs, page.NextToken],
    ),
  normalise: (log) => ({
    flowLogId: log.FlowLogId,
    resourceId: log.ResourceId,
    flowLogStatus: log.FlowLogStatus,
    deliverLogsStatus: log.DeliverLogsStatus,
    deliverLogsErrorMessage: log.DeliverLogsErrorMessage,
    trafficType: log.TrafficType,
    logDestinationType: log.LogDestinationType,
    logFormat: log.LogFormat,
    tags: tagsOf(log.Tags),
  }),
});
