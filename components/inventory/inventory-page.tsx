"use client";

import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useLocale, useTranslations } from "use-intl";
import { PanelAtHand, usePanelAtHand } from "#components/entity/panel-at-hand.tsx";
import { FilterBar } from "#components/filter/filter-bar.tsx";
import { FilterOutcome } from "#components/filter/filter-outcome.tsx";
import { NoMatch } from "#components/filter/no-match.tsx";
import type { Finder } from "#components/queries/filter.ts";
import { inventoryFinder, inventoryQuery } from "#components/queries/inventory.ts";
import { Loaded } from "#components/queries/loaded.tsx";
import { useAt } from "#components/queries/use-at.ts";
import { useScope } from "#components/queries/use-scope.ts";
import { Note } from "#components/ui/note.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { usePanelKeys } from "#components/ui/use-panel-keys.ts";
import type { InventoryAnswer } from "#lib/api/inventory.ts";
import { inventoryTypes, type InventoryTypeName } from "#lib/inventory/inventory-types.ts";
import styles from "./inventory.module.css";
import { InventoryTable } from "./inventory-table.tsx";
import { InventoryTools } from "./inventory-tools.tsx";
import { TypeList } from "./type-list.tsx";
import { useInventoryState } from "./use-inventory-state.ts";

/** Everything of one kind: what exists, and who uses it. */
export function Inventory({ type }: { readonly type: InventoryTypeName }) {
  usePanelAtHand();
  const t = useTranslations("inventory");
  const [state, change] = useInventoryState();
  const { q, sort, group, cols, sel } = state;
  const view = { type, q, scope: useScope(), sort, group, cols };
  const reading = { at: useAt(), lang: useLocale() };
  const query = useQuery(inventoryQuery(view, 0, reading));
  const panel = useRef<HTMLDivElement>(null);
  const close = (): void => void change({ sel: "" });
  usePanelKeys(panel, {
    onClose: sel === "" ? undefined : close,
    list: () => document.querySelector<HTMLElement>("main [role='grid']"),
  });
  const setFilter = (next: string): void => void change({ q: next });
  return (
    <div className={styles["page"]}>
      <PageHead
        title={t(`types.${type}`)}
        actions={<InventoryTools view={view} onChange={(next) => void change(next)} />}
      />
      <div className={styles["columns"]}>
        <TypeList type={type} q={q} />
        <div className={styles["main"]}>
          <FilterBar q={q} onChange={setFilter} kinds={[inventoryTypes[type].kind]}>
            {query.data === undefined ? undefined : (
              <FilterOutcome
                matches={query.data.total}
                all={query.data.all}
                open={query.data.open}
                because={query.data.because}
              />
            )}
          </FilterBar>
          <Loaded query={query}>
            {(answer) => (
              <>
                <UnreadRows unread={answer.unread} />
                {answer.total === 0 ? (
                  <Empty answer={answer} q={q} onChange={setFilter} finder={inventoryFinder(view, reading.at)} />
                ) : (
                  <InventoryTable
                    view={view}
                    answer={answer}
                    selected={sel}
                    onSelect={(urn) => void change({ sel: urn })}
                    onSort={(next) => void change({ sort: next })}
                  />
                )}
              </>
            )}
          </Loaded>
        </div>
        {sel === "" ? undefined : (
          <div ref={panel} tabIndex={-1} className={styles["panel"]}>
            <PanelAtHand urn={sel} onClose={close} />
          </div>
        )}
      </div>
    </div>
  );
}

/** There may be more rows than are listed. */
function UnreadRows({ unread }: { readonly unread: InventoryAnswer["unread"] }) {
  const t = useTranslations("inventory");
  if (unread.length === 0) return undefined;
  const calls = [...new Set(unread.map(({ call }) => call))].join(", ");
  return (
    <p className={styles["gap"]} title={unread.map(({ text }) => text).join("\n")}>
      {t("mayBeMore", { calls })}
    </p>
  );
}

/** No rows: the filter leaves none, there is none, or none could be read. */
function Empty({
  answer,
  q,
  onChange,
  finder,
}: {
  readonly answer: InventoryAnswer;
  readonly q: string;
  readonly onChange: (q: string) => void;
  readonly finder: Finder;
}) {
  const t = useTranslations("inventory");
  if (answer.all > 0) return <NoMatch q={q} onChange={onChange} finder={finder} />;
  return (
    <Note>
      <p>{t(answer.unread.length > 0 ? "notRead" : "none")}</p>
    </Note>
  );
}
