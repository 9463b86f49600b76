import { namesWithoutLinks } from "#lib/findings/rules/ecs-010-names-without-links.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { ContainerDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import { connectedDeployment } from "#tests/support/connected-pair.ts";
import { containerDefinition, ecsCluster, ecsService, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (
  caller: Partial<ContainerDefinition> = {},
  networkMode = "bridge",
  service: Partial<EcsService> = {},
): ScopeContents => ({
  areas: {
    ecsClusters: [ecsCluster()],
    ecsServices: [ecsService({ launchType: "EC2", ...service })],
    ecsTaskDefinitions: [
      ecsTaskDefinition({
        networkMode,
        containerDefinitions: [
          containerDefinition({
            name: "proxy",
            networkReferences: [{ from: "environment", name: "UPSTREAM", host: "app", port: 8000 }],
            ...caller,
          }),
          containerDefinition(),
        ],
      }),
    ],
  },
});

/** A member of a Service Connect namespace in which the port 8000 is offered under a name. */
const offering = (dnsName: string): Partial<EcsService> => ({
  deployments: connectedDeployment({ services: [{ portName: "http", clientAliases: [{ port: 8000, dnsName }] }] }),
});

testRule(namesWithoutLinks, {
  fails: [
    {
      title: "a neighbour's name without a link is medium",
      given: given(),
      findings: [
        {
          subjectId: "shop/web",
          severity: "medium",
          confidence: "likely",
          values: { container: "proxy", peer: "app", table: "proxy UPSTREAM = app:8000" },
        },
      ],
    },
    {
      title: "a DNS search domain may give the name a meaning",
      given: given({ dnsSearchDomains: ["corp.example.com"] }),
      findings: [{ severity: "low", confidence: "possible" }],
    },
    {
      title: "another name of Service Connect does not help",
      given: given({}, "bridge", offering("api")),
      findings: [{}],
    },
    { title: "a link to another container does not help", given: given({ links: ["cache"] }), findings: [{}] },
  ],
  passes: [
    {
      title: "a container's own name is its host name",
      given: given({ networkReferences: [{ from: "environment", name: "SELF", host: "proxy", port: 80 }] }),
    },
    { title: "a service that is being deleted is none", given: given({}, "bridge", { status: "DRAINING" }) },
    { title: "a link makes the name", given: given({ links: ["app"] }) },
    { title: "so does a link under an alias", given: given({ links: ["backend:app"] }) },
    { title: "so does the proxy of Service Connect", given: given({}, "bridge", offering("app")) },
    { title: "so does an extra host", given: given({ extraHosts: [{ hostname: "app", ipAddress: "10.0.1.5" }] }) },
    {
      title: "a name that is no neighbour's is somebody else's",
      given: given({ networkReferences: [{ from: "environment", name: "UPSTREAM", host: "app.example.com" }] }),
    },
    { title: "in awsvpc mode it is ECS-001's", given: given({}, "awsvpc") },
  ],
  unknown: [
    {
      title: "a service whose task definition was not read",
      given: { areas: { ecsClusters: [ecsCluster()], ecsServices: [ecsService()] } },
      because: "task definition of web",
    },
  ],
});
