"use client";

import { useState, type SyntheticEvent } from "react";
import { useTranslations } from "use-intl";
import { renamedView, storeViews, type SavedView } from "#components/palette/saved-views.ts";
import { useSavedViews } from "#components/palette/use-saved-views.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { Button } from "#components/ui/button.tsx";
import styles from "./settings.module.css";

/** The views that are kept in this browser: each is opened, called otherwise, or put away. */
export function SavedViewList() {
  const t = useTranslations("settings");
  const views = useSavedViews();
  const [renaming, setRenaming] = useState<string>();
  if (views.length === 0) return <p className={styles["none"]}>{t("noViews")}</p>;
  return (
    <ul className={styles["views"]}>
      {views.map((view) => (
        <li key={view.name}>
          {view.name === renaming ? (
            <Renaming view={view} views={views} onDone={() => setRenaming(undefined)} />
          ) : (
            <>
              <span className={styles["view"]}>
                <PageLink href={view.href} prefetch={false}>
                  <bdi>{view.name}</bdi>
                </PageLink>
                <code>{view.href}</code>
              </span>
              <Button aria-label={t("renameView", { name: view.name })} onClick={() => setRenaming(view.name)}>
                {t("rename")}
              </Button>
              <Button
                aria-label={t("deleteView", { name: view.name })}
                onClick={() => storeViews(views.filter(({ name }) => name !== view.name))}
              >
                {t("delete")}
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Renaming({
  view,
  views,
  onDone,
}: {
  readonly view: SavedView;
  readonly views: readonly SavedView[];
  readonly onDone: () => void;
}) {
  const t = useTranslations("settings");
  const [name, setName] = useState(view.name);
  const isTaken = name.trim() !== view.name && views.some((other) => other.name === name.trim());
  const save = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (isTaken) return;
    storeViews(renamedView(views, view.name, name));
    onDone();
  };
  return (
    <form className={styles["renaming"]} onSubmit={save}>
      <label>
        <span className="visually-hidden">{t("renameView", { name: view.name })}</span>
        <input
          ref={(field) => field?.focus()}
          value={name}
          maxLength={80}
          aria-invalid={isTaken}
          onChange={({ target }) => setName(target.value)}
          onKeyDown={({ key }) => {
            if (key === "Escape") onDone();
          }}
        />
      </label>
      <Button type="submit" disabled={isTaken || name.trim() === ""}>
        {t("save")}
      </Button>
      <Button onClick={onDone}>{t("cancel")}</Button>
      {isTaken ? <span role="alert">{t("taken")}</span> : undefined}
    </form>
  );
}
