import type * as ec2 from "@aws-sdk/client-ec2";
import type * as ecs from "@aws-sdk/client-ecs";
import { hexOf, resourceId, uuidOf, type Place } from "../world/place.ts";
import type { AccountWorld, RegionWorld } from "../world/world.ts";
import { freeAddresses } from "./free-addresses.ts";

/** A task that can be replaced by another: what it is now, and the second address it takes turns with. */
export type Rolling = {
  readonly task: ecs.Task;
  readonly at: ec2.NetworkInterface;
  readonly otherAddress: string;
};

/** A service all of whose tasks can be replaced. */
export type RollingService = { readonly service: ecs.Service; readonly tasks: readonly Rolling[] };

/** The services in which tasks come and go: on AWS Fargate, steady, healthy, with room, and with no address written down anywhere. */
export function rollingServices(world: RegionWorld, account: AccountWorld): readonly RollingService[] {
  const take = freeAddresses(world);
  const byGroup = tasksByService(world);
  const fixed = fixedAddresses(world, account);
  const interfaces = new Map(world.networkInterfaces.map((at) => [at.NetworkInterfaceId, at]));
  return world.ecsServices.filter(isSteady).flatMap((service) => {
    const tasks = byGroup.get(`${service.clusterArn ?? ""} service:${service.serviceName ?? ""}`) ?? [];
    if (tasks.length === 0 || tasks.length > MOST_TASKS) return [];
    const found = tasks.map((task) => ({ task, at: interfaces.get(interfaceIdOf(task)) }));
    if (found.some(({ task, at }) => !canRoll(task, at, fixed))) return [];
    const rolling = found.flatMap(({ task, at }) => {
      const otherAddress = at === undefined ? undefined : take(at.SubnetId ?? "");
      return at === undefined || otherAddress === undefined ? [] : [{ task, at, otherAddress }];
    });
    return rolling.length === tasks.length ? [{ service, tasks: rolling }] : [];
  });
}

/** Services larger than this would fill a survey with one deployment. */
const MOST_TASKS = 12;

function isSteady({ launchType, deployments, desiredCount, runningCount, deploymentConfiguration }: ecs.Service) {
  return (
    launchType === "FARGATE" &&
    deployments?.length === 1 &&
    deployments[0]?.rolloutState === "COMPLETED" &&
    desiredCount === runningCount &&
    (deploymentConfiguration?.maximumPercent ?? 0) >= 200
  );
}

function tasksByService(world: RegionWorld): ReadonlyMap<string, readonly ecs.Task[]> {
  const byGroup = new Map<string, ecs.Task[]>();
  for (const task of world.ecsTasks) {
    if (task.lastStatus !== "RUNNING") continue;
    const key = `${task.clusterArn ?? ""} ${task.group ?? ""}`;
    const known = byGroup.get(key);
    if (known === undefined) byGroup.set(key, [task]);
    else known.push(task);
  }
  return byGroup;
}

/** Addresses that somebody wrote down: into a record that nobody keeps up to date, or as a target that is not well. */
function fixedAddresses(world: RegionWorld, account: AccountWorld): ReadonlySet<string> {
  const written = account.hostedZones
    .filter(({ LinkedService: service }) => service === undefined)
    .flatMap(({ records }) => records.flatMap(({ ResourceRecords: values = [] }) => values.map(({ Value }) => Value)));
  const unwell = world.targetGroups.flatMap(({ health }) =>
    health.filter(({ TargetHealth: is }) => is?.State !== "healthy").map(({ Target: target }) => target?.Id),
  );
  return new Set([...written, ...unwell].filter((address) => address !== undefined));
}

function interfaceIdOf({ attachments = [] }: ecs.Task): string | undefined {
  const details = attachments.flatMap((attachment) => attachment.details ?? []);
  return details.find(({ name }) => name === "networkInterfaceId")?.value;
}

function canRoll(task: ecs.Task, at: ec2.NetworkInterface | undefined, fixed: ReadonlySet<string>): boolean {
  if (at === undefined || at.Association !== undefined) return false;
  return task.containerInstanceArn === undefined && !fixed.has(at.PrivateIpAddress ?? "");
}

/** The names of a task that was replaced `generation` times, by those it has in the story. Every second one has the other address. */
export function namesOf(place: Place, { task, at, otherAddress }: Rolling, generation: number): [string, string][] {
  if (generation === 0) return [];
  const taskId = task.taskArn?.split("/").at(-1) ?? "";
  const attachmentId = task.attachments?.[0]?.id ?? "";
  const next = `${taskId}/${String(generation)}`;
  return [
    [taskId, hexOf(place, `task/${next}`, 32)],
    [attachmentId, uuidOf(place, `attachment/${next}`)],
    ...interfaceNames(place, at, next),
    ...(generation % 2 === 0 ? [] : addressNames(at.PrivateIpAddress ?? "", otherAddress)),
  ];
}

/** New ids for an interface. */
export function interfaceNames(place: Place, at: ec2.NetworkInterface, next: string): [string, string][] {
  const attachmentId = at.Attachment?.AttachmentId;
  const pairs = hexOf(place, `mac/${next}`, 10).match(/../g) ?? [];
  return [
    [at.NetworkInterfaceId ?? "", resourceId(place, "eni", next)],
    [at.MacAddress ?? "", ["06", ...pairs].join(":")],
    ...(attachmentId === undefined
      ? []
      : ([[attachmentId, resourceId(place, "eni-attach", next)]] satisfies [string, string][])),
  ];
}

/** Another address, also where a name is made of it. */
export function addressNames(from: string, to: string): [string, string][] {
  return [
    [from, to],
    [from.replaceAll(".", "-"), to.replaceAll(".", "-")],
  ];
}
