import { createHash } from "node:crypto";

/** Where and when something is invented: ids are made of it, times are relative to `now`. */
export type Place = { readonly account: string; readonly region: string; readonly now: Date };

/** Lower-case hexadecimal digits that are always the same for one name in one place. */
export function hexOf(place: Place, name: string, length: number): string {
  return createHash("sha256").update(`${place.account}/${place.region}/${name}`).digest("hex").slice(0, length);
}

/** An EC2 id of today's shape, `eni-0` and sixteen hexadecimal digits. */
export function resourceId(place: Place, prefix: string, name: string): string {
  return `${prefix}-0${hexOf(place, `${prefix}/${name}`, 16)}`;
}

/** Decimal digits, the first never zero: load balancer names and deployments carry them. */
export function digitsOf(place: Place, name: string, length: number): string {
  const digits = BigInt(`0x${hexOf(place, name, 32)}`).toString();
  return digits.slice(0, length).padEnd(length, "7");
}

/** Capital letters and digits as Route 53 and Cloud Map use them, starting with `prefix`. */
export function upperIdOf(place: Place, name: string, prefix: string): string {
  return `${prefix}${BigInt(`0x${hexOf(place, name, 24)}`)
    .toString(36)
    .toUpperCase()
    .slice(0, 16)}`;
}

/** A UUID. */
export function uuidOf(place: Place, name: string): string {
  const hex = hexOf(place, name, 32);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** An ARN of this account and Region. */
export function arnOf(place: Place, service: string, resource: string): string {
  return `arn:aws:${service}:${place.region}:${place.account}:${resource}`;
}

/** The time so many minutes before `now`. */
export function minutesAgo(place: Place, minutes: number): Date {
  return new Date(place.now.getTime() - minutes * 60_000);
}

/** Minutes of so many days. */
export function days(count: number): number {
  return count * 24 * 60;
}

/** EC2's tag list, the name first. */
export function tagsOf(name: string, tags: Tags = {}): { Key: string; Value: string }[] {
  return Object.entries({ Name: name, ...tags }).map(([Key, Value]) => ({ Key, Value }));
}

/** Tags as a scenario writes them. */
export type Tags = { readonly [key: string]: string };
