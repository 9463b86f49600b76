import type { AreaName } from "#lib/model/areas.ts";
import { urnOf, type NodeKind, type Urn } from "#lib/model/urn.ts";
import type { GraphNode } from "../graph.ts";
import { identities, type PlacedArea } from "../identities.ts";
import { internetUrn } from "../internet.ts";
import { keyedList, type KeyedList } from "../keyed-list.ts";
import type { Placed } from "../placed.ts";
import type { ScopeJoins } from "../scope-joins.ts";
import { targetId } from "../target-places.ts";
import { contents } from "./contents.ts";
import { ecsContainerContent, ecsTaskContent } from "./ecs-nodes.ts";
import { listenerRuleContent, targetContent } from "./load-balancing-nodes.ts";
import { nodeOf, type NodeContent } from "./node-content.ts";
import { containersOf, rulesOf, targetsOf, type ContainerPart, type TargetPart } from "./parts.ts";
import type { SourcesOf } from "./sources.ts";

/** The nodes of one kind in one scope, sorted by id. None is made before it is asked for. */
export type NodeBlock = {
  readonly kind: NodeKind;
  /** How many there are, and where each stands by its id. */
  readonly records: Pick<KeyedList<string, unknown>, "size" | "placeOf">;
  readonly nodeAt: (place: number) => GraphNode | undefined;
};

/** What the nodes of one scope are made of: a block a kind, in the order of kinds, and the parts that are no records of their own. */
export type ScopeNodes = {
  readonly blocks: readonly NodeBlock[];
  readonly containers: readonly ContainerPart[];
  readonly targets: readonly TargetPart[];
};

type Made = { readonly joins: ScopeJoins; readonly sourcesOf: SourcesOf };

/** Finds the nodes of a scope. */
export function nodesOfScope(joins: ScopeJoins, sourcesOf: SourcesOf): ScopeNodes {
  const made = { joins, sourcesOf };
  const containers = containersOf(joins.placed);
  const targets = targetsOf(joins.targetGroups);
  // Object.keys loses the key type; the table is the whole truth about its keys.
  const areas = Object.keys(identities) as readonly PlacedArea[];
  const blocks = [
    ...areas.filter((area) => area !== "ecsTasks" && area !== "listenerRules").map((area) => areaBlock(area, made)),
    taskBlock(made),
    containerBlock(containers, made),
    ruleBlock(made),
    targetBlock(targets, made),
    internetBlock(made),
  ];
  return { containers, targets, blocks: blocks.sort((a, b) => (`${a.kind}/` < `${b.kind}/` ? -1 : 1)) };
}

type Block<Item> = {
  readonly kind: NodeKind;
  /** The area that tells of one. */
  readonly areaOf: (item: Item) => AreaName;
  readonly records: KeyedList<string, Item>;
  readonly contentOf: (item: Item, place: number) => NodeContent;
  /** Where a record has its URN already. */
  readonly urnOf?: (item: Item) => Urn;
};

const ownUrn = ({ urn }: { readonly urn: Urn }): Urn => urn;

function blockOf<Item>(
  { kind, areaOf, records, contentOf, urnOf: known }: Block<Item>,
  { joins: { placed }, sourcesOf }: Made,
): NodeBlock {
  const { account, region } = placed.scoped.scope;
  const start = urnOf({ account, region }, kind, "");
  const nodeAt = (place: number) => {
    const [record, id] = [records.list[place], records.keyAt(place)];
    if (record === undefined || id === undefined) return undefined;
    const sources = sourcesOf({ account, region }, areaOf(record));
    return nodeOf(
      { urn: known?.(record) ?? `${start}${id}`, kind, id, account, region, sources },
      contentOf(record, place),
    );
  };
  return { kind, records, nodeAt };
}

function areaBlock(area: PlacedArea, made: Made): NodeBlock {
  // Both tables are keyed by area: what one gives fits what the other takes, but the compiler does not follow it there.
  const describe = contents[area] as (item: unknown) => NodeContent;
  const records: KeyedList<string, Placed<unknown>> = made.joins.placed.byId[area];
  return blockOf(
    {
      kind: identities[area].kind,
      areaOf: () => area,
      records,
      contentOf: ({ item }) => describe(item),
      urnOf: ownUrn,
    },
    made,
  );
}

function taskBlock(made: Made): NodeBlock {
  const { tasks, placed } = made.joins;
  return blockOf(
    {
      kind: "ecs-task",
      areaOf: () => "ecsTasks",
      records: placed.byId.ecsTasks,
      urnOf: ownUrn,
      contentOf: ({ item }, place) =>
        ecsTaskContent(item, tasks[place]?.networkInterface?.item ?? tasks[place]?.instance?.item),
    },
    made,
  );
}

function containerBlock(containers: readonly ContainerPart[], made: Made): NodeBlock {
  const records = keyedList(containers, ({ id }) => id);
  const contentOf = ({ container }: ContainerPart) => ecsContainerContent(container);
  return blockOf({ kind: "ecs-container", areaOf: () => "ecsTasks", records, contentOf }, made);
}

function ruleBlock(made: Made): NodeBlock {
  const records = keyedList(rulesOf(made.joins), ({ id }) => id);
  return blockOf(
    {
      kind: "listener-rule",
      urnOf: ownUrn,
      areaOf: ({ isTold }) => (isTold ? "listeners" : "listenerRules"),
      records,
      contentOf: ({ item, isTold }) => {
        const content = listenerRuleContent(item);
        return isTold ? { ...content, arn: undefined } : content;
      },
    },
    made,
  );
}

function targetBlock(targets: readonly TargetPart[], made: Made): NodeBlock {
  const { targetGroups } = made.joins;
  const records = keyedList(targets, ({ group, target }) =>
    targetId(targetGroups[group]?.item.targetGroupArn ?? "", target.target),
  );
  return blockOf(
    {
      kind: "target",
      urnOf: ownUrn,
      areaOf: () => "targetHealth",
      records,
      contentOf: ({ group, target }) => targetContent(target.target, targetGroups[group]?.item.vpcId),
    },
    made,
  );
}

function internetBlock(made: Made): NodeBlock {
  const { byId, scoped } = made.joins.placed;
  const isThere = byId.internetGateways.size + byId.egressOnlyInternetGateways.size > 0;
  return blockOf(
    {
      kind: "internet",
      urnOf: ownUrn,
      areaOf: () => "internetGateways",
      records: keyedList(isThere ? [{ urn: internetUrn(scoped.scope) }] : [], () => "internet"),
      contentOf: () => ({ name: "internet", facts: {} }),
    },
    made,
  );
}
