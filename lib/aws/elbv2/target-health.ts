import { DescribeTargetHealthCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { defineCollector } from "../collector.ts";
import { inOrder } from "../in-order.ts";
import { mapKnown } from "../map-known.ts";
import { requiredList } from "../unexpected-shape.ts";

/** The targets of every target group and their health; one call a group, which gives the whole group. */
export const targetHealth = defineCollector({
  area: "targetHealth",
  actions: ["elasticloadbalancing:DescribeTargetHealth"],
  after: ["targetGroups"],
  read: ({ aws: { elbv2 }, call, known, gathered }) =>
    inOrder(gathered.targetGroups, 8, async ({ targetGroupArn: TargetGroupArn }) => ({
      targetGroupArn: TargetGroupArn,
      targets: await known(TargetGroupArn, () =>
        call(
          "elasticloadbalancing:DescribeTargetHealth",
          () => elbv2.send(new DescribeTargetHealthCommand({ TargetGroupArn })),
          (answer) => requiredList(answer.TargetHealthDescriptions, "TargetHealthDescriptions"),
        ),
      ),
    })),
  normalise: ({ targetGroupArn, targets }) => ({
    targetGroupArn,
    targets: mapKnown(targets, (descriptions) =>
      descriptions.map(({ Target, HealthCheckPort, TargetHealth }) => ({
        id: Target?.Id,
        port: Target?.Port,
        availabilityZone: Target?.AvailabilityZone,
        healthCheckPort: HealthCheckPort,
        state: TargetHealth?.State,
        reason: TargetHealth?.Reason,
        description: TargetHealth?.Description,
      })),
    ),
  }),
});
