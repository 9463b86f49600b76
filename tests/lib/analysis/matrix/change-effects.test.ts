import { expect, test } from "vitest";
import { changeEffects } from "#lib/analysis/matrix/change-effects.ts";
import type { TraceQuestion } from "#lib/analysis/reach/answer.ts";
import { makeChange, tracePath } from "#lib/analysis/reach/trace.ts";
import { account, allOut, clientInterface, serverInterface } from "#tests/lib/analysis/reach/accounts.ts";
import { networkAcl, networkAclEntry, securityGroupRule } from "#tests/support/ec2-records.ts";

const urn = (id: string) => `aws/111111111111/eu-west-1/network-interface/${id}`;
const question: TraceQuestion = { from: "eni-client", to: "eni-server", protocol: "tcp", port: "443" };
const interfaces = [
  clientInterface(),
  clientInterface({ networkInterfaceId: "eni-client-2", privateIpAddress: "10.0.1.21" }),
  serverInterface(),
  serverInterface({ networkInterfaceId: "eni-server-2", privateIpAddress: "10.0.2.11" }),
  serverInterface({
    networkInterfaceId: "eni-apart",
    privateIpAddress: "10.0.2.12",
    groups: [{ groupId: "sg-apart" }],
  }),
];
const ids = interfaces.map(({ networkInterfaceId }) => networkInterfaceId);
const narrow = networkAcl({
  entries: [networkAclEntry({ egress: true }), networkAclEntry({ protocol: "6", portRange: { from: 22, to: 22 } })],
});

/** The pairs that traces over all protocols tell otherwise once a change is made. */
function changedByTraces(topology: ReturnType<typeof account>, kind: "fix" | "closing"): readonly string[] {
  const made = makeChange(topology, question, { kind, at: 0 });
  const changed = "changed" in made ? made.changed : undefined;
  if (changed === undefined) throw new Error("there is no such change");
  const told = (of: typeof topology, from: string, to: string) => {
    const answer = tracePath(of, { from, to, protocol: "all" }, { withFixes: false });
    if (!("verdict" in answer)) throw new Error(answer.detail);
    return JSON.stringify([answer.verdict, answer.variants.map(({ conditions }) => conditions)]);
  };
  const ends = [...ids, "internet"];
  return ends.flatMap((from) =>
    ends.flatMap((to) =>
      from === to || told(topology, from, to) === told(changed, from, to) ? [] : [`${from} ${to}`],
    ),
  );
}

test.each([
  { name: "a rule that is missing", kind: "fix", areas: { securityGroupRules: [allOut] } },
  { name: "an entry of a network ACL", kind: "fix", areas: { networkAcls: [narrow] } },
  { name: "a rule that goes", kind: "closing", areas: { securityGroupRules: [allOut, securityGroupRule()] } },
] as const)(
  "of $name every pair is told that traces of the changed account tell otherwise, and no other",
  ({ kind, areas }) => {
    const topology = account({ networkInterfaces: interfaces, ...areas });
    const effects = changeEffects(topology, { question, choice: { kind, at: 0 } });
    if ("status" in effects) throw new Error(effects.detail);
    const short = (of: string) => of.split("/").at(-1) ?? of;
    const others = effects.others.map(({ from, to }) => `${short(from)} ${short(to)}`);
    const traced = changedByTraces(topology, kind);
    expect(others).toEqual(traced.filter((pair) => pair !== "eni-client eni-server").toSorted());
    expect([effects.count, effects.otherCount]).toEqual([traced.length, traced.length - 1]);
  },
);

test("a pair says what passes now and what would, over all protocols", () => {
  const topology = account({ networkInterfaces: interfaces, securityGroupRules: [allOut] });
  const effects = changeEffects(topology, { question, choice: { kind: "fix", at: 0 } });
  expect("others" in effects && effects.others[0]).toEqual({
    from: urn("eni-client"),
    to: urn("eni-server-2"),
    before: { verdict: "unreachable" },
    after: { verdict: "conditional", ports: ["tcp 443"] },
  });
});

test("a change that the answer does not have is refused", () => {
  const refused = changeEffects(account(), { question, choice: { kind: "fix", at: 0 } });
  expect(refused).toMatchObject({ status: 404, field: "fix", detail: "There is no change 0 in this answer." });
});
