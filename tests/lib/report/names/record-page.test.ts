import { expect, test } from "vitest";
import { inspect } from "#lib/inspection/inspect.ts";
import { placeOfRecord, recordPage, type RecordsWanted } from "#lib/report/names/record-page.ts";
import { vpc } from "#tests/support/ec2-records.ts";
import { loadBalancer, loadBalancerInterface } from "#tests/support/elbv2-records.ts";
import { hostedZone, resourceRecordSet as record } from "#tests/support/route53-records.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";

const inspection = inspect(
  snapshotOf({
    areas: {
      vpcs: [vpc()],
      loadBalancers: [loadBalancer()],
      networkInterfaces: [loadBalancerInterface("app/front/1", { association: { publicIp: "203.0.113.40" } })],
      healthChecks: [{ healthCheckId: "hc-1", type: "HTTPS", fullyQualifiedDomainName: "www.example.com", port: 443 }],
      hostedZones: [hostedZone(), hostedZone({ hostedZoneId: "Z2", name: "example.net" })],
      resourceRecordSets: [
        record({ values: ["203.0.113.40"] }),
        record({ name: "api.example.com", type: "CNAME", ttl: 600, values: ["docs.example.org"] }),
        record({ name: "example.com", type: "TXT", ttl: 900, values: ['"x"'] }),
        record({
          name: "two.example.com",
          setIdentifier: "blue",
          weight: 10,
          healthCheckId: "hc-1",
          ttl: 60,
          values: ["192.0.2.1"],
        }),
        record({ hostedZoneId: "Z2", name: "example.net", values: ["192.0.2.2"] }),
      ],
    },
  }),
);

const all: RecordsWanted = { sort: "name", offset: 0, limit: 200 };
/** A filter that lets some records through. */
const foundBy = (part: string) => ({
  matches: new Set(recordPage(inspection, all).records.flatMap(({ urn, name }) => (name.includes(part) ? [urn] : []))),
  open: new Set<string>(),
});
const namesOf = (wanted: Partial<RecordsWanted>) =>
  recordPage(inspection, { ...all, ...wanted }).records.map(({ name }) => name);

test("records come zone by zone, the apex first, with their findings", () => {
  const { records, total, counts, types } = recordPage(inspection, all);
  expect(records.map(({ name }) => name)).toEqual([
    "example.com",
    "api.example.com",
    "two.example.com",
    "www.example.com",
    "example.net",
  ]);
  expect([total, counts]).toEqual([5, { broken: 0, risk: 1, unknown: 0, ok: 0, plain: 4 }]);
  expect(types).toEqual(["A", "CNAME", "TXT"]);
  expect(records[3]).toMatchObject({ states: ["load-balancer-node"], findings: 1, severity: "critical" });
});

test("a window gives its part, and knows the whole", () => {
  const { records, total, offset } = recordPage(inspection, { ...all, offset: 1, limit: 2 });
  expect([records.map(({ name }) => name), total, offset]).toEqual([["api.example.com", "two.example.com"], 5, 1]);
});

test("they are narrowed by zone, filter, type and verdict, and counts go by all but the verdict", () => {
  expect(namesOf({ zone: "Z2" })).toEqual(["example.net"]);
  expect(namesOf({ found: foundBy("api") })).toEqual(["api.example.com"]);
  expect(namesOf({ types: ["TXT"] })).toEqual(["example.com"]);
  expect(namesOf({ verdicts: ["risk", "broken"] })).toEqual(["www.example.com"]);
  expect(recordPage(inspection, { ...all, zone: "Z1", verdicts: ["risk"] }).counts.plain).toBe(3);
});

test("they are ordered by verdict or time to live, and a record is found in its order", () => {
  expect(namesOf({ sort: "verdict" })[0]).toBe("www.example.com");
  expect(namesOf({ sort: "ttl" }).slice(0, 2)).toEqual(["example.com", "api.example.com"]);
  const urn = "aws/111111111111/global/record-set/Z1/www.example.com/A";
  expect([
    placeOfRecord(inspection, all, urn),
    placeOfRecord(inspection, { ...all, sort: "verdict" }, urn),
    placeOfRecord(inspection, { ...all, found: foundBy("api") }, urn),
  ]).toEqual([3, 0, -1]);
});

test("a row tells the routing policy and what the health check asks", () => {
  const [row] = recordPage(inspection, { ...all, found: foundBy("two") }).records;
  expect(row).toMatchObject({
    policy: "weighted",
    policyBy: "10",
    healthCheck: { id: "hc-1", checks: "HTTPS www.example.com:443" },
  });
});

test("a record that a rule found something grave about is at risk, though its own look tells nothing; what is told already stays", () => {
  const [plain, pinned] = [2, 3].map((at) => recordPage(inspection, all).records[at]?.urn ?? "");
  const [finding] = inspection.findings;
  if (finding === undefined) throw new Error("The pinned record has a finding.");
  const about = (severity: "medium" | "low") => ({
    ...inspection,
    findings: [...inspection.findings, { ...finding, id: "x", severity, subject: plain ?? "", affected: [] }],
  });
  const found = recordPage(about("medium"), all);
  expect(found.records[2]).toMatchObject({ urn: plain, standing: "risk", states: ["found", "outside"], findings: 1 });
  expect(found.records[3]).toMatchObject({ urn: pinned, standing: "risk", states: ["load-balancer-node"] });
  expect(found.counts).toEqual({ broken: 0, risk: 2, unknown: 0, ok: 0, plain: 3 });
  expect(recordPage(about("medium"), { ...all, verdicts: ["risk"] }).total).toBe(2);
  expect(recordPage(about("low"), all).counts.risk).toBe(1);
});

test("of a scope there are the records of the zones that it shows", () => {
  expect(namesOf({ scope: "999999999999" })).toEqual([]);
  expect(namesOf({ scope: inspection.snapshot.scopes[0]?.scope.region ?? "" })).toHaveLength(5);
});
