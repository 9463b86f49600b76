import { expect, test } from "vitest";
import { allInOrder, batchesOf, inOrder } from "#lib/aws/in-order.ts";

test("results come in the order of their sources, whichever is ready first", async () => {
  let release: (result: number) => void = () => undefined;
  const slow = new Promise<number>((resolve) => {
    release = resolve;
  });
  const work = (source: number) => (source === 1 ? slow : Promise.resolve(source * 10));
  const all = allInOrder([1, 2, 3], 3, work);
  await Promise.resolve();
  release(10);
  expect(await all).toEqual([10, 20, 30]);
});

test("no more than the given number is under way", async () => {
  let underWay = 0;
  let most = 0;
  const work = async (source: number) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await Promise.resolve();
    underWay -= 1;
    return source;
  };
  expect(await allInOrder([1, 2, 3, 4, 5, 6, 7], 3, work)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBeLessThanOrEqual(3);
});

test("what was ready before a failure is still given", async () => {
  const given: number[] = [];
  const read = async () => {
    for await (const each of inOrder([1, 2, 3], 3, (n) =>
      n === 2 ? Promise.reject(new Error("two")) : Promise.resolve(n),
    )) {
      given.push(each);
    }
  };
  await expect(read()).rejects.toThrow("two");
  expect(given).toEqual([1]);
});

test("batches hold at most their size", () => {
  expect(batchesOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(batchesOf([], 2)).toEqual([]);
});
