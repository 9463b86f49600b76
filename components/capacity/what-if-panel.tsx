"use client";

import { useRef } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { formatWhatIf, parseWhatIf } from "#lib/analysis/capacity/what-if-text.ts";
import type { ClusterChange, ServiceChange, WhatIf } from "#lib/analysis/capacity/what-if.ts";
import type { Capacity } from "#lib/api/capacity.ts";
import type { ProblemDetails } from "#lib/api/contract.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Note } from "#components/ui/note.tsx";
import styles from "./capacity.module.css";
import { nothingOtherwise } from "./what-if-draft.ts";
import { WhatIfForm } from "./what-if-form.tsx";
import { shownName } from "./what-if-names.ts";

/** What would be otherwise, as a list that can be taken back, and the form to say more. */
export function WhatIfPanel({
  isOpen,
  capacity,
  text,
  isComputed,
  refusal,
  onAsk,
}: {
  readonly isOpen: boolean;
  readonly capacity: Capacity;
  /** As the address says it. */
  readonly text: string;
  readonly isComputed: boolean;
  readonly refusal: ProblemDetails | undefined;
  readonly onAsk: (text: string) => void;
}) {
  const t = useTranslations("capacity.whatIf");
  const read = parseWhatIf(text);
  const whatIf = "expected" in read ? nothingOtherwise : read;
  const summaryRef = useRef<HTMLElement>(null);
  const format = useFormatter();
  const words = useChangeWords(capacity);
  const takeBack = (less: string) => {
    // The button that was pressed goes with what it took back.
    summaryRef.current?.focus();
    onAsk(less);
  };
  return (
    <details className={styles["panel"]} open={isOpen}>
      <summary ref={summaryRef}>{t("title")}</summary>
      <div className={styles["panelBody"]}>
        <p className={styles["detail"]}>{t("lead")}</p>
        {refusal === undefined ? undefined : (
          <Note tone="warn">
            <p role="alert">{refusal.detail}</p>
            {refusal.suggestions === undefined || refusal.suggestions.length === 0 ? undefined : (
              <p className={styles["detail"]}>
                {format.list(
                  refusal.suggestions.map((one) => shownName(one, capacity)),
                  { type: "disjunction" },
                )}
              </p>
            )}
          </Note>
        )}
        {text === "" ? undefined : <Changes words={words} whatIf={whatIf} onAsk={takeBack} />}
        <p className="visually-hidden" role="status">
          {isComputed
            ? t("computed", { changes: format.list([...whatIf.clusters, ...whatIf.services].map(words)) })
            : ""}
        </p>
        <WhatIfForm capacity={capacity} whatIf={whatIf} onAsk={onAsk} />
      </div>
    </details>
  );
}

function Changes({
  words,
  whatIf,
  onAsk,
}: {
  readonly words: ReturnType<typeof useChangeWords>;
  readonly whatIf: WhatIf;
  readonly onAsk: (text: string) => void;
}) {
  const t = useTranslations("capacity.whatIf");
  const { services, clusters } = whatIf;
  return (
    <div className={styles["changes"]}>
      <ul aria-label={t("changes")}>
        {[...clusters, ...services].map((change) => {
          const what = words(change);
          return (
            <li key={what}>
              <span>{what}</span>
              <Button
                look="quiet"
                aria-label={t("remove", { what })}
                title={t("remove", { what })}
                onClick={() =>
                  onAsk(
                    formatWhatIf({
                      services: services.filter((one) => one !== change),
                      clusters: clusters.filter((one) => one !== change),
                    }),
                  )
                }
              >
                <Icon name="close" />
              </Button>
            </li>
          );
        })}
      </ul>
      <Button onClick={() => onAsk("")}>{t("today")}</Button>
    </div>
  );
}

/** A change in words: `web/api: 6 desired, at most 150 %`. */
function useChangeWords(capacity: Capacity): (change: ServiceChange | ClusterChange) => string {
  const t = useTranslations("capacity.whatIf");
  return (change) => {
    const changes =
      "service" in change
        ? [
            change.desired === undefined ? undefined : t("ofDesired", { count: change.desired }),
            change.maximumPercent === undefined ? undefined : t("ofMaximum", { percent: change.maximumPercent }),
            change.minimumHealthyPercent === undefined
              ? undefined
              : t("ofMinimum", { percent: change.minimumHealthyPercent }),
          ]
        : [
            change.instanceType === undefined ? undefined : t("ofType", { type: change.instanceType }),
            change.instances === undefined ? undefined : t("ofCount", { count: change.instances }),
            change.trunking === undefined ? undefined : t("ofTrunking", { state: change.trunking ? "on" : "off" }),
          ];
    const name = shownName("service" in change ? change.service : change.cluster, capacity);
    return t("ofService", { name, changes: changes.filter((one) => one !== undefined).join(t("between")) });
  };
}
