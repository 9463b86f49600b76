"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { api } from "#lib/api/client.ts";
import { INSPECTION_KEY } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";
import { useScope } from "#components/queries/use-scope.ts";
import { HiddenByScope } from "#components/scope/hidden-by-scope.tsx";
import { Button } from "#components/ui/button.tsx";
import { VerdictMark } from "#components/ui/verdict-mark.tsx";
import { StillWaiting } from "#components/ui/waiting.tsx";
import { isUrnShownIn } from "#lib/report/report-scope.ts";
import styles from "./paths.module.css";
import { emptyDraft, type QuestionDraft } from "./use-question.ts";

const EXAMPLES = 6;
const verdicts = ["reachable", "conditional", "unreachable", "unknown"] as const;

/** Before a question: what the four verdicts mean, and questions this account suggests. */
export function PathIntroduction({ onAsk }: { readonly onAsk: (draft: QuestionDraft) => void }) {
  const t = useTranslations("paths");
  const scope = useScope();
  const { found, isComing } = useExamples();
  const shown = (found ?? []).filter(({ urn }) => isUrnShownIn(urn, scope));
  const examples = shown.slice(0, EXAMPLES);
  return (
    <div className={styles["introduction"]}>
      <dl className={styles["verdicts"]}>
        {verdicts.map((verdict) => (
          <div key={verdict}>
            <dt>
              <VerdictMark verdict={verdict} words />
            </dt>
            <dd>{t(`meaning.${verdict}`)}</dd>
          </div>
        ))}
      </dl>
      {examples.length === 0 ? undefined : (
        <section aria-label={t("examples")}>
          <h2>{t("examples")}</h2>
          <ul className={styles["examples"]}>
            {examples.map(({ name, port, urn }) => (
              <li key={`${urn} ${port}`}>
                <Button look="quiet" onClick={() => onAsk({ ...emptyDraft, from: "internet", to: urn, port })}>
                  {t.rich("example", { name: () => <code>{name}</code>, port })}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {isComing ? <StillWaiting /> : undefined}
      {found === undefined ? undefined : (
        <div className={styles["scope"]}>
          <HiddenByScope>{t("scope", { hidden: found.length - shown.length })}</HiddenByScope>
        </div>
      )}
    </div>
  );
}

type Example = { readonly urn: string; readonly name: string; readonly port: string };

/** The listeners of the account, each as a question from the internet; `found` is absent until they are read. */
function useExamples(): { readonly found?: readonly Example[]; readonly isComing: boolean } {
  const at = useAt();
  const { data, isPending } = useQuery({
    queryKey: [INSPECTION_KEY, "listeners", at],
    queryFn: ({ signal }) => api.graph({ at, kinds: "load-balancer,listener" }, signal),
  });
  if (data === undefined) return { isComing: isPending };
  const byUrn = new Map(data.nodes.map((node) => [node.urn, node]));
  const found = data.edges.flatMap(({ from, to }) => {
    const balancer = byUrn.get(from);
    const listener = byUrn.get(to);
    const port = listener?.facts["port"];
    if (balancer?.kind !== "load-balancer" || listener?.kind !== "listener" || typeof port !== "number") return [];
    return [{ urn: balancer.urn, name: balancer.name, port: String(port) }];
  });
  return { found, isComing: false };
}
