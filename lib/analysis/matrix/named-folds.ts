import { parseUrn, type Urn } from "#lib/model/urn.ts";
import type { TraceRefusal } from "../reach/answer.ts";
import { namesOf, nearestNames } from "../reach/names.ts";
import { refuse } from "../reach/question.ts";
import type { Fold } from "./fold.ts";
import type { Matrix } from "./matrix.ts";

/** The folds that a text names: by their id, or by the URN, ARN, AWS id or name of something in them. */
export function namedFolds(
  { world, say }: Matrix,
  folds: readonly Fold[],
  text: string,
): readonly Fold[] | TraceRefusal {
  const named = folds.filter(({ about }) => about.id === text);
  if (named.length > 0) return named;
  const names = namesOf(world.topology);
  const candidates = names.exact.get(text) ?? names.byName.get(text.toLowerCase()) ?? [];
  if (candidates.length > 1) {
    const detail = say("severalEnds", { given: text, count: String(candidates.length) });
    return refuse("from", detail, { status: 409, suggestions: candidates.map(({ urn }) => urn).sort() });
  }
  const urn = candidates[0]?.urn ?? (parseUrn(text) === undefined ? undefined : text);
  const meant = urn === undefined ? [] : meaningsOf(world.topology, urn);
  const found = folds.filter(({ about: { nodes, services } }) =>
    meant.some((one) => nodes.includes(one) || services.includes(one)),
  );
  if (found.length > 0) return found;
  return refuse("from", say("notInMatrix", { given: text }), { status: 404, suggestions: nearestNames(names, text) });
}

/** A thing by itself, by what owns it when it is an interface, and by the service its task is of. */
function meaningsOf({ tasks, interfaces }: Matrix["world"]["topology"], urn: Urn): readonly Urn[] {
  const owner = interfaces.get(urn)?.owner.urn;
  const itself = owner === undefined ? [urn] : [urn, owner];
  return [...itself, ...itself.flatMap((one) => tasks.get(one)?.serviceUrn ?? [])];
}
