import { describe, expect, it } from "vitest";
import { worldAfter } from "#mocks/life/world-after.ts";
import { scenarios } from "#mocks/scenarios.ts";
import { usableAddresses } from "#mocks/world/subnet.ts";
import type { RegionWorld } from "#mocks/world/world.ts";
import { definedIds, references } from "./every-reference.ts";

const now = new Date("2026-11-21T03:00:00Z");
/** The story, a deployment under way, and a day later. */
const regions = [0, 6, 1437].flatMap((step) =>
  scenarios.flatMap((scenario) => {
    const { accounts } = worldAfter(scenario.world(now), { step, now, flaps: scenario.flaps?.targetGroup });
    return accounts.flatMap((account) =>
      Object.entries(account.regions).map(([region, world]) => ({
        name: `${scenario.id} in ${region} after ${String(step)} steps`,
        scenario,
        world,
      })),
    );
  }),
);

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function targetsOfServices(world: RegionWorld) {
  const owned = new Set(
    world.ecsServices.flatMap(({ loadBalancers = [] }) => loadBalancers.map((tie) => tie.targetGroupArn)),
  );
  return world.targetGroups
    .filter(({ TargetGroupArn: arn }) => owned.has(arn))
    .flatMap((group) =>
      group.health
        .filter(({ TargetHealth: health }) => health?.State !== "draining")
        .map(({ Target: target }) => ({ group: group.TargetGroupName, id: target?.Id ?? "", port: target?.Port ?? 0 })),
    );
}

function listeningAt(world: RegionWorld): Set<string> {
  const instances = new Map(world.ecsContainerInstances.map((item) => [item.containerInstanceArn, item.ec2InstanceId]));
  const definitions = new Map(world.ecsTaskDefinitions.map((item) => [item.taskDefinitionArn, item]));
  const places = world.ecsTasks
    .filter(({ lastStatus }) => lastStatus === "RUNNING")
    .flatMap((task) => {
      const ports = (definitions.get(task.taskDefinitionArn)?.containerDefinitions ?? []).flatMap(
        ({ portMappings = [] }) => portMappings.map(({ containerPort }) => containerPort),
      );
      const bound = (task.containers ?? []).flatMap(({ networkBindings = [] }) => networkBindings);
      const addresses = (task.containers ?? []).flatMap(({ networkInterfaces = [] }) =>
        networkInterfaces.map(({ privateIpv4Address }) => privateIpv4Address),
      );
      return [
        ...addresses.flatMap((address) => ports.map((port) => `${address ?? ""}:${String(port)}`)),
        ...bound.map(({ hostPort }) => `${instances.get(task.containerInstanceArn) ?? ""}:${String(hostPort)}`),
      ];
    });
  return new Set(places);
}

