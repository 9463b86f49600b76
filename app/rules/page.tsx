import { pageTitle } from "#app/page-title.ts";
import { readPreferences } from "#app/preferences.ts";
import { RuleIndexPage } from "#components/rules/rule-index-page.tsx";

export const generateMetadata = () => pageTitle("rules");

/** The page of all rules. */
export default async function AllRulesPage() {
  const { language } = await readPreferences();
  return <RuleIndexPage language={language} />;
}
