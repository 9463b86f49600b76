import { serviceBelowDesired } from "#lib/findings/rules/ecs-002-service-below-desired.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import { ecsCluster, ecsService, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (service: Partial<EcsService>): ScopeContents => ({
  areas: {
    ecsClusters: [ecsCluster()],
    ecsServices: [ecsService(service)],
    ecsTaskDefinitions: [ecsTaskDefinition()],
  },
});

const short = { desiredCount: 3, runningCount: 2 };
const primary = (changes: Partial<EcsService["deployments"][number]>) => [
  { status: "PRIMARY", createdAt: "2026-11-21T11:00:00.000Z", updatedAt: "2026-11-21T11:05:00.000Z", ...changes },
];
const event = (createdAt: string, message: string) => ({ createdAt: `2026-11-21T${createdAt}:00.000Z`, message });
const steady = (createdAt: string) => event(createdAt, "(service web) has reached a steady state.");
const refused = event("11:30", 'was unable to place a task. encountered error "RESOURCE:CPU".');

testRule(serviceBelowDesired, {
  fails: [
    {
      title: "two of three tasks for an hour are high and confirmed, with the event that says why",
      given: given({ ...short, events: [event("11:35", "(service web) has started 1 tasks"), refused] }),
      findings: [
        {
          subjectId: "shop/web",
          says: "short",
          severity: "high",
          confidence: "confirmed",
          values: { desired: 3, running: 2, pending: 0, at: refused.createdAt, message: refused.message },
        },
      ],
    },
    {
      title: "none running is critical",
      given: given({ desiredCount: 1, runningCount: 0 }),
      findings: [{ says: "short", severity: "critical", values: { message: "—" } }],
    },
    {
      title: "a failed deployment is told whatever runs",
      given: given({ deployments: primary({ rolloutState: "FAILED", rolloutStateReason: "tasks failed to start." }) }),
      findings: [{ says: "failed", values: { reason: "tasks failed to start." } }],
    },
    {
      title: "tasks that do not stay up are told while others are pending",
      given: given({
        desiredCount: 3,
        runningCount: 2,
        pendingCount: 1,
        events: [event("11:58", "(service web) is unable to consistently start tasks successfully.")],
      }),
      findings: [{ says: "starting", severity: "high" }],
    },
    {
      title: "a young deployment is told once ECS has complained for ten minutes",
      given: given({ ...short, deployments: primary({ updatedAt: "2026-11-21T11:59:00.000Z" }), events: [refused] }),
      findings: [{ says: "short" }],
    },
    {
      title: "a daemon that misses an instance is told alike",
      given: given({ ...short, schedulingStrategy: "DAEMON" }),
      findings: [{ says: "short" }],
    },
    {
      title: "a service of an external controller goes by its primary task set",
      given: given({
        ...short,
        deploymentController: "EXTERNAL",
        deployments: [],
        taskSets: [
          { status: "PRIMARY", createdAt: "2026-11-21T11:00:00.000Z", loadBalancers: [], serviceRegistries: [] },
        ],
      }),
      findings: [{ says: "short" }],
    },
  ],
  passes: [
    {
      title: "a complaint is over once all tasks run, steady or not",
      given: given({
        desiredCount: 2,
        runningCount: 2,
        events: [event("11:58", "(service web) is unable to consistently start tasks successfully.")],
      }),
    },
    { title: "all tasks running is well", given: given({}) },
    { title: "a task that is pending may still come up", given: given({ ...short, pendingCount: 1 }) },
    { title: "a service that is being deleted is none", given: given({ ...short, status: "DRAINING" }) },
    { title: "a parked service is none", given: given({ desiredCount: 0, runningCount: 0 }) },
    { title: "a service that scales in has more than it wants", given: given({ desiredCount: 1, runningCount: 3 }) },
    {
      title: "a shortage of five minutes may pass",
      given: given({ ...short, deployments: primary({ updatedAt: "2026-11-21T11:55:00.000Z" }) }),
    },
    {
      title: "a service that was steady five minutes ago has only just begun",
      given: given({ ...short, events: [steady("11:55")] }),
    },
    {
      title: "what ECS complained of before the steady state is over",
      given: given({
        desiredCount: 3,
        runningCount: 2,
        pendingCount: 1,
        events: [steady("11:50"), event("11:40", "is unable to consistently start tasks successfully.")],
      }),
    },
  ],
  unknown: [
    {
      title: "without the services it cannot judge",
      given: { areas: {}, incomplete: ["ecsServices"] },
      because: "ecsServices",
    },
  ],
});
