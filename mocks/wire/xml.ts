/** How a protocol turns records into XML: what a member's element is called, and an element of a list. */
export type XmlNames = {
  /** The element of member `key` inside the element `parent` (for members of list entries, the list's own element). */
  readonly element: (key: string, parent: string) => string;
  /** The element of each entry of the list `list` inside the element `parent`. */
  readonly entry: (list: string, parent: string) => string;
  /** Members that are maps: written as `<entry><key/><value/></entry>`. */
  readonly maps?: ReadonlySet<string>;
};

/** The members of `record` as XML, in their order; absent members are left out, empty lists are empty elements. */
export function xmlMembers(record: object, parent: string, names: XmlNames): string {
  let xml = "";
  for (const [key, value] of Object.entries(record)) {
    if (value === undefined || value === null) continue;
    const element = names.element(key, parent);
    const content = Array.isArray(value)
      ? xmlEntries(value, { list: element, entry: names.entry(element, parent) }, names)
      : xmlContent(value, element, names);
    xml += "<" + element + ">" + content + "</" + element + ">";
  }
  return xml;
}

function xmlContent(value: unknown, element: string, names: XmlNames): string {
  if (typeof value === "string") return escapeXml(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof Date) return value.toISOString();
  if (names.maps?.has(element)) return xmlMap(value);
  return xmlMembers(value, element, names);
}

function xmlEntries(
  values: readonly unknown[],
  { list, entry }: { readonly list: string; readonly entry: string },
  names: XmlNames,
): string {
  const open = "<" + entry + ">";
  const close = "</" + entry + ">";
  let xml = "";
  for (const value of values) xml += open + xmlContent(value, list, names) + close;
  return xml;
}

function xmlMap(record: object): string {
  let xml = "";
  for (const [key, value] of Object.entries(record)) {
    xml += "<entry><key>" + escapeXml(key) + "</key><value>" + escapeXml(String(value)) + "</value></entry>";
  }
  return xml;
}

// The control characters are meant: a carriage return would be normalised away, the others would break the document.
const special =
  /[&<>"'\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const mayBeSpecial = /[&<>"'\u0000-\u0008\u000b-\u001f\u007f\ud800-\udfff\ufffe\uffff]/;
const named: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&apos;"],
]);

/** `text` as XML character data: markup as entities, control characters as references, lone surrogates as U+FFFD. */
export function escapeXml(text: string): string {
  if (!mayBeSpecial.test(text)) return text;
  return text.replace(special, (character) => named.get(character) ?? reference(character.charCodeAt(0)));
}

function reference(code: number): string {
  return code >= 0xd800 && code <= 0xdfff ? "\ufffd" : `&#x${code.toString(16).toUpperCase()};`;
}
