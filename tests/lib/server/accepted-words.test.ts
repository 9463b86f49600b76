import { describe, expect, it } from "vitest";
import { z } from "zod";
import * as capacity from "#lib/api/capacity.ts";
import * as changeEffects from "#lib/api/change-effects.ts";
import * as dnsLive from "#lib/api/dns-live.ts";
import * as dnsPage from "#lib/api/dns-page.ts";
import * as dns from "#lib/api/dns.ts";
import * as filter from "#lib/api/filter.ts";
import * as inventory from "#lib/api/inventory.ts";
import * as matrix from "#lib/api/matrix.ts";
import * as mutes from "#lib/api/mutes.ts";
import * as requests from "#lib/api/requests.ts";
import * as scenario from "#lib/api/scenario.ts";
import * as snapshotNames from "#lib/api/snapshot-names.ts";
import * as startup from "#lib/api/startup.ts";
import * as trace from "#lib/api/trace.ts";
import { acceptedIn } from "#lib/server/accepted-words.ts";

const modules = [
  capacity,
  changeEffects,
  dnsLive,
  dnsPage,
  dns,
  filter,
  inventory,
  matrix,
  mutes,
  requests,
  scenario,
  snapshotNames,
  startup,
  trace,
];

/** What no field accepts, each wrong in its own way. */
const wrongs: readonly (string | undefined)[] = [
  undefined,
  "",
  "~",
  "a,b",
  "(",
  '"a',
  "is:",
  "running:many",
  "broken:",
  "service=x",
  "service=x,desired=-1",
  "service=x,desired=1,desired=2",
  "service=x,instances=1",
  "cluster=x,trunking=maybe",
  "cluster=x,instanceType=large",
  "x".repeat(20_000),
];

/** Everything that the requests' schemas say they accept, in English. */
function everyAccepted(): readonly string[] {
  const said = new Set<string>();
  const schemas = modules.flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) =>
      /(Parameters|Choice|Question)(Schema)?$/.test(name) && value instanceof z.ZodObject ? [value] : [],
    ),
  );
  for (const schema of schemas) {
    for (const field of Object.keys(schema.shape)) {
      if (field === "assertions") continue; // the server's own
      for (const wrong of wrongs) {
        const issues = schema.safeParse({ [field]: wrong }).error?.issues ?? [];
        for (const issue of issues) if (issue.code !== "unrecognized_keys") said.add(issue.message);
      }
    }
  }
  return [...said].sort();
}

/** A list of names, the same in every language. */
const names = /^[\w.-]+(、(または )?[\w.-]+)*$/;
const isJapanese = (text: string): boolean => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text) || names.test(text);
const englishWords = /\b(the|of|or|and|such|as|with|to|at most|separated|commas)\b/;

describe("what is accepted, in Japanese", () => {
  it("has the words of every field of every request", () => {
    const all = everyAccepted();
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter((text) => !isJapanese(acceptedIn("ja", text)))).toEqual([]);
    expect(all.filter((text) => englishWords.test(acceptedIn("ja", text)))).toEqual([]);
  });

  it("keeps names as they are, and says the rest", () => {
    expect(acceptedIn("ja", "one or more of critical, high, separated by commas")).toBe(
      "critical、high のうち 1 つ以上（コンマ区切り）",
    );
    expect(acceptedIn("ja", "one or more of open, muted, separated by commas, or all")).toBe(
      "open、muted のうち 1 つ以上（コンマ区切り）、または all",
    );
    expect(acceptedIn("ja", "true or false")).toBe("true、または false");
    expect(acceptedIn("ja", 'a value (up, down) at character 6 instead of "broken"')).toBe(
      '6 文字目に値 (up, down)（"broken" の代わり）',
    );
  });

  it("leaves English alone", () => {
    expect(acceptedIn("en", "a whole number")).toBe("a whole number");
  });
});
