import type { ServicePlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import type { Scope } from "#lib/model/scope.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { clusterName } from "./clusters.ts";
import { pointsAt } from "./messages.ts";
import { openEvent } from "./service-state.ts";
import { stoppedAlone } from "./tasks-alone.ts";

const HOUR_MS = 3_600_000;

/** What says that the addresses ran out. */
type Refusal = { readonly text: string; readonly at: string; readonly area: "ecsServices" | "ecsTasks" };

/** Who was refused an address: a service, or tasks of a group that somebody ran by hand. */
export type Refused = {
  readonly urn: Urn;
  readonly name: string;
  readonly targetGroupUrns: readonly Urn[];
  readonly refusal: Refusal;
};

type Told = Refusal & { readonly subnetId?: string };

/** Where and when refusals are looked for. */
type Ground = {
  readonly scope: Pick<Scope, "account" | "region">;
  readonly now: string;
  readonly tasks: readonly EcsTask[];
  /** Of the subnets of the scope, how many addresses are free. */
  readonly freeBySubnet: ReadonlyMap<string, number>;
};

/** The refusals of the last hour by the subnet they speak of: the one they name, else the service's tightest. */
export function refusalsBySubnet(
  services: { readonly awsvpc: readonly ServicePlace[]; readonly all: readonly ServicePlace[] },
  ground: Ground,
): ReadonlyMap<string | undefined, readonly Refused[]> {
  const found = [
    ...services.awsvpc.flatMap((service) => refusalsOfService(service, ground)),
    ...refusalsOfTasksAlone(services.all, ground),
  ];
  const grouped = groupBy(found, ({ subnetId }) => subnetId);
  return new Map([...grouped].map(([subnetId, refused]) => [subnetId, newestOfEach(refused)]));
}

/** Of those who were refused each once, in the order they were found. */
function newestOfEach(refused: readonly Refused[]): readonly Refused[] {
  return [...new Map(refused.toReversed().map((one) => [`${one.urn} ${one.name}`, one])).values()];
}

/** A refusal is over where as many addresses are free again as the service lacks tasks. */
function refusalsOfService(service: ServicePlace, ground: Ground) {
  const { urn, targetGroupUrns, item, stoppedTasks } = service;
  const { now, freeBySubnet } = ground;
  const lacking = item.desiredCount - item.runningCount;
  const event = openEvent(item, "IPAM-001", now);
  const ofEvent: readonly Told[] =
    event === undefined ? [] : [{ text: event.message, at: event.createdAt, area: "ecsServices" }];
  const told = [...ofEvent, ...stoppedTasks.flatMap((task) => refusalOf(task.item))];
  return told
    .filter((one) => isRecent(one, now))
    .map(({ subnetId, ...refusal }) => ({
      urn,
      name: item.serviceName,
      targetGroupUrns,
      refusal,
      subnetId: subnetId ?? subnetIn(refusal.text) ?? tightest(service, freeBySubnet),
    }))
    .filter(({ subnetId = "" }) => {
      const free = freeBySubnet.get(subnetId) ?? 0;
      return free === 0 || free < lacking;
    });
}

/** Tasks that somebody ran by hand are not tried again: only a subnet that is still full would refuse the next one, too. */
function refusalsOfTasksAlone(services: readonly ServicePlace[], { scope, now, tasks, freeBySubnet }: Ground) {
  return stoppedAlone(tasks, services).flatMap((task) =>
    refusalOf(task)
      .filter((one) => isRecent(one, now))
      .map(({ subnetId = subnetIn(task.stoppedReason ?? ""), ...refusal }) => ({
        urn: urnOf(scope, "ecs-cluster", clusterName(task.clusterArn)),
        name: task.group ?? clusterName(task.clusterArn),
        targetGroupUrns: [],
        refusal,
        subnetId,
      }))
      .filter(({ subnetId = "" }) => freeBySubnet.get(subnetId) === 0),
  );
}

function refusalOf({ stoppedReason: text = "", stoppedAt: at = "", attachments }: EcsTask): readonly Told[] {
  if (!pointsAt("IPAM-001", "stopped-reason", text)) return [];
  const own = attachments.find(({ type }) => type === "ElasticNetworkInterface");
  const subnetId = own?.details.find(({ name }) => name === "subnetId")?.value;
  return [{ text, at, area: "ecsTasks", ...(subnetId === undefined ? {} : { subnetId }) }];
}

function isRecent({ at }: Refusal, now: string): boolean {
  return Date.parse(at) >= Date.parse(now) - HOUR_MS;
}

function subnetIn(text: string): string | undefined {
  return /subnet-[0-9a-f]+/.exec(text)?.[0];
}

function tightest({ item }: ServicePlace, freeBySubnet: ReadonlyMap<string, number>): string | undefined {
  const ids = item.awsvpcConfiguration?.subnets ?? [];
  return ids.toSorted((a, b) => (freeBySubnet.get(a) ?? Infinity) - (freeBySubnet.get(b) ?? Infinity))[0];
}
