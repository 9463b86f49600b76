import { describe, expect, test } from "vitest";
import type { Finding } from "#lib/findings/finding.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import { chartModel } from "#lib/report/chart/build-chart.ts";
import { verdictsByVpc } from "#lib/report/chart/vpc-verdicts.ts";
import { overviewOf } from "#lib/report/overview.ts";
import { subnet, vpc } from "#tests/support/ec2-records.ts";
import { ecsService } from "#tests/support/ecs-records.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";
import { ACCOUNT, REGION, snapshotOf, type ScopeContents } from "#tests/support/snapshots.ts";

function finding(overrides: Partial<Finding> = {}): Finding {
  return {
    id: "f1",
    ruleId: "IPAM-001",
    slug: "subnet-is-full",
    severity: "high",
    confidence: "likely",
    says: "full",
    values: {},
    subject: `aws/${ACCOUNT}/${REGION}/subnet/subnet-1`,
    subjectId: "subnet-1",
    affected: [],
    because: [],
    about: [],
    causedBy: [],
    ...overrides,
  };
}

function overview(contents: ScopeContents, findings: readonly Finding[] = []) {
  return overviewOf({ ...inspect(snapshotOf(contents)), findings }, ({ id }) => `sentence of ${id}`);
}

describe("the overview", () => {
  test("says at most seven problems, in the order of the findings, and counts them all", () => {
    const findings = Array.from({ length: 9 }, (_, index) => finding({ id: `f${String(index)}` }));
    const { problems, counts } = overview({}, findings);
    expect(problems.map(({ text }) => text).slice(0, 2)).toEqual(["sentence of f0", "sentence of f1"]);
    expect(problems).toHaveLength(7);
    expect(counts.high).toBe(9);
  });

  test("counts a symptom with its cause, not beside it", () => {
    const { problems, counts } = overview({}, [
      finding({ id: "cause" }),
      finding({ id: "symptom", causedBy: ["cause"] }),
    ]);
    expect(problems.map(({ findingId, symptoms }) => [findingId, symptoms])).toEqual([["cause", 1]]);
    expect(counts.high).toBe(1);
  });

  test("is as bad as the worst of what a problem leads to, and says the worst first", () => {
    const { problems, counts } = overview({}, [
      finding({ id: "other" }),
      finding({ id: "cause" }),
      finding({ id: "symptom", severity: "critical", causedBy: ["cause"] }),
    ]);
    expect(problems.map(({ findingId, severity }) => [findingId, severity])).toEqual([
      ["cause", "critical"],
      ["other", "high"],
    ]);
    expect(counts).toMatchObject({ critical: 1, high: 1 });
  });

  test("says a symptom by itself when its cause is not among the findings, as when somebody muted that", () => {
    const { problems } = overview({}, [finding({ id: "symptom", causedBy: ["muted"] })]);
    expect(problems.map(({ findingId }) => findingId)).toEqual(["symptom"]);
  });

  test("names the calls that failed, and never calls a half-read account whole", () => {
    const { coverage } = overview({ incomplete: ["ecsTasks"] });
    expect(coverage.wanted - coverage.complete).toBe(1);
    expect(coverage.unread).toEqual([{ call: "ecs:DescribeTasks", kind: "denied", scopes: 1 }]);
  });

  test("counts an area that was not asked for as wanted and not read", () => {
    const { coverage } = overview({ notAsked: ["flowLogs"] });
    expect(coverage.wanted - coverage.complete).toBe(1);
  });

  test("shows the subnet with the fewest free addresses, of those a subnet can use", () => {
    const { vpcs } = overview({
      areas: {
        vpcs: [vpc()],
        subnets: [subnet(), subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/28", availableIpAddressCount: 3 })],
      },
    });
    expect(vpcs[0]?.tightestSubnet).toEqual({
      urn: `aws/${ACCOUNT}/${REGION}/subnet/subnet-2`,
      name: "subnet-2",
      free: 3,
      usable: 11,
    });
  });

  test("shows the container instance with the fewest interfaces left for tasks; none where there are none", () => {
    const { vpcs } = overview({ areas: { vpcs: [vpc()], subnets: [subnet()] } });
    expect(vpcs[0]?.tightestInstance).toBe("none");
    const unread = overview({ areas: { vpcs: [vpc()] }, incomplete: ["ecsContainerInstances"] });
    expect(unread.vpcs[0]).not.toHaveProperty("tightestInstance");
  });

  test("puts a service into the VPC of its subnets and adds up its tasks", () => {
    const service = ecsService({
      desiredCount: 3,
      runningCount: 2,
      awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: [] },
    });
    const { vpcs } = overview({ areas: { vpcs: [vpc()], subnets: [subnet()], ecsServices: [service] } });
    expect(vpcs[0]).toMatchObject({ services: 1, tasks: { running: 2, desired: 3 } });
  });

  test("leaves a figure out when what it counts was not read, instead of showing 0", () => {
    const { vpcs } = overview({
      areas: { vpcs: [vpc()] },
      incomplete: ["ecsServices", "targetHealth", "subnets"],
    });
    expect(vpcs[0]).not.toHaveProperty("services");
    expect(vpcs[0]).not.toHaveProperty("targets");
    expect(vpcs[0]).not.toHaveProperty("tightestSubnet");
  });

  test("counts a finding in the VPC its subject lives in", () => {
    const { vpcs } = overview({ areas: { vpcs: [vpc()], subnets: [subnet()] } }, [finding()]);
    expect(vpcs[0]?.problems.high).toBe(1);
  });

  test("counts a problem of a VPC as it counts it for the account: its symptoms with it, by the worst of them", () => {
    const elsewhere = `aws/${ACCOUNT}/global/hosted-zone/Z1`;
    const { counts, vpcs } = overview({ areas: { vpcs: [vpc()], subnets: [subnet()] } }, [
      finding({ id: "cause", subject: elsewhere }),
      finding({ id: "symptom", severity: "critical", causedBy: ["cause"] }),
      finding({ id: "other", subject: elsewhere }),
    ]);
    expect(counts).toMatchObject({ critical: 1, high: 1 });
    expect(vpcs[0]?.problems).toMatchObject({ critical: 1, high: 0 });
  });
});

