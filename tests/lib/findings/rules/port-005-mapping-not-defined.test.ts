import { mappingNotDefined } from "#lib/findings/rules/port-005-mapping-not-defined.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { ContainerDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import { containerDefinition, ecsCluster, ecsService, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (service: Partial<EcsService>, container: Partial<ContainerDefinition> = {}): ScopeContents => ({
  areas: {
    ecsClusters: [ecsCluster()],
    ecsServices: [ecsService(service)],
    ecsTaskDefinitions: [ecsTaskDefinition({ containerDefinitions: [containerDefinition(container)] })],
  },
});
const behind = (containerPort: number, containerName = "app") => ({
  loadBalancers: [{ containerName, containerPort }],
});
const connect = (portName: string) => ({
  deployments: [{ status: "PRIMARY", serviceConnect: { enabled: true, services: [{ portName, clientAliases: [] }] } }],
});

testRule(mappingNotDefined, {
  fails: [
    {
      title: "a port that no container maps is high",
      given: given(behind(9090)),
      findings: [
        {
          subjectId: "shop/web",
          says: "missing",
          severity: "high",
          confidence: "likely",
          values: { wanted: "app:9090", by: "loadBalancers", definition: "web:1", mapped: "app:8080" },
        },
      ],
    },
    {
      title: "so is a container that is not there",
      given: given(behind(8080, "proxy")),
      findings: [{ values: { wanted: "proxy:8080" } }],
    },
    {
      title: "a service registry asks alike",
      given: given({ serviceRegistries: [{ containerName: "app", containerPort: 9090 }] }),
      findings: [{ values: { by: "serviceRegistries" } }],
    },
    {
      title: "Service Connect asks by the mapping's name",
      given: given(connect("http")),
      findings: [{ values: { wanted: "http", by: "serviceConnectConfiguration" } }],
    },
    {
      title: "a port that only a range covers is possible",
      given: given(behind(9090), { portMappings: [{ containerPortRange: "9000-9100", protocol: "tcp" }] }),
      findings: [{ says: "ranged", severity: "medium", confidence: "possible" }],
    },
    {
      title: "a parked service fails at its next start",
      given: given({ desiredCount: 0, runningCount: 0, ...behind(9090) }),
      findings: [{ says: "missing" }],
    },
    {
      title: "a range that ends below the port does not cover it",
      given: given(behind(9101), { portMappings: [{ containerPortRange: "9000-9100", protocol: "tcp" }] }),
      findings: [{ says: "missing", confidence: "likely" }],
    },
    {
      title: "the last port of a range is in it",
      given: given(behind(9100), { portMappings: [{ containerPortRange: "9000-9100", protocol: "tcp" }] }),
      findings: [{ says: "ranged" }],
    },
    {
      title: "so is the first",
      given: given(behind(9000), { portMappings: [{ containerPortRange: "9000-9100", protocol: "tcp" }] }),
      findings: [{ says: "ranged" }],
    },
  ],
  passes: [
    { title: "a port that is mapped is there", given: given(behind(8080)) },
    {
      title: "a mapping of that name is there",
      given: given(connect("http"), { portMappings: [{ name: "http", containerPort: 8080, protocol: "tcp" }] }),
    },
    { title: "a service that asks for nothing needs nothing", given: given({}) },
    {
      title: "CodeDeploy names the ports of the next revision",
      given: given({ ...behind(9090), deploymentController: "CODE_DEPLOY" }),
    },
    {
      title: "an external controller's task sets have their own",
      given: given({ ...behind(9090), deploymentController: "EXTERNAL" }),
    },
    {
      title: "a service that is going away asks for nothing more",
      given: given({ status: "DRAINING", ...behind(9090) }),
    },
    {
      title: "a tie without a container names no port",
      given: given({ loadBalancers: [{ targetGroupArn: "arn" }], serviceRegistries: [{ port: 9090 }] }),
    },
  ],
  unknown: [
    {
      title: "a service whose task definition was not read",
      given: { areas: { ecsClusters: [ecsCluster()], ecsServices: [ecsService(behind(8080))] } },
      because: "task definition of web",
    },
  ],
});
