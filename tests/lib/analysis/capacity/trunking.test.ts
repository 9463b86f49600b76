import { expect, test } from "vitest";
import { trunkingOf } from "#lib/analysis/capacity/trunking.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { Ec2Instance } from "#lib/model/resources/ec2-instance.ts";
import type { EcsContainerInstance } from "#lib/model/resources/ecs-container-instance.ts";
import { ec2Instance } from "#tests/support/ec2-records.ts";
import { ecsCluster, ecsContainerInstance } from "#tests/support/ecs-records.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";

const trunking = (
  around: { readonly instanceType?: string; readonly setting?: boolean | undefined; readonly isSubnetShared?: boolean },
  item: Partial<EcsContainerInstance> = {},
  instance: Partial<Ec2Instance> = {},
) => {
  const [place] = buildTopology(
    snapshotOf({
      areas: {
        ecsClusters: [ecsCluster()],
        ecsContainerInstances: [ecsContainerInstance(item)],
        ec2Instances: [ec2Instance(instance)],
      },
    }),
  ).containerInstances.values();
  return place === undefined
    ? undefined
    : trunkingOf(place, { instanceType: "m5.large", setting: true, isSubnetShared: false, ...around });
};

test("an instance with a trunk says so itself", () => {
  const attributes = [{ name: "ecs.awsvpc-trunk-id", value: "eni-9" }];
  expect(trunking({}, { attributes })).toEqual({
    account: true,
    eligible: true,
    active: true,
    limit: 10,
    source: "listed",
    because: [],
  });
});

test.each([
  [{ setting: false }, ["account-off"]],
  [{ instanceType: "t3.medium" }, ["type-unsupported"]],
  [{ instanceType: "t3.medium", setting: false }, ["type-unsupported"]],
  [{ instanceType: "p3.2xlarge" }, ["sources-disagree"]],
  [{ instanceType: "q9z.large" }, ["type-unknown"]],
  [{ isSubnetShared: true }, ["shared-subnet"]],
  [{}, ["launched-before-opt-in"]],
  [{ setting: undefined }, []],
])("without a trunk, %o is because of %o", (around, because) => {
  expect(trunking(around)).toMatchObject({ active: false, because: expect.arrayContaining(because) as unknown });
  if (because.length === 0) expect(trunking(around)?.because).toEqual([]);
});

test("what stands against a trunk on the instance itself is named before guesses", () => {
  expect(trunking({}, { agentVersion: "1.28.0" })?.because).toEqual(["agent-too-old"]);
  expect(trunking({}, { agentVersion: "1.28.1" })?.because).toEqual(["launched-before-opt-in"]);
  expect(trunking({}, {}, { enableResourceNameDnsARecord: true })?.because).toEqual(["resource-name-dns"]);
  expect(trunking({}, {}, { platform: "windows" })?.because).toEqual(["windows"]);
});

test("a setting that was not read is not said to be off", () => {
  expect(trunking({ setting: undefined })).not.toHaveProperty("account");
});
