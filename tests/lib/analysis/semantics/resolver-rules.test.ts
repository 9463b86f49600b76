import { expect, test } from "vitest";
import { serviceNameIn } from "#lib/analysis/names/endpoint-names.ts";
import { resolveName } from "#lib/analysis/names/resolve-name.ts";
import type { NameAnswer } from "#lib/analysis/names/resolution.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { AreaName, ItemOf } from "#lib/model/areas.ts";
import type { ResolverRule } from "#lib/model/resources/resolver-rule.ts";
import { networkInterface, vpc } from "#tests/support/ec2-records.ts";
import { vpcEndpoint } from "#tests/support/gateway-records.ts";
import { hostedZone, resolverRule, resourceRecordSet, vpcHostedZones } from "#tests/support/route53-records.ts";
import { snapshotOf, type ScopeContents } from "#tests/support/snapshots.ts";

type Areas = { readonly [Name in AreaName]?: readonly ItemOf<Name>[] };

/** A private zone example.com and a public one, with the same names at other addresses; beside them *.corp.example.com. */
const zones: Areas = {
  vpcs: [vpc(), vpc({ vpcId: "vpc-2", cidrBlock: "10.1.0.0/16" })],
  hostedZones: [
    hostedZone({ hostedZoneId: "ZPUB", name: "example.com" }),
    hostedZone({ hostedZoneId: "ZPRV", name: "example.com", privateZone: true }),
  ],
  vpcHostedZones: [vpcHostedZones("vpc-1", "ZPRV"), vpcHostedZones("vpc-2")],
  resourceRecordSets: [
    ...["www.example.com", "ldap.corp.example.com"].flatMap((name) => [
      resourceRecordSet({ hostedZoneId: "ZPUB", name, values: ["198.51.100.7"] }),
      resourceRecordSet({ hostedZoneId: "ZPRV", name, values: ["203.0.113.9"] }),
    ]),
  ],
};

type Asked = { readonly type?: string; readonly vpc?: string; readonly more?: Omit<ScopeContents, "areas"> };

function answerTo(name: string, areas: Areas, { type = "A", vpc: vpcId = "vpc-1", more = {} }: Asked = {}): NameAnswer {
  const topology = buildTopology(snapshotOf({ ...more, areas: { ...zones, ...areas } }));
  const [answer] = resolveName({ topology, say: sayIn("en") }, { name, type, asker: { vpcId } }).answers;
  if (answer === undefined) throw new Error("A resolution is never empty.");
  return answer;
}

/** An answer in a word or two: its addresses, why it is not known, or its kind. */
function wordsOf({ end }: NameAnswer): string {
  if (end.kind === "addresses") return end.addresses.join(", ");
  return end.kind === "unknown" ? end.unread.map(({ text }) => text).join(" ") : end.kind;
}

const end = (
  name: string,
  rules: readonly Partial<ResolverRule>[],
  { areas = {}, ...asked }: Asked & { readonly areas?: Areas } = {},
) => wordsOf(answerTo(name, { ...areas, resolverRules: rules.map((rule) => resolverRule(rule)) }, asked));

const codesOf = ({ notes }: NameAnswer) => notes.map(({ code }) => code);
const out = networkInterface({
  networkInterfaceId: "eni-out",
  description: "Route 53 Resolver: rslvr-out-9bb0d69b4dd94f918:rni-51f53f6ef7b6436f8",
});

test("D3: a rule that forwards a domain says where to, and what is answered there is not known", () => {
  const answer = answerTo("ldap.corp.example.com", { resolverRules: [resolverRule()] });
  expect(answer.end).toEqual({
    kind: "unknown",
    unread: [
      {
        call: "route53resolver:ListResolverRules",
        text: "Resolver rule corporate (rslvr-rr-1) forwards corp.example.com and every name below it from vpc-1 to 192.0.2.53, through outbound endpoint rslvr-out-1: what is answered there cannot be seen.",
      },
    ],
  });
  expect(answer.notes).toEqual([]);
  const elsewhere = {
    targetIps: [
      { ip: "192.0.2.1", port: 5353 },
      { ipv6: "2001:db8::53", port: 53 },
    ],
  };
  expect(end("corp.example.com", [elsewhere])).toContain("to 192.0.2.1:5353, 2001:db8::53, through");
});

