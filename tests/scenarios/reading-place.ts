import { existsSync } from "node:fs";
import { join } from "node:path";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import { traceQuestionSchema } from "#lib/api/trace.ts";
import { rules } from "#lib/findings/rules.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";

const app = join(import.meta.dirname, "../../app");

/** Why a step of a guided reading shows nothing: no such page, resource, finding, rule or end of a path; `undefined` when it shows something. */
export function lostPlace({ graph, findings, topology }: Inspection, href: string): string | undefined {
  const { pathname, searchParams } = new URL(href, "http://localhost");
  const [, page = "", rest = ""] = /^\/([^/]+)(?:\/(.+))?$/.exec(pathname) ?? [];
  const urns = [...searchParams.getAll("sel"), ...(page === "e" ? [decodeURIComponent(rest)] : [])];
  const lost = urns.find((urn) => !graph.nodesByUrn.has(urn));
  if (lost !== undefined) return `no resource ${lost}`;
  if (page === "findings" && rest !== "") return findings.some(({ id }) => id === rest) ? undefined : "no such finding";
  if (page === "rules" && rest !== "") return rules.some(({ id }) => id === rest) ? undefined : "no such rule";
  if (page === "paths" && rest === "" && searchParams.size > 0) {
    const { port, ...ends } = Object.fromEntries(searchParams);
    const answer = tracePath(topology, traceQuestionSchema.parse({ ...ends, port: Number(port) }), { language: "en" });
    return "verdict" in answer ? undefined : answer.detail;
  }
  const folder = page === "e" ? "e/[urn]" : pathname.slice(1);
  return existsSync(join(app, folder, "page.tsx")) ? undefined : "no such page";
}
