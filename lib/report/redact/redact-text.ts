import { parseIp } from "#lib/net/ip.ts";
import { endpointNames, plainWords } from "./plain-words.ts";
import type { AddressRedactor } from "./redact-address.ts";
import { hides, type Keyed, type Redaction } from "./redaction.ts";

/** Hides what a level hides in a text; `isName`: the text is a person's own or may hold names, not a value of AWS's. */
export type TextRedactor = (text: string, isName: boolean) => string;

const regionText = "(?:us|eu|eusc-de|ap|sa|ca|me|af|il|mx|cn)(?:-gov|-isob?)?-[a-z]+-\\d";

/** What ids begin with that AWS makes: a name that ends in hexadecimal digits, as deployment tools make them, is a name. */
const idPrefixes =
  "i|r|vpc|subnet|rtb|rtbassoc|acl|aclassoc|sg|sgr|eni|eni-attach|igw|eigw|nat|vpce|vpce-svc|pcx|tgw|tgw-attach|tgw-rtb|tgw-rtb-assoc|vgw|vpn|cgw|eip|eipalloc|eipassoc|pl|fl|dopt|vpc-cidr-assoc|subnet-cidr-assoc|scr|trunk-assoc|vpcbpa-exclude|rslvr-in|rslvr-out|rni|lt|vol|snap|ami|fs|fsmt|fsap|ela|h|lgw|cagw";

/** What AWS made up: endpoint names where an endpoint's name stands, Regions and zones, ids. */
const awsTexts = [
  "(?<=\\barn:aws[a-z-]*:)[a-z0-9-]+(?=:)",
  // The names EC2 gives to the addresses of an endpoint.
  `\\bvpce-[0-9a-f]{17}-[0-9a-z]{8}(?:-${regionText}[a-z])?(?:\\.(?:${endpointNames}))?(?=\\.${regionText}\\.vpce\\.)`,
  // Attributes ECS sets on every instance, and the types EC2 sells.
  "\\becs\\.(?:[a-z0-9]+[.-])*[a-z0-9]+\\b",
  "\\b[a-z][a-z0-9-]*\\d[a-z0-9-]*\\.(?:nano|micro|small|medium|large|\\d*xlarge|metal(?:-\\d+xl)?|\\*)",
  `\\b(?:com|eu)\\.amazonaws\\.(?:${regionText}\\.)?(?:${endpointNames})(?![\\w.-])`,
  `(?<![\\w.-])(?:${endpointNames})(?=\\.(?:dualstack\\.)?${regionText}\\.)`,
  "(?<=\\.dkr\\.)ecr(?=\\.)",
  `\\b${regionText}[a-z]?\\b`,
  "\\b[a-z]{3,4}\\d-az\\d\\b",
  `\\b(?:${idPrefixes})-(?=[0-9a-f]*\\d)[0-9a-f]{8}(?:[0-9a-f]{9})?(?![0-9a-z])`,
  "\\b(?:ns|srv)-[a-z0-9]{16}\\b",
  "\\bZ(?=[0-9A-Z]*\\d)[0-9A-Z]{10,31}\\b",
  "\\b(?=[0-9a-f]*\\d)[0-9a-f]{16,64}\\b",
  "\\b\\d{16,}\\b",
];

/** What may stand in a text, tried in this order. */
const pattern = new RegExp(
  [
    "(?<time>\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z)",
    // Backwards before in-addr.arpa; with hyphens in the names EC2 gives to addresses.
    "(?<reverse>(?:\\d{1,3}\\.){1,4})(?=in-addr\\.arpa)",
    "(?<cidr>(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?:/\\d{1,2})?(?!\\.?\\d))",
    "(?<=\\b(?:ip|ec2)-)(?<hyphens>(?:\\d{1,3}-){3}\\d{1,3})(?!\\d)",
    "(?<six>(?<![\\w:])(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(?:/\\d{1,3})?(?![\\w:]))",
    "(?<uuid>\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b)",
    "(?<account>(?<![0-9A-Za-z])\\d{12}(?![0-9A-Za-z]))",
    // Unique ids of IAM: the account can be worked out from some of them.
    "(?<principal>\\bA[A-Z]{3}[0-9A-Z]{12,}\\b)",
    `(?<aws>${awsTexts.join("|")})`,
    // Letters, digits, marks, symbols and what does not show: names are written with all of them.
    "(?<word>[\\p{L}\\p{M}\\p{N}\\p{So}\\p{Sk}\\p{Co}\\p{Cf}]+)",
  ].join("|"),
  "gu",
);