test("D2, D3: the longest domain wins; of a rule and a private zone of one name, the rule", () => {
  expect(end("www.example.com", [{ domainName: "example.com" }])).toContain("forwards example.com");
  expect(end("www.example.com", [{ domainName: "com" }])).toBe("203.0.113.9");
  expect(end("www.example.com", [{ domainName: "" }])).toBe("203.0.113.9");
  expect(end("www.example.com", [{ domainName: "corp.example.com" }])).toBe("203.0.113.9");
  const below = { hostedZones: [hostedZone({ hostedZoneId: "ZPRV", name: "corp.example.com", privateZone: true })] };
  expect(end("ldap.corp.example.com", [{ domainName: "example.com" }], { areas: below })).toBe("203.0.113.9");
});

test("D2, D3: of several rules the longest domain counts, and a system rule gives its names back", () => {
  const forward = { domainName: "example.com" };
  const system = { resolverRuleId: "rslvr-rr-2", ruleType: "SYSTEM", domainName: "corp.example.com", targetIps: [] };
  expect(end("www.example.com", [system, forward])).toContain("forwards example.com");
  expect(end("ldap.corp.example.com", [system, forward])).toBe("203.0.113.9");
  const again = { resolverRuleId: "rslvr-rr-3", name: "", domainName: "ldap.corp.example.com" };
  expect(end("ldap.corp.example.com", [forward, system, again])).toMatch(/^Resolver rule rslvr-rr-3 forwards ldap/);
  // Given back to a VPC without the private zone, the name is the world's.
  const associations = [{ vpcId: "vpc-2", status: "COMPLETE" }];
  expect(
    end(
      "ldap.corp.example.com",
      [
        { ...forward, associations },
        { ...system, associations },
      ],
      { vpc: "vpc-2" },
    ),
  ).toBe("198.51.100.7");
});

/** Source: Route 53 Developer Guide, "How Resolver determines whether the domain name in a query matches any rules". */
test.each([
  ["acme.example.com", true],
  ["zenith.acme.example.com", true],
  ["example.com", false],
  ["nadir.example.com", false],
  // Not in the guide: a name that only ends in the same letters.
  ["notacme.example.com", false],
])(
  "D3, the guide's own example: with a rule for acme.example.com, whether %s is forwarded is %s",
  (name, isForwarded) => {
    expect(end(name, [{ domainName: "acme.example.com" }]).includes("forwards acme.example.com")).toBe(isForwarded);
  },
);

test("D3, the guide's own example: of example.com and www.example.com, www.example.com decides", () => {
  const rules = [
    { resolverRuleId: "rslvr-rr-short", name: "short", domainName: "example.com" },
    { resolverRuleId: "rslvr-rr-long", name: "long", domainName: "www.example.com" },
  ];
  expect(end("www.example.com", rules)).toContain("rule long (rslvr-rr-long)");
  expect(end("mail.example.com", rules)).toContain("rule short (rslvr-rr-short)");
});

test("D3: a rule for every name leaves AWS's own host names alone, as long as the VPC gives any", () => {
  const everything = [{ domainName: "" }];
  const host = "ip-10-0-1-9.eu-west-1.compute.internal";
  expect(end("www.example.org", everything)).toContain("forwards . and every name below it");
  expect(end(host, everything)).not.toContain("forwards");
  expect(end("ec2-203-0-113-9.eu-west-1.compute.amazonaws.com", everything)).not.toContain("forwards");
  expect(end("7.1.0.10.in-addr.arpa", everything, { type: "PTR" })).not.toContain("forwards");
  // Another Region's names are nobody's here; AWS's own rule loses to one for its very domain.
  expect(end("ip-10-0-1-9.us-west-2.compute.internal", everything)).toContain("forwards");
  expect(end(host, [{ domainName: "eu-west-1.compute.internal" }])).toContain("forwards");
  expect(end("7.1.0.10.in-addr.arpa", [{ domainName: "1.0.10.in-addr.arpa" }], { type: "PTR" })).toContain("forw");
  const off = { known: true, value: false } as const;
  expect(end(host, everything, { areas: { vpcs: [vpc({ enableDnsHostnames: off })] } })).toContain("forwards");
});

