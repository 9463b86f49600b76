import { expect, test } from "vitest";
import { keptBy } from "#components/capacity/kept.ts";
import { pairsOf } from "#components/capacity/pairs.ts";
import { servicesOf, subnetsOf, withAddresses } from "#components/capacity/subnet-lists.ts";
import { capacityModel } from "#lib/analysis/capacity/capacity-model.ts";
import { capacityOf } from "#lib/analysis/capacity/capacity.ts";
import { filterOfText } from "#lib/filter/suggest-filter.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import { filterSubjects } from "#lib/inventory/filter-resources.ts";
import { resourcesOf } from "#lib/inventory/subjects.ts";
import { subnet, vpc } from "#tests/support/ec2-records.ts";
import { ecsCluster, ecsService, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";

const named = (name: string) => [{ key: "Name", value: name }];
const awsvpc = (subnets: readonly string[]) => ({ subnets, securityGroups: [], assignPublicIp: "DISABLED" });

const inspection = inspect(
  snapshotOf({
    areas: {
      vpcs: [vpc()],
      subnets: [
        subnet({ availableIpAddressCount: 3, tags: named("dock-a") }),
        subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/24", availableIpAddressCount: 200, tags: named("dock-b") }),
        subnet({ subnetId: "subnet-3", cidrBlock: "10.0.3.0/24", availableIpAddressCount: 100, tags: named("yard") }),
      ],
      ecsClusters: [ecsCluster()],
      ecsTaskDefinitions: [ecsTaskDefinition()],
      ecsServices: [
        ecsService({ launchType: "FARGATE", awsvpcConfiguration: awsvpc(["subnet-1", "subnet-2"]) }),
        ecsService({ serviceName: "crane", launchType: "FARGATE", awsvpcConfiguration: awsvpc(["subnet-3"]) }),
      ],
    },
  }),
);
const today = capacityOf(capacityModel(inspection.topology), "en");

/** What stands on the board for a filter, as the server answers it: subnets, then services. */
function shown(q: string) {
  const { kinds, urns } = withAddresses(today);
  const resources = kinds.flatMap((kind) => resourcesOf(inspection).ofKind(kind));
  const found = filterSubjects(resources, filterOfText(q)).matches.map(({ urn }) => urn);
  const kept = keptBy(q, q === "" ? undefined : new Set(found.filter((urn) => urns.includes(urn))));
  const services = servicesOf(pairsOf(today.services, undefined), kept);
  const subnets = subnetsOf(pairsOf(today.subnets, undefined), { kept, services });
  return [subnets.map((pair) => pair.today?.name), services.map((pair) => pair.today?.name).sort()];
}

test("without a filter all are there, the tightest first", () => {
  expect(shown("")).toEqual([
    ["dock-a", "yard", "dock-b"],
    ["crane", "web"],
  ]);
});

test("plain words name subnets, by their block and VPC too, and services with their subnets", () => {
  expect(shown("dock-b")).toEqual([["dock-b"], []]);
  expect(shown("10.0.3.0/24")[0]).toEqual(["yard"]);
  expect(shown("vpc-1")[0]).toHaveLength(3);
  expect(shown("crane")).toEqual([["yard"], ["crane"]]);
});

test("conditions are those of the map: what is full, and not the other subnets of its services", () => {
  expect(shown("free-ip<16")).toEqual([["dock-a"], ["web"]]);
  expect(shown("service:crane")).toEqual([["yard"], ["crane"]]);
  expect(shown("dock free-ip>16")[0]).toEqual(["dock-b"]);
  expect(shown("nothing")).toEqual([[], []]);
});
