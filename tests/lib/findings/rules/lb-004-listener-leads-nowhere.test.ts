import { listenerLeadsNowhere } from "#lib/findings/rules/lb-004-listener-leads-nowhere.ts";
import type { ListenerAction, ListenerRule } from "#lib/model/resources/listener.ts";
import type { LoadBalancer } from "#lib/model/resources/load-balancer.ts";
import { ecsCluster, ecsService } from "#tests/support/ecs-records.ts";
import {
  forwardAction,
  listener,
  listenerRule,
  listenerRuleArn,
  loadBalancer,
  targetGroupArn,
} from "#tests/support/elbv2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const host = (...values: readonly string[]) => ({ field: "host-header", values });
const path = (...values: readonly string[]) => ({ field: "path-pattern", values });
const rule = (priority: string, conditions: ListenerRule["conditions"]): ListenerRule =>
  listenerRule({ ruleArn: listenerRuleArn(`app/front/1/2/${priority}`), priority, isDefault: false, conditions });
const unavailable: ListenerAction = { type: "fixed-response", targetGroups: [], fixedResponseStatusCode: "503" };

type Given = {
  readonly balancer?: Partial<LoadBalancer>;
  readonly hasListener?: boolean;
  readonly action?: ListenerAction;
  readonly rules?: readonly ListenerRule[];
  readonly testRule?: string;
};

const given = ({
  balancer = {},
  hasListener = true,
  action = forwardAction(),
  rules = [],
  testRule: staged,
}: Given = {}): ScopeContents => ({
  areas: {
    loadBalancers: [loadBalancer(balancer)],
    listeners: hasListener ? [listener({ defaultActions: [action] })] : [],
    listenerRules: hasListener ? [...rules, listenerRule({ actions: [action] })] : [],
    ecsClusters: [ecsCluster()],
    ecsServices: [
      ecsService({
        loadBalancers: [
          { targetGroupArn: targetGroupArn(), ...(staged === undefined ? {} : { testListenerRule: staged }) },
        ],
      }),
    ],
  },
});

testRule(listenerLeadsNowhere, {
  fails: [
    {
      title: "a load balancer without a listener refuses everybody",
      given: given({ hasListener: false }),
      findings: [{ subjectId: "app/front/1", says: "silent", severity: "medium", confidence: "confirmed" }],
    },
    {
      title: "a public listener that answers everything with an error",
      given: given({ action: unavailable }),
      findings: [
        { subjectId: "app/front/1/2", says: "refuses", values: { codes: "503", listener: "HTTP:80", rules: 1 } },
      ],
    },
    {
      title: "a blue/green pair on the same listener excuses its own rules only",
      given: given({
        rules: [
          rule("10", [host("www.example.com")]),
          rule("20", [host("www.example.com")]),
          rule("30", [host("next.example.com")]),
        ],
        testRule: listenerRuleArn("app/front/1/2/30"),
      }),
      findings: [{ says: "shadowed", values: { priority: "20", earlier: "10" } }],
    },
    {
      title: "a rule behind another with the same conditions",
      given: given({ rules: [rule("10", [host("www.example.com")]), rule("20", [host("www.example.com")])] }),
      findings: [
        {
          says: "shadowed",
          confidence: "likely",
          values: { priority: "20", earlier: "10", conditions: "host-header www.example.com" },
        },
      ],
    },
    {
      title: "a narrow rule behind a wide one",
      given: given({
        rules: [rule("10", [host("*.example.com")]), rule("20", [host("www.example.com"), path("/api/*")])],
      }),
      findings: [{ says: "shadowed", values: { priority: "20", earlier: "10" } }],
    },
    {
      title: "a rule behind another is told whatever else the listener has",
      given: {
        ...given({
          action: unavailable,
          rules: [rule("10", [host("www.example.com")]), rule("20", [host("www.example.com")])],
        }),
        incomplete: ["listenerRules"],
      },
      findings: [{ says: "shadowed" }],
    },
  ],
  passes: [
    {
      title: "the test rule of a blue/green pair waits behind the rule it will take the place of",
      given: given({
        rules: [rule("10", [host("www.example.com")]), rule("20", [host("www.example.com")])],
        testRule: listenerRuleArn("app/front/1/2/20"),
      }),
    },
    {
      title: "a narrow rule before a wide one",
      given: given({
        rules: [rule("10", [host("www.example.com"), path("/api/*")]), rule("20", [host("www.example.com")])],
      }),
    },
    {
      title: "rules for two hosts",
      given: given({ rules: [rule("10", [host("a.example.com")]), rule("20", [host("b.example.com")])] }),
    },
    {
      title: "a redirect leads somewhere",
      given: given({
        action: { type: "redirect", targetGroups: [], redirect: { protocol: "HTTPS", statusCode: "HTTP_301" } },
      }),
    },
    {
      title: "404 for what nobody asked for is an answer",
      given: given({ action: { ...unavailable, fixedResponseStatusCode: "404" } }),
    },
    { title: "inside, an error may be meant", given: given({ action: unavailable, balancer: { scheme: "internal" } }) },
    {
      title: "maintenance that is tagged is meant",
      given: given({
        action: unavailable,
        balancer: { tags: { known: true, value: [{ key: "mode", value: "maintenance" }] } },
      }),
    },
    {
      title: "a load balancer of ten minutes ago may still get its listener",
      given: given({ hasListener: false, balancer: { createdTime: "2026-11-21T11:50:00.000Z" } }),
    },
    {
      title: "a test listener of a blue/green pair",
      given: given({ action: unavailable, testRule: listenerRuleArn() }),
    },
  ],
  unknown: [
    {
      title: "listeners that were not read",
      given: { ...given({ hasListener: false }), incomplete: ["listeners"] },
      because: "listeners",
    },
    {
      title: "rules that were not read may answer otherwise",
      given: { ...given({ action: unavailable }), incomplete: ["listenerRules"] },
      because: "DescribeRules",
    },
    {
      title: "services that were not read may switch the rules",
      given: {
        ...given({ rules: [rule("10", [host("www.example.com")]), rule("20", [host("www.example.com")])] }),
        incomplete: ["ecsServices"],
      },
      because: "DescribeServices",
    },
  ],
});
