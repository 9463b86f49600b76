import { describe, expect, test } from "vitest";
import { completed, suggestFilter, withDraft } from "#lib/filter/suggest-filter.ts";
import { printFilter } from "#lib/filter/print-filter.ts";

describe("what could be typed next", () => {
  test("keys that begin with the word, then those that have it inside", () => {
    expect(suggestFilter("ser")).toEqual({ stage: "key", from: 0, keys: ["service"] });
    expect(suggestFilter("ip")).toMatchObject({ stage: "operator", key: "ip" });
    expect(suggestFilter("fre")).toMatchObject({ keys: ["free-ip", "free-eni"] });
  });

  test("operators of a key that stands there whole", () => {
    expect(suggestFilter("sev")).toEqual({ stage: "operator", from: 0, key: "sev", operators: [":", "!=", "<", "<=", ">", ">="] }); // prettier-ignore
  });

  test("values after an operator, also behind a minus, a parenthesis or other words", () => {
    expect(suggestFilter("api -(cluster:we")).toEqual({ stage: "value", from: 14, key: "cluster", part: "we" });
    expect(suggestFilter("tag:env=d")).toEqual({ stage: "value", from: 4, key: "tag", part: "env=d" });
  });

  test("what is chosen takes the place of what was being typed, in quotes where it needs them", () => {
    expect(completed("x cluster:we", 10, "web")).toBe("x cluster:web");
    expect(completed("cluster:", 8, "two words")).toBe('cluster:"two words"');
  });

  test("a text that cannot be read yet leaves the conditions that stand", () => {
    expect(printFilter(withDraft([{ kind: "text", text: "api" }], "is:"))).toBe("api");
    expect(printFilter(withDraft([{ kind: "text", text: "api" }], "is:public"))).toBe("api is:public");
  });
});
