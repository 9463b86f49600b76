import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { capacityModel } from "#lib/analysis/capacity/capacity-model.ts";
import { capacityOf } from "#lib/analysis/capacity/capacity.ts";
import { resolveName } from "#lib/analysis/names/resolve-name.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { muteFindings } from "#lib/inspection/mute-findings.ts";
import { exporters } from "#lib/report/exporters.ts";
import { loadBalancedPaths } from "#lib/report/load-balanced-paths.ts";
import { plainWords } from "#lib/report/redact/plain-words.ts";
import { redactInspection } from "#lib/report/redact/redact-inspection.ts";
import { hides, redactions } from "#lib/report/redact/redaction.ts";
import { languages } from "#lib/report/text/language.ts";
import { redactionKey } from "#lib/server/redaction-key.ts";
import { reportFileName } from "#lib/server/report-file.ts";
import { scenarios } from "#mocks/scenarios.ts";
import { earlierNodes, earlierTargets } from "../../../support/earlier.ts";
import { loadBalancer, loadBalancerInterface } from "../../../support/elbv2-records.ts";
import { hostedZone, resourceRecordSet } from "../../../support/route53-records.ts";
import { snapshotOf } from "../../../support/snapshots.ts";
import { surveyScenario } from "../../../support/surveyed.ts";

const accounts = await Promise.all(
  scenarios.map(async (scenario) => ({ id: scenario.id, inspection: inspect(await surveyScenario(scenario)) })),
);

const hide = (inspection: Inspection, level: (typeof redactions)[number]) =>
  redactInspection(inspection, level, redactionKey(inspection.snapshot)).inspection;
const filesOf = (inspection: Inspection) =>
  exporters.flatMap(({ render, extension }) => [
    reportFileName(inspection.snapshot, extension),
    ...languages.map((language) => render(inspection, { language })),
  ]);

function textsIn(value: unknown, texts = new Set<string>()): ReadonlySet<string> {
  if (typeof value === "string") texts.add(value);
  else if (typeof value === "object" && value !== null) for (const one of Object.values(value)) textsIn(one, texts);
  return texts;
}

it("a hidden service still has the scalable target that was its own, and no name of it is left", () => {
  const harbour = accounts.find(({ id }) => id === "harbour")?.inspection;
  if (harbour === undefined) throw new Error("there is a harbour");
  const scaled = ({ topology }: Inspection) =>
    capacityOf(capacityModel(topology), "en").services.flatMap(({ scaling, desired }) =>
      scaling === undefined ? [] : [`${String(desired)} to ${String(scaling.maxCapacity)}`],
    );
  expect(scaled(harbour)).toHaveLength(6);
  for (const level of redactions) expect(scaled(hide(harbour, level)).toSorted()).toEqual(scaled(harbour).toSorted());
  const names = hide(harbour, "names").snapshot.scopes.flatMap(({ areas }) => areas.scalableTargets?.items ?? []);
  expect(JSON.stringify(names)).not.toMatch(/storefront|booking|pricing|crew|manifest|tracking/);
});

it("a hidden Resolver rule forwards what it did, and neither its domain nor where to can be read", () => {
  const harbour = accounts.find(({ id }) => id === "harbour")?.inspection;
  if (harbour === undefined) throw new Error("there is a harbour");
  const rulesIn = ({ snapshot }: Inspection) =>
    snapshot.scopes.flatMap(({ areas }) => areas.resolverRules?.items ?? []);
  const forwarding = (inspection: Inspection) => rulesIn(inspection).find(({ ruleType }) => ruleType === "FORWARD");
  expect(forwarding(harbour)?.domainName).toBe("corp.example.com");
  for (const level of redactions) {
    const hidden = hide(harbour, level);
    const rule = forwarding(hidden);
    const asker = { vpcId: rule?.associations[0]?.vpcId ?? "" };
    const name = `ldap.${rule?.domainName ?? ""}`;
    const { answers } = resolveName({ topology: hidden.topology, say: sayIn("en") }, { name, type: "A", asker });
    expect(answers[0]?.end).toMatchObject({
      kind: "unknown",
      unread: [{ text: expect.stringContaining("forwards") as string }],
    });
  }
  expect(JSON.stringify(rulesIn(hide(harbour, "names")))).not.toMatch(
    /corp|head-office|192\.168\.[12]0\.53|999911110000/,
  );
});

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
/** What stands in reports of an account with nothing in it, and in the rules' own texts: no secret of anybody. */
const said = new Set(
  [...filesOf(inspect(snapshotOf({}))), readFileSync(new URL("../../../../docs/rules.md", import.meta.url), "utf8")].flatMap(wordsOf), // prettier-ignore
);

