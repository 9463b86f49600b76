/** Names that somebody may have given a thing to see what happens. */
export const hostileNames: readonly string[] = [
  `<script>alert("x")</script>`,
  `</title></svg><img src=x onerror='alert(1)'>`,
  `]]><!--&lt;`,
  `&amp; & "quotes' \``,
  "__proto__",
  "constructor",
  "{name} {count|one|many} $& $1",
  "a\u0000b\u0007c\u001Bd\u007Fe",
  "\u202Egnp.exe\u2066",
  "half \uD800 pair",
  "🚢🏴‍☠️",
  "港湾管理サービス本番環境",
  '=HYPERLINK("http://example.com")',
  "| a | b |\n# heading\n```",
  "x".repeat(5000),
];

/**
 * The names of all elements of a text, in order; throws where the text is not well-formed XML.
 * Enough of XML for what is written here: elements with quoted attributes, text, the five entities and references.
 */
export function elementsOf(xml: string): readonly string[] {
  const token = /<(\/?)([A-Za-z][\w-]*)((?: [A-Za-z][\w:-]*="[^"<]*")*)(\/?)>|([^<]+)/gy;
  const open: string[] = [];
  const names: string[] = [];
  let at = 0;
  while (at < xml.length) {
    token.lastIndex = at;
    const match = token.exec(xml);
    if (match === null) throw new Error(`not well-formed at ${xml.slice(at, at + 80)}`);
    const [whole, closing, name = "", attributes = "", empty, text = ""] = match;
    at += whole.length;
    checkCharacters(whole, attributes + text);
    if (name === "" || empty === "/") continue;
    if (closing === "/") {
      if (open.pop() !== name) throw new Error(`</${name}> closes another element`);
      continue;
    }
    open.push(name);
    names.push(name);
  }
  if (open.length > 0) throw new Error(`<${open.join("><")}> is never closed`);
  return names;
}

/** Throws where a token holds what may stand in no XML, or its values a bare ampersand. */
function checkCharacters(token: string, values: string): void {
  const shown = token.slice(0, 80);
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/.test(values)) throw new Error(`a bare ampersand in ${shown}`);
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u.test(token)) {
    throw new Error(`a character XML cannot carry in ${shown}`);
  }
}
