const marks: { readonly [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};

/** Characters that XML 1.0 cannot carry, and the bidirectional overrides that make text read as something else. */
const unsafeCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu;

/** A lone half of a surrogate pair, which UTF-8 cannot carry. */
const loneSurrogates = /\p{Surrogate}/gu;

/** Makes control and bidirectional characters visible as U+FFFD, so that no name can hide or reverse text. */
export function visibleText(text: string): string {
  return text.replace(unsafeCharacters, "\uFFFD").replace(loneSurrogates, "\uFFFD");
}

/** Text for HTML, XML and SVG, as content or as an attribute. */
export function escapeMarkup(text: string): string {
  return visibleText(text).replace(/[&<>"']/g, (character) => marks[character] ?? character);
}

/** JSON for a script element: nothing in it can end the element, break a line in old engines, or turn the text around it. */
export function escapeScriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("<", "\\u003c")
    .replaceAll(">", "\\u003e")
    .replaceAll("&", "\\u0026")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029")
    .replace(unsafeCharacters, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** A CSV cell: quoted where needed, and a formula, full-width signs included, made text by a leading apostrophe. */
export function escapeCsv(text: string): string {
  const shown = visibleText(text);
  const neutral = /^[=+\-@\t\r\n＝＋－＠]/u.test(shown) && !/^-?\d+(?:\.\d+)?$/.test(shown) ? `'${shown}` : shown;
  return /[",\r\n']/.test(neutral) || neutral !== shown ? `"${neutral.replaceAll('"', '""')}"` : neutral;
}

/** Text inside a Markdown table or sentence: nothing in it starts markup, links or a new cell. */
export function escapeMarkdown(text: string): string {
  return visibleText(text)
    .replace(/[\\`*_{}[\]()#+!|<>~&]/g, (character) => `\\${character}`)
    .replace(/\r\n|\r|\n/g, " ");
}

/** A part of a file name: letters, digits, dot and hyphen only, never empty, never hidden, at most 60 characters. */
export function safeFileName(text: string): string {
  const cleaned = text
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9.-]+/g, "-")
    .replace(/^[.-]+|[.-]+$/g, "");
  return cleaned === "" ? "report" : cleaned.slice(0, 60);
}
