import type { ContainerInstancePlace, ServicePlace } from "#lib/graph/topology.ts";
import type { EcsContainerInstance } from "#lib/model/resources/ecs-container-instance.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { EcsTaskDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import { expressionTest } from "./placement-expression.ts";

/** The Availability Zone of a container instance: its EC2 instance's, or what the agent registered. */
export function zoneOf(place: ContainerInstancePlace): string | undefined {
  return (
    place.instance?.item.availabilityZone ??
    place.item.attributes.find(({ name }) => name === "ecs.availability-zone")?.value
  );
}

/** A service with the task definition it runs: both may constrain where its tasks go. */
type ConstrainedService = Pick<ServicePlace, "item" | "taskDefinition">;

/**
 * The instances that could take a task of a service as far as state, capacity provider, zone and placement expressions go.
 * `zones` are those of an awsvpc service's subnets; an instance whose zone is not known counts, and so does one of which an
 * expression is not told ({@link hasUntoldExpressions}).
 */
export function eligibleInstances(
  service: ConstrainedService,
  instances: readonly ContainerInstancePlace[],
  zones?: ReadonlySet<string>,
): readonly ContainerInstancePlace[] {
  const inState = instancesInState(service.item, instances, zones);
  const tests = placementExpressions(service).map(expressionTest);
  return tests.length === 0 ? inState : inState.filter(({ item }) => tests.every((test) => test(item) !== false));
}

/** The same, whatever placement expressions say. */
export function instancesInState(
  service: EcsService,
  instances: readonly ContainerInstancePlace[],
  zones?: ReadonlySet<string>,
): readonly ContainerInstancePlace[] {
  const providers = new Set(service.capacityProviderStrategy.map(({ capacityProvider }) => capacityProvider));
  return instances.filter((place) => {
    const { item } = place;
    if (item.clusterArn !== service.clusterArn || item.status !== "ACTIVE" || item.agentConnected === false)
      return false;
    if (isExternal(place) !== (service.launchType === "EXTERNAL")) return false;
    if (providers.size > 0 && !providers.has(item.capacityProviderName ?? "")) return false;
    const zone = zoneOf(place);
    return zones === undefined || zone === undefined || zones.has(zone);
  });
}

/** Whether a container instance is a machine of one's own, registered through Systems Manager: no EC2 instance stands behind it. */
export function isExternal({ item }: ContainerInstancePlace): boolean {
  return item.ec2InstanceId?.startsWith("mi-") === true || hasAttribute(item, "ecs.capability.external");
}

function hasAttribute({ attributes }: EcsContainerInstance, wanted: string): boolean {
  return attributes.some(({ name }) => name === wanted);
}

/** The zones of a service's subnets; `undefined` when it has none of its own, or the zone of one is not known. */
export function subnetZones(
  service: EcsService,
  zonesBySubnet: ReadonlyMap<string, string | undefined>,
): ReadonlySet<string> | undefined {
  const subnetIds = service.awsvpcConfiguration?.subnets ?? [];
  const zones = subnetIds.map((subnetId) => zonesBySubnet.get(subnetId)).filter((zone) => zone !== undefined);
  return zones.length > 0 && zones.length === subnetIds.length ? new Set(zones) : undefined;
}

/** The expressions an instance must meet: those of the service, and of its task definition. */
export function placementExpressions({ item, taskDefinition }: ConstrainedService): readonly string[] {
  const constraints = [...item.placementConstraints, ...(taskDefinition?.placementConstraints ?? [])];
  return constraints.flatMap(({ type, expression }) => (type === "memberOf" ? [expression ?? ""] : []));
}

/** Whether an expression is not told for one of the eligible instances: then they may be fewer. */
export function hasUntoldExpressions(
  service: ConstrainedService,
  eligible: readonly ContainerInstancePlace[],
): boolean {
  const tests = placementExpressions(service).map(expressionTest);
  return tests.some((test) => eligible.some(({ item }) => test(item) === undefined));
}

/** How many more tasks fit by CPU and memory; `undefined` when neither side says. */
export function fitsByCpuAndMemory(instance: EcsContainerInstance, definition: EcsTaskDefinition): number | undefined {
  const fits = [
    fitsBy(remaining(instance, "CPU"), wantedCpu(definition)),
    fitsBy(remaining(instance, "MEMORY"), wantedMemory(definition)),
  ].filter((count) => count !== undefined);
  return fits.length === 0 ? undefined : Math.min(...fits);
}

function fitsBy(free: number | undefined, wanted: number): number | undefined {
  return free === undefined || wanted === 0 ? undefined : Math.floor(free / wanted);
}

function remaining(instance: EcsContainerInstance, resource: string): number | undefined {
  return instance.remainingResources.find(({ name }) => name === resource)?.integerValue;
}

/** How much CPU or memory an instance registered, and how much no placed task has reserved; absent when it does not say. */
export function resourceOf(
  instance: EcsContainerInstance,
  resource: "CPU" | "MEMORY",
): { readonly registered?: number; readonly remaining?: number } {
  const registered = instance.registeredResources.find(({ name }) => name === resource)?.integerValue;
  const left = remaining(instance, resource);
  return {
    ...(registered === undefined ? {} : { registered }),
    ...(left === undefined ? {} : { remaining: left }),
  };
}

/** CPU units of a task; 0 when the definition reserves none. */
export function wantedCpu(definition: EcsTaskDefinition): number {
  return Number(definition.cpu ?? 0) || sum(definition.containerDefinitions.map(({ cpu }) => cpu ?? 0));
}

/** Memory of a task in MiB; 0 when the definition reserves none. */
export function wantedMemory(definition: EcsTaskDefinition): number {
  const ofContainers = definition.containerDefinitions.map(
    ({ memory, memoryReservation }) => memoryReservation ?? memory ?? 0,
  );
  return Number(definition.memory ?? 0) || sum(ofContainers);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
