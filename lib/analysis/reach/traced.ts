import type { Verdict } from "#lib/graph/graph.ts";
import type { Unread } from "#lib/graph/topology.ts";
import type { Condition, Variant } from "./answer.ts";
import type { Endpoint } from "./endpoint.ts";
import { nameSteps, unsentPacket } from "./journeys.ts";
import type { Asked } from "./question.ts";
import type { Say } from "./sentences.ts";
import { toHop, type Journey, type Step, type Walk } from "./step.ts";
import { endsOf } from "./variant-ends.ts";
import { judgeJourney } from "./verdict.ts";
import type { Walked } from "./walked.ts";
import type { World } from "./world.ts";

/** A variant with what the answer as a whole is made of. */
export type Traced = {
  readonly variant: Variant;
  readonly steps: readonly Step[];
  readonly unread: readonly Unread[];
  readonly count: number;
  readonly walk: Walk;
  /** The verdict for the requests that take this path; the variant's own also says that not all requests do. */
  readonly pathVerdict: Verdict;
  /** Of a path through a load balancer: the verdict of the leg to the target alone. */
  readonly targetVerdict?: Verdict;
  /** Of a path to a target: whether it is healthy. */
  readonly isHealthy?: boolean;
  /** The way of the health checks of a target that fails them. */
  readonly healthLeg?: Journey;
  /** The zone of the load balancer's node it goes through. */
  readonly zone?: string;
  /** Which of several sets its end belongs to: a deployment of a service, an interface of an instance. */
  readonly label?: string;
};

/** What all variants of a question share. */
export type Tracing = {
  readonly world: World;
  readonly say: Say;
  readonly asked: Asked;
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly through: boolean;
};

/** What a path comes to. */
export function finish(
  tracing: Tracing,
  walk: Walk,
  { walked, count, label }: { readonly walked: Walked; readonly count: number; readonly label?: string | undefined },
): Traced {
  const { journey, fromNode, toNode, listenerRule, targetLeg, healthLeg, isHealthy, zone } = walked;
  const packet = journey.request[0]?.packet ?? unsentPacket(walk);
  const names = [tracing.from, tracing.to].flatMap((end) => nameSteps(walk, end, packet));
  const request = [...names, ...journey.request];
  const judged = judgeJourney(journey);
  const rule: readonly Condition[] =
    listenerRule === undefined
      ? []
      : [{ kind: "listener-rule", text: walk.say("ruleConditions", { conditions: listenerRule }) }];
  const variant: Variant = {
    fromNode,
    toNode,
    ...endsOf(walk.world, journey, { fromNode, toNode }),
    pairs: count,
    verdict: judged.verdict === "reachable" && rule.length > 0 ? "conditional" : judged.verdict,
    conditions: [...judged.conditions, ...rule],
    request: request.map((step, i) => toHop(step, i + 1)),
    reply: journey.reply.map((step, i) => toHop(step, i + 1)),
    blockers: judged.blockers,
  };
  const steps = [...journey.request, ...journey.reply];
  return {
    ...{ variant, pathVerdict: judged.verdict, steps, unread: judged.unread, count, walk },
    ...(isHealthy === undefined ? {} : { isHealthy }),
    ...(healthLeg === undefined ? {} : { healthLeg }),
    ...(zone === undefined ? {} : { zone }),
    ...(label === undefined ? {} : { label }),
    ...(targetLeg === undefined ? {} : { targetVerdict: judgeJourney(targetLeg).verdict }),
  };
}
