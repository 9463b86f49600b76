import { listenerRuleArn } from "#mocks/world/listener.ts";
import { pairedService, type Side } from "#mocks/world/paired-service.ts";
import type { Built } from "#mocks/world/part.ts";
import { taskDefinition } from "#mocks/world/task-definition.ts";
import type { Edge } from "./edge.ts";
import { groupIdOf, groupOf, type Ground } from "./ground.ts";

/**
 * A blue/green deployment that waits: of the three new tasks one reached the green target group, and ECS shifts no traffic before
 * all have. The old ones go on answering.
 */
export function enrolment(ground: Ground, edge: Edge): readonly Built[] {
  const { place, a, c } = ground;
  const group = groupOf(ground, "enrol", [{ ports: 3000, peers: [groupIdOf(ground, "lessons-alb")] }]);
  const of = (name: "enrol-blue" | "enrol-green", revision: number): Pick<Side, "taskDefinition" | "group"> => ({
    taskDefinition: taskDefinition(place, {
      family: "enrol",
      revision,
      networkMode: "awsvpc",
      launch: "FARGATE",
      containers: [{ name: "enrol", ports: [{ containerPort: 3000 }] }],
    }),
    group: edge.groups[name],
  });
  const serving: Side = {
    ...of("enrol-blue", 21),
    tasks: [
      { subnet: a.app, host: 51 },
      { subnet: c.app, host: 51 },
      { subnet: a.app, host: 52 },
    ],
    minutesAgo: 20_000,
  };
  const coming: Side = {
    ...of("enrol-green", 22),
    tasks: [
      { subnet: a.app, host: 53 },
      { subnet: c.app, host: 53, missedBy: "targets" },
      { subnet: a.app, host: 54, missedBy: "targets" },
    ],
    minutesAgo: 50,
  };
  const rule = (priority: string) => listenerRuleArn(place, edge.site, { port: 443, priority });
  const both = pairedService(place, {
    cluster: ground.lessons,
    name: "enrol",
    network: { subnets: [a.app, c.app], groups: [group] },
    container: "enrol",
    port: 3000,
    serving,
    coming,
    rules: { production: rule("60"), test: rule("70") },
    events: [
      { minutesAgo: 48, message: "(service enrol) registered 1 targets in (target-group enrol-green)." },
      { minutesAgo: 49, message: "(service enrol) has started 3 tasks." },
    ],
  });
  return [group, serving.taskDefinition, coming.taskDefinition, both];
}
