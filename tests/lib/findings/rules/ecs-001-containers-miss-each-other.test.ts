import { containersMissEachOther } from "#lib/findings/rules/ecs-001-containers-miss-each-other.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { ContainerDefinition, NetworkReference } from "#lib/model/resources/ecs-task-definition.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { subnet, vpc } from "#tests/support/ec2-records.ts";
import {
  containerDefinition,
  ecsCluster,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskContainer,
} from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Given = {
  readonly networkMode: string;
  readonly reference: Partial<NetworkReference>;
  readonly caller?: Partial<ContainerDefinition>;
  readonly service?: Partial<EcsService>;
  readonly cidrBlock?: string;
  readonly exitCode?: number;
  readonly task?: Partial<EcsTask>;
};

const given = ({
  networkMode,
  reference,
  caller = {},
  service = {},
  cidrBlock = "10.0.0.0/16",
  exitCode,
  task = {},
}: Given): ScopeContents => ({
  areas: {
    vpcs: [vpc({ cidrBlock })],
    subnets: [subnet()],
    ecsClusters: [ecsCluster()],
    ecsServices: [ecsService(service)],
    ecsTaskDefinitions: [
      ecsTaskDefinition({
        networkMode,
        containerDefinitions: [
          containerDefinition({
            name: "nginx",
            portMappings: [{ containerPort: 80 }],
            networkReferences: [
              { from: "environment", name: "UPSTREAM", scheme: "http", host: "gunicorn", port: 8000, ...reference },
            ],
            ...caller,
          }),
          containerDefinition({ name: "gunicorn", portMappings: [{ containerPort: 8000 }] }),
        ],
      }),
    ],
    ecsTasks: [
      ecsTask({
        containers: [taskContainer({ name: "nginx", ...(exitCode === undefined ? {} : { exitCode }) })],
        ...task,
      }),
    ],
  },
});

const connected = (dnsName: string): Partial<EcsService> => ({
  deployments: [
    {
      status: "PRIMARY",
      serviceConnect: { enabled: true, services: [{ portName: "api", clientAliases: [{ port: 8000, dnsName }] }] },
    },
  ],
});

const stopped = (stopCode: string): Partial<EcsTask> => ({ lastStatus: "STOPPED", desiredStatus: "STOPPED", stopCode });

/** A bridge service none of whose tasks runs: nothing tells which VPC its tasks would be in. */
const idle = (cidrBlock: string): ScopeContents => {
  const { areas } = given({
    networkMode: "bridge",
    reference: { host: "172.17.0.3" },
    service: { launchType: "EC2", awsvpcConfiguration: undefined },
    cidrBlock,
  });
  return { areas: { ...areas, ecsTasks: [] } };
};

