import { describe, expect, test } from "vitest";
import { matcher, whyUnknown } from "#lib/filter/match-filter.ts";
import { parseFilter } from "#lib/filter/parse-filter.ts";
import { subjectOf } from "./subject-of.ts";

const filterOf = (text: string) => {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(`${text} is no filter`);
  return parsed.filter;
};
const match = (text: string, subject: ReturnType<typeof subjectOf>) => matcher(filterOf(text))(subject);

const app1a = { urn: "aws/1/r/subnet/subnet-0a1", id: "subnet-0a1", name: "app-1a" };
const shopApi = { urn: "aws/1/r/ecs-service/shop/api", id: "shop/api", name: "api" };

describe("matching a filter", () => {
  const api = subjectOf(
    {
      service: [shopApi],
      subnet: [app1a],
      ip: ["10.0.11.24", "fd00::24"],
      cidr: ["10.0.11.0/24", "0.0.0.0/0"],
      port: [443, { from: 8000, to: 8100 }],
      sev: ["high"],
      "free-ip": [12],
      is: ["blocked"],
    },
    { words: ["api", "shop/api", "arn:aws:ecs:r:1:service/shop/api"], tags: [{ key: "env", value: "Prod" }] },
  );

  test.each([
    "service:api", "service:SHOP/API", "service~ap", "subnet:app-1a", "subnet:subnet-0a1", "subnet!=app-1c",
    "ip:10.0.11.24", "ip:10.0.0.0/16", "ip:fd00::/8", "cidr:10.0.11.0/24", "cidr:10.0.11.7", "cidr:0.0.0.0/0",
    "port:443", "port:8080", "port>8050", "port<500", "port:8090-9000", "sev>=high", "sev:high", "sev<critical", "sev>medium",
    "free-ip<16", "free-ip=12", "is:blocked", "-is:muted", "tag:env", "tag:env=prod", "tag:env~pr", "tag:env!=dev", "tag:team!=x",
    "api", "SHOP", "10.0.11.24", "10.0.11.", "10.0.11.128/25", "10.0.11.2", "service:web OR service:api", "-(sev:low OR sev:info)",
  ])("%s is a match", (text) => expect(match(text, api)).toBe("yes")); // prettier-ignore

  test.each([
    "service:ap", "subnet:app", "service!=api", "ip:10.0.12.0/24", "cidr:10.0.0.0/8", "cidr:10.0.12.1", "port:80",
    "sev:critical", "sev<high", "sev>high", "free-ip<12", "is:muted", "tag:ENV", "tag:env!=prod", "tag:team=x",
    "web", "10.0.12.2", "8.8.8.8", "service:api sev:low", "-service:api",
  ])("%s is no match", (text) => expect(match(text, api)).toBe("no")); // prettier-ignore

  test("a fact that was not read is neither a match nor none, unless a value that is known decides", () => {
    const half = subjectOf({ sg: ["sg-0a1"], service: [shopApi] }, { unread: ["sg", "ip", "tag"], words: ["api"] });
    expect(match("sg:sg-0a1", half)).toBe("yes");
    expect(match("sg!=sg-0a1", half)).toBe("no");
    expect(match("sg:sg-0b2", half)).toBe("unknown");
    expect(match("sg!=sg-0b2", half)).toBe("unknown");
    expect(match("-sg:sg-0b2", half)).toBe("unknown");
    expect(match("tag:env=dev", half)).toBe("unknown");
    expect(match("10.0.11.24", half)).toBe("unknown");
    expect(match("web", half)).toBe("no");
    expect(match("service:web sg:sg-0b2", half)).toBe("no");
    expect(match("service:api OR sg:sg-0b2", half)).toBe("yes");
  });

  test("it is told what was not read, and only when that decides", () => {
    const half = subjectOf({ service: [shopApi] }, { unread: ["sg"] });
    expect(whyUnknown(filterOf("service:api sg:sg-0b2"), half)).toEqual([
      { text: "ecs:ListTasks was denied.", call: "ecs:ListTasks" },
    ]);
    expect(whyUnknown(filterOf("service:web sg:sg-0b2"), half)).toEqual([]);
  });
});
