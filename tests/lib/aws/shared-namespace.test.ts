import { expect, test } from "vitest";
import type { RegionPart } from "#mocks/world/part.ts";
import { ACCOUNT, itemsIn, problemsIn, REGION, surveyOf, worldOf } from "./wired-survey.ts";

const OTHER = "222222222222";

/** A namespace of an account, with a service in it and an instance of each of two accounts. */
function namespaceOf(owner: string): RegionPart {
  const arnOf = (tail: string) => `arn:aws:servicediscovery:${REGION}:${owner}:${tail}`;
  const [Id, ResourceOwner] = ["ns-1", owner];
  return {
    cloudMapNamespaces: [{ Id, Arn: arnOf("namespace/ns-1"), Name: "shop.local", Type: "DNS_PRIVATE", ResourceOwner }],
    cloudMapServices: [
      {
        namespaceId: Id,
        Id: "srv-1",
        Arn: arnOf("service/srv-1"),
        Name: "web",
        ResourceOwner,
        CreatedByAccount: ACCOUNT,
        HealthCheckCustomConfig: { FailureThreshold: 1 },
      },
      { namespaceId: Id, Id: "srv-2", Arn: arnOf("service/srv-2"), Name: "unchecked", ResourceOwner },
      {
        namespaceId: Id,
        Id: "srv-3",
        Arn: arnOf("service/srv-3"),
        Name: "empty",
        ResourceOwner,
        HealthCheckConfig: { Type: "TCP" },
        InstanceCount: 0,
      },
    ],
    cloudMapInstances: [
      ...[ACCOUNT, OTHER].map((CreatedByAccount) => ({
        serviceId: "srv-1",
        Id: `of-${CreatedByAccount}`,
        Attributes: { AWS_INSTANCE_IPV4: "10.0.1.10" },
        CreatedByAccount,
        health: CreatedByAccount === OTHER ? ("UNHEALTHY" as const) : ("HEALTHY" as const),
      })),
      { serviceId: "srv-2", Id: "unchecked", Attributes: {}, CreatedByAccount: ACCOUNT },
    ],
  };
}

test.each([
  ["a namespace of the account's own", ACCOUNT],
  ["a namespace that another account shares", OTHER],
])("of %s are read whose it is, and who registered each instance", async (_, owner) => {
  const { snapshot } = await surveyOf(worldOf(namespaceOf(owner)));
  expect(problemsIn(snapshot, "cloudMapServices")).toEqual([]);
  expect(problemsIn(snapshot, "cloudMapInstances")).toEqual([]);
  expect(itemsIn(snapshot, "cloudMapNamespaces")).toMatchObject([{ id: "ns-1", resourceOwner: owner }]);
  expect(itemsIn(snapshot, "cloudMapServices")).toMatchObject([
    { id: "srv-1", namespaceId: "ns-1", healthCheck: "custom" },
    { id: "srv-2" },
    { id: "srv-3", healthCheck: "route53" },
  ]);
  expect(itemsIn(snapshot, "cloudMapInstances")).toMatchObject([
    { serviceId: "srv-1", id: `of-${ACCOUNT}`, createdByAccount: ACCOUNT },
    { serviceId: "srv-1", id: `of-${OTHER}`, createdByAccount: OTHER },
    { serviceId: "srv-2", id: "unchecked" },
  ]);
  // A service that nothing checks is not asked, nor one that has no instance.
  expect(itemsIn(snapshot, "cloudMapInstanceHealth")).toEqual([
    {
      serviceId: "srv-1",
      statuses: {
        known: true,
        value: [
          { id: `of-${ACCOUNT}`, status: "HEALTHY" },
          { id: `of-${OTHER}`, status: "UNHEALTHY" },
        ],
      },
    },
  ]);
});
