import type { TraceAnswer } from "#lib/analysis/reach/answer.ts";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import type { ServicePlace, Topology } from "#lib/graph/topology.ts";
import type { NetworkReference } from "#lib/model/resources/ecs-task-definition.ts";
import type { Urn } from "#lib/model/urn.ts";
import { parseIp } from "#lib/net/ip.ts";
import { needsOfService, shutBy } from "./start-up-troubles.ts";

/** A host and port a service calls, by what its definition says. */
export type Dependency = {
  readonly host: string;
  readonly port: number;
  /** What of the definition says so: `api: environment DATABASE_HOST`. */
  readonly from: string;
};

/** A dependency that security groups alone keep a service from. */
export type ShutDependency = Dependency & {
  readonly service: ServicePlace;
  /** The groups to change, and the side of each. */
  readonly blockers: readonly { readonly urn: Urn; readonly side: "ingress" | "egress" }[];
  /** The interface at the other end, when it is one of ours. */
  readonly end?: Urn;
};

/** The port a scheme means when none is written. */
const schemePorts: ReadonlyMap<string, number> = new Map([
  ["http", 80],
  ["https", 443],
  ["postgres", 5432],
  ["postgresql", 5432],
  ["mysql", 3306],
  ["redis", 6379],
  ["rediss", 6379],
  ["amqp", 5672],
  ["amqps", 5671],
  ["mongodb", 27017],
]);

/** The hosts outside itself that a service's containers name with a port, each once. */
export function dependenciesOf({ taskDefinition }: ServicePlace): readonly Dependency[] {
  const named = (taskDefinition?.containerDefinitions ?? []).flatMap(({ name, networkReferences }) =>
    networkReferences.flatMap((reference): readonly Dependency[] => {
      const port = reference.port ?? schemePorts.get(reference.scheme ?? "");
      if (port === undefined || !isElsewhere(reference)) return [];
      const said = [reference.from, ...(reference.name === undefined ? [] : [reference.name])].join(" ");
      return [{ host: reference.host, port, from: `${name}: ${said}` }];
    }),
  );
  return [...new Map(named.map((one) => [`${one.host}:${String(one.port)}`, one])).values()];
}

/** A name without a dot may be a neighbour in the task, an alias of a proxy, or anything. */
function isElsewhere({ host, from }: NetworkReference): boolean {
  if (from === "healthCheck" || from === "extraHosts") return false;
  const ip = parseIp(host);
  if (ip !== undefined) return !/^(127\.|169\.254\.|172\.17\.|::1$|0\.0\.0\.0$)/.test(host);
  return host.includes(".");
}

/** The dependencies of a service that nothing but security groups stops, and why others cannot be told. */
export function shutDependencies(
  topology: Topology,
  service: ServicePlace,
): { readonly shut: readonly ShutDependency[]; readonly unknowns: readonly string[] } {
  const asked = dependenciesOf(service).map((dependency) => ({
    dependency,
    answer: tracePath(
      topology,
      { from: service.urn, to: dependency.host, protocol: "tcp", port: String(dependency.port) },
      { withFixes: false },
    ),
  }));
  const shut = asked.flatMap(({ dependency, answer }) => {
    const found = "status" in answer ? undefined : shutOf(answer);
    return found === undefined ? [] : [{ ...dependency, ...found, service }];
  });
  const unknowns = asked.flatMap(({ answer }) => ("status" in answer ? [] : unknownOf(answer)));
  return { shut: [...shut, ...shutMounts(topology, service)], unknowns };
}

function shutOf({ verdict, blockers, variants }: TraceAnswer): Pick<ShutDependency, "blockers" | "end"> | undefined {
  const isGroups = blockers.length > 0 && blockers.every(({ code }) => code === "ENI_SG_RULES_MISMATCH");
  if (verdict !== "unreachable" || !isGroups) return undefined;
  const end = variants.find(({ toEnd }) => toEnd !== undefined)?.toEnd?.networkInterface;
  return {
    blockers: blockers.flatMap(({ urn, side }) => (side === undefined ? [] : [{ urn, side }])),
    ...(end === undefined ? {} : { end }),
  };
}

/** What is met inside, and whose groups were not read. */
function unknownOf({ verdict, variants, unknowns }: TraceAnswer): readonly string[] {
  const isMet = variants.some(({ toEnd }) => toEnd !== undefined);
  const why = unknowns.find(({ call }) => /DescribeSecurityGroup/.test(call));
  return verdict === "unknown" && isMet && why !== undefined ? [why.text] : [];
}

/** Mount targets of file systems whose own groups do not let the tasks in; what does not let the tasks out is SG-005's. */
function shutMounts(topology: Topology, service: ServicePlace): readonly ShutDependency[] {
  return needsOfService(topology, service).flatMap((one): readonly ShutDependency[] => {
    const { ingress } = shutBy(one);
    if (one.outcome.by !== "mount-target" || ingress === undefined) return [];
    const { host, port, why } = one.need;
    const end = one.outcome.through;
    return [
      {
        service,
        host,
        port,
        from: why.join(", "),
        blockers: [{ urn: ingress, side: "ingress" }],
        ...(end === undefined ? {} : { end }),
      },
    ];
  });
}
