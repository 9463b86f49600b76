/** Values by place, each made when it is first asked for, and the same one ever after. */
export type MadeList<Value> = {
  readonly size: number;
  readonly at: (place: number) => Value | undefined;
  /** All of them, as a list. */
  readonly all: () => readonly Value[];
};

/** A list whose values are made one by one: who looks at a few of ten thousand does not pay for the rest. */
export function madeList<Value>(size: number, make: (place: number) => Value): MadeList<Value> {
  const made: (Value | undefined)[] = Array<undefined>(size).fill(undefined);
  let all: readonly Value[] | undefined;
  const at = (place: number): Value | undefined => {
    if (place < 0 || place >= size) return undefined;
    return (made[place] ??= make(place));
  };
  return {
    size,
    at,
    all: () => {
      if (all !== undefined) return all;
      for (let place = 0; place < size; place += 1) made[place] ??= make(place);
      // Each place was filled above.
      return (all = made as readonly Value[]);
    },
  };
}

/** A list that is there already. */
export function listed<Value>(list: readonly Value[]): MadeList<Value> {
  return { size: list.length, at: (place) => list[place], all: () => list };
}

/** Several lists one after the other, as one. */
export function joinedList<Value>(lists: readonly MadeList<Value>[]): MadeList<Value> {
  const filled = lists.filter(({ size }) => size > 0);
  const [only, ...others] = filled;
  if (others.length === 0) return only ?? listed([]);
  const size = filled.reduce((sum, list) => sum + list.size, 0);
  const at = (place: number): Value | undefined => {
    let before = 0;
    for (const list of filled) {
      if (place < before + list.size) return list.at(place - before);
      before += list.size;
    }
    return undefined;
  };
  let all: readonly Value[] | undefined;
  return { size, at, all: () => (all ??= filled.flatMap((list) => list.all())) };
}
