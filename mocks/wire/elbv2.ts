import type * as elbv2 from "@aws-sdk/client-elastic-load-balancing-v2";
import type { RegionWorld } from "#mocks/world/world.ts";
import { page } from "./paging.ts";
import { WireRefusal, type Input, type Operation, type View } from "./wire.ts";
import { without } from "./without.ts";

type WorldLoadBalancer = RegionWorld["loadBalancers"][number];
type WorldTargetGroup = RegionWorld["targetGroups"][number];

const describeLoadBalancers: Operation = (input, { region }) => {
  const arns = input.texts("LoadBalancerArns");
  const names = input.texts("Names");
  if (arns.length > 0 && names.length > 0) {
    throw invalid("Load balancer names and load balancer ARNs cannot be specified at the same time");
  }
  const chosen = choose(region.loadBalancers, [
    { asked: arns, key: (it) => it.LoadBalancerArn, missing: noLoadBalancers },
    { asked: names, key: (it) => it.LoadBalancerName, missing: noLoadBalancers },
  ]);
  return markerPage(
    "LoadBalancers",
    chosen.map((it) => without(it, "attributes", "tags")),
    input,
  );
};

const describeLoadBalancerAttributes: Operation = (input, view) => ({
  Attributes: loadBalancerOf(view, requiredArn("LoadBalancerArn", input)).attributes,
});

function loadBalancerOf({ region }: View, arn: string): WorldLoadBalancer {
  const loadBalancer = region.loadBalancers.find(({ LoadBalancerArn }) => LoadBalancerArn === arn);
  if (loadBalancer === undefined) throw noLoadBalancers();
  return loadBalancer;
}

/** Of one load balancer, or by their own ARNs: there is no list of all. */
const describeListeners: Operation = (input, view) => {
  const loadBalancerArn = input.text("LoadBalancerArn");
  const arns = input.texts("ListenerArns");
  if ((loadBalancerArn === undefined) === (arns.length === 0)) {
    throw invalid("You must specify either listener ARNs or a load balancer ARN");
  }
  if (loadBalancerArn !== undefined) loadBalancerOf(view, loadBalancerArn);
  const chosen = choose(view.region.listeners, [{ asked: arns, key: (it) => it.ListenerArn, missing: noListeners }]);
  const listeners = chosen.filter((it) => loadBalancerArn === undefined || it.LoadBalancerArn === loadBalancerArn);
  return markerPage("Listeners", listeners, input);
};

/** Of one listener, or by their own ARNs: there is no list of all. */
const describeRules: Operation = (input, { region }) => {
  const listenerArn = input.text("ListenerArn");
  const arns = input.texts("RuleArns");
  if ((listenerArn === undefined) === (arns.length === 0)) {
    throw invalid("You must specify either listener rule ARNs or a listener ARN");
  }
  if (listenerArn !== undefined && !region.listeners.some(({ ListenerArn }) => ListenerArn === listenerArn)) {
    throw noListeners();
  }
  const chosen = choose(region.listenerRules, [
    {
      asked: arns,
      key: (it) => it.RuleArn,
      missing: () => new WireRefusal("RuleNotFound", "One or more rules not found"),
    },
  ]);
  const rules = chosen.filter((rule) => listenerArn === undefined || rule.listenerArn === listenerArn);
  return markerPage(
    "Rules",
    rules.map((rule) => without(rule, "listenerArn")),
    input,
  );
};

const describeTargetGroups: Operation = (input, view) => {
  const loadBalancerArn = input.text("LoadBalancerArn");
  if (loadBalancerArn !== undefined) loadBalancerOf(view, loadBalancerArn);
  const chosen = choose(view.region.targetGroups, [
    { asked: input.texts("TargetGroupArns"), key: (it) => it.TargetGroupArn, missing: noTargetGroups },
    { asked: input.texts("Names"), key: (it) => it.TargetGroupName, missing: noTargetGroups },
  ]);
  const targetGroups = chosen.filter(
    ({ LoadBalancerArns }) => loadBalancerArn === undefined || LoadBalancerArns?.includes(loadBalancerArn) === true,
  );
  return markerPage(
    "TargetGroups",
    targetGroups.map((it) => without(it, "attributes", "tags", "health")),
    input,
  );
};

const describeTargetGroupAttributes: Operation = (input, view) => ({
  Attributes: targetGroupOf(view, requiredArn("TargetGroupArn", input)).attributes,
});