type Found = { readonly [Name in "time" | "reverse" | "cidr" | "hyphens" | "six" | "account" | "principal" | "word"]?: string }; // prettier-ignore

/** Makes the redactor of one report: equal words are hidden behind equal ones everywhere in it. */
export function textRedactor(redaction: Redaction, keyed: Keyed, addresses: AddressRedactor): TextRedactor {
  const word = wordRedactor(keyed);
  const known = new Map<string, string>();
  /** What looks like an IPv6 address and is none: a MAC address, a time, or somebody's own way with colons. */
  const hideParts = (whole: string, isName: boolean): string =>
    isName && hides(redaction, "names") ? whole.replace(/[0-9a-fA-F]+/g, word) : whole;
  const hideWord = (name: string, isName: boolean): string => (isName && hides(redaction, "names") ? word(name) : name);
  const hide = (whole: string, found: Found, isName: boolean): string => {
    if (found.account !== undefined) return accountFor(found.account, keyed);
    if (found.principal !== undefined) return word(found.principal);
    if (found.word !== undefined) return hideWord(found.word, isName);
    if (found.six !== undefined && parseIp(whole.split("/")[0] ?? "") === undefined) return hideParts(whole, isName);
    const isAddress = [found.reverse, found.cidr, found.hyphens, found.six].some((part) => part !== undefined);
    return isAddress && hides(redaction, "addresses") ? hideAddress(found, whole, addresses) : whole;
  };
  return (text, isName) => {
    if (redaction === "none") return text;
    const key = `${isName ? "n" : "v"}${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    // The named groups are the last argument; the pattern's own names are the whole truth about its keys.
    const after = text.replace(pattern, (whole: string, ...rest: unknown[]) => hide(whole, rest.at(-1) as Found, isName)); // prettier-ignore
    known.set(key, after);
    return after;
  };
}

function accountFor(account: string, keyed: Keyed): string {
  const digits = BigInt(`0x${keyed(`account ${account}`).slice(0, 15)}`) % 900_000_000_000n;
  return String(100_000_000_000n + digits);
}

function hideAddress({ reverse, hyphens }: Found, whole: string, { text }: AddressRedactor): string {
  if (hyphens !== undefined) return text(hyphens.replaceAll("-", ".")).replaceAll(".", "-");
  if (reverse === undefined) return text(whole);
  const octets = reverse.split(".").filter(Boolean);
  const address = [...octets].reverse().concat(Array<string>(4 - octets.length).fill("0")).join("."); // prettier-ignore
  return `${text(address).split(".").slice(0, octets.length).reverse().join(".")}.`;
}

const consonants = "bdfghjklmnprstvz";
const vowels = "aiou";

/** Five letters for sixteen bits, so that one can say them: consonant, vowel, consonant, vowel, consonant. */
function spoken(bits: number): string {
  const letter = (letters: string, shift: number) => letters[(bits >> shift) & (letters.length - 1)] ?? "";
  return letter(consonants, 12) + letter(vowels, 10) + letter(consonants, 6) + letter(vowels, 4) + letter(consonants, 0); // prettier-ignore
}

const LONGEST_NUMBER = 5;

/** Hides single words; plain words and short numbers stay. Two words never become one. */
function wordRedactor(keyed: Keyed): (word: string) => string {
  const known = new Map<string, string>();
  const taken = new Set<string>();
  const pseudonym = (word: string): string => {
    for (let attempt = 0; ; attempt += 1) {
      const hex = keyed(`word ${String(attempt)} ${word}`);
      const isNumber = /^\d+$/.test(word);
      const hidden = isNumber
        ? String(BigInt(`0x${hex.slice(0, 16)}`))
            .padStart(word.length, "1")
            .slice(0, word.length)
        : spoken(Number.parseInt(hex.slice(0, 4), 16)) + spoken(Number.parseInt(hex.slice(4, 8), 16));
      if (taken.has(hidden)) continue;
      taken.add(hidden);
      return hidden;
    }
  };
  return (word) => {
    const lower = word.toLowerCase();
    if (plainWords.has(lower) || (/^\d+$/.test(word) && word.length <= LONGEST_NUMBER)) return word;
    const hidden = known.get(lower) ?? pseudonym(lower);
    known.set(lower, hidden);
    // Names compare without regard to case in DNS, and with regard to it in ECS: both stay true.
    if (word === lower) return hidden;
    return word === word.toUpperCase() ? hidden.toUpperCase() : hidden.charAt(0).toUpperCase() + hidden.slice(1);
  };
}
