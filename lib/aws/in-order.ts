/**
 * Works on the sources several at a time and gives the results in the sources' order.
 * At most `ahead` results are under way or waiting to be taken, so memory stays bounded.
 */
export async function* inOrder<Source, Result>(
  sources: Iterable<Source> | AsyncIterable<Source>,
  ahead: number,
  work: (source: Source) => Promise<Result>,
): AsyncGenerator<Result> {
  const started: Promise<Result>[] = [];
  for await (const source of sources) {
    const result = work(source);
    // A rejection is thrown to the reader when its turn comes; until then it must not count as unhandled.
    result.catch(() => undefined);
    started.push(result);
    const first = started.length < ahead ? undefined : started.shift();
    if (first !== undefined) yield await first;
  }
  for (const result of started) yield await result;
}

/** All results of {@link inOrder} as one list. */
export async function allInOrder<Source, Result>(
  sources: Iterable<Source> | AsyncIterable<Source>,
  ahead: number,
  work: (source: Source) => Promise<Result>,
): Promise<readonly Result[]> {
  return allOf(inOrder(sources, ahead, work));
}

/** Everything a stream gives, as one list. */
export async function allOf<Member>(stream: AsyncIterable<Member>): Promise<readonly Member[]> {
  const members: Member[] = [];
  for await (const member of stream) members.push(member);
  return members;
}

/** Cuts a list into batches of at most `size`. */
export function batchesOf<Member>(members: readonly Member[], size: number): readonly (readonly Member[])[] {
  const batches: (readonly Member[])[] = [];
  for (let start = 0; start < members.length; start += size) batches.push(members.slice(start, start + size));
  return batches;
}
