/** A host found in a text, with the scheme and port it was written with. */
export type FoundReference = { readonly scheme?: string; readonly host: string; readonly port?: number };

const secretWords =
  /^(pass|pwd|pw|keys?|creds?|auth|jwt|salt|private|signature|dsnpass|accesskey|secretkey)$|pass(word|wd|phrase)|secret|token|credential|apikey|(access|private|signing|encryption|master|license)key$/;

/** Whether what stands under this name is to be taken for a secret. A whole word `key` counts, `KEYCLOAK_URL` does not. */
export function looksSecret(name: string): boolean {
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
  const last = words.split(/[^a-z0-9]+/).at(-1);
  return words.split(/[^a-z0-9]+/).some((word) => secretWords.test(word) && (word !== "auth" || word === last));
}

/**
 * The hosts a text names: in URLs, as `host:port`, IP addresses, and bare names that look like a host
 * (dots, `localhost`, or one of `siblings`, the containers beside this one).
 * Each once, in the order they were found; never a user name or password, nor what stands under a secret's name.
 */
export function networkReferencesIn(text: string, siblings: readonly string[] = []): readonly FoundReference[] {
  const open = withoutSecrets(text.replaceAll('\\"', '"'));
  const found: FoundReference[] = [];
  const rest = open.replace(urlPattern, (_url: string, scheme: string, tail: string) => {
    if (!notNetwork.has(scheme.toLowerCase())) found.push(...hostsOfUrl(scheme.toLowerCase(), tail));
    // What follows a URL's hosts is a path or options, never another host.
    return " ";
  });
  for (const word of rest.replace(keyPattern, " ").split(/[\s"'`<>]+/)) {
    found.push(...hostsOfWord(word, siblings));
  }
  const each = new Map(found.map((one) => [`${one.scheme ?? ""} ${one.host} ${String(one.port ?? "")}`, one]));
  return [...each.values()];
}

/** From a scheme to the next space, quote or scheme. */
const urlPattern = /([a-z][a-z0-9+.-]*):\/\/((?:(?!,[a-z][a-z0-9+.-]*:\/\/)[^\s"'`<>])*)/gi;
const notNetwork = new Set(["file", "s3", "gs", "unix", "data", "classpath", "jar", "urn", "resource"]);
/** A key of `key=value` or of a JSON object: a name of the program's own, not a host. */
const keyPattern = /"[^"]*"\s*:|[\w.-]+\s*=(?!=)/g;

const pairPatterns = [
  /"([^"]{1,200})"\s*:\s*("[^"]*"|[^\s,}]+)/g,
  /([\w.-]{1,200})\s*=\s*("[^"]*"|'[^']*'|[^\s;&]+)/g,
  /([\w.-]{1,200}):\s+("[^"]*"|'[^']*'|[^\s,;]+)/g,
  /--?([\w-]{1,200})\s+("[^"]*"|'[^']*'|[^\s]+)/g,
];

function withoutSecrets(text: string): string {
  return pairPatterns.reduce(
    (open, pattern) => open.replace(pattern, (pair: string, name: string) => (looksSecret(name) ? " " : pair)),
    text,
  );
}

function hostsOfUrl(scheme: string, tail: string): readonly FoundReference[] {
  return withoutUser(scheme, tail)
    .split(",")
    .flatMap((place) => {
      const found = hostAndPort(place);
      return found === undefined ? [] : [{ scheme, ...found }];
    });
}

/** The hosts of a URL's tail. A password may hold `/`, `?` or `;` unescaped; of a page's address, `@` after them is part of the path. */
function withoutUser(scheme: string, tail: string): string {
  const authority = /^(?:[^/?#;\\()[\]{}|]|\[[^\]]*\])*/.exec(tail)?.[0] ?? "";
  if (authority.includes("@")) return authority.slice(authority.lastIndexOf("@") + 1);
  const isPage = /^(https?|wss?)$/.test(scheme);
  return isPage || !tail.includes("@") ? authority : withoutUser("http", tail.slice(tail.lastIndexOf("@") + 1));
}

function hostsOfWord(word: string, siblings: readonly string[]): readonly FoundReference[] {
  const at = word.lastIndexOf("@");
  const open = word.slice(at + 1);
  // `someone@example.com` is a mail address; `user:password@host` is not.
  const isMail = at > 0 && !word.slice(0, at).includes(":") && !/[:(]/.test(open);
  if (isMail) return [];
  const bracketed = [...open.matchAll(/\[([0-9a-f:.]+)\](?::(\d{1,5}))?/gi)].map(([place]) => place);
  const plain = open.replace(/\[[0-9a-f:.]*:[0-9a-f:.]*\](?::\d{1,5})?/gi, " ").split(/[\s,;|()[\]{}=&\\]+/);
  return [...bracketed, ...plain].flatMap((place) => {
    const found = isRangeOrPath(place) ? undefined : hostAndPort(place.replace(/^\/\//, ""));
    return found !== undefined && isHostOnItsOwn(found, siblings) ? [found] : [];
  });
}

function isRangeOrPath(place: string): boolean {
  return /^\.{0,2}\/[^/]/.test(place) || /^[0-9a-f.:]+\/\d{1,3}$/i.test(place);
}

function hostAndPort(place: string): FoundReference | undefined {
  if (isIpv6(place)) return { host: place.toLowerCase() };
  const bracketed = /^\[([0-9a-f:.]+)\](?::(\d{1,5}))?/i.exec(place);
  const plain = /^([a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?)\.?(?::(\d{1,5})(?::\w+)?)?(?:\/.*)?$/is.exec(place);
  const [, name = "", digits] = bracketed ?? plain ?? [];
  const host = name.toLowerCase();
  if (bracketed === null ? !isHostName(host) : !isIpv6(host)) return undefined;
  if (digits === undefined) return { host };
  const port = Number(digits);
  return port >= 1 && port <= 65535 ? { host, port } : undefined;
}

function isHostName(host: string): boolean {
  if (/^[\d.]+$/.test(host)) return isIpv4(host);
  return host.length <= 253 && host.split(".").every((label) => label.length > 0 && label.length <= 63);
}

function isIpv4(host: string): boolean {
  const parts = host.split(".");
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

function isIpv6(host: string): boolean {
  return /^[0-9a-f]{0,4}(:[0-9a-f]{0,4}){2,7}$/i.test(host) && (host.includes("::") || host.split(":").length === 8);
}

/** Endings of files and programs: `server.js` is no host unless a port says so. */
const fileEndings =
  /\.(js|mjs|cjs|ts|json|ya?ml|toml|ini|conf|cfg|config|properties|xml|html?|css|txt|md|log|env|sh|bash|py|rb|php|pl|go|rs|java|jar|war|class|exe|dll|so|bin|pem|crt|cert|key|pub|p12|jks|sock|pid|sql|db|csv|gz|zip|tar|tgz|png|jpg|svg|tmpl|tpl|lock)$/;

function isHostOnItsOwn({ host, port }: FoundReference, siblings: readonly string[]): boolean {
  if (host === "localhost" || isIpv4(host) || isIpv6(host)) return true;
  if (port !== undefined) return /[a-z]/.test(host);
  if (siblings.some((name) => name.toLowerCase() === host)) return true;
  // `com.example.Server` is a class, and `1.2.x` a version.
  return (
    /\.(xn--[a-z0-9-]+|[a-z]{2,24})$/.test(host) && !fileEndings.test(host) && !/^(com|org|net|io|java)\./.test(host)
  );
}
