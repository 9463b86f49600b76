import type { Built } from "#mocks/world/part.ts";
import { service, type ServiceSpec } from "#mocks/world/service.ts";
import type { TargetState } from "#mocks/world/target-group.ts";
import { taskDefinition } from "#mocks/world/task-definition.ts";
import type { Edge } from "./edge.ts";
import { groupIdOf, groupOf, type Ground } from "./ground.ts";

/** What the load balancer says of a target in a zone it is not enabled in. */
const notInUse: TargetState = {
  state: "unused",
  reason: "Target.NotInUse",
  description: "Target is in an Availability Zone that is not enabled for the load balancer",
};

/** What a server that expects TLS answers to plain HTTP. */
const badRequest: TargetState = {
  state: "unhealthy",
  reason: "Target.ResponseCodeMismatch",
  description: "Health checks failed with these codes: [400]",
};

/** The services on AWS Fargate. */
export function lessonServices(ground: Ground, edge: Edge): readonly Built[] {
  const { a, c, d } = ground;
  const from = (name: string) => groupIdOf(ground, name);
  return [
    // The fourth task was started while the deployment tool still held the group.
    ...fargateService(ground, {
      name: "booking",
      port: 3000,
      source: from("lessons-alb"),
      zones: [a, c, d],
      tasks: [
        { subnet: a.app, host: 31 },
        { subnet: c.app, host: 31 },
        { subnet: d.app, host: 31, target: notInUse },
        { subnet: a.app, host: 32, missedBy: "targets" },
      ],
      group: edge.groups.booking,
    }),
    ...fargateService(ground, {
      name: "api",
      port: 8080,
      source: from("lessons-alb"),
      zones: [a, c],
      tasks: [a, c].map((zone) => ({ subnet: zone.app, host: 41 })),
      group: edge.groups.api,
    }),
    ...fargateService(ground, {
      name: "portal",
      port: 8443,
      source: from("lessons-alb"),
      zones: [a, c],
      tasks: [a, c].map((zone) => ({ subnet: zone.app, host: 42, target: badRequest })),
      group: edge.groups.portal,
    }),
    ...fargateService(ground, {
      name: "media",
      port: 3000,
      source: from("media-alb"),
      zones: [a, c],
      tasks: [a, c].map((zone) => ({ subnet: zone.app, host: 43 })),
      group: edge.groups.media,
    }),
    // Its tasks moved into the new VPC, its target group could not.
    ...fargateService(ground, {
      name: "studio",
      port: 3000,
      source: from("lessons-alb"),
      zones: [a, c],
      tasks: [a, c].map((zone) => ({ subnet: zone.app, host: 44, missedBy: "targets" as const })),
      group: edge.groups.studio,
    }),
  ];
}

type FargateSpec = {
  readonly name: string;
  readonly port: number;
  readonly source: string;
  readonly zones: readonly Ground["a"][];
  readonly tasks: ServiceSpec["tasks"];
  readonly group: Edge["groups"]["booking"];
};

function fargateService(ground: Ground, { name, port, source, zones, tasks, group }: FargateSpec): readonly Built[] {
  const own = groupOf(ground, name, [{ ports: port, peers: [source] }]);
  const definition = taskDefinition(ground.place, {
    family: name,
    revision: 7,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name, ports: [{ containerPort: port }] }],
  });
  return [
    own,
    definition,
    service(ground.place, {
      cluster: ground.lessons,
      name,
      taskDefinition: definition,
      network: { subnets: zones.map((zone) => zone.app), groups: [own] },
      tasks,
      targets: [{ group, container: name, port }],
    }),
  ];
}
