import { rules } from "#lib/findings/rules.ts";
import type { Language } from "#lib/report/text/language.ts";
import { sayRule } from "#lib/report/text/say.ts";
import { RuleIndex } from "./rule-index.tsx";

/** The catalogue, made from the rules. It stays on the server: of each rule only its line is sent. */
export function RuleIndexPage({ language }: { readonly language: Language }) {
  const lines = rules.map(({ id, severity }) => ({ id, severity, title: sayRule(id, language).title }));
  return <RuleIndex rules={lines} />;
}
