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
      },
    ],
    cloudMapInstances: [ACCOUNT, OTHER].map((CreatedByAccount) => ({
      serviceId: "srv-1",
      Id: `of-${CreatedByAccount}`,
      Attributes: { AWS_INSTANCE_IPV4: "10.0.1.10" },
      CreatedByAccount,
    })),
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
  expect(itemsIn(snapshot, "cloudMapServices")).toMatchObject([{ id: "srv-1", namespaceId: "ns-1" }]);
  expect(itemsIn(snapshot, "cloudMapInstances")).toMatchObject([
    { serviceId: "srv-1", id: `of-${ACCOUNT}`, createdByAccount: ACCOUNT },
    { serviceId: "srv-1", id: `of-${OTHER}`, createdByAccount: OTHER },
  ]);
});
