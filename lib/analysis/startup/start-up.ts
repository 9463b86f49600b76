import type { Verdict } from "#lib/graph/graph.ts";
import type { ServicePlace, TaskPlace, Topology, Unread } from "#lib/graph/topology.ts";
import type { Blocker } from "../reach/answer.ts";
import type { Language } from "../reach/sentence.ts";
import { sayIn } from "../reach/sentences.ts";
import { uniqueBlockers } from "../reach/verdict.ts";
import type { StartUpAnswer, StartUpNeed, SubnetOutcome, WayName } from "./answer.ts";
import type { Client } from "./client.ts";
import type { LaunchPlan } from "./launch-plan.ts";
import { launchOf, launchOfService, launchOfTask, type Launch } from "./launch.ts";
import type { Need } from "./need.ts";
import { serviceNameOf } from "./aws-host.ts";
import { outcomesOf, type AlikeOutcome, type Checking } from "./outcome.ts";
import { sayStartUpIn } from "./sentences.ts";

// A memo, not state: every rule asks about the same services of the same topology; it goes when the topology goes.
const answers = new WeakMap<Topology, { readonly [Each in Language]: Map<ServicePlace, StartUpAnswer> }>();

/** What the next task of a service needs to start, and whether it gets it. */
export function startUpOfService(topology: Topology, service: ServicePlace, language: Language = "en"): StartUpAnswer {
  const none = () => new Map<ServicePlace, StartUpAnswer>();
  const known = answers.get(topology) ?? { en: none(), ja: none() };
  answers.set(topology, known);
  const before = known[language].get(service);
  if (before !== undefined) return before;
  const answer = check(topology, language, (setting) => launchOfService(setting, service));
  known[language].set(service, answer);
  return answer;
}

/** What a task that runs would need to start again where it is. */
export function startUpOfTask(topology: Topology, task: TaskPlace, language: Language = "en"): StartUpAnswer {
  return check(topology, language, (setting) => launchOfTask(setting, task));
}

/** What a task of a definition would need to start in given subnets. */
export function startUpOfPlan(topology: Topology, plan: LaunchPlan, language: Language = "en"): StartUpAnswer {
  return check(topology, language, (setting) => launchOf(setting, plan));
}

type LaunchSetting = Parameters<typeof launchOf>[0];

function check(topology: Topology, language: Language, launchIn: (setting: LaunchSetting) => Launch): StartUpAnswer {
  const say = sayStartUpIn(language);
  const launch = launchIn({ topology, say });
  const checking: Checking = { topology, launch, say, language, sayHop: sayIn(language) };
  const needs = launch.needs.map((need) => needOf(checking, need));
  return {
    urn: launch.owner.urn,
    platform: launch.platform,
    verdict: wholeVerdict(needs, launch.unread),
    needs,
    unknowns: distinct([...launch.unread, ...needs.flatMap(({ unknowns }) => unknowns)]),
  };
}

/** A task that misses one need does not start. */
function wholeVerdict(needs: readonly StartUpNeed[], unread: readonly Unread[]): Verdict {
  const verdicts = new Set(needs.map(({ verdict }) => verdict));
  const worst = (["unreachable", "unknown", "conditional"] as const).find((verdict) => verdicts.has(verdict));
  if (worst === "unreachable") return worst;
  return unread.length > 0 ? "unknown" : (worst ?? "reachable");
}

function needOf(checking: Checking, need: Need): StartUpNeed {
  const { launch } = checking;
  const { host, port, why, client } = need;
  const endpoint = endpointFor(need, launch.place.region);
  const clients = launch.clients.filter(({ role }) => role === client);
  const outcomes = clients.map(outcomesOf(checking, need));
  return {
    kind: need.at,
    service: nameOf(need, launch.place.region),
    ...(endpoint === undefined ? {} : { endpoint }),
    host,
    port,
    why,
    client,
    ...together(checking, outcomes),
    subnets: outcomes.map((outcome, index) => withGroups(outcome, clients[index])),
  };
}

function withGroups(outcome: AlikeOutcome, client: Client | undefined): SubnetOutcome {
  return { ...outcome, securityGroups: client?.groupIds ?? [] };
}

/** What the subnets come to together; each has its own groups then. */
type Together = Pick<StartUpNeed, "verdict" | "text" | "code" | "by" | "blockers" | "subnets" | "unknowns">;