test("D3: AWS's own rule for the internet forwards nothing, and a delegation rule has no say in who is asked", () => {
  const own = { domainName: "", ruleType: "RECURSIVE", targetIps: [], ownerId: "Route 53 Resolver" };
  expect(end("www.example.com", [own])).toBe("203.0.113.9");
  const delegate = { domainName: "example.com", ruleType: "DELEGATE", delegationRecord: "example.com" };
  expect(end("www.example.com", [delegate])).toBe("203.0.113.9");
});

test("D3: a rule counts in the VPCs it is associated with, and once that is complete", () => {
  const rule = { domainName: "example.com" };
  expect(end("www.example.com", [rule], { vpc: "vpc-2" })).toBe("198.51.100.7");
  for (const status of ["CREATING", "DELETING", "FAILED", "OVERRIDDEN"]) {
    const resolverRules = [resolverRule({ ...rule, associations: [{ vpcId: "vpc-1", status }] })];
    const answer = answerTo("www.example.com", { resolverRules });
    expect(wordsOf(answer)).toBe("203.0.113.9");
    expect(answer.notes).toEqual([
      {
        code: "RESOLVER_RULE_NOT_IN_FORCE",
        text: expect.stringContaining(`its association is ${status}`) as string,
      },
    ]);
  }
});

test("D3, D4: every name of a chain is asked anew from the VPC", () => {
  const records = [
    ...(zones.resourceRecordSets ?? []),
    resourceRecordSet({
      hostedZoneId: "ZPRV",
      name: "db.example.com",
      type: "CNAME",
      values: ["db.corp.example.com."],
    }),
  ];
  const answer = answerTo("db.example.com", { resourceRecordSets: records, resolverRules: [resolverRule()] });
  expect(wordsOf(answer)).toContain("forwards corp.example.com");
  expect(answer.steps.map(({ record }) => record)).toEqual(["db.example.com"]);
  // A system rule for the first name does not keep the second one.
  const system = { resolverRuleId: "rslvr-rr-2", ruleType: "SYSTEM", domainName: "db.example.com" };
  expect(end("db.example.com", [{}, system], { areas: { resourceRecordSets: records } })).toContain(
    "forwards corp.example.com",
  );
});

const ecr: Areas = {
  vpcEndpoints: [
    vpcEndpoint({
      vpcEndpointId: "vpce-ecr",
      serviceName: "com.amazonaws.eu-west-1.ecr.api",
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      networkInterfaceIds: ["eni-ecr"],
      dnsEntries: [],
    }),
  ],
  networkInterfaces: [networkInterface({ networkInterfaceId: "eni-ecr", privateIpAddress: "10.0.1.99" })],
};

test("D3: the private name of an endpoint is a zone like others: a rule above it leaves it, one for it comes first", () => {
  const name = "api.ecr.eu-west-1.amazonaws.com";
  expect(end(name, [{ domainName: "amazonaws.com" }], { areas: ecr })).toBe("10.0.1.99");
  expect(end(name, [{ domainName: name }], { areas: ecr })).toContain(`forwards ${name}`);
  expect(end(name, [{ domainName: "amazonaws.com" }])).toContain("forwards amazonaws.com");
  const topology = buildTopology(
    snapshotOf({ areas: { ...zones, resolverRules: [resolverRule({ domainName: "amazonaws.com" })] } }),
  );
  expect(serviceNameIn({ topology, say: sayIn("en") }, "vpc-1", name)).toMatchObject({
    kind: "unknown",
    unread: { text: expect.stringContaining("forwards amazonaws.com") as string },
  });
});

