import type { AccountWorld, World } from "#mocks/world/world.ts";

/** What a request's signature says: whose key, and for which Region and service. Signatures themselves are not checked. */
export type Signed = { readonly accessKeyId: string; readonly region: string; readonly service: string };

/** Reads `Credential=<key>/<date>/<region>/<service>/aws4_request`; `undefined` for an unsigned request. */
export function readSignature(authorization: string | undefined): Signed | undefined {
  const match = /Credential=([^/,\s]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/.exec(authorization ?? "");
  const [, accessKeyId, region, service] = match ?? [];
  if (accessKeyId === undefined || region === undefined || service === undefined) return undefined;
  return { accessKeyId, region, service };
}

/** The key that assuming a role in `account` gives: it carries the account, so that nothing has to be remembered. */
export function temporaryKey(account: string): string {
  return `ASIA${account}DEMO`;
}

/** The account a key belongs to: the assumed role's, or the first of the world. `undefined` when there is none such. */
export function accountOfKey(world: World, accessKeyId: string): AccountWorld | undefined {
  const assumed = /^ASIA(\d{12})/.exec(accessKeyId)?.[1];
  return assumed === undefined ? world.accounts[0] : world.accounts.find(({ account }) => account === assumed);
}
