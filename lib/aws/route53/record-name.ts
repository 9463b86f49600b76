/**
 * A name of Route 53 as it is compared: lower case, no trailing dot, escapes decoded (`\052` is `*`).
 * Escapes are octal bytes of UTF-8; bytes that are no UTF-8 become U+FFFD.
 * Source: Route 53 developer guide, "DNS domain name format".
 */
export function recordName(name: string): string {
  return unescaped(name).replace(/\.$/, "").toLowerCase();
}

function unescaped(name: string): string {
  if (!name.includes("\\")) return name;
  return name.replace(/(?:\\[0-3][0-7]{2})+/g, (escapes) => {
    const bytes = escapes.slice(1).split("\\");
    return new TextDecoder().decode(Uint8Array.from(bytes, (octal) => Number.parseInt(octal, 8)));
  });
}

/** A hosted zone id without the path it is answered with. */
export function zoneId(id: string): string {
  return id.replace(/^\/hostedzone\//, "");
}
