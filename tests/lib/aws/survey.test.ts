import { expect, test } from "vitest";
import { areaNames, areaNamesOf } from "#lib/model/areas.ts";
import { snapshotSchema } from "#lib/model/snapshot.ts";
import type { AreaProgress } from "#lib/aws/survey-scope.ts";
import type { RequestHandler } from "#lib/aws/session.ts";
import { ACCOUNT, areaIn, itemsIn, place, problemsIn, REGION, surveyOf, worldOf } from "./wired-survey.ts";

const groups = ["1", "2"].map((id) => ({
  TargetGroupArn: `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:targetgroup/g${id}/${id}`,
  TargetGroupName: `g${id}`,
  attributes: [],
  tags: [],
  health: [],
}));

test("a snapshot fits its own schema and names what it was read with", async () => {
  const { snapshot } = await surveyOf(worldOf({ vpcs: [{ VpcId: "vpc-1", CidrBlock: "10.0.0.0/16" }] }));
  expect(snapshotSchema.safeParse(JSON.parse(JSON.stringify(snapshot))).success).toBe(true);
  expect(snapshot).toMatchObject({ source: "aws", toolVersion: "0.0.0", version: 1 });
  expect(snapshot.snapshotId).toMatch(/^20261121T0000\d\dZ-[0-9a-f]{8}$/);
  expect(areaIn(snapshot, "vpcs").readings).toMatchObject([
    { call: "ec2:DescribeVpcs", count: 1 },
    { call: "ec2:DescribeVpcAttribute", count: 2 },
  ]);
});

test("the same account has the same content in its id", async () => {
  const world = worldOf({ vpcs: [{ VpcId: "vpc-1" }] });
  const [first, second] = [
    await surveyOf(world),
    await surveyOf(world, [{ call: "*", kind: { type: "throttle", times: 2 } }]),
  ];
  expect(second.snapshot.snapshotId.split("-")[1]).toBe(first.snapshot.snapshotId.split("-")[1]);
  expect((await surveyOf(worldOf({}))).snapshot.snapshotId.split("-")[1]).not.toBe(
    first.snapshot.snapshotId.split("-")[1],
  );
});

test("account and partition come from the caller's identity", async () => {
  const { snapshot } = await surveyOf(worldOf({}), [], { plan: { accounts: [{ regions: [REGION], alias: "shop" }] } });
  expect(snapshot.scopes.map(({ scope }) => scope)).toEqual([
    { account: ACCOUNT, region: "global", partition: "aws", alias: "shop" },
    { account: ACCOUNT, region: REGION, partition: "aws", alias: "shop" },
  ]);
});

test("a denied identity stops nothing, and the plan's account id stands", async () => {
  const faults = [{ call: "sts:GetCallerIdentity", kind: { type: "deny" } }] as const;
  const known = await surveyOf(worldOf({}), faults, {
    plan: { accounts: [{ id: "222222222222", regions: [REGION] }] },
  });
  expect(known.snapshot.scopes[0]?.scope.account).toBe("222222222222");
  expect(areaIn(known.snapshot, "vpcs").status).toBe("complete");
  const unknown = await surveyOf(worldOf({}), faults);
  expect(unknown.snapshot.scopes[0]?.scope.account).toBe("unknown");
});

test("an expired token makes every area incomplete after a single call", async () => {
  const { snapshot, calls } = await surveyOf(worldOf({}), [{ call: "*", kind: { type: "expired-token" } }]);
  expect([...calls]).toEqual([["sts:GetCallerIdentity", 1]]);
  for (const name of areaNames) {
    expect(problemsIn(snapshot, name)).toMatchObject([{ kind: "credentials", call: "sts:GetCallerIdentity" }]);
  }
});

