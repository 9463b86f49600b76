import type { Graph, Verdict } from "#lib/graph/graph.ts";
import type { Topology } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import { edgesOnce, portLabel } from "../chart/chart-edges.ts";
import type { ChartEdge, ChartEdgeKind } from "../chart/chart-model.ts";
import { compareText } from "../chart/compare-text.ts";
import { dependencyInterfaces, dependencyName, namesOfExits } from "../chart/chart-outbound.ts";
import { cutInWords } from "../chart/line-labels.ts";
import { chartWords } from "../chart/words.ts";
import { legPorts, legProtocol } from "../leg-verdict.ts";
import type { Language } from "../text/language.ts";
import { linesAbout } from "./lines-about.ts";
import { standingsOf } from "./standings.ts";

/** A path question, as far as a connection can ask it. */
export type ConnectionQuestion = {
  readonly from: Urn;
  readonly to: Urn;
  readonly protocol: string;
  readonly port: string;
};

/** What the map draws between a resource and another, and where the resource stands, as seen from the resource. */
export type EntityConnection = {
  readonly kind: ChartEdgeKind | "stands-in" | "has-group";
  readonly direction: "in" | "out";
  readonly urn: Urn;
  readonly name: string;
  /** What stands between the two: the target group of a load balancer's way to a service. */
  readonly through?: { readonly urn: Urn; readonly name: string };
  /** `:8080`, `tcp:5432`, `A 60`; empty when there is nothing to say. */
  readonly label: string;
  readonly verdict?: Verdict;
  /** What cuts it, or the call without which it is not known, as the map says it. */
  readonly because?: string;
  /** The path question that its verdict answers. */
  readonly question?: ConnectionQuestion;
};

/** As a reader asks: who comes here, where it goes, and where it stands. */
const order = ["resolves", "enters", "forwards", "registers", "reaches", "leaves", "stands-in", "has-group"];
/** What does not get through comes first. */
const verdictOrder = ["unreachable", "unknown", "conditional", "reachable", undefined];

function inOrder(one: EntityConnection, other: EntityConnection): number {
  return (
    order.indexOf(one.kind) - order.indexOf(other.kind) ||
    verdictOrder.indexOf(one.verdict) - verdictOrder.indexOf(other.verdict) ||
    compareText(one.name, other.name) ||
    compareText(one.urn, other.urn)
  );
}

/** Connections by how, the worst verdict first; `of` is whose they are, where they are its service's or its owner's. */
export type EntityConnections = { readonly of?: Urn; readonly connections: readonly EntityConnection[] };

/** What connects a resource, from the lines of the map: its verdicts are the map's, never found a second way. */
export function entityConnections(
  { topology, graph }: { readonly topology: Topology; readonly graph: Graph },
  urn: Urn,
  language: Language,
): EntityConnections {
  const { of, lines } = linesAbout(topology, urn);
  const names = new Names(topology, graph);
  const told = edgesOnce(lines).flatMap((line) => connectionsOf(line, { topology, names, of, language }));
  const standing = standingsOf(topology, of).map((one) => ({ ...one, name: names.of(one.urn), label: "" }));
  return { ...(of === urn ? {} : { of }), connections: [...told, ...standing].sort(inOrder) };
}

/** How a thing is called: as on the map, where the map has a name of its own for it. */
class Names {
  readonly #topology: Topology;
  readonly #graph: Graph;
  #drawn: ReadonlyMap<Urn, string> | undefined;

  constructor(topology: Topology, graph: Graph) {
    this.#topology = topology;
    this.#graph = graph;
  }

  of(urn: Urn): string {
    this.#drawn ??= new Map([
      ...namesOfExits(this.#topology),
      ...[...dependencyInterfaces(this.#topology).values()].flatMap(([first]) =>
        first === undefined ? [] : [[first.urn, dependencyName(first)] as const],
      ),
    ]);
    return this.#drawn.get(urn) ?? this.#graph.nodesByUrn.get(urn)?.name ?? urn.split("/").at(-1) ?? urn;
  }
}

type Telling = {
  readonly topology: Topology;
  readonly names: Names;
  readonly of: Urn;
  readonly language: Language;
};

function connectionsOf(line: ChartEdge, telling: Telling): readonly EntityConnection[] {
  const { names, of } = telling;
  const [from, to] = [resourceOf(line.from), resourceOf(line.to)];
  const because = becauseOf(line, telling.language);
  const shared = {
    kind: line.kind,
    label: line.label,
    ...(line.verdict === undefined ? {} : { verdict: line.verdict }),
    ...(because === undefined ? {} : { because }),
  };
  if (line.kind === "registers") return registrations(line, shared, telling);
  const isOut = of === from || (of !== to && line.kind === "forwards");
  const urn = isOut ? to : from;
  const question = questionOf(line);
  return [
    { ...shared, direction: isOut ? "out" : "in", urn, name: names.of(urn), ...(question === undefined ? {} : { question }) }, // prettier-ignore
  ];
}

type Shared = Pick<EntityConnection, "kind" | "label" | "verdict" | "because">;

/** The last leg of a load-balanced way: its load balancer asks its service, through the target group between them. */
function registrations(line: ChartEdge, shared: Shared, { topology, names, of }: Telling): readonly EntityConnection[] {
  const targetGroup = topology.targetGroups.get(line.from);
  if (targetGroup === undefined) return [];
  const balancer = targetGroup.forwardedBy[0]?.loadBalancer;
  const port = portOfLeg(legPorts({ targetGroup, serviceUrn: line.to }), line.verdict);
  const told = { ...shared, label: portLabel(targetGroup) };
  const question =
    balancer === undefined || port === undefined
      ? {}
      : { question: { from: balancer.urn, to: line.to, protocol: legProtocol({ targetGroup }), port } };
  const group = { urn: line.from, name: names.of(line.from) };
  if (of === line.from) return [{ ...told, ...question, direction: "out", urn: line.to, name: names.of(line.to) }];
  const end = of === line.to ? (balancer?.urn ?? line.from) : line.to;
  const through = end === line.from ? {} : { through: group };
  const direction = of === line.to ? "in" : "out";
  return [{ ...told, ...question, ...through, direction, urn: end, name: names.of(end) }];
}

/** Where ports differ only all of them together have the verdict of the leg; where they agree, the first has it too. */
function portOfLeg(ports: readonly number[], verdict: Verdict | undefined): string | undefined {
  const [first, last] = [ports[0], ports.at(-1)];
  if (first === undefined) return undefined;
  const differ = first !== last && (verdict === "conditional" || verdict === "unknown");
  return differ ? `${String(first)}-${String(last)}` : String(first);
}

/** A way to a dependency is judged at the port its rule names, which its line says. */
function questionOf({ kind, from, to, label, verdict }: ChartEdge): ConnectionQuestion | undefined {
  const [protocol = "", port] = label.split(":");
  return kind === "reaches" && verdict !== undefined && port !== undefined ? { from, to, protocol, port } : undefined;
}

function becauseOf({ blocker, missing }: ChartEdge, language: Language): string | undefined {
  if (blocker !== undefined) return cutInWords(blocker, language);
  return missing === undefined ? undefined : `${chartWords(language).unread}: ${missing}`;
}

/** A gateway stands on both sides of the map, told apart by what follows a `#`. */
function resourceOf(urn: Urn): Urn {
  return urn.split("#")[0] ?? urn;
}
