import type { Placed } from "#lib/graph/topology.ts";
import type { ListenerAction, ListenerRule } from "#lib/model/resources/listener.ts";
import { arnTail, urnOf, type Urn } from "#lib/model/urn.ts";
import type { Ip } from "#lib/net/ip.ts";
import { openConditions, ruleMatches } from "../reach/listener-conditions.ts";
import type { Namer } from "./resolution.ts";

/** A rule that a request may meet, and what it still asks for. */
type MetRule = { readonly rule: Placed<ListenerRule>; readonly condition: string };

/** Any address: rules that ask for the client's are taken to be met by some. */
const anybody: Ip = { family: 4, value: 0 };

/** The rules a request with this host may meet, up to the first that it meets for certain. */
export function metRules(rules: readonly Placed<ListenerRule>[], host: string): readonly MetRule[] {
  const met: MetRule[] = [];
  for (const rule of rules) {
    const others = { ...rule.item, conditions: rule.item.conditions.filter(({ field }) => field !== "source-ip") };
    // A wildcard record stands for many hosts: none is known.
    const request = host.includes("*") ? { source: anybody } : { source: anybody, host };
    const match = ruleMatches(others, request);
    if (match === "never") continue;
    const sources = rule.item.conditions.filter(({ field }) => field === "source-ip").flatMap(({ values }) => values);
    const condition = [openConditions(others, request), ...(sources.length > 0 ? [sources.join(" | ")] : [])]
      .filter((part) => part !== "")
      .join(", ");
    met.push({ rule, condition });
    if (match === "always" && sources.length === 0) break;
  }
  return met;
}

/** What a rule comes to: a target group, or an answer of the load balancer's own. */
export type RuleEnd = MetRule & {
  readonly key: string;
  readonly groupUrn?: Urn;
  /** Of several groups: what share of the requests it gets. */
  readonly share?: string;
  readonly text?: string;
};

/** What a rule comes to: each group it forwards to with a weight, or one answer. */
export function rulesEnds({ say }: Namer, met: MetRule): readonly RuleEnd[] {
  const last = met.rule.item.actions.find(({ type }) => ["forward", "redirect", "fixed-response"].includes(type));
  if (last?.type === "forward") {
    const weighed = last.targetGroups.filter(({ weight }) => weight !== 0);
    const total = weighed.reduce((sum, { weight = 1 }) => sum + weight, 0);
    return weighed.map(({ targetGroupArn, weight = 1 }): RuleEnd => {
      const groupUrn = urnOf(met.rule, "target-group", arnTail(targetGroupArn));
      const share = say("dnsShare", { weight: String(weight), total: String(total) });
      return { ...met, key: groupUrn, groupUrn, ...(weighed.length > 1 ? { share } : {}) };
    });
  }
  const text =
    last?.type === "redirect"
      ? say("dnsRedirects", { to: redirectOf(last) })
      : say("dnsFixed", { status: last?.fixedResponseStatusCode ?? "?" });
  return [{ ...met, key: text, text }];
}

/** Where a redirect sends, in the spelling of the console: parts that stay are left out. */
function redirectOf({ redirect = {} }: ListenerAction): string {
  const kept = (value: string | undefined) => (value === undefined || value.startsWith("#{") ? "" : value);
  const port = kept(redirect.port);
  const place = `${kept(redirect.host)}${port === "" ? "" : `:${port}`}`;
  return [kept(redirect.protocol), place].filter((part) => part !== "").join(" ") || "/";
}
