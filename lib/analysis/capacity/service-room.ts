import type { ServicePlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { anyCount, atMost, exactly, knownCount, leastOf, sumOf, type Bounds } from "./bounds.ts";
import type { HostRoom } from "./host-room.ts";
import { hostPortKey, staticHostPorts } from "./host-ports.ts";
import type { Launch } from "./launch.ts";
import { wantedCpu, wantedMemory } from "./placement.ts";

/** What placement is tested against, in ECS's order. */
export const placementTests = ["eni", "port", "cpu", "memory", "constraint", "address"] as const;

/** One of the tests a task must pass to be placed. */
export type PlacementTest = (typeof placementTests)[number];

/** Where the next tasks of a service could start. */
export type Ground = {
  readonly service: ServicePlace;
  readonly launch: Launch;
  /** The container instances that are eligible as far as state, capacity provider, zone and placement expressions go. */
  readonly hosts: readonly HostRoom[];
  /** Whether there may be fewer of them: a placement expression is not told for one. */
  readonly isUntold: boolean;
  /** Whether there may be more of them: the area was not read to its end. */
  readonly hasUnreadHosts: boolean;
  /** Addresses left for tasks by Availability Zone; `undefined` for tasks without an address of their own. */
  readonly addresses?: ReadonlyMap<string, Bounds>;
};

/** How many more tasks of a service would start now. */
export type ServiceRoom = {
  readonly placeable: Bounds;
  /** What stops the first one that would not; `undefined` when the count is not known. */
  readonly binding?: PlacementTest | "none";
  /** How many each test alone would let through; absent where it sets no limit, or where that is not known. */
  readonly alone: { readonly [Test in PlacementTest]?: number };
  /** The tests whose limit is not known. */
  readonly open: readonly PlacementTest[];
  /** What the next task is refused by; absent where it would start, or where that is not known. */
  readonly refusal?: Refusal;
};

/** The first test, in ECS's order, that the next task fails on every instance, and the instance that comes closest. */
export type Refusal = {
  readonly test: PlacementTest;
  /** The id of the container instance that fails the fewest tests beside this one; absent where none is eligible. */
  readonly closest?: string;
};

/** How many more tasks would start, and what binds first: lifting that would let the most of them through. */
export function serviceRoom(ground: Ground): ServiceRoom {
  return roomOn(ground, testsOn(ground));
}

/** The same for each Availability Zone of the service's subnets, when there are several. */
export function zoneRooms(ground: Ground): readonly { readonly zone: string; readonly room: ServiceRoom }[] {
  const { addresses } = ground;
  if (addresses === undefined || addresses.size < 2 || ground.launch === "mixed") return [];
  const tests = testsOn(ground);
  return [...addresses]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([zone, left]) => ({
      zone,
      room: roomOn(
        { ...ground, hosts: ground.hosts.filter((host) => host.zone === zone), addresses: new Map([[zone, left]]) },
        tests,
      ),
    }));
}

type TestsOfHosts = ReadonlyMap<HostRoom, HostTests>;

function testsOn(ground: Ground): TestsOfHosts {
  return new Map(ground.hosts.map((host) => [host, hostTests(ground, host)]));
}

function roomOn(ground: Ground, tests: TestsOfHosts): ServiceRoom {
  const count = (tested: readonly PlacementTest[]) => startable(ground, tests, tested);
  const placeable = count(placementTests);
  const alone = placementTests.map((test) => [test, count([test])] as const);
  const binding = bindingOf(placeable, {
    lifted: placementTests.map((test) => [test, count(placementTests.filter((one) => one !== test))] as const),
    alone,
  });
  const isWithoutHosts = ground.hosts.length === 0 && isOnHosts(ground);
  const bound = binding !== undefined && isWithoutHosts ? "constraint" : binding;
  const refusal =
    placeable.high > 0 || bound === undefined || bound === "none"
      ? undefined
      : refusalOf({ ground, tests }, alone, bound);
  return {
    placeable,
    ...(bound === undefined ? {} : { binding: bound }),
    ...(refusal === undefined ? {} : { refusal }),
    alone: Object.fromEntries(
      alone.flatMap(([test, bounds]) => {
        const known = knownCount(bounds);
        return known === undefined ? [] : [[test, known]];
      }),
    ),
    open: alone.flatMap(([test, { low, high }]) => (low === high ? [] : [test])),
  };
}

/** Where each test lets some through and all of them none, what binds is what refuses. */
function refusalOf(
  { ground, tests }: { readonly ground: Ground; readonly tests: TestsOfHosts },
  alone: Counted,
  bound: PlacementTest,
): Refusal {
  const isWithoutHosts = ground.hosts.length === 0;
  const failed = isWithoutHosts ? undefined : alone.find(([, { high }]) => high === 0)?.[0];
  const test = failed ?? bound;
  const closest = ground.hosts
    .flatMap((host) => {
      const failing = placementTests.filter((one) => one !== "address" && tests.get(host)?.[one].high === 0);
      return failing.some((one) => one === test) ? [{ id: host.host.place.item.containerInstanceArn.split("/").at(-1) ?? "", failing: failing.length }] : []; // prettier-ignore
    })
    .sort((a, b) => a.failing - b.failing || (a.id < b.id ? -1 : 1))[0];
  return { test, ...(closest === undefined ? {} : { closest: closest.id }) };
}

