import { DescribeVpcBlockPublicAccessExclusionsCommand } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";

/** Exclusions from VPC Block Public Access. */
export const vpcBlockPublicAccessExclusions = defineCollector({
  area: "vpcBlockPublicAccessExclusions",
  actions: ["ec2:DescribeVpcBlockPublicAccessExclusions"],
  read: ({ aws: { ec2 }, pages }) =>
    pages(
      "ec2:DescribeVpcBlockPublicAccessExclusions",
      (NextToken) => ec2.send(new DescribeVpcBlockPublicAccessExclusionsCommand({ MaxResults: 1000, NextToken })),
      (page) => [page.VpcBlockPublicAccessExclusions, page.NextToken],
    ),
  normalise: (exclusion) => ({
    exclusionId: exclusion.ExclusionId,
    resourceArn: exclusion.ResourceArn,
    internetGatewayExclusionMode: exclusion.InternetGatewayExclusionMode,
    state: exclusion.State,
  }),
});
