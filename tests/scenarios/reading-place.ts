import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import { traceQuestionSchema } from "#lib/api/trace.ts";
import { rules } from "#lib/findings/rules.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";

const app = join(import.meta.dirname, "../../app");

/** Why a step of a guided reading shows nothing: no such page, resource, finding, rule or end of a path; `undefined` when it shows something. */
export function lostPlace(inspection: Inspection, href: string): string | undefined {
  const { pathname, searchParams } = new URL(href, "http://localhost");
  const [page = "", rest] = pathname.slice(1).split("/", 2);
  const lost = searchParams.getAll("sel").find((urn) => !inspection.graph.nodesByUrn.has(urn));
  if (lost !== undefined) return `no resource ${lost}`;
  if (rest !== undefined && page in subjects) return subjects[page]?.(inspection, decodeURIComponent(rest));
  if (pathname === "/paths" && searchParams.size > 0) return lostPath(inspection, searchParams);
  const file = join(app, pathname, "page.tsx");
  if (!existsSync(file)) return "no such page";
  // Whoever is led elsewhere stands on another page than the text speaks of.
  return /\b(redirect|leadTo)\(/.test(readFileSync(file, "utf8")) ? "another page" : undefined;
}

type Lost = (inspection: Inspection, name: string) => string | undefined;

/** The pages of one thing, by its name. */
const subjects: { readonly [page: string]: Lost } = {
  e: ({ graph }, urn) => (graph.nodesByUrn.has(urn) ? undefined : `no resource ${urn}`),
  findings: ({ findings }, id) => (findings.some((finding) => finding.id === id) ? undefined : `no finding ${id}`),
  rules: (_, id) => (rules.some((rule) => rule.id === id) ? undefined : `no rule ${id}`),
};

function lostPath({ topology }: Inspection, asked: URLSearchParams): string | undefined {
  const { port, ...ends } = Object.fromEntries(asked);
  const answer = tracePath(topology, traceQuestionSchema.parse({ ...ends, port: Number(port) }), { language: "en" });
  return "verdict" in answer ? undefined : answer.detail;
}
