import { describe, expect, it } from "vitest";
import { NOTHING_EARLIER } from "#lib/findings/earlier.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import { addressLivesAfter, earlierAt, type AddressLives } from "#lib/inspection/address-lives.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import type { ElasticIp } from "#lib/model/resources/elastic-ip.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { HostedZone, ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { elasticIp, networkInterface, vpc } from "#tests/support/ec2-records.ts";
import {
  attachmentArn,
  ecsCluster,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskAttachment,
} from "#tests/support/ecs-records.ts";
import { loadBalancer, loadBalancerArn, loadBalancerInterface } from "#tests/support/elbv2-records.ts";
import { hostedZone, resourceRecordSet, vpcHostedZones } from "#tests/support/route53-records.ts";
import { snapshotOf, type ScopeContents } from "#tests/support/snapshots.ts";

const node = (publicIp: string, tail = "app/front/1", networkInterfaceId = `eni-${publicIp}`): NetworkInterface =>
  loadBalancerInterface(tail, { networkInterfaceId, association: { publicIp, ipOwnerId: "amazon-elb" } });
const back = loadBalancer({ loadBalancerArn: loadBalancerArn("app/back/2"), loadBalancerName: "back" });

type Given = {
  readonly interfaces?: readonly NetworkInterface[];
  readonly balancers?: readonly ReturnType<typeof loadBalancer>[];
  readonly records?: readonly ResourceRecordSet[];
  readonly addresses?: readonly ElasticIp[];
  readonly zone?: Partial<HostedZone>;
  readonly tasks?: readonly EcsTask[];
  readonly incomplete?: NonNullable<ScopeContents["incomplete"]>;
};

/** The topology of a day: `www` holds .10 unless said otherwise. */
function on(day: number, given: Given = {}) {
  const { interfaces = [node("203.0.113.10")], balancers = [loadBalancer(), back], incomplete = [] } = given;
  const snapshot = snapshotOf({
    areas: {
      vpcs: [vpc()],
      vpcHostedZones: [vpcHostedZones("vpc-1", "Z1")],
      ...(given.tasks !== undefined && {
        ecsClusters: [ecsCluster()],
        ecsServices: [ecsService()],
        ecsTaskDefinitions: [ecsTaskDefinition()],
        ecsTasks: given.tasks,
      }),
      loadBalancers: balancers,
      networkInterfaces: interfaces,
      elasticIps: given.addresses ?? [],
      hostedZones: [hostedZone(given.zone)],
      resourceRecordSets: given.records ?? [resourceRecordSet({ values: ["203.0.113.10"] })],
    },
    incomplete,
  });
  return buildTopology({ ...snapshot, finishedAt: timeOf(day) });
}

const timeOf = (day: number) => `2026-11-0${String(day)}T00:00:00.000Z`;
const lastDays = (lives: AddressLives) =>
  lives.map(({ address, node, owner, leftAt }) => {
    const was = node ?? owner;
    return [address, was?.label, was?.lastSeenAt.slice(9, 10), leftAt?.slice(9, 10)];
  });
const after = (...days: readonly Given[]): AddressLives =>
  days.reduce<AddressLives>((lives, given, day) => addressLivesAfter(lives, on(day + 1, given)), []);

const moved = { interfaces: [node("203.0.113.99")] };