/** The words of an account that nobody else would say: parts of names, tags, hosts, descriptions. */
function secretWords({ snapshot }: Inspection): readonly string[] {
  const texts = [...textsIn(snapshot.scopes.map(({ areas }) => Object.values(areas).map(({ items }) => items)))];
  const words = texts.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u)).map((word) => word.toLowerCase());
  return [...new Set(words)].filter(
    (word) => /^\p{L}{5,}$/u.test(word) && !plainWords.has(word) && !said.has(word) && !ofAws.has(word),
  );
}

/** Values from closed lists of AWS's that fields hold as they are. */
const ofAws = new Set(
  "example northeast eipalloc dynamodb secretsmanager micro xlarge srcport dstport preserve redis vpcbpa notinuse responsecodemismatch monitoring ssmmessages createdat".split(
    " ",
  ),
);

describe("what earlier snapshots told", () => {
  const hostedZoneId = "Z0123456789EXAMPLE01";
  const front = loadBalancerInterface("app/front/1", {
    association: { publicIp: "203.0.113.99", ipOwnerId: "amazon" },
  });
  const snapshot = snapshotOf({
    areas: {
      loadBalancers: [loadBalancer()],
      networkInterfaces: [front],
      hostedZones: [hostedZone({ hostedZoneId })],
      resourceRecordSets: [resourceRecordSet({ hostedZoneId, values: ["203.0.113.10"] })],
    },
  });
  const record = `aws/111111111111/global/record-set/${hostedZoneId}/www.example.com/A`;
  const known = inspect(snapshot, earlierNodes(["203.0.113.10"], {}, record));

  it("is told of a hidden inspection too, in hidden names and addresses", () => {
    expect(known.findings.filter(({ ruleId }) => ruleId === "DNS-001")).toMatchObject([{ says: "left" }]);
    for (const level of redactions) {
      const { findings, topology } = hide(known, level);
      const [found] = findings.filter(({ ruleId }) => ruleId === "DNS-001");
      const lost = [...topology.records.values()].flatMap(({ item }) => item.values).join();
      expect(found).toMatchObject({ says: "left", severity: "critical", values: { lost, nodes: 1 } });
      expect(JSON.stringify(found).includes("front")).toBe(!hides(level, "names") || level === "none");
    }
  });

  it("tells a hidden inspection of names that led to what is gone", () => {
    const dnsName = "app-1111111111.eu-west-1.elb.amazonaws.com";
    const alias = resourceRecordSet({
      hostedZoneId,
      values: [],
      aliasTarget: { hostedZoneId: "Z32O12XQLNTSW2", dnsName },
    });
    const named = snapshotOf({ areas: { hostedZones: [hostedZone({ hostedZoneId })], resourceRecordSets: [alias] } });
    for (const level of redactions) {
      const { findings } = hide(inspect(named, earlierTargets([dnsName], {}, record)), level);
      expect(findings.filter(({ ruleId }) => ruleId === "DNS-003")).toMatchObject([{ confidence: "confirmed" }]);
    }
  });
});

