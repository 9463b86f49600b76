import {
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { defineCollector } from "../collector.ts";
import { allOf, inOrder } from "../in-order.ts";
import { mapKnown } from "../map-known.ts";
import { required, requiredList } from "../unexpected-shape.ts";
import { attributesOf, readTags } from "./tags-and-attributes.ts";

/** Target groups, each with its attributes and tags. */
export const targetGroups = defineCollector({
  area: "targetGroups",
  actions: [
    "elasticloadbalancing:DescribeTargetGroups",
    "elasticloadbalancing:DescribeTargetGroupAttributes",
    "elasticloadbalancing:DescribeTags",
  ],
  async *read({ aws: { elbv2 }, ...calls }) {
    const targetGroups = await allOf(
      calls.pages(
        "elasticloadbalancing:DescribeTargetGroups",
        (Marker) => elbv2.send(new DescribeTargetGroupsCommand({ PageSize: 400, Marker })),
        (page) => [page.TargetGroups, page.NextMarker],
      ),
    );
    const arns = targetGroups.flatMap(({ TargetGroupArn }) => TargetGroupArn ?? []);
    const tagsByArn = await readTags(elbv2, calls, arns);
    yield* inOrder(targetGroups, 8, async (targetGroup) => {
      const TargetGroupArn = required(targetGroup.TargetGroupArn, "TargetGroupArn");
      const attributes = await calls.known(TargetGroupArn, () =>
        calls.call(
          "elasticloadbalancing:DescribeTargetGroupAttributes",
          () => elbv2.send(new DescribeTargetGroupAttributesCommand({ TargetGroupArn })),
          (answer) => requiredList(answer.Attributes, "Attributes"),
        ),
      );
      return { targetGroup, attributes, tags: tagsByArn.get(TargetGroupArn) };
    });
  },
  normalise: ({ targetGroup, attributes, tags }) => ({
    targetGroupArn: targetGroup.TargetGroupArn,
    targetGroupName: targetGroup.TargetGroupName,
    protocol: targetGroup.Protocol,
    protocolVersion: targetGroup.ProtocolVersion,
    port: targetGroup.Port,
    vpcId: targetGroup.VpcId,
    targetType: targetGroup.TargetType,
    ipAddressType: targetGroup.IpAddressType,
    loadBalancerArns: targetGroup.LoadBalancerArns ?? [],
    healthCheckEnabled: targetGroup.HealthCheckEnabled,
    healthCheckPort: targetGroup.HealthCheckPort,
    healthCheckProtocol: targetGroup.HealthCheckProtocol,
    healthCheckPath: targetGroup.HealthCheckPath,
    healthCheckIntervalSeconds: targetGroup.HealthCheckIntervalSeconds,
    healthCheckTimeoutSeconds: targetGroup.HealthCheckTimeoutSeconds,
    healthyThresholdCount: targetGroup.HealthyThresholdCount,
    unhealthyThresholdCount: targetGroup.UnhealthyThresholdCount,
    matcher: targetGroup.Matcher?.HttpCode ?? targetGroup.Matcher?.GrpcCode,
    attributes: mapKnown(attributes, attributesOf),
    tags,
  }),
});
