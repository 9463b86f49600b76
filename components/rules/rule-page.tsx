import { ruleOf } from "#lib/findings/rules.ts";
import type { Language } from "#lib/report/text/language.ts";
import { guideOf } from "#lib/report/text/rule-guide/guides.ts";
import { sayRule, sayRuleForms } from "#lib/report/text/say.ts";
import { areaWords } from "#lib/report/text/words.ts";
import { NoSuchRule } from "./no-such-rule.tsx";
import { RuleText } from "./rule-text.tsx";

/** The page of a rule, made from the rule itself. It stays on the server: the catalogue is not sent to browsers. */
export function RulePage({ id, language }: { readonly id: string; readonly language: Language }) {
  const rule = ruleOf(id);
  if (rule === undefined) return <NoSuchRule id={id} />;
  const { why, fix, limits, title } = sayRule(id, language);
  const guide = guideOf(id);
  return (
    <RuleText
      rule={{
        id,
        severity: rule.severity,
        title,
        forms: sayRuleForms(id, language),
        why,
        fix,
        limits,
        ...(guide === undefined
          ? {}
          : { detect: guide.detect[language], look: guide.look[language], commands: guide.commands }),
        needs: rule.needs.map((area) => areaWords[language][area]),
        references: rule.references,
      }}
    />
  );
}
