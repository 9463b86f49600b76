import { expect, test } from "vitest";
import { parseAssertions } from "#lib/server/assertions-file.ts";

const parse = (text: string) => parseAssertions(text, "roadstead.assert.yaml");

test("assertions are path questions with what is expected, in YAML or JSON", () => {
  const yaml = `assertions:
  - name: the web asks the database
    expect: must-reach
    from: prod/web
    to: orders
    port: 5432
  - { expect: must-not-reach, from: internet, to: orders, protocol: all }
`;
  const expected = [
    {
      name: "the web asks the database",
      expect: "must-reach",
      question: { from: "prod/web", to: "orders", protocol: "tcp", port: "5432" },
    },
    { expect: "must-not-reach", question: { from: "internet", to: "orders", protocol: "all" } },
  ];
  expect(parse(yaml)).toEqual(expected);
  const json = { assertions: expected.map(({ question, ...rest }) => ({ ...rest, ...question })) };
  expect(parse(JSON.stringify(json))).toEqual(expected);
});

test.each([
  ["assertions: [{expect: must-reach, from: a, to: b, port: 99999}]", "assertions.0.port: expected a port 0-65535"],
  ["assertions: [{expect: maybe, from: a, to: b}]", "assertions.0.expect: expected must-reach or must-not-reach"],
  ["assertions: [{expect: must-reach, from: a}]", "assertions.0.to: expected a URN, ARN, AWS id"],
  ["assertions: [{expect: must-reach, from: a, to: b, prot: tcp}]", "assertions.0: there is no field prot"],
  ["assertions: 3", "assertions: expected a list of assertions"],
  ["", "expected {assertions:"],
  ["assertions: [", "is neither YAML nor JSON"],
])("a file that cannot be used is refused with the place and what it takes: %s", (text, told) => {
  expect(() => parse(text)).toThrow(told);
});
