/** Something that wants to stand at a height, and how much of it it needs. */
export type Wish = { readonly at: number; readonly height: number };

/**
 * Tops for boxes in the given order, as near as possible to the middles they wish for, never overlapping:
 * neighbours that collide are pooled and share their error (pool adjacent violators). Whole numbers, none below `from`.
 */
export function placeInOrder(
  wishes: readonly Wish[],
  room: { readonly from: number; readonly gap: number },
): readonly number[] {
  type Pool = { sum: number; count: number; top: number; height: number };
  const pools: Pool[] = [];
  for (const wish of wishes) {
    const pool: Pool = { sum: wish.at - wish.height / 2, count: 1, top: 0, height: wish.height + room.gap };
    pool.top = Math.max(room.from, pool.sum);
    pools.push(pool);
    mergeUpwards(pools, room.from);
  }
  return spread(pools, wishes, room.gap);
}

function mergeUpwards(pools: { sum: number; count: number; top: number; height: number }[], from: number): void {
  for (;;) {
    const last = pools.at(-1);
    const before = pools.at(-2);
    if (last === undefined || before === undefined || before.top + before.height <= last.top) return;
    // Each wish of the lower pool, moved up by the height of the upper one, is a wish for the common top.
    before.sum += last.sum - before.height * last.count;
    before.count += last.count;
    before.height += last.height;
    before.top = Math.max(from, before.sum / before.count);
    pools.pop();
  }
}

function spread(
  pools: readonly { readonly count: number; readonly top: number }[],
  wishes: readonly Wish[],
  gap: number,
): readonly number[] {
  const tops: number[] = [];
  let next = 0;
  for (const pool of pools) {
    let top = Math.round(pool.top);
    for (const wish of wishes.slice(next, next + pool.count)) {
      tops.push(top);
      top += wish.height + gap;
    }
    next += pool.count;
  }
  return tops;
}
