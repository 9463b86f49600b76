import { expect, test } from "vitest";
import { consoleHosts, dnsSuffixOf, partitionOfRegion } from "#lib/net/partition.ts";

test.each([
  ["ap-northeast-1", "aws", "amazonaws.com", "console.aws.amazon.com"],
  ["eu-central-1", "aws", "amazonaws.com", "console.aws.amazon.com"],
  ["cn-northwest-1", "aws-cn", "amazonaws.com.cn", "console.amazonaws.cn"],
  ["us-gov-east-1", "aws-us-gov", "amazonaws.com", "console.amazonaws-us-gov.com"],
  ["eusc-de-east-1", "aws-eusc", "amazonaws.eu", "console.amazonaws-eusc.eu"],
] as const)("%s is of partition %s, whose names end in %s", (region, partition, suffix, host) => {
  expect(partitionOfRegion(region)).toBe(partition);
  expect(dnsSuffixOf(region)).toBe(suffix);
  expect(consoleHosts[partition]).toBe(host);
});