testRule(containersMissEachOther, {
  fails: [
    {
      title: "a container name does not resolve in awsvpc mode",
      given: given({ networkMode: "awsvpc", reference: {} }),
      findings: [
        {
          subjectId: "shop/web",
          says: "containerName",
          severity: "high",
          confidence: "likely",
          values: {
            container: "nginx",
            peer: "gunicorn",
            port: 8000,
            source: "environment UPSTREAM",
            definition: "web:1",
            count: 1,
          },
        },
      ],
    },
    {
      title: "localhost is the container itself in bridge mode",
      given: given({ networkMode: "bridge", reference: { host: "localhost" } }),
      findings: [{ says: "localhost", severity: "high", values: { peer: "gunicorn" } }],
    },
    {
      title: "a Docker address depends on the order of start in bridge mode",
      given: given({ networkMode: "bridge", reference: { host: "172.17.0.3" } }),
      findings: [{ says: "dockerAddress", severity: "medium" }],
    },
    {
      title: "a Docker address does not exist in awsvpc mode",
      given: given({ networkMode: "awsvpc", reference: { host: "172.17.0.3" } }),
      findings: [{ says: "noDockerBridge", severity: "medium" }],
    },
    {
      title: "a caller that left with an error confirms it",
      given: given({ networkMode: "awsvpc", reference: {}, exitCode: 1 }),
      findings: [{ confidence: "confirmed" }],
    },
    {
      title: "so does one of a task that stopped by itself",
      given: given({ networkMode: "awsvpc", reference: {}, exitCode: 1, task: stopped("EssentialContainerExited") }),
      findings: [{ confidence: "confirmed" }],
    },
    {
      title: "a caller that was told to stop does not, whatever it leaves with",
      given: given({ networkMode: "awsvpc", reference: {}, exitCode: 143, task: stopped("ServiceSchedulerInitiated") }),
      findings: [{ confidence: "likely" }],
    },
    {
      title: "a service without a task holds one too",
      given: idle("10.0.0.0/16"),
      findings: [{ says: "dockerAddress" }],
    },
  ],
  passes: [
    {
      title: "a service that is being deleted is none",
      given: given({ networkMode: "awsvpc", reference: {}, service: { status: "DRAINING" } }),
    },
    {
      title: "localhost at a port of the container's own is right in bridge mode too",
      given: given({ networkMode: "bridge", reference: { host: "localhost", port: 80 } }),
    },
    {
      title: "localhost is right in awsvpc mode",
      given: given({ networkMode: "awsvpc", reference: { host: "localhost" } }),
    },
    {
      title: "localhost is right in host mode",
      given: given({ networkMode: "host", reference: { host: "localhost" } }),
    },
    {
      title: "a linked name resolves in bridge mode",
      given: given({ networkMode: "bridge", reference: {}, caller: { links: ["gunicorn"] } }),
    },
    {
      title: "a health check of the container's own port on localhost is right in every mode",
      given: given({ networkMode: "bridge", reference: { from: "healthCheck", host: "localhost", port: 80 } }),
    },
    {
      title: "a port nobody in the task has is not a neighbour's",
      given: given({ networkMode: "bridge", reference: { host: "localhost", port: 9999 } }),
    },
    {
      title: "a Service Connect alias of that name resolves",
      given: given({ networkMode: "awsvpc", reference: {}, service: connected("gunicorn") }),
    },
    {
      title: "a Service Connect proxy listens on the container's own localhost",
      given: given({ networkMode: "bridge", reference: { host: "127.0.0.1" }, service: connected("api") }),
    },
    {
      title: "an extra host of that name resolves",
      given: given({
        networkMode: "awsvpc",
        reference: {},
        caller: { extraHosts: [{ hostname: "gunicorn", ipAddress: "10.0.1.9" }] },
      }),
    },
    {
      title: "172.17 may be real in a VPC of that range",
      given: given({ networkMode: "awsvpc", reference: { host: "172.17.0.3" }, cidrBlock: "172.17.0.0/16" }),
    },
    {
      title: "so it may in another VPC, to which a way may lead",
      given: {
        areas: {
          ...given({ networkMode: "awsvpc", reference: { host: "172.17.0.3" } }).areas,
          vpcs: [vpc(), vpc({ vpcId: "vpc-2", cidrBlock: "172.17.0.0/16" })],
        },
      },
    },
    {
      title: "and where no task tells the VPC of a service",
      given: idle("172.17.0.0/16"),
    },
    {
      title: "another host is nobody's neighbour",
      given: given({ networkMode: "awsvpc", reference: { host: "db.example.com" } }),
    },
  ],
  unknown: [
    {
      title: "a task definition that was not read says nothing",
      given: { areas: { ...given({ networkMode: "awsvpc", reference: {} }).areas, ecsTaskDefinitions: [] } },
      because: "task definition",
    },
    {
      title: "services that were not read mute the rule",
      given: { ...given({ networkMode: "awsvpc", reference: {} }), incomplete: ["ecsServices"] },
      because: "ecsServices",
    },
  ],
});
