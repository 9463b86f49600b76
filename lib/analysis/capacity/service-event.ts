import type { PlacementTest, Refusal } from "./service-room.ts";

/** What AWS says of the closest instance. Source: Amazon ECS Developer Guide, "Service event messages". */
const ofClosest: { readonly [Test in Exclude<PlacementTest, "address" | "constraint">]: string } = {
  eni: 'encountered error "RESOURCE:ENI"',
  port: "is already using a port required by your task",
  cpu: "has insufficient CPU units available",
  memory: "has insufficient memory available",
};

/** The event that ECS writes for a service whose next task is refused, in AWS's words: in English, as it comes. */
export function serviceEvent(service: string, { test, closest }: Refusal): string {
  const unable = `(service ${service}) was unable to place a task`;
  if (test === "address") {
    return (
      `${unable}. Reason: InsufficientFreeAddressesInSubnet: ` +
      "The specified subnet does not have enough free addresses to satisfy the request."
    );
  }
  const unmet = `${unable} because no container instance met all of its requirements.`;
  // Of a service that takes one task an instance AWS has no sentence that we know; without an instance it names none.
  if (test === "constraint" || closest === undefined) return unmet;
  return `${unmet} The closest matching (container-instance ${closest}) ${ofClosest[test]}.`;
}