test("the verdicts of a VPC are those that its head on the map counts", async () => {
  const inspection = await inspectScenario(harbour);
  const onMap = verdictsByVpc(chartModel(inspection, { withTasks: false }));
  const { vpcs } = overviewOf(inspection, ({ ruleId }) => ruleId);
  expect(onMap.size).toBeGreaterThan(0);
  expect(new Map(vpcs.flatMap(({ urn, verdicts }) => (verdicts === undefined ? [] : [[urn, verdicts]])))).toEqual(
    onMap,
  );
});

test("a Region in which every service was read and there is none is told apart from one that was not read", () => {
  const { services } = overviewOf(
    inspect(
      snapshotOf(
        { region: "eu-west-1", areas: { ecsServices: [ecsService()] } },
        { region: "ap-northeast-1" },
        { region: "us-east-1", incomplete: ["ecsServices"] },
      ),
    ),
    ({ ruleId }) => ruleId,
  );
  const place = (region: string) => ({ account: "111111111111", region, scope: `111111111111/${region}` });
  expect(services).toEqual({
    found: [place("eu-west-1")],
    none: [place("ap-northeast-1")],
    unread: [place("us-east-1")],
  });
});

test("narrowed to a scope tells of that scope alone, and of all where services are", () => {
  const elsewhere = finding({ id: "f2", subject: `aws/${ACCOUNT}/us-west-2/subnet/subnet-2` });
  const inspection = { ...inspect(snapshotOf({ areas: { vpcs: [vpc()] } })), findings: [finding(), elsewhere] };
  const whole = overviewOf(inspection, ({ id }) => id);
  const seen = overviewOf(inspection, ({ id }) => id, "us-west-2");
  expect([whole.counts.high, seen.counts.high, seen.vpcs]).toEqual([2, 1, []]);
  expect(seen.coverage.wanted).toBeLessThan(whole.coverage.wanted);
  expect(seen.services.none.map(({ scope }) => scope)).toEqual([`${ACCOUNT}/${REGION}`]);
});

test("a Region where services were not read to the end is in its own list: there may be some", () => {
  const { services } = overview({ incomplete: ["ecsServices"] });
  expect([services.found, services.none, services.unread.map(({ region }) => region)]).toEqual([[], [], [REGION]]);
});