describe.each(regions)("the world of $name", ({ scenario, world }) => {
  it("defines every id once", () => {
    expect(repeated(definedIds(world))).toEqual([]);
  });

  it("has every resource that another one names, unless a lost registry is its story", () => {
    const ids = new Set(definedIds(world));
    const told = scenario.findings.filter(({ ruleId }) => ruleId === "SD-009").map(({ subjectId }) => subjectId);
    const lost = references(world).filter(({ to }) => !ids.has(to));
    expect(lost.map(({ from }) => from.split(":service/")[1])).toEqual(told);
  });

  it("gives an address of a VPC to one interface only", () => {
    expect(repeated(world.networkInterfaces.map((at) => `${at.VpcId ?? ""} ${at.PrivateIpAddress ?? ""}`))).toEqual([]);
  });

  it("gives a public address to one interface only", () => {
    expect(repeated(world.networkInterfaces.flatMap((at) => at.Association?.PublicIp ?? []))).toEqual([]);
  });

  it("counts the free addresses of a subnet from the addresses of the interfaces in it", () => {
    for (const subnet of world.subnets) {
      const used = world.networkInterfaces
        .filter(({ SubnetId: id }) => id === subnet.SubnetId)
        .reduce((sum, at) => sum + (at.PrivateIpAddresses ?? []).length + 16 * (at.Ipv4Prefixes ?? []).length, 0);
      expect(subnet.AvailableIpAddressCount).toBe(usableAddresses(subnet.CidrBlock ?? "") - used);
      expect(subnet.AvailableIpAddressCount).toBeGreaterThanOrEqual(0);
    }
  });

  it("tells the same lines as permissions and as security group rules", () => {
    for (const group of world.securityGroups) {
      const permissions = [...(group.IpPermissions ?? []), ...(group.IpPermissionsEgress ?? [])];
      const peers = permissions.flatMap((permission) => [
        ...(permission.IpRanges ?? []),
        ...(permission.UserIdGroupPairs ?? []),
        ...(permission.PrefixListIds ?? []),
      ]);
      expect(world.securityGroupRules.filter(({ GroupId: id }) => id === group.GroupId)).toHaveLength(peers.length);
    }
  });

  it("has a running task behind every target of a service, unless a stale one is its story", () => {
    const stale = scenario.findings
      .filter(({ ruleId }) => ruleId === "TG-004")
      .map(({ subjectId }) => subjectId.split("/")[0]);
    const listening = listeningAt(world);
    const missing = targetsOfServices(world).filter(({ id, port }) => !listening.has(`${id}:${String(port)}`));
    expect([...new Set(missing.map(({ group }) => group))]).toEqual(stale);
  });

  it("runs as many tasks of a service as the service says", () => {
    for (const service of world.ecsServices) {
      const tasks = world.ecsTasks.filter(
        (task) =>
          task.clusterArn === service.clusterArn &&
          task.group === `service:${service.serviceName ?? ""}` &&
          task.lastStatus === "RUNNING",
      );
      expect(tasks).toHaveLength(service.runningCount ?? -1);
    }
  });

  it("leaves every container instance with room for what runs on it, and no two tasks on one port", () => {
    for (const instance of world.ecsContainerInstances) {
      // A TCP and a UDP port of one number are two.
      const ports = instance.remainingResources?.flatMap(({ name = "", stringSetValue = [] }) =>
        stringSetValue.map((port) => `${name} ${port}`),
      );
      expect(repeated(ports ?? [])).toEqual([]);
      for (const { name, integerValue = 0 } of instance.remainingResources ?? []) {
        expect(integerValue, `${name ?? ""} of ${instance.ec2InstanceId ?? ""}`).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it("attaches no more interfaces to an instance than its type holds, and one to a device index", () => {
    for (const instance of world.instances) {
      const type = world.instanceTypes.find((candidate) => candidate.InstanceType === instance.InstanceType);
      const attached = world.networkInterfaces.filter((at) => at.Attachment?.InstanceId === instance.InstanceId);
      expect(attached.length).toBeLessThanOrEqual(type?.NetworkInfo?.MaximumNetworkInterfaces ?? 0);
      expect(repeated(attached.map((at) => String(at.Attachment?.DeviceIndex)))).toEqual([]);
    }
  });

  it("has nothing in it that happened after now", () => {
    const times = JSON.stringify(world).match(/20\d\d-\d\d-\d\dT[\d:.]+Z/g) ?? [];
    expect(times.filter((time) => time > now.toISOString())).toEqual([]);
  });
});

const zones = scenarios.flatMap((scenario) => {
  const { accounts } = scenario.world(now);
  const balancers = accounts
    .flatMap(({ regions: inRegions }) => Object.values(inRegions))
    .flatMap(({ loadBalancers }) => loadBalancers.map(({ DNSName: name = "" }) => `${name.toLowerCase()}.`));
  return accounts.flatMap(({ hostedZones }) =>
    hostedZones.map((zone) => ({ name: `${zone.Name ?? ""} (${scenario.id})`, scenario, zone, balancers })),
  );
});

describe.each(zones)("the hosted zone $name", ({ scenario, zone, balancers }) => {
  it("starts with its name servers and its authority, and counts its records", () => {
    expect(zone.records.slice(0, 2).map(({ Type: type }) => type)).toEqual(["NS", "SOA"]);
    expect(zone.ResourceRecordSetCount).toBe(zone.records.length);
  });

  it("holds names of its own only, each set once", () => {
    const keys = zone.records.map((set) => [set.Name, set.Type, set.SetIdentifier].join(" "));
    expect(repeated(keys)).toEqual([]);
    expect(zone.records.filter(({ Name: name = "" }) => !`.${name}`.endsWith(`.${zone.Name ?? ""}`))).toEqual([]);
  });

  it("leads to load balancers that exist, unless a lost target is its story", () => {
    const names = new Set(zone.records.map(({ Name: name = "" }) => name));
    const lost = zone.records
      .filter(({ AliasTarget: alias }) => alias !== undefined)
      // An alias of another record of its zone leads where that one does.
      .filter(({ AliasTarget: alias }) => !names.has(alias?.DNSName ?? ""))
      .filter(({ AliasTarget: alias }) => !balancers.includes(alias?.DNSName?.replace("dualstack.", "") ?? ""))
      .map(({ Name: name = "" }) => name.slice(0, -1));
    const told = scenario.findings
      .filter(
        ({ ruleId, subjectId }) =>
          (ruleId === "DNS-003" || ruleId === "DNS-017") && (zone.Id ?? "").endsWith(subjectId.split("/")[0] ?? "?"),
      )
      .map(({ subjectId }) => subjectId.split("/")[1]);
    expect(lost).toEqual(told);
  });
});
