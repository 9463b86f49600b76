import { expect, test } from "vitest";
import { awsHost, isServiceName, serviceNameOf } from "#lib/analysis/startup/aws-host.ts";

test.each([
  ["ecr.api", "eu-west-1", "com.amazonaws.eu-west-1.ecr.api"],
  ["ecr.dkr", "cn-north-1", "cn.com.amazonaws.cn-north-1.ecr.dkr"],
  ["logs", "cn-north-1", "com.amazonaws.cn-north-1.logs"],
  ["ecr.api", "eusc-de-east-1", "eu.amazonaws.eusc-de-east-1.ecr.api"],
  ["s3", "eusc-de-east-1", "com.amazonaws.eusc-de-east-1.s3"],
])("the endpoint service of %s in %s is %s", (service, region, name) => {
  expect(serviceNameOf(service, region)).toBe(name);
  expect(isServiceName(name, service, region)).toBe(true);
});

test("a service answers under the domain of its partition", () => {
  expect(awsHost("api.ecr", "eusc-de-east-1")).toBe("api.ecr.eusc-de-east-1.amazonaws.eu");
  expect(awsHost("logs", "cn-north-1")).toBe("logs.cn-north-1.amazonaws.com.cn");
  expect(awsHost("logs", "us-gov-west-1")).toBe("logs.us-gov-west-1.amazonaws.com");
});
