import { expect, test } from "vitest";
import { dnsRecordsSchema } from "#lib/api/dns-page.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import { dnsRecordsQuestion } from "#lib/server/questions/dns-records.ts";
import { Refusal } from "#lib/server/refusal.ts";
import { vpc } from "#tests/support/ec2-records.ts";
import { loadBalancer, loadBalancerInterface } from "#tests/support/elbv2-records.ts";
import { hostedZone, resourceRecordSet as record } from "#tests/support/route53-records.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";

const areas = {
  vpcs: [vpc()],
  loadBalancers: [loadBalancer()],
  networkInterfaces: [loadBalancerInterface("app/front/1", { association: { publicIp: "203.0.113.40" } })],
  hostedZones: [hostedZone(), hostedZone({ hostedZoneId: "Z2", name: "example.net" })],
  resourceRecordSets: [
    record({ values: ["203.0.113.40"] }),
    record({ name: "api.example.com", type: "CNAME", ttl: 600, values: ["docs.example.org"] }),
    record({ name: "example.com", type: "TXT", values: ['"v=spf1 ip4:192.0.2.77 ip4:198.51.100.0/24 -all"'] }),
    record({ name: "two.example.com", setIdentifier: "blue", weight: 10, values: ["192.0.2.1"] }),
    record({ hostedZoneId: "Z2", name: "example.net", values: ["192.0.2.2"] }),
  ],
} as const;
const read = inspect(snapshotOf({ areas }));
const unreadInterfaces = inspect(
  snapshotOf({ areas: { ...areas, networkInterfaces: [] }, incomplete: ["networkInterfaces"] }),
);

function ask(parameters: Readonly<Record<string, string>>, inspection = read) {
  const answer = dnsRecordsQuestion.answer({ inspection, parameters, language: "en", lives: new Map() });
  if (!("json" in answer)) throw new Error("Records are JSON.");
  return dnsRecordsSchema.parse(answer.json);
}

const found = (q: string) => ask({ q }).records.map(({ name }) => name);

test.each([
  ["DOCS.example", ["api.example.com"]],
  ["blue", ["two.example.com"]],
  ["203.0.113.40", ["www.example.com"]],
  ["192.0.2.", ["example.com", "two.example.com", "example.net"]],
  ["192.0.2.77", ["example.com"]],
  ["198.51.100.0/24", ["example.com"]],
])("plain words find names, values and set identifiers: %s", (q, names) => {
  expect(found(q)).toEqual(names);
});

test.each([
  ["status:CNAME", ["api.example.com"]],
  ["zone:example.net", ["example.net"]],
  ["ip:192.0.2.0/24", ["two.example.com", "example.net"]],
  ["has:finding", ["www.example.com"]],
  ["sev>=critical", ["www.example.com"]],
  ["-zone:example.com OR blue", ["two.example.com", "example.net"]],
])("the filter is that of the map: %s", (q, names) => {
  expect(found(q)).toEqual(names);
});

test("a filter stands beside zone, type and verdict, and says of how many it was asked", () => {
  expect(ask({ q: "example", zone: "Z1", type: "A" })).toMatchObject({
    total: 2,
    filter: { all: 2, open: 0, because: [] },
  });
  expect(ask({ type: "A" }).filter).toBeUndefined();
});

test("what was not read leaves a filter undecided, with the call", () => {
  const { total, filter } = ask({ q: "eni:eni-front" }, unreadInterfaces);
  expect([total, (filter?.open ?? 0) > 0]).toEqual([0, true]);
  expect(filter?.because.map(({ call }) => call)).toContain("ec2:DescribeNetworkInterfaces");
});

test("a filter that cannot be read is refused with what is expected", () => {
  expect(() => ask({ q: "colour:red" })).toThrow(Refusal);
});
