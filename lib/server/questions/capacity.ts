import type { CapacityAnswer } from "#lib/analysis/capacity/capacity-answer.ts";
import { capacityModel } from "#lib/analysis/capacity/capacity-model.ts";
import { capacityOf } from "#lib/analysis/capacity/capacity.ts";
import { withWhatIf } from "#lib/analysis/capacity/resolve-what-if.ts";
import { capacityParameters } from "#lib/api/capacity.ts";
import type { Graph } from "#lib/graph/graph.ts";
import { parseUrn } from "#lib/model/urn.ts";
import { defineQuestion, type Asked } from "../question.ts";
import { notACluster } from "../refusal-words.ts";
import { Refusal } from "../refusal.ts";
import { namedEntity } from "./named-entity.ts";
import { namesOfScope, refuseUnknownScope } from "./scope-names.ts";

type Parameters = (typeof capacityParameters)["_output"];

/** How much still fits: today, or as a what-if would have it; narrowed to a scope or a cluster. */
export const capacityQuestion = defineQuestion(capacityParameters, (asked) => {
  const { inspection, parameters } = asked;
  const { scope, cluster } = parameters;
  if (scope !== undefined) refuseUnknownScope(inspection.snapshot, scope);
  const answer = answerOf(asked);
  const inScope = scope === undefined ? answer : narrowed(answer, (urn) => isInScope(urn, scope));
  return { json: cluster === undefined ? inScope : ofCluster(inScope, clusterArnOf(inspection.graph, cluster)) };
});

function answerOf({ inspection, trends, parameters, language }: Asked<Parameters>): CapacityAnswer {
  const today = capacityModel(inspection.topology);
  const { whatIf } = parameters;
  if (whatIf === undefined) return withTrends(capacityOf(today, language), trends);
  const model = withWhatIf(today, whatIf);
  if (!("status" in model)) return { ...capacityOf(model, language), whatIf };
  const { status, detail, accepted, suggestions } = model;
  throw new Refusal(status, detail, { field: "whatIf", accepted, suggestions });
}

/** What was, tells where it goes; what if it were otherwise, nobody has seen. */
function withTrends(answer: CapacityAnswer, trends: Asked<Parameters>["trends"] = new Map()): CapacityAnswer {
  const subnets = answer.subnets.map((subnet) => {
    const trend = trends.get(subnet.urn);
    return trend === undefined ? subnet : { ...subnet, trend };
  });
  return { ...answer, subnets };
}

function narrowed(answer: CapacityAnswer, isWanted: (urn: string) => boolean): CapacityAnswer {
  return {
    ...answer,
    instances: answer.instances.filter(({ urn }) => isWanted(urn)),
    subnets: answer.subnets.filter(({ urn }) => isWanted(urn)),
    services: answer.services.filter(({ urn }) => isWanted(urn)),
  };
}

function isInScope(urn: string, scope: string): boolean {
  const place = parseUrn(urn);
  return place !== undefined && namesOfScope(place).includes(scope);
}

/** Its instances and services, and the subnets these are in. */
function ofCluster(answer: CapacityAnswer, arn: string): CapacityAnswer {
  const instances = answer.instances.filter(({ clusterArn }) => clusterArn === arn);
  const services = answer.services.filter(({ clusterArn }) => clusterArn === arn);
  const urns = new Set(services.flatMap(({ subnets }) => subnets));
  const ids = new Set(instances.map(({ subnetId }) => subnetId));
  const subnets = answer.subnets.filter(({ urn, id }) => urns.has(urn) || ids.has(id));
  return { ...answer, instances, services, subnets };
}

function clusterArnOf(graph: Graph, name: string): string {
  const { arn, kind, urn } = namedEntity(graph, name, "cluster");
  if (kind === "ecs-cluster" && arn !== undefined) return arn;
  throw new Refusal(400, notACluster(urn), {
    field: "cluster",
    accepted: "the URN, ARN or name of an ECS cluster",
  });
}
