import { checkPortNeverMatches } from "#lib/findings/rules/tg-006-check-port-never-matches.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { ContainerDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import type { Target, TargetGroup } from "#lib/model/resources/target-group.ts";
import { ec2Instance, networkInterface, vpc } from "#tests/support/ec2-records.ts";
import {
  containerDefinition,
  containerInstanceArn,
  ecsCluster,
  ecsContainerInstance,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskContainer,
} from "#tests/support/ecs-records.ts";
import { target, targetGroup, targetGroupArn, targetHealth } from "#tests/support/elbv2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Given = {
  readonly group?: Partial<TargetGroup>;
  readonly mode?: "awsvpc" | "bridge" | "host";
  readonly service?: Partial<EcsService>;
  readonly mappings?: ContainerDefinition["portMappings"];
  readonly targets?: readonly Target[];
  readonly sidecars?: readonly number[];
};

const failing = (id: string, port: number) => target({ id, port, state: "unhealthy", reason: "Target.Timeout" });

const onInstance = (networkBindings: ReturnType<typeof taskContainer>["networkBindings"]) =>
  ecsTask({
    launchType: "EC2",
    containerInstanceArn: containerInstanceArn(),
    attachments: [],
    containers: [taskContainer({ networkBindings })],
  });

const given = ({
  group = {},
  mode = "bridge",
  service = {},
  mappings,
  targets,
  sidecars = [],
}: Given = {}): ScopeContents => {
  const isOwn = mode === "awsvpc";
  const first = isOwn ? failing("10.0.1.10", 8080) : failing("i-1", 32768);
  const own = mappings ?? [{ containerPort: 8080, hostPort: mode === "bridge" ? 0 : 8080, protocol: "tcp" }];
  const bindings = [{ containerPort: 8080, hostPort: 32768, protocol: "tcp" }];
  const more = sidecars.map((port) => ({ containerPort: port, hostPort: port, protocol: "tcp" }));
  return {
    areas: {
      vpcs: [vpc()],
      targetGroups: [targetGroup({ targetType: isOwn ? "ip" : "instance", healthCheckPort: "8081", ...group })],
      targetHealth: [targetHealth(targets ?? [first])],
      ecsClusters: [ecsCluster()],
      ecsTaskDefinitions: [
        ecsTaskDefinition({ networkMode: mode, containerDefinitions: [containerDefinition({ portMappings: own })] }),
      ],
      ecsServices: [
        ecsService({
          launchType: "EC2",
          loadBalancers: [{ targetGroupArn: targetGroupArn(), containerName: "app", containerPort: 8080 }],
          ...service,
        }),
      ],
      ecsTasks: [isOwn ? ecsTask() : onInstance([...bindings, ...more])],
      ecsContainerInstances: [ecsContainerInstance()],
      ec2Instances: [ec2Instance()],
      networkInterfaces: [
        networkInterface({
          networkInterfaceId: "eni-host",
          privateIpAddress: "10.0.1.20",
          attachment: { instanceId: "i-1", deviceIndex: 0, status: "attached" },
        }),
      ],
    },
  };
};

testRule(checkPortNeverMatches, {
  fails: [
    {
      title: "a number never meets dynamic host ports",
      given: given(),
      findings: [
        {
          subjectId: "web/1",
          says: "dynamic",
          severity: "high",
          confidence: "confirmed",
          values: { port: 8081, ports: "8080", healthy: 0, targets: 1 },
          cli: `aws elbv2 modify-target-group --region eu-west-1 --target-group-arn ${targetGroupArn()} --health-check-port traffic-port`,
        },
      ],
    },
    {
      title: "without a target yet it is certain all the same",
      given: given({ targets: [] }),
      findings: [{ confidence: "likely" }],
    },
    {
      title: "a port no container in host mode maps",
      given: given({ mode: "host" }),
      findings: [{ says: "closed", confidence: "confirmed" }],
    },
    {
      title: "an awsvpc container may listen on a port it does not declare, until its targets fail",
      given: given({ mode: "awsvpc", targets: [target({ state: "initial" })] }),
      findings: [{ says: "closed", severity: "medium", confidence: "possible" }],
    },
    {
      title: "failing targets settle it",
      given: given({ mode: "awsvpc" }),
      findings: [{ says: "closed", severity: "high", confidence: "confirmed" }],
    },
    {
      title: "a declared range of ports that ends below it does not hold it",
      given: given({ mode: "awsvpc", mappings: [{ containerPortRange: "8070-8080" }] }),
      findings: [{ says: "closed" }],
    },
    {
      title: "a container port is no host port over a bridge",
      given: given({ mappings: [{ containerPort: 8081, hostPort: 0, protocol: "tcp" }] }),
      findings: [{ says: "dynamic" }],
    },
    {
      title: "what listens on another instance answers nothing here",
      given: given({ sidecars: [8081], targets: [failing("i-9", 32768)] }),
      findings: [{ says: "dynamic" }],
    },
  ],
  passes: [
    { title: "the traffic port is each target's own", given: given({ group: { healthCheckPort: "traffic-port" } }) },
    {
      title: "a container of the task maps the port",
      given: given({ mode: "host", mappings: [{ containerPort: 8081 }] }),
    },
    { title: "a sidecar on the instance listens there", given: given({ sidecars: [8081] }) },
    {
      title: "a declared port of an awsvpc task",
      given: given({ mode: "awsvpc", mappings: [{ containerPort: 8080 }, { containerPort: 8081 }] }),
    },
    {
      title: "a declared range of ports holds it",
      given: given({ mode: "awsvpc", mappings: [{ containerPortRange: "8080-8090" }] }),
    },
    {
      title: "a healthy target shows that somebody answers",
      given: given({ targets: [target({ id: "i-1", port: 32768 })] }),
    },
    { title: "no health check, no port", given: given({ group: { healthCheckEnabled: false } }) },
    { title: "a parked service has no targets", given: given({ service: { desiredCount: 0 } }) },
    {
      title: "a fixed host port of another container of the task is met on the instance",
      given: given({ mappings: [{ containerPort: 80, hostPort: 8081, protocol: "tcp" }] }),
    },
    {
      title: "a Kubernetes controller keeps its own targets",
      given: given({ group: { tags: { known: true, value: [{ key: "elbv2.k8s.aws/cluster", value: "eks" }] } } }),
    },
  ],
  unknown: [
    {
      title: "a healthy target cannot be ruled out when health was not read",
      given: { areas: { ...given().areas, targetHealth: [] } },
      because: "were not read",
    },
    {
      title: "the ports of a definition that was not read are not known",
      given: { areas: { ...given().areas, ecsTaskDefinitions: [] } },
      because: "was not read",
    },
  ],
});
