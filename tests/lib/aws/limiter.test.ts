import { expect, test } from "vitest";
import { bucketOf } from "#lib/aws/buckets.ts";
import { createLimiter, type Levels } from "#lib/aws/limiter.ts";
import { passingClock } from "./passing-clock.ts";

const tokyo = { account: "111111111111", region: "ap-northeast-1" };
const dublin = { account: "111111111111", region: "eu-west-1" };

/** Seconds that pass on the clock while `count` calls are let through. */
async function secondsFor(count: number, options: { action: string; places?: readonly (typeof tokyo)[] }) {
  const clock = passingClock();
  const limiter = createLimiter(clock);
  const start = clock.now();
  const places = options.places ?? [tokyo];
  for (let call = 0; call < count; call += 1) {
    await limiter.take(options.action, places[call % places.length] ?? tokyo);
  }
  return Math.round((clock.now() - start) / 1000);
}

test("nine tenths of a bucket's burst pass at once", async () => {
  expect(await secondsFor(36, { action: "elasticloadbalancing:DescribeRules" })).toBe(0);
});

test("what is beyond the burst passes at nine tenths of the documented rate", async () => {
  expect(await secondsFor(36 + 90, { action: "elasticloadbalancing:DescribeRules" })).toBe(10);
});

test("all read actions of Elastic Load Balancing share one bucket, and EC2 actions have one each", () => {
  expect(bucketOf("elasticloadbalancing:DescribeTags")).toBe(bucketOf("elasticloadbalancing:DescribeRules"));
  expect(bucketOf("ec2:DescribeVpcs").name).not.toBe(bucketOf("ec2:DescribeSubnets").name);
  expect(bucketOf("ecs:ListTasks")).toBe(bucketOf("ecs:DescribeContainerInstances"));
});

test("Regions do not slow each other down, except in Route 53, whose bucket is the account's", async () => {
  const places = [tokyo, dublin];
  expect(await secondsFor(72, { action: "elasticloadbalancing:DescribeRules", places })).toBe(0);
  expect(await secondsFor(49, { action: "route53:ListResourceRecordSets", places })).toBe(10);
});

test("after throttling a bucket refills at half its rate, and recovers in time", async () => {
  const clock = passingClock();
  const limiter = createLimiter(clock);
  const action = "ecs:DescribeServices";
  await limiter.take(action, tokyo);
  limiter.throttled(action, tokyo);
  limiter.throttled(action, tokyo);

  const throttledAt = clock.now();
  await limiter.take(action, tokyo);
  expect(clock.now() - throttledAt).toBeGreaterThanOrEqual(111);
  expect(clock.now() - throttledAt).toBeLessThan(125);

  await clock.wait(120_000);
  for (let call = 0; call < 90; call += 1) await limiter.take(action, tokyo);
  const emptyAt = clock.now();
  for (let call = 0; call < 18; call += 1) await limiter.take(action, tokyo);
  expect(Math.round((clock.now() - emptyAt) / 100)).toBe(10);
});

test("an aborted survey waits for nothing more", async () => {
  const limiter = createLimiter(passingClock());
  const stop = new AbortController();
  stop.abort(new Error("enough"));
  await expect(limiter.take("sts:GetCallerIdentity", tokyo, stop.signal)).rejects.toThrow("enough");
});

test("a limiter that is given an earlier one's levels goes on where that one ended", async () => {
  const clock = passingClock();
  const levels: Levels = new Map();
  const action = "elasticloadbalancing:DescribeRules";
  const earlier = createLimiter(clock, 1, levels);
  for (let call = 0; call < 36; call += 1) await earlier.take(action, tokyo);

  const start = clock.now();
  const later = createLimiter(clock, 1, structuredClone(levels));
  for (let call = 0; call < 9; call += 1) await later.take(action, tokyo);
  expect(Math.round((clock.now() - start) / 1000)).toBe(1);
});
