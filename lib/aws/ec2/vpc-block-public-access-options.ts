import { DescribeVpcBlockPublicAccessOptionsCommand } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { required } from "../unexpected-shape.ts";

/** The Region's VPC Block Public Access mode: one record. */
export const vpcBlockPublicAccessOptions = defineCollector({
  area: "vpcBlockPublicAccessOptions",
  actions: ["ec2:DescribeVpcBlockPublicAccessOptions"],
  async *read({ aws: { ec2 }, call }) {
    yield await call(
      "ec2:DescribeVpcBlockPublicAccessOptions",
      () => ec2.send(new DescribeVpcBlockPublicAccessOptionsCommand({})),
      (answer) => required(answer.VpcBlockPublicAccessOptions, "vpcBlockPublicAccessOptions"),
    );
  },
  normalise: (options) => ({ internetGatewayBlockMode: options.InternetGatewayBlockMode, state: options.State }),
});