test("one denied call leaves the other areas as they are, and names itself where it was needed", async () => {
  const { snapshot } = await surveyOf(worldOf({}), [{ call: "ecs:ListClusters", kind: { type: "deny" } }]);
  const incomplete = areaNames.filter((name) => areaIn(snapshot, name).status === "incomplete");
  expect(incomplete).toEqual([
    "ecsClusters",
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "ecsContainerInstances",
    "capacityProviders",
  ]);
  expect(problemsIn(snapshot, "ecsTaskDefinitions")[0]).toMatchObject({
    kind: "not-asked",
    call: "ecs:DescribeTaskDefinition",
    message:
      `ecs:DescribeTaskDefinition was not asked about everything in ${ACCOUNT}/${REGION}, because ` +
      `ecs:ListClusters was denied in ${ACCOUNT}/${REGION}: grant it, or what rests on it stays unknown.`,
  });
});

test("one target group whose health is refused leaves the health of the others known", async () => {
  const { snapshot } = await surveyOf(worldOf({ targetGroups: groups }), [
    { call: "elasticloadbalancing:DescribeTargetHealth", matching: "g1/1", kind: { type: "deny" } },
  ]);
  expect(itemsIn(snapshot, "targetHealth").map(({ targets }) => targets.known)).toEqual([false, true]);
  expect(problemsIn(snapshot, "targetHealth")).toMatchObject([{ kind: "denied", parent: groups[0]?.TargetGroupArn }]);
});

test("one record that does not fit is left out and told, and the others stay", async () => {
  const { snapshot } = await surveyOf(worldOf({ vpcs: [{ VpcId: "vpc-1" }, { CidrBlock: "10.0.0.0/16" }] }));
  expect(itemsIn(snapshot, "vpcs").map(({ vpcId }) => vpcId)).toEqual(["vpc-1"]);
  expect(problemsIn(snapshot, "vpcs").map(({ kind, message }) => [kind, message])).toContainEqual([
    "unexpected-shape",
    expect.stringContaining("One record was left out of vpcs (vpcId: "),
  ]);
});

test("a connection that breaks now and then is asked again", async () => {
  const { snapshot } = await surveyOf(worldOf({ vpcs: [{ VpcId: "vpc-1" }] }), [
    { call: "ec2:DescribeVpcs", kind: { type: "reset", times: 2 } },
  ]);
  expect(areaIn(snapshot, "vpcs").status).toBe("complete");
  expect(areaIn(snapshot, "vpcs").readings[0]).toMatchObject({ call: "ec2:DescribeVpcs", count: 3 });
});

test("a call that never answers ends at its time limit", async () => {
  const { snapshot } = await surveyOf(
    worldOf({}),
    [{ call: "ec2:DescribeFlowLogs", kind: { type: "slow", delayMs: 60_000 } }],
    { timeoutMs: 200 },
  );
  expect(problemsIn(snapshot, "flowLogs")).toMatchObject([{ kind: "timeout", call: "ec2:DescribeFlowLogs" }]);
});

test("two Regions are two scopes of one account, and Route 53 is read once", async () => {
  const world = worldOf({ vpcs: [{ VpcId: "vpc-1" }] });
  const [account] = world.accounts;
  const both = {
    ...account,
    regions: { ...account.regions, "us-east-1": worldOf({}).accounts[0].regions[REGION] ?? never() },
  };
  const { snapshot, calls } = await surveyOf({ accounts: [both] }, [], {
    plan: { accounts: [{ regions: [REGION, "us-east-1"] }] },
  });
  expect(snapshot.scopes.map(({ scope }) => scope.region)).toEqual(["global", REGION, "us-east-1"]);
  expect(snapshot.scopes.map(({ areas }) => areas.vpcs?.items.length)).toEqual([undefined, 1, 0]);
  expect(calls.get("route53:ListHostedZones")).toBe(1);
});

test("another account is read through its role, with the external id, and each role is assumed once", async () => {
  const other = { ...worldOf({ vpcs: [{ VpcId: "vpc-other" }] }).accounts[0], account: "222222222222" };
  const { snapshot, calls } = await surveyOf({ accounts: [worldOf({}).accounts[0], other] }, [], {
    plan: {
      accounts: [
        { regions: [REGION] },
        { id: "222222222222", regions: [REGION], roleArn: "arn:aws:iam::222222222222:role/reader", externalId: "x-1" },
      ],
    },
  });
  expect(snapshot.scopes.map(({ scope }) => `${scope.account}/${scope.region}`)).toEqual([
    `${ACCOUNT}/global`,
    `${ACCOUNT}/${REGION}`,
    "222222222222/global",
    `222222222222/${REGION}`,
  ]);
  expect(calls.get("sts:AssumeRole")).toBe(1);
});

