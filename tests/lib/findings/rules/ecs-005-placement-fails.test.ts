import { placementFails } from "#lib/findings/rules/ecs-005-placement-fails.ts";
import { instanceAccount, type InstanceAccount } from "#tests/support/instance-account.ts";
import { testRule } from "#tests/support/rule-tester.ts";

const closest = (text: string) => `The closest matching (container-instance a) ${text}`;
const given = (message: string, changes: InstanceAccount = {}) =>
  instanceAccount({
    ...changes,
    service: {
      desiredCount: 2,
      runningCount: 1,
      events: [{ createdAt: "2026-11-21T11:50:00.000Z", message }],
      ...changes.service,
    },
  });
const away = { agentConnected: false, registeredAt: "2026-11-20T12:00:00.000Z" };

testRule(placementFails, {
  fails: [
    {
      title: "too little CPU is high and confirmed, and not the network's",
      given: given(closest("has insufficient CPU units available.")),
      findings: [
        {
          subjectId: "shop/web",
          says: "capacity",
          severity: "high",
          confidence: "confirmed",
          values: { running: 1, desired: 2, at: "2026-11-21T11:50:00.000Z" },
        },
      ],
    },
    {
      title: "so is memory",
      given: given(closest('encountered error "RESOURCE:MEMORY".')),
      findings: [{ says: "capacity" }],
    },
    {
      title: "an expression that nothing meets asks for attributes, not for room",
      given: given(closest('encountered error "MemberOf placement constraint unsatisfied."')),
      findings: [{ says: "attribute" }],
    },
    {
      title: "so is Fargate without capacity",
      given: given("was unable to place a task. Reason: Capacity is unavailable at this time."),
      findings: [{ says: "capacity" }],
    },
    {
      title: "an attribute that is missing is told as such",
      given: given(closest("is missing an attribute required by your task.")),
      findings: [{ says: "attribute" }],
    },
    {
      title: "so is an agent that is away",
      given: given(closest('encountered error "AGENT".')),
      findings: [{ says: "agent" }],
    },
    {
      title: "an internal error on Fargate is a zone that it does not serve",
      given: given("was unable to place a task. Reason: Internal error."),
      findings: [{ says: "zone" }],
    },
    {
      title: "an agent that is disconnected as the survey looks is possible, and medium",
      given: instanceAccount({ instance: away }),
      findings: [{ subjectId: "shop", says: "agents", severity: "medium", confidence: "possible" }],
    },
  ],
  passes: [
    {
      title: "a parked service places nothing",
      given: given(closest("has insufficient CPU units available."), { service: { desiredCount: 0, runningCount: 0 } }),
    },
    { title: "interfaces that run out are ENI-001's", given: given(closest('encountered error "RESOURCE:ENI".')) },
    { title: "host ports that are taken are PORT-002's", given: given(closest('encountered error "RESOURCE:PORTS".')) },
    {
      title: "a service that has all its tasks again is well",
      given: given(closest('encountered error "AGENT".'), { service: { runningCount: 2 } }),
    },
    {
      title: "an instance that has just registered may still connect",
      given: instanceAccount({ instance: { ...away, registeredAt: "2026-11-21T11:57:00.000Z" } }),
    },
    {
      title: "an instance that is stopped has no agent",
      given: instanceAccount({ instance: away, machine: { state: "stopped" } }),
    },
    {
      title: "one that drains takes nothing anyway",
      given: instanceAccount({ instance: { ...away, status: "DRAINING" } }),
    },
  ],
  unknown: [
    {
      title: "an instance may be stopped, where EC2 did not say",
      given: {
        areas: { ...instanceAccount({ instance: away }).areas, ec2Instances: [] },
        incomplete: ["ec2Instances"],
      },
      because: "ec2Instances",
    },
    {
      title: "without the services it cannot judge",
      given: { areas: {}, incomplete: ["ecsServices"] },
      because: "ecsServices",
    },
  ],
});
