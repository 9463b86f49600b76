import { expect, test } from "vitest";
import { dnsAnswerSchema } from "#lib/api/dns.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import { resolveNameQuestion } from "#lib/server/questions/resolve-name.ts";
import { Refusal } from "#lib/server/refusal.ts";
import { vpc } from "#tests/support/ec2-records.ts";
import { loadBalancer, loadBalancerArn, loadBalancerInterface } from "#tests/support/elbv2-records.ts";
import { hostedZone, resourceRecordSet, vpcHostedZones } from "#tests/support/route53-records.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";

const inspection = inspect(
  snapshotOf({
    areas: {
      vpcs: [vpc()],
      loadBalancers: [loadBalancer()],
      networkInterfaces: [loadBalancerInterface("app/front/1", { association: { publicIp: "203.0.113.40" } })],
      hostedZones: [hostedZone(), hostedZone({ hostedZoneId: "Z2", name: "corp.example.com", privateZone: true })],
      resourceRecordSets: [
        resourceRecordSet({
          name: "example.com",
          aliasTarget: alias("dualstack.front-1234567890.eu-west-1.elb.amazonaws.com."),
        }),
        resourceRecordSet({ values: ["203.0.113.40"] }),
        resourceRecordSet({ name: "two.example.com", setIdentifier: "a", weight: 1, values: ["198.51.100.1"] }),
        resourceRecordSet({ name: "two.example.com", setIdentifier: "b", weight: 3, values: ["198.51.100.2"] }),
      ],
      vpcHostedZones: [vpcHostedZones("vpc-1", "Z2")],
    },
  }),
);

function alias(dnsName: string) {
  return { dnsName, hostedZoneId: "Z32O12XQLNTSW2", evaluateTargetHealth: true };
}

function ask(parameters: Readonly<Record<string, string>>, language: "en" | "ja" = "en") {
  const answer = resolveNameQuestion.answer({ inspection, parameters, language, lives: new Map() });
  if (!("json" in answer)) throw new Error("A resolution is JSON.");
  return dnsAnswerSchema.parse(answer.json);
}

function refused(parameters: Readonly<Record<string, string>>) {
  try {
    ask(parameters);
  } catch (error) {
    if (error instanceof Refusal) return [error.status, error.details.field];
    throw error;
  }
  return undefined;
}

test("a name at the apex leads to its load balancer, asked as A by the internet unless said otherwise", () => {
  const { question, answer, steps, risks, unknowns } = ask({ name: "Example.com." });
  expect(question).toEqual({ name: "example.com", type: "A", vpc: "internet" });
  expect(answer).toEqual({
    kind: "load-balancer",
    addresses: ["203.0.113.40"],
    loadBalancerArn: loadBalancerArn("app/front/1"),
  });
  expect(steps).toEqual([
    {
      urn: "aws/111111111111/global/record-set/Z1/example.com/A",
      zoneId: "Z1",
      record: "example.com",
      type: "A",
      text: "example.com is an alias of dualstack.front-1234567890.eu-west-1.elb.amazonaws.com.",
    },
  ]);
  expect([risks, unknowns]).toEqual([[], []]);
});

test("the rules that found something at a record on the way are its risks", () => {
  const { answer, risks, notes } = ask({ name: "www.example.com" });
  expect([answer, risks]).toEqual([{ kind: "addresses", addresses: ["203.0.113.40"] }, ["DNS-001"]]);
  expect(notes.map(({ code }) => code)).toEqual(["DNS_STALE_LB_IP"]);
});

test("a weighted name has all of its addresses, and each answer by itself with its weight", () => {
  const { answer, alternatives } = ask({ name: "two.example.com" });
  expect(answer).toEqual({ kind: "addresses", addresses: ["198.51.100.1", "198.51.100.2"] });
  expect(alternatives.map(({ when }) => when)).toEqual([["weight 1 of 4"], ["weight 3 of 4"]]);
});

test("a private zone that lacks the name says so, in the language that was asked for, and only to its VPC", () => {
  const inside = ask({ name: "db.corp.example.com", vpc: "vpc-1", type: "aaaa" }, "ja");
  expect(inside.question).toEqual({ name: "db.corp.example.com", type: "AAAA", vpc: "vpc-1" });
  expect([inside.answer.kind, inside.steps[0]?.zoneId, inside.steps[0]?.text]).toEqual([
    "nxdomain",
    "Z2",
    "db.corp.example.com はホストゾーン corp.example.com に属しますが、レコードがありません。",
  ]);
  expect(ask({ name: "db.corp.example.com" }).steps[0]?.zoneId).toBe("Z1");
});

test("a wrong name, type or VPC is refused with the field", () => {
  expect(refused({})).toEqual([400, "name"]);
  for (const name of ["", "a..b", "not a name", "10.0.0.1", `${"a".repeat(64)}.jp`, "例え.jp", "*.*.jp"]) {
    expect(refused({ name })).toEqual([400, "name"]);
  }
  expect(refused({ name: "example.com", type: "ANY" })).toEqual([400, "type"]);
  expect(refused({ name: "example.com", vpc: "vpc-9" })).toEqual([404, "vpc"]);
  expect(refused({ name: "example.com", to: "x" })).toEqual([400, "to"]);
});
