import type { ServicePlace, TargetGroupPlace } from "#lib/graph/topology.ts";
import { fact, listed } from "../fact.ts";
import { inState, isQuiet, reasonHistogram, servicesOf, unreadHealth } from "../group-health.ts";
import { inScope } from "../in-scope.ts";
import { defineRule } from "../rule.ts";
import { tiesTo } from "../service-ties.ts";
import { subjectOf } from "../subject.ts";

/** Ports on which, by convention, servers speak plain HTTP, and those on which they expect TLS. */
const plainPorts = new Set([80, 3000, 5000, 8000, 8080]);
const securePorts = new Set([443, 8443]);

type Says = "plain" | "secure" | "version";

/** TG-009: a target group speaks another protocol than its targets. */
export const protocolMismatch = defineRule({
  id: "TG-009",
  slug: "protocol-mismatch",
  severity: "high",
  level: "regional",
  needs: ["targetGroups", "targetHealth", "ecsServices", "ecsTaskDefinitions"],
  text: {
    title: "Target group speaks another protocol than its targets",
    why: "The load balancer opens its own connection to every target, in the protocol of the target group. A TLS handshake to a server that speaks plain HTTP, plain HTTP to one that expects TLS, HTTP/1.1 to a gRPC server, or HTTP/2 to one that knows only HTTP/1.1, fails every time: health checks and requests alike.",
    fix: "Make a target group with the protocol the containers speak: protocol and protocol version cannot be changed. TLS may well end at the load balancer.",
    limits:
      "What a container speaks is taken from its port by convention, or from appProtocol in its port mapping; the image is not seen.",
    says: {
      plain: "{targetGroup} speaks {protocol} to port {port} of {services}, where plain HTTP is usual",
      secure: "{targetGroup} speaks {protocol} to port {port} of {services}, where TLS is usual",
      version: "{targetGroup} speaks {version} to port {port} of {services}, whose port mapping says {appProtocol}",
    },
    figures: {
      plain:
        "Protocol {protocol} ({version}), container port {port}. Healthy: {healthy} of {targets|target|targets}. Reasons: {reasons}.",
      secure:
        "Protocol {protocol} ({version}), container port {port}. Healthy: {healthy} of {targets|target|targets}. Reasons: {reasons}.",
      version:
        "Protocol version {version}, appProtocol {appProtocol}. Healthy: {healthy} of {targets|target|targets}. Reasons: {reasons}.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-routing-configuration",
  ],
  subjects: ({ scope, topology }) =>
    inScope(topology.targetGroups, scope)
      .filter(({ serviceUrns }) => serviceUrns.length > 0)
      .map((group) => ({ group, services: servicesOf(group, topology) })),
  check: ({ group, services }, { now }) => {
    const unread = unreadHealth(group);
    if (unread !== undefined) return { unknown: unread };
    const unhealthy = inState(group, "unhealthy");
    // A healthy target shows that the protocol is right, whatever the port.
    if (inState(group, "healthy").length > 0 || unhealthy.length === 0 || isQuiet(group, services, now)) return [];
    const mismatch = services.flatMap((service) => mismatchOf(group, service))[0];
    if (mismatch === undefined) return [];
    const { says, port, appProtocol } = mismatch;
    const urns = services.map(({ urn }) => urn);
    const agrees = unhealthy.some(({ target }) => target.reason !== undefined && agreeing[says].has(target.reason));
    return [
      {
        ...subjectOf(group.urn),
        says,
        confidence: agrees ? "confirmed" : "possible",
        values: {
          targetGroup: group.item.targetGroupName,
          services: listed(services.map(({ item }) => item.serviceName)),
          protocol: group.item.protocol ?? "?",
          version: group.item.protocolVersion ?? "—",
          port,
          appProtocol: appProtocol ?? "—",
          healthy: 0,
          targets: group.targets.length,
          reasons: listed(reasonHistogram(unhealthy)),
        },
        affected: [group.urn, ...urns],
        because: [
          fact(
            group.urn,
            "targetGroups",
            `Protocol = ${group.item.protocol ?? "?"}, ProtocolVersion = ${group.item.protocolVersion ?? "—"}`,
          ),
          ...unhealthy
            .slice(0, 3)
            .map(({ urn, target }) => fact(urn, "targetHealth", `${target.id}: ${target.reason ?? "unhealthy"}`)),
        ],
        about: [group.urn, ...urns],
      },
    ];
  },
});

/** The reasons such a mismatch gives: a connection that breaks off, or the 400 of a TLS server that was spoken to in plain. */
const agreeing: { readonly [Name in Says]: ReadonlySet<string> } = {
  plain: new Set(["Target.FailedHealthChecks"]),
  secure: new Set(["Target.FailedHealthChecks", "Target.ResponseCodeMismatch"]),
  version: new Set(["Target.FailedHealthChecks", "Target.ResponseCodeMismatch"]),
};

type Mismatch = { readonly says: Says; readonly port: number; readonly appProtocol?: string };

function mismatchOf(group: TargetGroupPlace, service: ServicePlace): readonly Mismatch[] {
  const containers = service.taskDefinition?.containerDefinitions ?? [];
  return tiesTo(service, group).flatMap(({ containerName, containerPort: port }): readonly Mismatch[] => {
    if (port === undefined) return [];
    const mappings = containers.find(({ name }) => name === containerName)?.portMappings ?? [];
    const appProtocol = mappings.find(({ containerPort }) => containerPort === port)?.appProtocol;
    if (appProtocol !== undefined && isOtherVersion(group, appProtocol))
      return [{ says: "version", port, appProtocol }];
    const says = byConvention(group, port);
    return says === undefined ? [] : [{ says, port }];
  });
}

/**
 * What a port mapping may say where a target group speaks each version. HTTP/2 carries gRPC as it is, without its health
 * checks and routing; and a server of HTTP/2 may be one of gRPC.
 * Source: Application Load Balancers guide, "Protocol version"; ECS API reference, `PortMapping.appProtocol`.
 */
const spoken: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["HTTP1", new Set(["http"])],
  ["HTTP2", new Set(["http2", "grpc"])],
  ["GRPC", new Set(["grpc", "http2"])],
]);

function isOtherVersion({ item: { protocolVersion = "" } }: TargetGroupPlace, appProtocol: string): boolean {
  return spoken.get(protocolVersion)?.has(appProtocol) === false;
}

function byConvention({ item: { protocol } }: TargetGroupPlace, port: number): "plain" | "secure" | undefined {
  if ((protocol === "HTTPS" || protocol === "TLS") && plainPorts.has(port)) return "plain";
  return protocol === "HTTP" && securePorts.has(port) ? "secure" : undefined;
}