/** All targets of one target group, or the ones named: targets that are not registered answer `unused`. */
const describeTargetHealth: Operation = (input, view) => {
  const { health } = targetGroupOf(view, requiredArn("TargetGroupArn", input));
  const asked = input.structures("Targets");
  if (asked.length === 0) return { TargetHealthDescriptions: health };
  const described = asked.flatMap((target) => {
    const port = target.number("Port");
    const id = target.text("Id") ?? "";
    const known = health.filter(({ Target }) => Target?.Id === id && (port === undefined || Target.Port === port));
    return known.length > 0 ? known : [notRegistered(id, port)];
  });
  return { TargetHealthDescriptions: described };
};

function notRegistered(id: string, port: number | undefined): object {
  const description = "Target is not registered to the target group";
  return {
    Target: { Id: id, Port: port },
    TargetHealth: { State: "unused", Reason: "Target.NotRegistered", Description: description },
  };
}

function targetGroupOf({ region }: View, arn: string): WorldTargetGroup {
  const targetGroup = region.targetGroups.find(({ TargetGroupArn }) => TargetGroupArn === arn);
  if (targetGroup === undefined) throw noTargetGroups();
  return targetGroup;
}

/** Twenty resources at most. Listeners and rules have no tags in this world. */
const describeTags: Operation = (input, view) => {
  const arns = input.texts("ResourceArns");
  if (arns.length === 0) throw invalid("ResourceArns must not be empty");
  if (arns.length > 20) throw invalid("Cannot specify more than 20 resource ARNs");
  return { TagDescriptions: arns.map((arn) => ({ ResourceArn: arn, Tags: tagsOf(view, arn) })) };
};

function tagsOf(view: View, arn: string): readonly elbv2.Tag[] {
  if (arn.includes(":targetgroup/")) return targetGroupOf(view, arn).tags;
  return arn.includes(":loadbalancer/") ? loadBalancerOf(view, arn).tags : [];
}

type Choice<Item> = {
  readonly asked: readonly string[];
  readonly key: (item: Item) => string | undefined;
  readonly missing: () => WireRefusal;
};

/** Every item that each non-empty choice names; throws when a name has no item. */
function choose<Item>(items: readonly Item[], choices: readonly Choice<Item>[]): readonly Item[] {
  return choices.reduce((kept, { asked, key, missing }) => {
    if (asked.length === 0) return kept;
    const names = new Set(asked);
    const found = kept.filter((item) => names.has(key(item) ?? ""));
    if (found.length < names.size) throw missing();
    return found;
  }, items);
}

function markerPage(key: string, items: readonly object[], input: Input): object {
  const size = input.number("PageSize") ?? 400;
  if (!(size >= 1 && size <= 400)) {
    throw invalid(
      `1 validation error detected: Value '${String(size)}' at 'pageSize' failed to satisfy constraint: ` +
        "Member must have value less than or equal to 400",
    );
  }
  const { items: shown, nextToken } = page(items, {
    size,
    token: input.text("Marker"),
    list: key,
    badToken: { code: "ValidationError", message: "Invalid marker" },
  });
  return { [key]: shown, NextMarker: nextToken };
}

function requiredArn(name: string, input: Input): string {
  const arn = input.text(name);
  if (arn === undefined || arn === "") throw invalid(`The required parameter ${name} is missing`);
  return arn;
}

const invalid = (message: string): WireRefusal => new WireRefusal("ValidationError", message);
const noLoadBalancers = (): WireRefusal =>
  new WireRefusal("LoadBalancerNotFound", "One or more load balancers not found");
const noListeners = (): WireRefusal => new WireRefusal("ListenerNotFound", "One or more listeners not found");
const noTargetGroups = (): WireRefusal => new WireRefusal("TargetGroupNotFound", "One or more target groups not found");

/** Elastic Load Balancing v2. */
export const elbv2Operations: Readonly<Record<string, Operation>> = {
  DescribeLoadBalancers: describeLoadBalancers,
  DescribeLoadBalancerAttributes: describeLoadBalancerAttributes,
  DescribeListeners: describeListeners,
  DescribeRules: describeRules,
  DescribeTargetGroups: describeTargetGroups,
  DescribeTargetGroupAttributes: describeTargetGroupAttributes,
  DescribeTargetHealth: describeTargetHealth,
  DescribeTags: describeTags,
};
