import type * as ecs from "@aws-sdk/client-ecs";
import type { RegionWorld } from "#mocks/world/world.ts";
import { page } from "../paging.ts";
import { perWorld } from "../per-world.ts";
import { WireRefusal, type Input, type View } from "../wire.ts";

/** A record of a world's ECS, or of any list that is found by ARN. */
type WithCluster = { readonly clusterArn?: string | undefined };

/** The cluster a request is about, by name or ARN ("default" when it names none); throws ClusterNotFoundException. */
export function clusterOf({ region }: View, input: Input): ecs.Cluster & { readonly clusterArn: string } {
  const asked = input.text("cluster") ?? "default";
  const cluster = region.ecsClusters.find(
    ({ clusterArn, clusterName }) => clusterArn === asked || clusterName === asked,
  );
  if (cluster?.clusterArn === undefined) throw new WireRefusal("ClusterNotFoundException", "Cluster not found.");
  return { ...cluster, clusterArn: cluster.clusterArn };
}

/** The services, tasks and container instances of each cluster, by cluster ARN. */
export const servicesByCluster = perWorld((region: RegionWorld) => groupByCluster(region.ecsServices));
export const tasksByCluster = perWorld((region: RegionWorld) => groupByCluster(region.ecsTasks));
export const containerInstancesByCluster = perWorld((region: RegionWorld) =>
  groupByCluster(region.ecsContainerInstances),
);

function groupByCluster<Item extends WithCluster>(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.clusterArn ?? "");
    if (group === undefined) groups.set(item.clusterArn ?? "", [item]);
    else group.push(item);
  }
  return groups;
}

/** The last part of an ARN: a service's name, a task's id. */
export function lastPart(arn: string | undefined): string {
  return arn?.split("/").at(-1) ?? "";
}

/** `{ [key]: one page of arns, nextToken }`, by `maxResults` (1 to 100) and `nextToken`. */
export function arnPage(
  key: string,
  arns: readonly (string | undefined)[],
  { input, defaultSize = 100 }: { readonly input: Input; readonly defaultSize?: number },
): object {
  const size = input.number("maxResults") ?? defaultSize;
  if (!(size >= 1 && size <= 100)) {
    throw new WireRefusal("InvalidParameterException", "maxResults must be between 1 and 100.");
  }
  const { items, nextToken } = page(arns, {
    size,
    token: input.text("nextToken"),
    list: key,
    badToken: { code: "InvalidParameterException", message: "Invalid token." },
  });
  return { [key]: items, nextToken };
}

/** What was found of the named records, and an ECS failure for each that is missing. */
export type Found<Item> = { readonly found: readonly Item[]; readonly failures: readonly ecs.Failure[] };

/**
 * The records named in `input` under `parameter`, by ARN or by its last part, in the order asked for.
 * Throws when none or more than `limit` are named.
 */
export function findNamed<Item>(
  items: readonly Item[],
  { parameter, limit, arn }: { parameter: string; limit: number; arn: (item: Item) => string | undefined },
  { input, view }: { input: Input; view: View },
): Found<Item> {
  const asked = input.texts(parameter);
  if (asked.length === 0) throw new WireRefusal("InvalidParameterException", `${parameter} cannot be empty.`);
  if (asked.length > limit) {
    throw new WireRefusal(
      "InvalidParameterException",
      `${parameter} cannot contain more than ${String(limit)} elements.`,
    );
  }
  const byName = namesOf(items, arn);
  const found = asked.flatMap((name) => byName.get(name) ?? []);
  const failures = asked
    .filter((name) => !byName.has(name))
    .map((name) => ({ arn: missingArn(name, view), reason: "MISSING" }));
  return { found, failures };
}

/** Built once per list, not per request: a cluster may have thousands of tasks, asked for a hundred at a time. */
const indexes = new WeakMap<readonly unknown[], ReadonlyMap<string, unknown>>();

function namesOf<Item>(items: readonly Item[], arn: (item: Item) => string | undefined): ReadonlyMap<string, Item> {
  const known = indexes.get(items);
  // Every index was built below, from the very list it is kept under.
  if (known !== undefined) return known as ReadonlyMap<string, Item>;
  const index = new Map(
    items.flatMap((item) => [[arn(item) ?? "", item] as const, [lastPart(arn(item)), item] as const]),
  );
  indexes.set(items, index);
  return index;
}

function missingArn(name: string, { account, regionName }: View): string {
  return name.startsWith("arn:") ? name : `arn:aws:ecs:${regionName}:${account.account}:${name}`;
}
