import { expect, test } from "vitest";
import { foldIncidents } from "#lib/findings/causes.ts";
import type { Confidence } from "#lib/findings/finding.ts";
import { judgeRules } from "#lib/findings/judge.ts";
import { defineRule, type AnyRule, type RuleNeeds } from "#lib/findings/rule.ts";
import type { AreaName } from "#lib/model/areas.ts";
import type { Severity } from "#lib/findings/finding.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import { subnet } from "#tests/support/ec2-records.ts";
import { denied, snapshotOf, type ScopeContents } from "#tests/support/snapshots.ts";

type Making = Partial<Omit<RuleNeeds, "needs">> & {
  readonly needs?: readonly AreaName[];
  readonly confidence?: Confidence;
  readonly stated?: Severity;
  readonly symptomOf?: readonly string[];
  readonly throws?: boolean;
};

/** A rule that finds every subnet. */
const everySubnet = ({ confidence = "likely", stated, throws = false, ...making }: Making = {}): AnyRule =>
  defineRule({
    id: "NET-900",
    slug: "every-subnet",
    severity: "high",
    level: "regional",
    needs: ["subnets"],
    text: { title: "t", why: "w", fix: "f", limits: "l", says: { here: "{subnet}" }, figures: { here: "" } },
    references: [],
    ...making,
    subjects: ({ topology }) => [...topology.subnets.values()],
    check: ({ urn, item }) => {
      if (throws) throw new Error("a defect");
      const severity = stated === undefined ? {} : { severity: stated };
      return [
        {
          subject: urn,
          subjectId: item.subnetId,
          says: "here",
          values: { subnet: item.subnetId },
          confidence,
          affected: [],
          because: [],
          about: [urn],
          ...severity,
        },
      ];
    },
  });

const judge = (rules: readonly AnyRule[], ...contents: readonly ScopeContents[]) =>
  judgeRules(buildTopology(snapshotOf(...contents)), rules);

const one: ScopeContents = { areas: { subnets: [subnet()] } };

/** A rule that cannot judge subnets of this CIDR block; with `anonymous` it hides which. */
const unsureOf = (cidrBlock: string, anonymous: boolean): AnyRule =>
  defineRule({
    id: "NET-901",
    slug: "unsure",
    severity: "high",
    level: "regional",
    needs: ["subnets"],
    text: { title: "t", why: "w", fix: "f", limits: "l", says: { here: "{subnet}" }, figures: { here: "" } },
    references: [],
    subjects: ({ topology }) =>
      [...topology.subnets.values()].map((place) => (anonymous ? { cidr: place.item.cidrBlock } : { place })),
    check: (subject) => {
      const cidr = "place" in subject ? subject.place.item.cidrBlock : subject.cidr;
      return cidr === cidrBlock ? { unknown: "no idea" } : [];
    },
  });

test("a rule is settled in a scope where it judged everything, but for the subjects it names", () => {
  const two = { areas: { subnets: [subnet(), subnet({ subnetId: "subnet-2", cidrBlock: "10.9.0.0/24" })] } };
  const scope = "111111111111/eu-west-1";
  expect(judge([everySubnet()], one).settled).toEqual([{ ruleId: "NET-900", scope, except: [] }]);
  expect(judge([unsureOf("10.9.0.0/24", false)], two).settled).toEqual([
    { ruleId: "NET-901", scope, except: ["aws/111111111111/eu-west-1/subnet/subnet-2"] },
  ]);
  expect(judge([unsureOf("10.9.0.0/24", true)], two).settled).toEqual([]);
});

test("a rule that broke, or that missed an area, is settled nowhere; one scope's trouble is not another's", () => {
  expect(judge([everySubnet({ throws: true })], one).settled).toEqual([]);
  const other = { account: "222222222222", areas: { subnets: [] }, incomplete: ["subnets"] } as const;
  expect(judge([everySubnet()], one, other).settled.map(({ scope }) => scope)).toEqual(["111111111111/eu-west-1"]);
});

test("a finding has the rule's severity, and an id that does not change from survey to survey", () => {
  const [finding] = judge([everySubnet()], one).findings;
  expect(finding).toMatchObject({ severity: "high", causedBy: [] });
  expect(judge([everySubnet()], one).findings[0]?.id).toBe(finding?.id);
  expect(finding?.id).toMatch(/^net-900-[0-9a-f]{16}$/);
});