type Known = { readonly outcomes: readonly AlikeOutcome[]; readonly together: Together };

// A memo, not state: hundreds of services start alike in few subnets. By the first outcome, which has the words of one language.
const known = new WeakMap<AlikeOutcome, readonly Known[]>();

function together(checking: Checking, outcomes: readonly AlikeOutcome[]): Together {
  const [first] = outcomes;
  if (first === undefined || checking.launch.unread.length > 0) return togetherAnew(checking, outcomes);
  const alike = known.get(first) ?? [];
  const same = alike.find((one) => isSameList(one.outcomes, outcomes));
  if (same !== undefined) return same.together;
  const made = togetherAnew(checking, outcomes);
  known.set(first, [...alike, { outcomes, together: made }]);
  return made;
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}

function togetherAnew(checking: Checking, subnets: readonly AlikeOutcome[]): Together {
  const { unread } = checking.launch;
  const verdict = joint(subnets, unread);
  const blockers = uniqueBlockers(subnets.flatMap((subnet) => subnet.blockers));
  const [blocker] = blockers;
  return {
    verdict,
    text: textOf(checking, subnets, verdict) ?? unread[0]?.text ?? "",
    ...(verdict === "unreachable" || verdict === "conditional" ? codeOf(blocker) : {}),
    by: wayOver(subnets) ?? subnets[0]?.by ?? "none",
    blockers: verdict === "reachable" ? [] : blockers,
    subnets,
    unknowns: distinct([...unread, ...subnets.flatMap((subnet) => subnet.unknowns)]),
  };
}

function nameOf({ at, service, region }: Need, here: string): string {
  return at === "aws-service" && region !== here ? `${service}.${region}` : service;
}

/** Endpoints are made for services of one's own Region; Amazon S3 is served by a gateway. */
function endpointFor({ at, service, region }: Need, here: string): StartUpNeed["endpoint"] {
  if (at !== "aws-service" || region !== here) return undefined;
  return { serviceName: serviceNameOf(service, region), type: service === "s3" ? "Gateway" : "Interface" };
}

function codeOf(blocker: Blocker | undefined) {
  return blocker === undefined ? {} : { code: blocker.code };
}

/** All, some or none of the subnets; one that is not known leaves the whole unknown. */
function joint(subnets: readonly SubnetOutcome[], unread: readonly Unread[]): Verdict {
  const verdicts = new Set(subnets.map(({ verdict }) => verdict));
  if (verdicts.size === 0 || verdicts.has("unknown") || unread.length > 0) return "unknown";
  const [only] = verdicts;
  return verdicts.size === 1 && only !== undefined ? only : "conditional";
}

function wayOver(subnets: readonly SubnetOutcome[]): WayName | undefined {
  const ways = new Set(subnets.map(({ by }) => by));
  const [only] = ways;
  return ways.size > 1 ? "several" : only;
}

/** The subnet that tells most: the one that fails where some do, the one that is not known where one is not. */
function textOf({ say }: Checking, subnets: readonly SubnetOutcome[], verdict: Verdict): string | undefined {
  const failing = subnets.filter((subnet) => subnet.verdict === "unreachable");
  const [failed] = failing;
  if (verdict === "conditional" && failed !== undefined) {
    return say("notIn", { subnets: failing.map(({ id }) => id).join(", "), why: failed.text });
  }
  const telling = subnets.filter((subnet) => subnet.verdict === verdict);
  const isSame = new Set(telling.map(({ text }) => text)).size === 1;
  return verdict === "reachable" && !isSame && telling.length > 0 ? reachedText({ say }, telling) : telling[0]?.text;
}

/** By one kind of way through several gateways: each is named. */
function reachedText({ say }: Pick<Checking, "say">, subnets: readonly SubnetOutcome[]): string {
  const by = wayOver(subnets) ?? "none";
  const ids = [...new Set(subnets.flatMap(({ through }) => through?.split("/").slice(4).join("/") ?? []))];
  return say(by, { id: ids.join(", ") });
}

function distinct(unread: readonly Pick<Unread, "text" | "call">[]): StartUpAnswer["unknowns"] {
  return [...new Map(unread.map(({ text, call }) => [`${call}|${text}`, { text, call }])).values()];
}
