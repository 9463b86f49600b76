import type { AccountWorld, HostedZoneWorld, RegionWorld, World } from "../world/world.ts";
import { calendarOf, stepsSinceRoll, turnsOf, type Calendar } from "./calendar.ts";
import { deploying, type Deployed } from "./deploying.ts";
import { flapping } from "./flapping.ts";
import { renamed } from "./rename.ts";
import { namesOf, rollingServices, type Rolling, type RollingService } from "./rolling.ts";
import { rotatedNodes } from "./rotating.ts";

/** When, and what fails now and then. */
type Life = {
  /** How many steps after the story. */
  readonly step: number;
  readonly now: Date;
  /** A target group of which one target does not answer for two steps of every round. */
  readonly flaps?: string | undefined;
};

/**
 * A world some steps on: tasks were replaced, nodes of load balancers rotated, a deployment may be under way. The same world
 * and step always give the same; at step 0 it is the world itself.
 */
export function worldAfter(world: World, life: Life): World {
  if (life.step === 0) return world;
  const [first, ...rest] = world.accounts;
  return { accounts: [accountAfter(first, life), ...rest.map((account) => accountAfter(account, life))] };
}

function accountAfter(account: AccountWorld, life: Life): AccountWorld {
  const names = new Map<string, string>();
  const regions = Object.entries(account.regions).map(([region, world]) => {
    const after = regionAfter({ region, world, account }, life);
    for (const [from, to] of after.names) names.set(from, to);
    return [region, after.world] as const;
  });
  // Only Cloud Map keeps its records up to date; what people wrote stays as they wrote it.
  const hostedZones = account.hostedZones.map((zone): HostedZoneWorld =>
    zone.LinkedService === undefined ? zone : renamed(zone, names),
  );
  return { ...account, regions: Object.fromEntries(regions), hostedZones };
}

type Here = { readonly region: string; readonly world: RegionWorld; readonly account: AccountWorld };

function regionAfter({ region, world, account }: Here, life: Life) {
  const place = { account: account.account, region, now: life.now };
  const calendar = calendarOf(life.step);
  const services = rollingServices(world, account);
  const tasks = replacedTasks(services, calendar);
  const names = new Map([
    ...tasks.flatMap(({ rolling, generation }) => namesOf(place, rolling, generation)),
    ...rotatedNodes(place, world, calendar.rotations),
  ]);
  const now = startedLater(renamedRegion(world, names), { tasks, names, life });
  const deployed = deploying(
    place,
    { story: world, now },
    { deployed: deployedIn(services, tasks, calendar), calendar },
  );
  return { names, world: flapping(deployed, calendar.isFlapping ? life.flaps : undefined) };
}

type Replaced = {
  readonly rolling: Rolling;
  /** How often the task was replaced: by the rolls, and by every deployment of its service that is over. */
  readonly generation: number;
  /** The roll that replaced it last; absent when none did. */
  readonly lastRoll?: number;
};

function replacedTasks(services: readonly RollingService[], { rolls, deployments }: Calendar): readonly Replaced[] {
  const deployable = services.filter(isDeployable);
  const all = services.flatMap((service) => service.tasks.map((rolling) => ({ rolling, service })));
  return all.map(({ rolling, service }, index) => {
    const rolled = turnsOf(index, all.length, rolls);
    const turn = deployable.indexOf(service);
    const generation = rolled + (turn < 0 ? 0 : turnsOf(turn, deployable.length, deployments));
    return { rolling, generation, ...(rolled > 0 && { lastRoll: index + 1 + (rolled - 1) * all.length }) };
  });
}

/** What Cloud Map would have to be told of twice is left to the rolls. */
function isDeployable({ service }: RollingService): boolean {
  return (service.serviceRegistries ?? []).length === 0;
}

function deployedIn(
  services: readonly RollingService[],
  tasks: readonly Replaced[],
  { deployments }: Calendar,
): Deployed | undefined {
  const deployable = services.filter(isDeployable);
  const next = deployable[deployments % Math.max(1, deployable.length)];
  if (next === undefined) return undefined;
  const generations = tasks.filter(({ rolling }) => next.tasks.includes(rolling)).map(({ generation }) => generation);
  return { ...next, generations };
}

/** Only what names tasks and interfaces: the rest of a large account is left alone. */
function renamedRegion(world: RegionWorld, names: ReadonlyMap<string, string>): RegionWorld {
  if (names.size === 0) return world;
  return {
    ...world,
    networkInterfaces: renamed(world.networkInterfaces, names),
    ecsTasks: renamed(world.ecsTasks, names),
    targetGroups: world.targetGroups.map((group) => ({ ...group, health: renamed(group.health, names) })),
    cloudMapInstances: renamed(world.cloudMapInstances, names),
  };
}

/** A task that was replaced began when that happened: a step is a minute. */
function startedLater(
  world: RegionWorld,
  of: { readonly tasks: readonly Replaced[]; readonly names: ReadonlyMap<string, string>; readonly life: Life },
): RegionWorld {
  const { step, now } = of.life;
  const startedAt = new Map<string, Date>();
  for (const { rolling, lastRoll } of of.tasks) {
    const id = of.names.get(rolling.task.taskArn?.split("/").at(-1) ?? "");
    if (id === undefined) continue;
    const minutes = lastRoll === undefined ? step : stepsSinceRoll(step, lastRoll);
    startedAt.set(id, new Date(now.getTime() - (minutes + 0.5) * 60_000));
  }
  const ecsTasks = world.ecsTasks.map((task) => {
    const at = startedAt.get(task.taskArn?.split("/").at(-1) ?? "");
    return at === undefined ? task : { ...task, startedAt: at, createdAt: new Date(at.getTime() - 30_000) };
  });
  return { ...world, ecsTasks };
}
