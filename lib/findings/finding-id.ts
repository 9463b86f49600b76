import type { Urn } from "#lib/model/urn.ts";

/** What makes two findings the same one. Never a task id, an address or an interface of a task: they change on every deployment. */
export type FindingIdentity = {
  readonly ruleId: string;
  readonly account: string;
  readonly region: string;
  readonly subject: Urn;
  readonly discriminator?: string;
};

/** A finding's id: the rule's id in lower case and sixteen hexadecimal digits, the same from survey to survey. */
export function findingId(identity: FindingIdentity): string {
  const { ruleId, account, region, subject, discriminator } = identity;
  const text = JSON.stringify([ruleId, account, region, subject, discriminator ?? ""]);
  return `${ruleId.toLowerCase()}-${hash32(text, 0x811c9dc5)}${hash32(text, 0x01234567)}`;
}

/** FNV-1a over UTF-16 code units with a final mix, as eight hexadecimal digits. Two seeds together make 64 bits. */
function hash32(text: string, seed: number): string {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, "0");
}