test("what is only possible shows one step lower, unless the rule states a severity for it", () => {
  expect(judge([everySubnet({ confidence: "possible" })], one).findings[0]?.severity).toBe("medium");
  expect(judge([everySubnet({ confidence: "possible", stated: "high" })], one).findings[0]?.severity).toBe("high");
});

test("an area that is not complete mutes the rule, and says which call of which scope", () => {
  const { findings, outcomes } = judge([everySubnet()], { ...one, incomplete: ["subnets"] });
  expect(findings).toEqual([]);
  expect(outcomes).toEqual([
    {
      ruleId: "NET-900",
      state: "unknown",
      checked: 0,
      failed: 0,
      unknown: 1,
      reasons: [],
      mutedBecause: [{ scope: "111111111111/eu-west-1", area: "subnets", problem: denied("ec2:DescribeSubnets") }],
    },
  ]);
});

test("a rule that may judge in part marks its findings, and finding none is still unknown", () => {
  const rule = everySubnet({ partialIsFine: ["subnets"] });
  expect(judge([rule], { ...one, incomplete: ["subnets"] }).findings).toMatchObject([{ partial: true }]);
  expect(judge([rule], { incomplete: ["subnets"] }).outcomes).toMatchObject([{ state: "unknown", unknown: 1 }]);
});

test("an absence everywhere needs every scope of the snapshot", () => {
  const other: ScopeContents = { account: "222222222222", incomplete: ["natGateways"] };
  expect(judge([everySubnet({ needs: ["subnets", "natGateways"] })], one, other).findings).toHaveLength(1);
  expect(
    judge([everySubnet({ needs: ["subnets", "natGateways"], everywhere: ["natGateways"] })], one, other).findings,
  ).toEqual([]);
});

test("a global rule reads the Regions of its own account, and no others", () => {
  const rule = everySubnet({ level: "global" });
  const { outcomes } = judge([rule], one, { account: "222222222222", incomplete: ["subnets"] });
  expect(outcomes[0]?.mutedBecause.map(({ scope }) => scope)).toEqual(["222222222222/eu-west-1"]);
});

test("a details-only problem of one parent does not mute a rule: it asks the parent's own value", () => {
  const snapshot = snapshotOf({ ...one, incomplete: ["subnets"] });
  const problems = [{ ...denied("ec2:GetSubnetCidrReservations"), parent: "subnet-1" }] as const;
  const scopes = snapshot.scopes.map(({ scope, areas }) => {
    const { subnets } = areas;
    return subnets?.status === "incomplete"
      ? { scope, areas: { ...areas, subnets: { ...subnets, problems } } }
      : { scope, areas };
  });
  expect(judgeRules(buildTopology({ ...snapshot, scopes }), [everySubnet()]).findings).toHaveLength(1);
});

test("no subjects is not applicable, which is not a pass", () => {
  expect(judge([everySubnet()], {}).outcomes).toMatchObject([{ state: "not-applicable", checked: 0 }]);
});

test("a rule that throws is crashed with its message, and the others go on", () => {
  const { findings, outcomes } = judge([everySubnet({ throws: true }), everySubnet({ id: "NET-901" })], one);
  expect(outcomes).toMatchObject([{ state: "crashed", reasons: ["a defect"] }, { state: "judged" }]);
  expect(findings).toHaveLength(1);
});

test("a symptom names its causes, and is folded under them as one incident of the worst severity", () => {
  const cause = everySubnet({ severity: "medium" });
  const symptom = everySubnet({ id: "NET-901", severity: "critical", symptomOf: ["NET-900"] });
  const { findings } = judge([cause, symptom], one);
  expect(findings.map(({ ruleId, causedBy }) => ({ ruleId, causes: causedBy.length }))).toEqual([
    { ruleId: "NET-901", causes: 1 },
    { ruleId: "NET-900", causes: 0 },
  ]);
  expect(foldIncidents(findings)).toMatchObject([
    { cause: { ruleId: "NET-900" }, symptoms: [{ ruleId: "NET-901" }], severity: "critical" },
  ]);
});