test("D3: rules that were read to their end leave nothing to assume", () => {
  expect(answerTo("www.example.com", { networkInterfaces: [out] }).notes.map(({ code }) => code)).not.toContain(
    "RESOLVER_RULES_NOT_READ",
  );
});

test.each([
  ["denied", { incomplete: ["resolverRules"] }, "was denied"],
  ["of a snapshot older than the area", { notAsked: ["resolverRules"] }, "was not asked in 111111111111/eu-west-1"],
] as const)(
  "D3, U1: rules %s leave names unknown where an outbound endpoint is there to forward some",
  (_, more, why) => {
    const areas = { networkInterfaces: [out] };
    const asked = { more };
    const { end: unknown } = answerTo("www.example.com", areas, asked);
    expect(unknown).toMatchObject({ kind: "unknown", unread: [{ call: "route53resolver:ListResolverRules" }] });
    expect(wordsOf({ ...answerTo("www.example.com", areas, asked) })).toContain("rslvr-out-9bb0d69b4dd94f918");
    expect(wordsOf(answerTo("www.example.com", areas, asked))).toContain(why);
    // An inbound endpoint forwards nothing out of the VPC.
    const inbound = networkInterface({ description: "Route 53 Resolver: rslvr-in-9bb0d69b4dd94f918:rni-51f5" });
    expect(wordsOf(answerTo("www.example.com", { networkInterfaces: [inbound] }, asked))).toBe("203.0.113.9");
  },
);

test("D3, U2: without an outbound endpoint in sight, that no shared rule forwards the name is an assumption", () => {
  const more = { incomplete: ["resolverRules"] } as const;
  const answer = answerTo("www.example.com", {}, { more });
  expect(wordsOf(answer)).toBe("203.0.113.9");
  expect(codesOf(answer)).toContain("RESOLVER_RULES_NOT_READ");
  expect(answer.notes.find(({ code }) => code === "RESOLVER_RULES_NOT_READ")?.text).toContain(
    "only a rule shared by another account",
  );
});

test("D3, U1: where neither rules nor interfaces were read, an endpoint may be there", () => {
  const more = { incomplete: ["resolverRules", "networkInterfaces"] } as const;
  expect(wordsOf(answerTo("www.example.com", {}, { more }))).toContain("Neither Resolver rules nor outbound");
});

test("D3, U2: names of AWS's own are taken not to be forwarded, as they are taken not to be hidden", () => {
  const more = { incomplete: ["resolverRules"] } as const;
  const answer = answerTo("sqs.eu-west-1.amazonaws.com", { networkInterfaces: [out] }, { more });
  expect(answer.end.kind).toBe("outside");
  expect(answer.notes).toMatchObject([{ code: "RESOLVER_RULES_NOT_READ" }]);
});

test("D3, U1: a rule that was read counts though the list was cut off", () => {
  const more = { incomplete: ["resolverRules"] } as const;
  const answer = answerTo("ldap.corp.example.com", { resolverRules: [resolverRule()] }, { more });
  expect(wordsOf(answer)).toContain("forwards corp.example.com");
});

test("D3: rules of a shared VPC are its owner's; the account it is shared with does not see them", () => {
  const vpcs = [vpc({ ownerId: "222222222222" })];
  expect(codesOf(answerTo("www.example.com", { vpcs }))).toContain("RESOLVER_RULES_NOT_READ");
  expect(codesOf(answerTo("www.example.com", { vpcs: [vpc({ ownerId: "111111111111" })] }))).toEqual([]);
});

test("D3, U1: a rule and private zones that were not read are both told: a zone may have the longer name", () => {
  const more = { incomplete: ["vpcHostedZones"] } as const;
  const { end: unknown } = answerTo(
    "ldap.corp.example.com",
    { vpcHostedZones: [], resolverRules: [resolverRule()] },
    { more },
  );
  expect(unknown.kind === "unknown" && unknown.unread.map(({ call }) => call)).toEqual([
    "route53resolver:ListResolverRules",
    "route53:ListHostedZonesByVPC",
  ]);
});
