/** A bound on how many things are under way at once. */
export type Lanes = { readonly run: <Value>(work: () => Promise<Value>) => Promise<Value> };

/** Opens `count` lanes; who finds none free waits for the next, in order of arrival. */
export function openLanes(count: number): Lanes {
  let free = count;
  const waiting: (() => void)[] = [];
  return {
    run: async (work) => {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next === undefined) free += 1;
        else next();
      }
    },
  };
}
