import { fact, listed } from "../fact.ts";
import { isWindowsFamily } from "#lib/analysis/operating-system.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { ServicePlace, TaskPlace } from "#lib/graph/topology.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { clusterName } from "../clusters.ts";
import { inScope } from "../in-scope.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { isWanted } from "../service-state.ts";
import { tasksAlone } from "../tasks-alone.ts";
import { subjectOf } from "../subject.ts";

/** Something that runs on a platform version of its own: a service, or tasks that somebody ran. */
type Subject = {
  readonly urn: Urn;
  readonly name: string;
  readonly versions: readonly string[];
  /** `undefined` when the task definition was not read. */
  readonly isWindows: boolean | undefined;
  readonly service: ServicePlace | undefined;
};

/** ECS-008: tasks ask for a Fargate platform version that AWS has retired. */
export const oldPlatformVersion = defineRule({
  id: "ECS-008",
  slug: "old-platform-version",
  severity: "high",
  level: "regional",
  needs: ["ecsServices", "ecsTasks", "ecsTaskDefinitions"],
  partialIsFine: ["ecsTasks"],
  text: {
    title: "Fargate platform version has reached its end",
    why: "AWS retires platform version 1.3.0 of Fargate on Linux and those before it: tasks of them are stopped, and new ones do not start. They also pull images past the task's own interface, so that their network is not what it seems.",
    fix: "Set the platform version to LATEST or 1.4.0 and deploy anew. From 1.4.0 on the task's interface carries pulls, secrets and logs: see that it can reach them.",
    limits: "The dates of retirement are AWS's and have moved before. Windows counts its versions apart.",
    says: { old: "{name} runs on Fargate platform version {version}, which AWS retires" },
    figures: { old: "Asked for or running: {versions}." },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html"],
  subjects: ({ scope, topology, items }) => {
    const windows = new Map(
      items.ecsTaskDefinitions.map((one) => [one.taskDefinitionArn, isWindowsFamily(one.operatingSystemFamily)]),
    );
    const services = inScope(topology.services, scope)
      .filter(({ item }) => isWanted(item))
      .map((service): Subject => ({
        urn: service.urn,
        name: service.item.serviceName,
        versions: versionsOf([service], service.tasks),
        isWindows: windows.get(service.item.taskDefinition ?? ""),
        service,
      }));
    const groups = groupBy(
      tasksAlone(topology, scope),
      ({ item: { clusterArn, taskDefinitionArn } }) => `${clusterArn} ${taskDefinitionArn}`,
    );
    return [...services, ...[...groups.values()].map((tasks) => aloneOf(tasks, scope, windows))];
  },
  check: ({ urn, name, versions, isWindows, service }, { scope }) => {
    const old = versions.filter(isOld).toSorted();
    const [first] = old;
    if (first === undefined || isWindows === true) return [];
    if (isWindows === undefined)
      return { unknown: `Whether ${name} runs on Windows, which counts its platform versions apart, was not read.` };
    return [
      {
        ...subjectOf(urn),
        discriminator: name,
        says: "old",
        confidence: "likely",
        values: { name, version: first, versions: listed(versions.toSorted()) },
        affected: [urn],
        because: old.map((version) =>
          fact(urn, service === undefined ? "ecsTasks" : "ecsServices", `platformVersion = ${version}`),
        ),
        ...(service === undefined
          ? {}
          : {
              cli: awsCommand(scope.region, "ecs update-service", {
                cluster: service.item.clusterArn,
                service: service.item.serviceArn,
                "platform-version": "LATEST",
              }),
            }),
        about: [urn],
      },
    ];
  },
});

function aloneOf(
  tasks: readonly TaskPlace[],
  scope: { readonly account: string; readonly region: string },
  windows: ReadonlyMap<string, boolean>,
): Subject {
  const { clusterArn = "", taskDefinitionArn = "" } = tasks[0]?.item ?? {};
  return {
    urn: urnOf(scope, "ecs-cluster", clusterName(clusterArn)),
    name: taskDefinitionArn.slice(taskDefinitionArn.lastIndexOf("/") + 1),
    versions: versionsOf(tasks),
    isWindows: windows.get(taskDefinitionArn),
    service: undefined,
  };
}

type Versioned = { readonly item: { readonly platformVersion?: string | undefined } };

/** The platform versions of some services and tasks, each once. */
function versionsOf(...lists: readonly (readonly Versioned[])[]): readonly string[] {
  const versions = new Set<string>();
  let last: string | undefined;
  for (const places of lists) {
    for (const { item } of places) {
      // Nearly always the one before.
      if (item.platformVersion === undefined || item.platformVersion === last) continue;
      last = item.platformVersion;
      versions.add(last);
    }
  }
  return [...versions];
}

/** 1.3.0 and those before it; `LATEST` and 1.4.0 are not. */
function isOld(version: string): boolean {
  const [major = NaN, minor = NaN] = version.split(".").map(Number);
  return major === 1 && minor < 4;
}