type Counted = readonly (readonly [PlacementTest, Bounds])[];

function bindingOf(
  placeable: Bounds,
  { lifted, alone }: { readonly lifted: Counted; readonly alone: Counted },
): PlacementTest | "none" | undefined {
  if (placeable.low !== placeable.high) return undefined;
  if (placeable.low === Infinity) return "none";
  const gains = lifted.map(([test, { high }]) => [test, high - placeable.high] as const);
  const most = Math.max(...gains.map(([, gain]) => gain));
  if (most > 0) return gains.find(([, gain]) => gain === most)?.[0];
  // Two bind alike: the first in ECS's order.
  const least = Math.min(...alone.map(([, { high }]) => high));
  return alone.find(([, { high }]) => high === least)?.[0];
}

function isOnHosts({ launch }: Ground): boolean {
  return launch === "ec2" || launch === "external";
}

type HostTests = { readonly [Test in Exclude<PlacementTest, "address">]: Bounds };

function startable(ground: Ground, tests: TestsOfHosts, tested: readonly PlacementTest[]): Bounds {
  // Capacity providers of both kinds share by weight, and one does not stand in for the other.
  if (ground.launch === "mixed") return anyCount;
  const addresses = tested.includes("address") ? ground.addresses : undefined;
  if (ground.launch === "fargate") return addresses === undefined ? exactly(Infinity) : sumOf([...addresses.values()]);
  const onHosts = tested.filter((test) => test !== "address");
  const onHost = (host: HostRoom) => leastTested(tests.get(host), onHosts);
  const total = addresses === undefined ? sumOf(ground.hosts.map(onHost)) : byZone(ground.hosts, addresses, onHost);
  return widened(ground, total);
}

/** What all of the tests together let through: asked some hundred thousand times, so without a list of its own. */
function leastTested(tests: HostTests | undefined, tested: readonly (keyof HostTests)[]): Bounds {
  let low = Infinity;
  let high = Infinity;
  for (const test of tested) {
    const bounds = tests?.[test];
    if (bounds === undefined) continue;
    if (bounds.low < low) low = bounds.low;
    if (bounds.high < high) high = bounds.high;
  }
  return { low, high };
}

/** A task gets its address in the zone of its instance. */
function byZone(
  hosts: readonly HostRoom[],
  addresses: ReadonlyMap<string, Bounds>,
  onHost: (host: HostRoom) => Bounds,
): Bounds {
  const inZone = groupBy(hosts, ({ zone }) => zone);
  const known = [...addresses].map(([zone, left]) => leastOf([sumOf((inZone.get(zone) ?? []).map(onHost)), left]));
  const elsewhere = hosts.filter(({ zone }) => zone === undefined).map((host) => ({ low: 0, high: onHost(host).high }));
  return sumOf([...known, ...elsewhere]);
}

/** What is not evaluated may take some away; what was not read may add some. */
function widened({ isUntold, hasUnreadHosts }: Ground, { low, high }: Bounds): Bounds {
  return { low: isUntold ? 0 : low, high: hasUnreadHosts ? Infinity : high };
}

/** How many tasks of the service an instance would take by each test. */
function hostTests({ service }: Ground, host: HostRoom): HostTests {
  const { taskDefinition: definition, networkMode, item } = service;
  const isAlone =
    item.schedulingStrategy === "DAEMON" || item.placementConstraints.some(({ type }) => type === "distinctInstance");
  const here = isAlone ? host.host.place.tasks.filter(({ serviceUrn }) => serviceUrn === service.urn).length : 0;
  return {
    eni: networkMode === "awsvpc" ? host.eni : networkMode === "unknown" ? anyCount : exactly(Infinity),
    port: portRoom(service, host),
    cpu: definition === undefined ? anyCount : fits(host.cpu, wantedCpu(definition)),
    memory: definition === undefined ? anyCount : fits(host.memory, wantedMemory(definition)),
    constraint: isAlone ? oneAtMost(here > 0, host) : exactly(Infinity),
  };
}

/** Room for one, unless it is taken: by a task that was not read too. */
function oneAtMost(isTaken: boolean, { areTasksRead }: HostRoom): Bounds {
  if (isTaken) return exactly(0);
  return areTasksRead ? exactly(1) : atMost(1);
}

function portRoom({ taskDefinition: definition, networkMode }: ServicePlace, host: HostRoom): Bounds {
  const { takenPorts } = host;
  if (definition === undefined) return anyCount;
  const ports = staticHostPorts(definition, networkMode);
  if (ports.length === 0) return exactly(Infinity);
  if (takenPorts === undefined) return atMost(1);
  return oneAtMost(
    ports.some((port) => takenPorts.has(hostPortKey(port))),
    host,
  );
}

function fits(left: number | undefined, wanted: number): Bounds {
  if (wanted === 0) return exactly(Infinity);
  return left === undefined ? anyCount : exactly(Math.floor(left / wanted));
}
