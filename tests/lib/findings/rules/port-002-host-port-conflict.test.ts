import { hostPortConflict } from "#lib/findings/rules/port-002-host-port-conflict.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { ec2Instance } from "#tests/support/ec2-records.ts";
import {
  containerDefinition,
  containerInstanceArn,
  ecsCluster,
  ecsContainerInstance,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
  taskContainer,
} from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const id = "0123456789abcdef0123456789abcdef";
const message =
  "(service web) was unable to place a task because no container instance met all of its requirements. " +
  `The closest matching (container-instance ${id}) is already using a port required by your task.`;
const at = (createdAt: string, text = message) => ({ createdAt, message: text });

type Given = {
  readonly service?: Partial<EcsService>;
  readonly networkMode?: string;
  readonly stopped?: Partial<EcsTask>;
};

const given = ({ service = {}, networkMode = "bridge", stopped }: Given = {}): ScopeContents => ({
  areas: {
    ecsClusters: [ecsCluster()],
    ecsServices: [
      ecsService({ launchType: "EC2", runningCount: 1, events: [at("2026-11-21T11:50:00.000Z")], ...service }),
    ],
    ecsTaskDefinitions: [
      ecsTaskDefinition({
        networkMode,
        containerDefinitions: [containerDefinition({ portMappings: [{ containerPort: 80, hostPort: 8080 }] })],
      }),
    ],
    ecsTasks: [
      ecsTask({
        group: "service:rival",
        launchType: "EC2",
        containerInstanceArn: containerInstanceArn(id),
        attachments: [],
        containers: [taskContainer({ networkBindings: [{ containerPort: 80, hostPort: 8080, protocol: "tcp" }] })],
      }),
      ...(stopped === undefined
        ? []
        : [
            ecsTask({
              taskArn: taskArn("task-2"),
              lastStatus: "STOPPED",
              stoppedAt: "2026-11-21T11:30:00.000Z",
              containerInstanceArn: containerInstanceArn(id),
              attachments: [],
              ...stopped,
            }),
          ]),
    ],
    ecsContainerInstances: [ecsContainerInstance({ containerInstanceArn: containerInstanceArn(id) })],
    ec2Instances: [ec2Instance()],
  },
});

const bindFailure = "CannotStartContainerError: Bind for 0.0.0.0:8080 failed: port is already allocated";

testRule(hostPortConflict, {
  fails: [
    {
      title: "an event that says the port is in use names the host and who holds the port",
      given: given(),
      findings: [
        {
          subjectId: "shop/web",
          says: "placement",
          severity: "high",
          confidence: "confirmed",
          values: { instance: "i-1", holder: "service:rival", running: 1, desired: 2 },
        },
      ],
    },
    {
      title: "a container that could not bind says it too",
      given: given({ service: { events: [] }, stopped: { containers: [taskContainer({ reason: bindFailure })] } }),
      findings: [
        { says: "stopped", values: { reason: bindFailure, at: "2026-11-21T11:30:00.000Z", holder: "service:rival" } },
      ],
    },
    {
      title: "in host mode the port is the host's as well",
      given: given({ networkMode: "host" }),
      findings: [{ says: "placement" }],
    },
    {
      title: "a range of host ports that is exhausted stops the task too",
      given: given({
        service: { events: [] },
        stopped: { stoppedReason: "HostConfigError: 10 contiguous host ports are unavailable" },
      }),
      findings: [{ says: "stopped" }],
    },
    {
      title: "of a host that was not read nothing is told",
      given: given({ service: { events: [at("2026-11-21T11:50:00.000Z", message.replace(id, "ffff"))] } }),
      findings: [{ says: "placement", values: { instance: "?", holder: "?" } }],
    },
  ],
  passes: [
    {
      title: "a steady state after the event closes it",
      given: given({
        service: {
          events: [
            at("2026-11-21T11:55:00.000Z", "(service web) has reached a steady state."),
            at("2026-11-21T11:50:00.000Z"),
          ],
        },
      }),
    },
    { title: "a service that has all its tasks again is well", given: given({ service: { runningCount: 2 } }) },
    {
      title: "in an awsvpc task the port is taken by another container, which is another fault",
      given: given({ networkMode: "awsvpc" }),
    },
    {
      title: "an event about memory is not about ports",
      given: given({ service: { events: [at("2026-11-21T11:50:00.000Z", 'encountered error "RESOURCE:MEMORY"')] } }),
    },
    {
      title: "an event of seven hours ago is over: ECS repeats itself every six",
      given: given({ service: { events: [at("2026-11-21T05:00:00.000Z")] } }),
    },
    { title: "a parked service places nothing", given: given({ service: { desiredCount: 0, runningCount: 0 } }) },
    {
      title: "a container that stopped for another reason says nothing of ports",
      given: given({
        service: { events: [] },
        stopped: { containers: [taskContainer({ reason: "OutOfMemoryError" })] },
      }),
    },
  ],
  unknown: [
    {
      title: "services that were not read mute the rule",
      given: { ...given(), incomplete: ["ecsServices"], areas: { ...given().areas, ecsServices: [] } },
      because: "ecsServices",
    },
  ],
});
