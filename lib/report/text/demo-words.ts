/** Said on everything that was made of invented accounts. */
export const demoWords = {
  en: "Demo data — no AWS account was read",
  ja: "デモデータ — AWS アカウントは読み取っていません",
} as const;

/** Whether an account is invented. */
export function isDemo({ source }: { readonly source: string }): boolean {
  return source.startsWith("demo:");
}
