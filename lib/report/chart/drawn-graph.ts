import type { Severity } from "#lib/findings/finding.ts";
import type { Verdict } from "#lib/graph/graph.ts";
import type { Urn } from "#lib/model/urn.ts";
import { changeSigns, type ChangeKind } from "../changes/change-kind.ts";
import type { ChartEdgeKind } from "./chart-model.ts";
import type { Box, Geometry, LaneId, LineMember } from "./geometry.ts";

/** A drawn thing without its place: its tag and name, and what is written under it. */
export type DrawnNode = {
  /** `n0`, `n1`, …: no name of anybody's is ever an identifier. */
  readonly id: string;
  readonly urn: Urn;
  readonly lane: LaneId;
  readonly tag: string;
  readonly name: string;
  readonly caption: string;
  readonly severity?: Severity;
  /** The URN of the cluster or VPC it stands in. */
  readonly within?: Urn;
};

/** A line between two drawn things. */
export type DrawnEdge = {
  readonly from: string;
  readonly to: string;
  readonly kind: ChartEdgeKind;
  readonly verdict?: Verdict;
  readonly label: string;
};

/** What a geometry shows, for formats that place things themselves. */
export type DrawnGraph = { readonly nodes: readonly DrawnNode[]; readonly edges: readonly DrawnEdge[] };

function written(box: Box, styles: readonly string[]): string {
  const label = box.labels.find(({ style }) => styles.includes(style));
  return label?.full ?? label?.text ?? "";
}

function nodeOf(box: Box, index: number, within: Urn | undefined): DrawnNode {
  const name = written(box, ["name", "strong"]) || written(box, ["quiet", "caption"]);
  const [mark] = box.marks;
  const sign = box.change === undefined ? "" : `${changeSigns[box.change]} `;
  return {
    id: `n${String(index)}`,
    urn: box.urn,
    lane: box.lane,
    tag: written(box, ["tag"]),
    name: `${sign}${name === "" ? box.title : name}`,
    caption: box.style === "group" ? "" : written(box, ["caption"]),
    ...(mark === undefined ? {} : { severity: mark.severity }),
    ...(within === undefined ? {} : { within }),
  };
}

/** Subnets are columns of the drawing; outside of it they are nobody's neighbours. */
function isColumn(box: Box): boolean {
  return box.lane === "berths" && box.style === "head" && written(box, ["tag"]) === "";
}

function nodesOf(geometry: Geometry): readonly DrawnNode[] {
  let vpc: Urn | undefined;
  let cluster: Urn | undefined;
  return geometry.boxes
    .filter((box) => !isColumn(box))
    .map((box, index) => {
      if (box.lane !== "berths") return nodeOf(box, index, undefined);
      if (box.style === "head") [vpc, cluster] = [box.urn, undefined];
      if (box.style === "head") return nodeOf(box, index, undefined);
      if (box.style === "group") cluster = box.urn;
      return nodeOf(box, index, box.style === "group" ? vpc : (cluster ?? vpc));
    });
}

/** What is written on a line between two things: what became of it, its label, why it carries less than all. */
function saidOf(
  { label }: LineMember,
  { trouble, change }: { readonly trouble: string | undefined; readonly change: ChangeKind | undefined },
): string {
  const sign = change === undefined ? "" : changeSigns[change];
  return [sign, label, trouble ?? ""].filter((part) => part !== "").join(" · ");
}

/** The things and lines of a geometry; a trunk becomes its lines again, what is folded stays folded. */
export function drawnGraph(geometry: Geometry): DrawnGraph {
  const nodes = nodesOf(geometry);
  const ids = new Map(nodes.map(({ urn, id }) => [urn, id]));
  const standIns = new Map(
    geometry.folds.flatMap(({ urn, members }) => members.map((member) => [member, urn] as const)),
  );
  const idOf = (urn: Urn): string | undefined => ids.get(urn) ?? ids.get(standIns.get(urn) ?? "");
  const edges = new Map<string, DrawnEdge>();
  for (const { kind, verdict, members, trouble, change } of geometry.lines) {
    for (const member of members) {
      const [from, to] = [idOf(member.from), idOf(member.to)];
      if (from === undefined || to === undefined) continue;
      const key = `${kind} ${from} ${to} ${verdict ?? ""}`;
      const said = saidOf(member, { trouble, change });
      const label = edges.has(key) && edges.get(key)?.label !== said ? (trouble ?? "") : said;
      edges.set(key, { from, to, kind, label, ...(verdict === undefined ? {} : { verdict }) });
    }
  }
  return { nodes, edges: [...edges.values()] };
}
