import type * as ecs from "@aws-sdk/client-ecs";
import { page } from "../paging.ts";
import { WireRefusal, type Input, type Operation, type View } from "../wire.ts";
import { without } from "../without.ts";
import { arnPage, clusterOf, containerInstancesByCluster, findNamed } from "./lookup.ts";

const listContainerInstances: Operation = (input, view) => {
  const { clusterArn } = clusterOf(view, input);
  const status = input.text("status");
  const instances = (containerInstancesByCluster(view.region).get(clusterArn) ?? []).filter((instance) =>
    status === undefined ? instance.status !== "INACTIVE" : instance.status === status,
  );
  const arns = instances.map(({ containerInstanceArn }) => containerInstanceArn);
  return arnPage("containerInstanceArns", arns, { input });
};

const describeContainerInstances: Operation = (input, view) => {
  const { clusterArn } = clusterOf(view, input);
  const { found, failures } = findNamed(
    containerInstancesByCluster(view.region).get(clusterArn) ?? [],
    { parameter: "containerInstances", limit: 100, arn: (instance) => instance.containerInstanceArn },
    { input, view },
  );
  const include = new Set(input.texts("include"));
  const containerInstances = found.map((instance) => ({
    ...without(instance, "clusterArn"),
    tags: include.has("TAGS") ? instance.tags : [],
    healthStatus: include.has("CONTAINER_INSTANCE_HEALTH") ? instance.healthStatus : undefined,
  }));
  return { containerInstances, failures };
};

/** Those of the account, or of a cluster: only then the ones of ECS Managed Instances, which are of one cluster. */
function providersFor(input: Input, view: View): readonly ecs.CapacityProvider[] {
  const all = view.region.capacityProviders;
  if (input.text("cluster") === undefined) return all.filter(({ cluster }) => cluster === undefined);
  const { clusterArn, clusterName, capacityProviders = [] } = clusterOf(view, input);
  return all.filter(
    ({ name, cluster }) =>
      capacityProviders.includes(name ?? "") &&
      (cluster === undefined || cluster === clusterArn || cluster === clusterName),
  );
}

/** Ten a page; all of the account, or of the cluster, when none is named. */
const describeCapacityProviders: Operation = (input, view) => {
  const { found, failures } =
    input.texts("capacityProviders").length === 0
      ? { found: providersFor(input, view), failures: [] }
      : findNamed(
          view.region.capacityProviders,
          { parameter: "capacityProviders", limit: 100, arn: (provider) => provider.capacityProviderArn },
          { input, view },
        );
  const { items, nextToken } = page(found, {
    size: sizeOf(input, 10),
    token: input.text("nextToken"),
    list: "capacityProviders",
    badToken: { code: "InvalidParameterException", message: "Invalid token." },
  });
  const withTags = input.texts("include").includes("TAGS");
  return { capacityProviders: items.map((it) => ({ ...it, tags: withTags ? it.tags : [] })), failures, nextToken };
};

/** Settings someone set; with `effectiveSettings`, the defaults of the others too: what is in force for the caller. */
const listAccountSettings: Operation = (input, { region, account }) => {
  const name = input.text("name");
  const set = region.accountSettings;
  const defaults = input.flag("effectiveSettings") === true ? unset(set, account.callerArn) : [];
  const { items, nextToken } = page(
    [...set, ...defaults].filter((setting) => name === undefined || setting.name === name),
    {
      size: sizeOf(input, 10),
      token: input.text("nextToken"),
      list: "settings",
      badToken: { code: "InvalidParameterException", message: "Invalid token." },
    },
  );
  return { settings: items, nextToken };
};

function sizeOf(input: Input, limit: number): number {
  const size = input.number("maxResults") ?? limit;
  if (size >= 1 && size <= limit) return size;
  throw new WireRefusal("InvalidParameterException", `maxResults must be between 1 and ${String(limit)}.`);
}

const defaultSettings: readonly ecs.Setting[] = [
  { name: "serviceLongArnFormat", value: "enabled", type: "user" },
  { name: "taskLongArnFormat", value: "enabled", type: "user" },
  { name: "containerInstanceLongArnFormat", value: "enabled", type: "user" },
  { name: "awsvpcTrunking", value: "disabled", type: "user" },
  { name: "containerInsights", value: "disabled", type: "user" },
  { name: "fargateFIPSMode", value: "disabled", type: "user" },
  { name: "tagResourceAuthorization", value: "off", type: "user" },
  { name: "fargateTaskRetirementWaitPeriod", value: "7", type: "user" },
  { name: "guardDutyActivate", value: "off", type: "aws_managed" },
];

function unset(set: readonly ecs.Setting[], principalArn: string): readonly ecs.Setting[] {
  const names = new Set(set.map(({ name }) => name));
  return defaultSettings.filter(({ name }) => !names.has(name)).map((setting) => ({ ...setting, principalArn }));
}

/** Attributes of container instances, by name and value. */
const listAttributes: Operation = (input, view) => {
  const { clusterArn } = clusterOf(view, input);
  const name = input.text("attributeName");
  const value = input.text("attributeValue");
  const attributes = (containerInstancesByCluster(view.region).get(clusterArn) ?? []).flatMap((instance) =>
    (instance.attributes ?? []).map((attribute) => ({
      ...attribute,
      targetId: instance.containerInstanceArn,
    })),
  );
  const wanted = attributes.filter(
    (attribute) =>
      (name === undefined || attribute.name === name) && (value === undefined || attribute.value === value),
  );
  const { items, nextToken } = page(wanted, {
    size: sizeOf(input, 100),
    token: input.text("nextToken"),
    list: "attributes",
    badToken: { code: "InvalidParameterException", message: "Invalid token." },
  });
  return { attributes: items, nextToken };
};

/** What tasks run on. */
export const capacityOperations: Readonly<Record<string, Operation>> = {
  ListContainerInstances: listContainerInstances,
  DescribeContainerInstances: describeContainerInstances,
  DescribeCapacityProviders: describeCapacityProviders,
  ListAccountSettings: listAccountSettings,
  ListAttributes: listAttributes,
};
