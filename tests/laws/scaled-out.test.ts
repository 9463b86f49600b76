import fc from "fast-check";
import { expect, test } from "vitest";
import { noRoomForADeployment } from "#lib/findings/rules/ipam-002-no-room-for-a-deployment.ts";
import type { Finding } from "#lib/findings/finding.ts";
import { addressAccount, inSubnets } from "#tests/support/address-account.ts";
import { ecsService } from "#tests/support/ecs-records.ts";
import { judge } from "#tests/support/rule-tester.ts";
import { scalableTarget } from "#tests/support/scaling-records.ts";

const service = fc.record({
  desired: fc.integer({ min: 0, max: 8 }),
  running: fc.integer({ min: 0, max: 8 }),
  maximumPercent: fc.constantFrom(100, 150, 200),
  minimumHealthyPercent: fc.constantFrom(50, 100),
  most: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
  isSuspended: fc.boolean(),
});
const account = fc.record({
  services: fc.array(service, { minLength: 1, maxLength: 3 }),
  free: fc.integer({ min: 0, max: 11 }),
});
type Account = typeof account extends fc.Arbitrary<infer Value> ? Value : never;

const nameOf = (at: number) => (at === 0 ? "web" : `web-${String(at)}`);

function given({ services, free }: Account, isScaled: boolean) {
  const [first, ...others] = services.map(({ desired, running, maximumPercent, minimumHealthyPercent }, at) =>
    ecsService({
      serviceName: nameOf(at),
      desiredCount: desired,
      runningCount: running,
      maximumPercent,
      minimumHealthyPercent,
      ...inSubnets("subnet-1", "subnet-2"),
    }),
  );
  const targets = services.flatMap(({ most, isSuspended }, at) =>
    most === undefined
      ? []
      : [
          scalableTarget({
            resourceId: `service/shop/${nameOf(at)}`,
            maxCapacity: most,
            suspendedState: {
              dynamicScalingInSuspended: false,
              dynamicScalingOutSuspended: isSuspended,
              scheduledScalingSuspended: isSuspended,
            },
          }),
        ],
  );
  return addressAccount({
    first: { availableIpAddressCount: free },
    ...(first === undefined ? {} : { service: first }),
    others,
    targets: isScaled ? targets : [],
  });
}

const isOfToday = ({ says }: Finding) => !says.startsWith("scaledOut");
const findingsOf = (contents: Parameters<typeof judge>[1]) => judge(noRoomForADeployment, contents).findings;

test("what Auto Scaling may add hides nothing of today, and is never said of what was not read, or what cannot scale out", () => {
  fc.assert(
    fc.property(account, (made) => {
      const today = findingsOf(given(made, false));
      const scaled = findingsOf(given(made, true));
      const told = (findings: readonly Finding[]) => findings.map(({ id, says, values: { tasks, room, others } }) => ({ id, says, tasks, room, others })); // prettier-ignore
      expect(told(scaled.filter(isOfToday))).toEqual(told(today));
      const unread = findingsOf({ ...given(made, false), incomplete: ["scalableTargets"] });
      expect(told(unread)).toEqual(told(today));
      for (const { values, confidence } of scaled.filter((finding) => !isOfToday(finding))) {
        expect(confidence).toBe("possible");
        expect(Number(values["tasks"])).toBeGreaterThan(Number(values["room"]));
        expect(Number(values["most"])).toBeGreaterThan(Number(values["desired"]));
      }
    }),
  );
});
