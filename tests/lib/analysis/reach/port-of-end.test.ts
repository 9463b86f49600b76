import { expect, test } from "vitest";
import type { TraceQuestion } from "#lib/analysis/reach/answer.ts";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import { networkInterface, securityGroupRule } from "#tests/support/ec2-records.ts";
import { listener, listenerArn, loadBalancer, loadBalancerInterface } from "#tests/support/elbv2-records.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { account, allOut, clientInterface, serverInterface, trace, type Areas } from "./accounts.ts";

const anyIn = securityGroupRule({ ipProtocol: "-1", fromPort: -1, toPort: -1 });

/** A server, a load balancer with listeners, and a name for the server. */
function around(areas: Areas = {}) {
  return account({
    securityGroupRules: [allOut, anyIn],
    networkInterfaces: [clientInterface(), serverInterface(), loadBalancerInterface("app/front/1")],
    loadBalancers: [loadBalancer({ scheme: "internal" })],
    listeners: [listener({ port: 443 })],
    hostedZones: [hostedZone({ name: "example.jp" })],
    resourceRecordSets: [resourceRecordSet({ name: "db.example.jp", values: ["10.0.2.10"] })],
    ...areas,
  });
}

/** A question of these fields alone: no protocol, no port. */
function ask(topology: ReturnType<typeof account>, question: Partial<TraceQuestion>, language: "en" | "ja" = "en") {
  return tracePath(topology, { from: "eni-client", to: "eni-server", ...question }, { language });
}

function asked(answer: ReturnType<typeof ask>) {
  if ("status" in answer) return [answer.status, answer.field];
  const { to, protocol, port } = answer.question;
  return [answer.verdict, to, protocol, port];
}

test("a listener is asked at its own protocol and port, and the answer says so", () => {
  const answer = ask(around(), { to: listenerArn() });
  expect(asked(answer)).toEqual(["reachable", expect.any(String), "tcp", "443"]);
  expect("assumptions" in answer && answer.assumptions.map(({ code }) => code)).toContain("LISTENER_PORT");
});

test.each([
  ["UDP", undefined, ["udp", "53"]],
  ["TCP_UDP", undefined, ["tcp", "53"]],
  ["TCP_UDP", "udp", ["udp", "53"]],
] as const)("a %s listener asked at %s is asked at %j", (protocol, wanted, expected) => {
  const nlb = around({
    loadBalancers: [loadBalancer({ type: "network", scheme: "internal" })],
    listeners: [listener({ port: 53, protocol })],
  });
  const question = { to: listenerArn(), ...(wanted === undefined ? {} : { protocol: wanted }) };
  expect(asked(ask(nlb, question)).slice(2)).toEqual(expected);
});

test("a protocol that was asked for stays: a listener of another one is not reached by it", () => {
  expect(asked(ask(around(), { to: listenerArn(), protocol: "udp" }))).toEqual([
    "unreachable",
    expect.any(String),
    "udp",
    "443",
  ]);
});

test("a port that was asked for stays, and nothing is taken for granted of it", () => {
  const answer = ask(around(), { to: listenerArn(), port: "8443" });
  expect(asked(answer)).toEqual(["unreachable", expect.any(String), "tcp", "8443"]);
  expect("assumptions" in answer && answer.assumptions.map(({ code }) => code)).not.toContain("LISTENER_PORT");
});

test("a load balancer is asked at all ports, as before", () => {
  expect(asked(ask(around(), { to: "front" })).slice(2)).toEqual(["tcp", "all"]);
});

test.each([
  ["10.0.2.10:443", "10.0.2.10"],
  ["db.example.jp:443", "db.example.jp"],
  ["eni-server:443", "eni-server"],
  ["10.0.2.0/24:443", "10.0.2.0/24"],
])("%s is asked at its port", (to, named) => {
  expect(asked(ask(around(), { to }))).toEqual(["reachable", named, "tcp", "443"]);
  expect(asked(ask(around(), { to, port: "443", protocol: "tcp" }))).toEqual(["reachable", named, "tcp", "443"]);
});

test("an IPv6 address in brackets is asked at its port", () => {
  const answer = ask(around(), { to: "[2001:db8::1]:443" });
  expect(asked(answer).slice(1)).toEqual(["2001:db8::1", "tcp", "443"]);
});

test.each(["en", "ja"] as const)(
  "two ports, or a port without a protocol for it, are refused in words (%s)",
  (language) => {
    const twice = ask(around(), { to: "10.0.2.10:8080", port: "443" }, language);
    expect(asked(twice)).toEqual([400, "port"]);
    expect("detail" in twice && twice.detail).toMatch(/10\.0\.2\.10:8080.*8080.*443/u);
    const without = ask(around(), { to: "10.0.2.10:8080", protocol: "icmp" }, language);
    expect(asked(without)).toEqual([400, "protocol"]);
    expect("detail" in without && without.detail).toMatch(/icmp/u);
    expect(asked(ask(around(), { to: "10.0.2.10:99999" }, language))).toEqual([400, "to"]);
  },
);

test("what is called by a colon and a number keeps its name", () => {
  const tags = [{ key: "Name", value: "cache:6379" }];
  const topology = around({
    networkInterfaces: [clientInterface(), networkInterface({ networkInterfaceId: "eni-cache", tags })],
  });
  expect(asked(ask(topology, { to: "cache:6379" })).slice(1)).toEqual(["cache:6379", "tcp", "all"]);
});

test("a port after who asks is no port to ask at", () => {
  expect(asked(ask(around(), { from: "10.0.1.20:443" }))).toEqual([404, "from"]);
  expect(trace(around(), { from: "10.0.1.20" }).verdict).toBe("reachable");
});
