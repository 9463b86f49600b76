import { expect, it } from "vitest";
import { joinedList, listed, madeList } from "#lib/graph/made-list.ts";

function squares(size: number) {
  const made: number[] = [];
  const list = madeList(size, (place) => {
    made.push(place);
    return { square: place * place };
  });
  return { list, made };
}

it("makes a value when it is first asked for, and never again", () => {
  const { list, made } = squares(4);
  expect(list.size).toBe(4);
  expect(list.at(3)).toEqual({ square: 9 });
  expect(list.at(3)).toBe(list.at(3));
  expect(made).toEqual([3]);
});

it("makes the rest for who wants all, and the same ones", () => {
  const { list, made } = squares(3);
  const second = list.at(1);
  expect(list.all().map(({ square }) => square)).toEqual([0, 1, 4]);
  expect(list.all()[1]).toBe(second);
  expect(list.all()).toBe(list.all());
  expect(made).toEqual([1, 0, 2]);
});

it("has nothing beyond its ends", () => {
  const { list, made } = squares(2);
  expect([list.at(-1), list.at(2)]).toEqual([undefined, undefined]);
  expect(made).toEqual([]);
});

it("is one list of several, of which it makes no more than is asked for", () => {
  const { list, made } = squares(3);
  const joined = joinedList([listed([{ square: 100 }]), listed([]), list]);
  expect(joined.size).toBe(4);
  expect([joined.at(0)?.square, joined.at(2)?.square, joined.at(4)]).toEqual([100, 1, undefined]);
  expect(made).toEqual([1]);
  expect(joined.all().map(({ square }) => square)).toEqual([100, 0, 1, 4]);
});