describe("the lives of addresses that records hold", () => {
  it("remember whose node had one, and when it was last seen there", () => {
    expect(lastDays(after({}))).toEqual([["203.0.113.10", "app/front/1", "1", undefined]]);
    expect(lastDays(after({}, {}, moved, moved))).toEqual([["203.0.113.10", "app/front/1", "2", undefined]]);
  });

  it("begin only where a node has the address", () => {
    expect(after(moved)).toEqual([]);
  });

  it("end with the record's own change, and tell nothing of it when it comes back", () => {
    const edited = { ...moved, records: [resourceRecordSet({ values: ["203.0.113.99"] })] };
    const lives = after({}, edited, moved);
    expect(lastDays(lives)).toEqual([
      ["203.0.113.10", "app/front/1", "1", "2"],
      ["203.0.113.99", "app/front/1", "2", "3"],
    ]);
    expect(earlierAt(lives, timeOf(4))).toEqual(NOTHING_EARLIER);
  });

  it("end where the record became an alias, or was deleted", () => {
    const alias = { hostedZoneId: "Z32O12XQLNTSW2", dnsName: "front-1234567890.eu-west-1.elb.amazonaws.com" };
    const asAlias = { records: [resourceRecordSet({ aliasTarget: alias, values: [] })] };
    for (const gone of [asAlias, { records: [] }]) expect(after({}, gone)[0]?.leftAt).toBe(timeOf(2));
  });

  it("go on where records were not read to their end", () => {
    const lives = after({}, { records: [], incomplete: ["resourceRecordSets"] });
    expect(lastDays(lives)).toEqual([["203.0.113.10", "app/front/1", "1", undefined]]);
  });

  it("stay with the load balancer that had it first, whoever has it now", () => {
    const strange = { interfaces: [node("203.0.113.99"), node("203.0.113.10", "app/back/2")] };
    expect(lastDays(after({}, strange, strange))).toEqual([["203.0.113.10", "app/front/1", "1", undefined]]);
  });

  it("pass to the one that took its place when it was deleted", () => {
    const replaced = { interfaces: [node("203.0.113.10", "app/back/2")], balancers: [back] };
    expect(lastDays(after({}, replaced))).toEqual([["203.0.113.10", "app/back/2", "2", undefined]]);
  });

  it("are those of Elastic IPs and of what stands alone too, in public zones", () => {
    const elastic = { interfaces: [], addresses: [elasticIp({ publicIp: "203.0.113.10" })] };
    const host = networkInterface({ association: { publicIp: "203.0.113.10", ipOwnerId: "amazon" } });
    expect(lastDays(after(elastic, { interfaces: [] }))).toEqual([["203.0.113.10", "eipalloc-1", "1", undefined]]);
    expect(lastDays(after({ interfaces: [host] }))).toEqual([["203.0.113.10", "eni-1", "1", undefined]]);
    expect(earlierAt(after(elastic, { interfaces: [] }), timeOf(3)).owners.size).toBe(1);
    expect(after({ ...elastic, zone: { privateZone: true } })).toEqual([]);
  });

  it("are those of names of load balancers and VPC endpoints too: an alias, or a CNAME", () => {
    const of = (name: string) => ({ records: [resourceRecordSet({ type: "CNAME", values: [name] })] });
    const front = of("front-1234567890.eu-west-1.elb.amazonaws.com");
    const named = after(front, { ...front, balancers: [] });
    expect(named).toMatchObject([
      {
        recordUrn: "aws/111111111111/global/record-set/Z1/www.example.com/CNAME",
        address: "front-1234567890.eu-west-1.elb.amazonaws.com",
        target: { account: "111111111111", region: "eu-west-1", label: "app/front/1", lastSeenAt: timeOf(1) },
      },
    ]);
    expect([...earlierAt(named, timeOf(2)).targets.values()].map(({ label }) => label)).toEqual(["app/front/1"]);
    expect(earlierAt(named, timeOf(1)).targets.size).toBe(0);
    expect(after(of("app-1.eu-west-1.elb.amazonaws.com"))).toEqual([]);
    const edited = after(front, of("app-1.eu-west-1.elb.amazonaws.com"), { ...front, balancers: [] });
    expect(edited.map(({ leftAt }) => leftAt)).toEqual([timeOf(2)]);
    expect(earlierAt(edited, timeOf(4)).targets.size).toBe(0);
  });

  it("are no task's that is not told: it takes its address along", () => {
    const task = networkInterface({
      description: attachmentArn("attachment-of-eni-1"),
      association: { publicIp: "203.0.113.10", ipOwnerId: "amazon" },
    });
    expect(after({ interfaces: [task] })).toEqual([]);
  });

  it("tell that a record leaves the address of a task for that of the next, once it has", () => {
    const running = (address: string) => ({
      interfaces: [networkInterface({ privateIpAddress: address, description: attachmentArn("attachment-of-eni-1") })],
      tasks: [ecsTask({ attachments: [taskAttachment("eni-1", address)] })],
      records: [resourceRecordSet({ values: [address] })],
      zone: { privateZone: true },
    });
    const lives = after(running("10.0.1.10"), running("10.0.1.11"), running("10.0.1.11"));
    const followed = (day: number) => [...earlierAt(lives, timeOf(day)).followed.values()].map((groups) => [...groups]);
    expect(followed(3)).toEqual([["service:web"]]);
    expect(followed(2)).toEqual([]);
    const still = after(running("10.0.1.10"), running("10.0.1.10"), running("10.0.1.10"));
    expect(earlierAt(still, timeOf(4)).followed.size).toBe(0);
  });

  it("are forgotten some time after the record left the address", () => {
    const lives = after({}, { records: [] });
    expect(addressLivesAfter(lives, on(3, { records: [] }), timeOf(2))).toHaveLength(1);
    expect(addressLivesAfter(lives, on(3, { records: [] }), timeOf(3))).toEqual([]);
  });

  it("are as many as can be kept, the living ones first", () => {
    const many: AddressLives = Array.from({ length: 10_005 }, (_, index) => ({
      recordUrn: `aws/111111111111/global/record-set/Z1/r${String(index)}/A`,
      address: "203.0.113.1",
      node: { account: "111111111111", region: "eu-west-1", type: "application", label: "app/front/1", lastSeenAt: timeOf(1) }, // prettier-ignore
      leftAt: timeOf(1),
    }));
    const lives = addressLivesAfter(many, on(2));
    expect(lives).toHaveLength(10_000);
    expect(lives[0]).toMatchObject({ address: "203.0.113.10" });
  });

  it("tell a snapshot that is looked back at what was lost before it, and nothing of what came later", () => {
    const lives = after({}, moved, { ...moved, records: [] });
    const [key] = [...earlierAt(lives, timeOf(2)).nodes.keys()];
    expect(key).toBe("203.0.113.10 aws/111111111111/global/record-set/Z1/www.example.com/A");
    expect(earlierAt(lives, timeOf(1)).nodes.size).toBe(0);
    expect(earlierAt(lives, timeOf(3)).nodes.size).toBe(0);
  });
});
