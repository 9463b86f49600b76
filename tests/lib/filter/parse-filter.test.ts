import { describe, expect, test } from "vitest";
import { parseFilter } from "#lib/filter/parse-filter.ts";

const read = (text: string) => {
  const parsed = parseFilter(text);
  return parsed.ok ? parsed.filter : parsed.error;
};
const service = { kind: "term", key: "service", op: "=", value: "api" } as const;

describe("reading a filter", () => {
  test("an empty text lets everything through", () => {
    expect(read("  ")).toEqual({ kind: "all", of: [] });
  });

  test("a key, an operator and a value are a term, whatever the case of the key", () => {
    expect(read("Service:api")).toEqual(service);
    expect(read("cluster!=web")).toEqual({ kind: "term", key: "cluster", op: "!=", value: "web" });
    expect(read("name~edge")).toEqual({ kind: "term", key: "name", op: "~", value: "edge" });
    expect(read("free-ip<16")).toEqual({ kind: "term", key: "free-ip", op: "<", value: "16" });
    expect(read("free-eni=0")).toEqual({ kind: "term", key: "free-eni", op: "=", value: "0" });
    expect(read("sev>=high")).toEqual({ kind: "term", key: "sev", op: ">=", value: "high" });
    expect(read("is:Blocked")).toEqual({ kind: "term", key: "is", op: "=", value: "blocked" });
  });

  test("a tag has a key of its own, in quotes where it needs them", () => {
    expect(read("tag:env=dev")).toEqual({ kind: "tag", tag: "env", op: "=", value: "dev" });
    expect(read("tag:env!=dev")).toEqual({ kind: "tag", tag: "env", op: "!=", value: "dev" });
    expect(read("tag:aws:ecs:serviceName~api")).toEqual({ kind: "tag", tag: "aws:ecs:serviceName", op: "~", value: "api" }); // prettier-ignore
    expect(read('tag:"cost centre"="4 711"')).toEqual({ kind: "tag", tag: "cost centre", op: "=", value: "4 711" });
    expect(read("tag:env")).toEqual({ kind: "tag", tag: "env", op: "has" });
  });

  test("words side by side are all wanted, OR binds weaker, minus turns around, parentheses group", () => {
    const worker = { kind: "text", text: "worker" };
    expect(read("service:api worker")).toEqual({ kind: "all", of: [service, worker] });
    expect(read("service:api worker OR -worker")).toEqual({
      kind: "any",
      of: [
        { kind: "all", of: [service, worker] },
        { kind: "not", of: worker },
      ],
    });
    expect(read("-(service:api OR worker)")).toEqual({ kind: "not", of: { kind: "any", of: [service, worker] } });
  });

  test("ARNs, addresses and what stands in quotes are free text", () => {
    for (const text of [
      "arn:aws:ecs:ap-northeast-1:111111111111:cluster/web",
      "fd00::1",
      "10.0.0.0/16",
      "i-0a1",
      "-",
    ]) {
      expect(read(text)).toEqual({ kind: "text", text });
    }
    expect(read('"service:api"')).toEqual({ kind: "text", text: "service:api" });
    expect(read('"say \\"hello\\""')).toEqual({ kind: "text", text: 'say "hello"' });
  });

  test.each([
    ["servce:api", { at: 0, found: "servce", expected: { what: "key", options: ["service", "sev"] } }],
    ["x service>3", { at: 9, found: ">", expected: { what: "operator", options: [":", "!=", "~"] } }],
    ["is:", { at: 3, found: "", expected: { what: "value" } }],
    ["is:broken", { at: 3, found: "broken", expected: { what: "value" } }],
    ["free-ip<few", { at: 8, found: "few", expected: { what: "number", options: [] } }],
    ["ip:10.0.0", { at: 3, found: "10.0.0", expected: { what: "address", options: [] } }],
    ["tag:=x", { at: 4, expected: { what: "tag", options: [] } }],
    ["(api", { at: 4, found: "", expected: { what: "closing", options: [] } }],
    ["api)", { at: 3, found: ")", expected: { what: "term", options: [] } }],
    ["api OR", { at: 6, found: "", expected: { what: "term", options: [] } }],
    ['name:"api', { at: 5, found: '"api', expected: { what: "quote", options: [] } }],
  ])("%s is no filter, and it is told where and what was expected", (text, error) => {
    expect(read(text)).toMatchObject(error);
  });
});
