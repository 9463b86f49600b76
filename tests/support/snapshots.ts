import { areaNamesOf, type AreaName, type ItemOf } from "#lib/model/areas.ts";
import type { Problem } from "#lib/model/problem.ts";
import { GLOBAL_REGION } from "#lib/model/global-region.ts";
import { SNAPSHOT_VERSION, type ScopeSnapshot, type Snapshot } from "#lib/model/snapshot.ts";
import { areaCalls } from "#lib/model/area-calls.ts";

/** The account of records that name none. */
export const ACCOUNT = "111111111111";
/** The Region of records that name none. */
export const REGION = "eu-west-1";
/** When everything in a test was read. */
export const READ_AT = "2026-11-21T12:00:00.000Z";

/** One account in one Region, with what its account-wide areas hold. */
export type ScopeContents = {
  readonly account?: string;
  readonly region?: string;
  /** Regional and account-wide ones alike; those not given are complete and empty. */
  readonly areas?: { readonly [Name in AreaName]?: readonly ItemOf<Name>[] };
  /** Areas that could not be read to their end; their items are kept. */
  readonly incomplete?: readonly AreaName[];
  /** Areas the survey did not ask for. */
  readonly notAsked?: readonly AreaName[];
  /** Areas that were read at another time than {@link READ_AT}. */
  readonly readAt?: { readonly [Name in AreaName]?: string };
};

/**
 * A snapshot of the given scopes: one regional scope each, and one global scope an account.
 * Account-wide areas may be given with any Region of the account.
 */
export function snapshotOf(...contents: readonly ScopeContents[]): Snapshot {
  const accounts = new Map<string, ScopeContents[]>();
  for (const content of contents.length === 0 ? [{}] : contents) {
    const account = content.account ?? ACCOUNT;
    accounts.set(account, [...(accounts.get(account) ?? []), content]);
  }
  const scopes = [...accounts].flatMap(([account, ofAccount]) => [
    ...ofAccount.map((content) => scopeSnapshot(account, content.region ?? REGION, [content])),
    scopeSnapshot(account, GLOBAL_REGION, ofAccount),
  ]);
  return {
    format: "roadstead-snapshot",
    version: SNAPSHOT_VERSION,
    snapshotId: "20261121T120000Z-00000000",
    startedAt: READ_AT,
    finishedAt: READ_AT,
    source: "test",
    toolVersion: "0.0.0",
    scopes,
  };
}

/** The problem of an area that `incomplete` names. */
export function denied(call: string): Problem {
  return { kind: "denied", call, message: `${call} was denied: grant it.`, code: "AccessDenied", at: READ_AT };
}

function scopeSnapshot(account: string, region: string, contents: readonly ScopeContents[]): ScopeSnapshot {
  const names = areaNamesOf(region === GLOBAL_REGION ? "global" : "regional");
  const asked = names.filter((name) => !contents.some((content) => content.notAsked?.includes(name)));
  const areas = Object.fromEntries(
    asked.map((name) => {
      const call = areaCalls[name];
      const items = contents.flatMap((content): readonly unknown[] => content.areas?.[name] ?? []);
      const at = contents.flatMap((content) => content.readAt?.[name] ?? [])[0] ?? READ_AT;
      const read = { items, readings: [{ call, count: 1, at }], readAt: at };
      const isRead = !contents.some((content) => content.incomplete?.includes(name));
      return [
        name,
        isRead ? { status: "complete", ...read } : { status: "incomplete", ...read, problems: [denied(call)] },
      ];
    }),
  );
  // Object.fromEntries loses the keys; each area was built of the items given under its own name.
  return { scope: { account, region, partition: "aws" }, areas };
}
