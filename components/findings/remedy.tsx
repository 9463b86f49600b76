"use client";

import { useTranslations } from "use-intl";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Sentence } from "#components/ui/sentence.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import styles from "./remedy.module.css";

/** What to do: in words, and as commands to copy. We never run them. */
export function Remedy({
  text,
  cli,
  terraform,
}: {
  readonly text: string;
  readonly cli?: string | undefined;
  readonly terraform?: string | undefined;
}) {
  const t = useTranslations("remedy");
  const tabs = [
    ...(cli === undefined || cli === ""
      ? []
      : [{ key: "cli", title: t("cli"), content: <CodeBlock what={t("cli")} code={cli} /> }]),
    ...(terraform === undefined || terraform === ""
      ? []
      : [{ key: "terraform", title: t("terraform"), content: <CodeBlock what={t("terraform")} code={terraform} /> }]),
  ];
  return (
    <div className={styles["remedy"]}>
      <p className={styles["text"]}>
        <Sentence text={text} />
      </p>
      {tabs.length === 0 ? undefined : <Tabs label={t("as")} tabs={tabs} />}
    </div>
  );
}
