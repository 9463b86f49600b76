import { expect, test } from "vitest";
import { account, publicClient, trace } from "./accounts.ts";

test("a variant tells the subnet and zone of both ends, and how many pairs it stands for", () => {
  const [variant] = trace(account()).variants;
  expect(variant?.fromEnd?.subnet).toBe("aws/111111111111/eu-west-1/subnet/subnet-1");
  expect(variant?.toEnd).toEqual({
    networkInterface: "aws/111111111111/eu-west-1/network-interface/eni-server",
    subnet: "aws/111111111111/eu-west-1/subnet/subnet-2",
    subnetName: "subnet-2",
    availabilityZone: "eu-west-1a",
  });
  expect(variant?.pairs).toBe(1);
});

test("the internet has no place, though its packets pass an interface of ours", () => {
  const [variant] = trace(account(publicClient), { from: "eni-client", to: "internet" }).variants;
  expect(variant?.fromEnd?.networkInterface).toContain("eni-client");
  expect(variant?.toEnd).toBeUndefined();
});