test("an account whose role cannot be assumed is incomplete in every area, and the other one is not", async () => {
  const { snapshot } = await surveyOf(worldOf({}), [{ call: "sts:AssumeRole", kind: { type: "deny" } }], {
    plan: {
      accounts: [
        { regions: [REGION] },
        { id: "222222222222", regions: [REGION], roleArn: "arn:aws:iam::222222222222:role/reader" },
      ],
    },
  });
  const statuses = snapshot.scopes.map(({ scope, areas }) => [
    scope.account,
    [...new Set(Object.values(areas).map(({ status }) => status))],
  ]);
  expect(statuses).toEqual([
    [ACCOUNT, ["complete"]],
    [ACCOUNT, ["complete"]],
    ["222222222222", ["incomplete"]],
    ["222222222222", ["incomplete"]],
  ]);
  const refused = snapshot.scopes[3]?.areas.vpcs;
  const [problem] = refused?.status === "incomplete" ? refused.problems : [];
  expect(problem?.kind).toBe("credentials");
  expect(problem?.message).toContain("could not assume arn:aws:iam::222222222222:role/reader");
});

test("progress tells every area from pending to its end", async () => {
  const told: AreaProgress[] = [];
  await surveyOf(worldOf({ vpcs: [{ VpcId: "vpc-1" }] }), [{ call: "ec2:DescribeSubnets", kind: { type: "deny" } }], {
    onProgress: (progress) => told.push(progress),
  });
  const states = (area: string) => told.filter((each) => each.area === area).map(({ state }) => state);
  expect(states("vpcs")).toEqual(["pending", "running", "running", "running", "running", "complete"]);
  expect(told.findLast(({ area }) => area === "vpcs")).toMatchObject({ items: 1, calls: 3, state: "complete" });
  expect(told.findLast(({ area }) => area === "subnets")).toMatchObject({
    state: "incomplete",
    problem: { kind: "denied", call: "ec2:DescribeSubnets" },
  });
  const ends = told.filter(({ state }) => state === "complete" || state === "incomplete");
  expect(ends).toHaveLength(areaNamesOf("regional").length + areaNamesOf("global").length);
});

test("an aborted survey ends with the reason, not with a snapshot", async () => {
  const stop = new AbortController();
  const survey = surveyOf(worldOf({}), [], {
    signal: stop.signal,
    onProgress: () => {
      stop.abort(new Error("stopped"));
    },
  });
  await expect(survey).rejects.toThrow("stopped");
});

test("an endpoint that gives the same page token for ever ends as a problem", async () => {
  const { snapshot } = await surveyOf(worldOf({}), [], {
    requestHandler: answering(
      '{"clusterArns":["arn:aws:ecs:eu-west-1:111111111111:cluster/a"],"nextToken":"again","clusters":[]}',
    ),
  });
  const [problem] = problemsIn(snapshot, "ecsClusters");
  expect(problem).toMatchObject({ kind: "unexpected-shape", call: "ecs:ListClusters" });
  expect(problem.message).toContain("repeats a page token");
});

test("an endpoint that does not know a call makes that area incomplete as unsupported", async () => {
  const { snapshot } = await surveyOf(worldOf({}), [], {
    requestHandler: answering('{"__type":"UnknownOperationException","message":"no"}', 400),
  });
  expect(problemsIn(snapshot, "accountSettings")).toMatchObject([{ kind: "unsupported" }]);
});

/** A carrier that answers everything alike. */
function answering(body: string, statusCode = 200): RequestHandler {
  return {
    metadata: { handlerProtocol: "http/1.1" },
    httpHandlerConfigs: () => ({}),
    updateHttpClientConfig: () => undefined,
    handle: () =>
      Promise.resolve({
        response: { statusCode, headers: {}, body: new TextEncoder().encode(body), reason: undefined },
      }),
  };
}

function never(): never {
  throw new Error(`${place.region} is not in the world`);
}
