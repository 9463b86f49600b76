import { protocolMismatch } from "#lib/findings/rules/tg-009-protocol-mismatch.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { Target, TargetGroup } from "#lib/model/resources/target-group.ts";
import { containerDefinition, ecsCluster, ecsService, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import { target, targetGroup, targetGroupArn, targetHealth } from "#tests/support/elbv2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Given = {
  readonly group?: Partial<TargetGroup>;
  readonly port?: number;
  readonly appProtocol?: string;
  readonly targets?: readonly Target[];
  readonly service?: Partial<EcsService>;
};

const failing = (reason: string) => target({ state: "unhealthy", reason });

const given = ({
  group = {},
  port = 8080,
  appProtocol,
  targets = [failing("Target.FailedHealthChecks")],
  service = {},
}: Given = {}): ScopeContents => ({
  areas: {
    targetGroups: [targetGroup({ protocol: "HTTPS", ...group })],
    targetHealth: [targetHealth(targets)],
    ecsClusters: [ecsCluster()],
    ecsTaskDefinitions: [
      ecsTaskDefinition({
        containerDefinitions: [
          containerDefinition({
            portMappings: [{ containerPort: port, ...(appProtocol === undefined ? {} : { appProtocol }) }],
          }),
        ],
      }),
    ],
    ecsServices: [
      ecsService({
        loadBalancers: [{ targetGroupArn: targetGroupArn(), containerName: "app", containerPort: port }],
        ...service,
      }),
    ],
  },
});

testRule(protocolMismatch, {
  fails: [
    {
      title: "TLS to a port where plain HTTP is usual, and connections break off",
      given: given(),
      findings: [
        {
          subjectId: "web/1",
          says: "plain",
          severity: "high",
          confidence: "confirmed",
          values: { protocol: "HTTPS", port: 8080 },
        },
      ],
    },
    {
      title: "a time-out does not agree: it stays possible",
      given: given({ targets: [failing("Target.Timeout")] }),
      findings: [{ says: "plain", severity: "medium", confidence: "possible" }],
    },
    {
      title: "plain HTTP to a port where TLS is usual, answered with 400",
      given: given({ group: { protocol: "HTTP" }, port: 8443, targets: [failing("Target.ResponseCodeMismatch")] }),
      findings: [{ says: "secure", confidence: "confirmed" }],
    },
    {
      title: "HTTP/1.1 to a container that says gRPC",
      given: given({ group: { protocol: "HTTP", protocolVersion: "HTTP1" }, port: 50051, appProtocol: "grpc" }),
      findings: [{ says: "version", values: { version: "HTTP1", appProtocol: "grpc" } }],
    },
    {
      title: "a Network Load Balancer may open TLS itself",
      given: given({ group: { protocol: "TLS", protocolVersion: undefined } }),
      findings: [{ says: "plain", values: { protocol: "TLS" } }],
    },
    {
      title: "HTTP/2 to a container that says HTTP/1.1",
      given: given({ group: { protocol: "HTTP", protocolVersion: "HTTP2" }, port: 3001, appProtocol: "http" }),
      findings: [{ says: "version", confidence: "confirmed", values: { version: "HTTP2", appProtocol: "http" } }],
    },
    {
      title: "HTTP/1.1 to a container that says HTTP/2",
      given: given({ group: { protocol: "HTTP", protocolVersion: "HTTP1" }, port: 3001, appProtocol: "http2" }),
      findings: [{ says: "version" }],
    },
    {
      title: "gRPC to a container that says HTTP/1.1",
      given: given({ group: { protocol: "HTTP", protocolVersion: "GRPC" }, port: 3001, appProtocol: "http" }),
      findings: [{ says: "version" }],
    },
  ],
  passes: [
    {
      title: "HTTP/2 carries gRPC as it is",
      given: given({ group: { protocol: "HTTP", protocolVersion: "HTTP2" }, port: 50051, appProtocol: "grpc" }),
    },
    {
      title: "a server of HTTP/2 may be one of gRPC",
      given: given({ group: { protocol: "HTTP", protocolVersion: "GRPC" }, port: 50051, appProtocol: "http2" }),
    },
    {
      title: "HTTP/1.1 to a container that says so",
      given: given({ group: { protocol: "HTTP", protocolVersion: "HTTP1" }, port: 3001, appProtocol: "http" }),
    },
    {
      title: "a Network Load Balancer has no version of HTTP",
      given: given({ group: { protocol: "TCP", protocolVersion: undefined }, port: 50051, appProtocol: "grpc" }),
    },
    { title: "plain HTTP to a plain port", given: given({ group: { protocol: "HTTP" } }) },
    { title: "TLS to a TLS port", given: given({ port: 8443 }) },
    { title: "a healthy target shows that the protocol is right", given: given({ targets: [target()] }) },
    { title: "without a failing target nothing is said", given: given({ targets: [target({ state: "initial" })] }) },
    {
      title: "gRPC to a container that says gRPC",
      given: given({ group: { protocol: "HTTP", protocolVersion: "GRPC" }, port: 50051, appProtocol: "grpc" }),
    },
    {
      title: "one healthy target among failing ones shows it too",
      given: given({ targets: [failing("Target.FailedHealthChecks"), target({ id: "10.0.1.11" })] }),
    },
    {
      title: "a young deployment is given time",
      given: given({ service: { deployments: [{ status: "PRIMARY", createdAt: "2026-11-21T11:55:00.000Z" }] } }),
    },
  ],
  unknown: [
    {
      title: "health that nobody asked for",
      given: { areas: { ...given().areas, targetHealth: [] } },
      because: "were not read",
    },
  ],
});
