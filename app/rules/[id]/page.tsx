import { pageTitle } from "#app/page-title.ts";
import { readPreferences } from "#app/preferences.ts";
import { RulePage } from "#components/rules/rule-page.tsx";

export const generateMetadata = () => pageTitle("rule");

/** The page of one rule. */
export default async function OneRulePage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const [{ id }, { language }] = await Promise.all([params, readPreferences()]);
  return <RulePage id={decodeURIComponent(id)} language={language} />;
}
