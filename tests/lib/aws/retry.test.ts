import { expect, test } from "vitest";
import { pauseMs, withRetries } from "#lib/aws/retry.ts";
import { passingClock } from "./passing-clock.ts";

const throttling = Object.assign(new Error("Rate exceeded"), { name: "ThrottlingException" });
const denial = Object.assign(new Error("no"), { name: "AccessDeniedException" });

/** An attempt that fails `times` times with `error`, and counts. */
function failing(times: number, error: Error) {
  const attempts = { count: 0 };
  const attempt = () => {
    attempts.count += 1;
    return attempts.count <= times ? Promise.reject(error) : Promise.resolve("answer");
  };
  return { attempts, attempt };
}

test("a throttled call is made again after pauses whose bound doubles", async () => {
  const clock = passingClock();
  const { attempt, attempts } = failing(3, throttling);
  expect(await withRetries(attempt, { clock, random: () => 0.5 })).toBe("answer");
  expect(attempts.count).toBe(4);
  expect(clock.waits).toEqual([100, 200, 400]);
});

test("a pause is anywhere between nothing and its bound, ten seconds at most", () => {
  expect(pauseMs(1, () => 0)).toBe(0);
  expect(pauseMs(3, () => 0.25)).toBe(200);
  expect(pauseMs(30, () => 0.5)).toBe(5000);
});

test("a denied call is made once", async () => {
  const { attempt, attempts } = failing(Infinity, denial);
  await expect(withRetries(attempt, { clock: passingClock(), random: () => 0 })).rejects.toBe(denial);
  expect(attempts.count).toBe(1);
});

test("a call that is throttled for ever ends with its last error", async () => {
  const { attempt, attempts } = failing(Infinity, throttling);
  await expect(withRetries(attempt, { clock: passingClock(), random: () => 0 })).rejects.toBe(throttling);
  expect(attempts.count).toBe(10);
});

test("a fault of AWS's own is asked about four times", async () => {
  const fault = Object.assign(new Error("oops"), { name: "InternalError", $metadata: { httpStatusCode: 500 } });
  const { attempt, attempts } = failing(Infinity, fault);
  await expect(withRetries(attempt, { clock: passingClock(), random: () => 0 })).rejects.toBe(fault);
  expect(attempts.count).toBe(4);
});
