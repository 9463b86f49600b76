import type { Digest } from "./digest.ts";
import type { KeptSnapshots } from "./kept-snapshots.ts";
import { livesAfter, rememberedFrom } from "./lives.ts";
import type { Source } from "./source.ts";

/** A store that has nothing yet begins with how things were, where the source can tell: then there is something to compare with. */
export async function keepEarlier(
  { source, kept }: { readonly source: Source; readonly kept: KeptSnapshots },
  inspect: (document: Uint8Array) => Promise<Digest>,
): Promise<void> {
  if (source.earlier === undefined || kept.entries.length > 0) return;
  const result = await source.earlier();
  if (!("surveyed" in result)) return;
  const { document } = result.surveyed;
  const { entry, sighting, addresses } = await inspect(document);
  const lives = livesAfter(kept.lives, sighting, rememberedFrom(sighting.at));
  await kept.keep(entry, document, { lives, addresses });
}
