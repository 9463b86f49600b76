import { describe, expect, it } from "vitest";
import { consoleUrl } from "#lib/report/entity/console-url.ts";

const eni = { kind: "network-interface", id: "eni-1", region: "eu-west-1" } as const;

describe("the console's page of a resource", () => {
  it("is in the console of the resource's partition and Region", () => {
    expect(consoleUrl(eni, "aws")).toBe(
      "https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#NetworkInterface:networkInterfaceId=eni-1",
    );
    expect(consoleUrl({ ...eni, region: "cn-north-1" }, "aws-cn")).toMatch("https://cn-north-1.console.amazonaws.cn/");
    expect(consoleUrl({ ...eni, region: "us-gov-west-1" }, "aws-us-gov")).toMatch(
      "https://us-gov-west-1.console.amazonaws-us-gov.com/",
    );
    expect(consoleUrl({ ...eni, region: "eusc-de-east-1" }, "aws-eusc")).toMatch(
      "https://eusc-de-east-1.console.amazonaws-eusc.eu/",
    );
  });

  it("names a load balancer by its ARN and an ECS service by cluster and name, whatever characters they hold", () => {
    const arn = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/web/50dc";
    expect(consoleUrl({ kind: "load-balancer", id: "app/web/50dc", arn, region: "eu-west-1" }, "aws")).toBe(
      `https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#LoadBalancer:loadBalancerArn=${encodeURIComponent(arn)}`,
    );
    expect(consoleUrl({ kind: "ecs-service", id: 'shop/"api"', region: "eu-west-1" }, "aws")).toBe(
      "https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/shop/services/%22api%22?region=eu-west-1",
    );
  });

  it("is in a Region of the partition for what belongs to the account as a whole", () => {
    expect(consoleUrl({ kind: "hosted-zone", id: "Z1", region: "global" }, "aws-us-gov")).toBe(
      "https://us-gov-west-1.console.amazonaws-us-gov.com/route53/v2/hostedzones#ListRecordSets/Z1",
    );
    expect(consoleUrl({ kind: "hosted-zone", id: "Z1", region: "global" }, "aws-eusc")).toMatch(
      "https://eusc-de-east-1.console.amazonaws-eusc.eu/",
    );
  });

  it("is not given for what has no page of its own, or in a partition that is not known", () => {
    expect(consoleUrl({ kind: "ecs-container", id: "t/web", region: "eu-west-1" }, "aws")).toBeUndefined();
    expect(consoleUrl(eni, "aws-iso")).toBeUndefined();
  });
});
