/** A name that is kept whole, in the pieces between which a line may end; one piece for a short name. */
export type UnbrokenName = { readonly pieces: readonly string[] };

/** Names up to this many characters stand on one line: narrow screens hold some forty. */
const WHOLE_CHARACTERS = 28;

const hyphenated = /([A-Za-z0-9_.:/]*[A-Za-z0-9]-[A-Za-z0-9](?:[A-Za-z0-9_.:/-]*[A-Za-z0-9])?)/;

/** A text cut at its names with a hyphen, which a browser would break there. A piece too long for a line stays breakable. */
export function unbrokenParts(text: string): readonly (string | UnbrokenName)[] {
  return text
    .split(hyphenated)
    .map((part, at) => (at % 2 === 0 ? part : nameIn(part)))
    .filter((part) => part !== "");
}

function nameIn(name: string): UnbrokenName {
  return { pieces: isShort(name) ? [name] : name.split(/(?<=[.:/])(?=[^.:/])/) };
}

/** Whether a piece of a name may stand on one line of a narrow screen. */
export function isShort(piece: string): boolean {
  return piece.length <= WHOLE_CHARACTERS;
}