describe("an inspection that is hidden", { timeout: 240_000 }, () => {
  it("judges every account as before: the same findings, the same verdicts", () => {
    for (const { id, inspection } of accounts) {
      const judged = ({ findings }: Inspection) =>
        findings.map(({ ruleId, severity, confidence, affected }) => `${ruleId} ${severity} ${confidence} ${String(affected.length)}`).sort(); // prettier-ignore
      const verdicts = (one: Inspection) => loadBalancedPaths(one, "en").map(({ verdict }) => verdict).sort(); // prettier-ignore
      const hidden = hide(inspection, "names");
      expect([id, ...judged(hidden)]).toEqual([id, ...judged(inspection)]);
      expect([id, ...verdicts(hidden)]).toEqual([id, ...verdicts(inspection)]);
    }
  });

  it("shows no word that is the account's own, in any format, language or file name", () => {
    for (const { id, inspection } of accounts) {
      // Which demo it is stands in the report.
      const secrets = secretWords(inspection).filter((word) => !inspection.snapshot.source.includes(word));
      const shown = new Set(filesOf(hide(inspection, "names")).flatMap(wordsOf));
      expect([id, secrets.filter((word) => shown.has(word))]).toEqual([id, []]);
    }
  });

  it("shows no account id at any level, and no address from the second on", () => {
    for (const { id, inspection } of accounts.slice(0, 3)) {
      const texts = [...textsIn(inspection.snapshot)].join("\n");
      const ids = new Set(texts.match(/(?<![0-9A-Za-z])\d{12}(?![0-9A-Za-z])/g));
      const addresses = new Set(texts.match(/(?<![\d.])(?:10|172\.(?:1[689]|2\d)|192\.168|203\.0|198\.51)(?:\.\d{1,3}){2,3}(?![\d.])/g)); // prettier-ignore
      for (const level of redactions.slice(1)) {
        const shown = filesOf(hide(inspection, level)).join("\n");
        expect([id, level, [...ids].filter((one) => shown.includes(one))]).toEqual([id, level, []]);
      }
      const { text } = shownAddresses(hide(inspection, "addresses"));
      const left = [...addresses].filter((one) => text.has(one) && !one.startsWith("172.17."));
      // A pseudonym may be another's address by chance: rare, and it says nothing.
      expect([id, left.length <= addresses.size / 20]).toEqual([id, true]);
    }
  });

  it("gives the same pseudonyms to the same snapshot, also when its fields stand in another order", () => {
    const [first] = accounts;
    const { snapshot } = first?.inspection ?? inspect(snapshotOf({}));
    const turned = Object.fromEntries(Object.entries(snapshot).reverse()) as typeof snapshot;
    expect(redactionKey(turned)("x")).toBe(redactionKey(snapshot)("x"));
    expect(redactionKey({ ...snapshot, snapshotId: "other" })("x")).not.toBe(redactionKey(snapshot)("x"));
  });

  it("keeps a mute with its finding, without its reason", () => {
    const { inspection } = accounts[0] ?? { inspection: inspect(snapshotOf({})) };
    const mutable = inspection.findings.find(({ ruleId }) => !ruleId.startsWith("OBS"));
    const scope = { kind: "finding", findingId: mutable?.id ?? "" } as const;
    const mute = { id: "m", scope, reason: "harbour master knows", createdAt: "2026-01-01T00:00:00Z" };
    const muted = muteFindings(inspection, { at: "2026-01-02T00:00:00Z", mutes: [mute] });
    const [found, ...more] = hide(muted, "names").findings.filter((finding) => finding.mute !== undefined);
    expect([found?.ruleId, found?.mute?.reason, more]).toEqual([mutable?.ruleId, "…", []]);
    expect(found?.id).not.toBe(mutable?.id);
  });
});

function shownAddresses(inspection: Inspection): { readonly text: ReadonlySet<string> } {
  return {
    text: new Set(
      filesOf(inspection)
        .join("\n")
        .match(/(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g),
    ),
  };
}
