import { expect, test } from "vitest";
import { countIn, scopeFields } from "#components/findings/mute-scopes.ts";
import { finding } from "./finding.ts";

const about = finding({ id: "a" });
const all = [
  about,
  finding({ id: "b" }),
  finding({ id: "c", subject: "aws/111111111111/eu-west-1/target-group/web/2" }),
  finding({ id: "d", ruleId: "TG-004" }),
  finding({ id: "e", state: "resolved" }),
];

test("each scope tells how many findings it holds; what is gone does not count", () => {
  expect([countIn("finding", about, all), countIn("subject", about, all), countIn("rule", about, all)]).toEqual([
    1, 2, 3,
  ]);
});

test("a request names what its scope needs and nothing else", () => {
  expect(scopeFields("finding", about)).toEqual({ scope: "finding", findingId: "a" });
  expect(scopeFields("subject", about)).toEqual({ scope: "subject", ruleId: "TG-003", subject: about.subject });
  expect(scopeFields("rule", about)).toEqual({ scope: "rule", ruleId: "TG-003" });
});
