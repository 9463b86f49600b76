"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import { apiUrl, fetchAnswer } from "#lib/api/client.ts";
import type { AssertionsAnswer } from "#lib/api/assertions.ts";
import { INSPECTION_KEY } from "#components/queries/inspection.ts";
import { Loaded } from "#components/queries/loaded.tsx";
import { useAt } from "#components/queries/use-at.ts";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Note } from "#components/ui/note.tsx";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Section } from "#components/ui/section.tsx";
import { AssertionsTable } from "./assertions-table.tsx";
import styles from "./assertions.module.css";
import { PathsTabs } from "./paths-tabs.tsx";

const EXAMPLE = `assertions:
  - name: the shop asks its database
    expect: must-reach
    from: prod/shop
    to: orders-db
    port: 5432
  - expect: must-not-reach
    from: internet
    to: orders-db
    protocol: all
`;

/** What has to hold of paths, from the file of whoever runs the server, and whether it does. */
export function AssertionsPage() {
  const t = useTranslations("paths.assertions");
  const [at, lang] = [useAt(), useLocale()];
  const query = useQuery({
    queryKey: [INSPECTION_KEY, "assertions", at, lang],
    queryFn: ({ signal }) => fetchAnswer<AssertionsAnswer>(apiUrl("paths/assertions", { at, lang }), { signal }),
  });
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} actions={<PathsTabs />} />
      <PageBody>
        <Loaded query={query}>{(answer) => <Judged answer={answer} />}</Loaded>
      </PageBody>
    </>
  );
}

function Judged({ answer }: { readonly answer: AssertionsAnswer }) {
  const t = useTranslations("paths.assertions");
  const { file, source, problem, counts, assertions } = answer;
  return (
    <>
      {problem === undefined ? undefined : (
        <Note tone="warn" role="alert">
          <p>
            <strong>{t("unusable", { file })}</strong>
          </p>
          <p>{problem}</p>
        </Note>
      )}
      {source === undefined && problem === undefined ? <Absent file={file} /> : undefined}
      {assertions.length === 0 ? undefined : (
        <Section title={t("count", { count: assertions.length })} aside={t("counts", counts)}>
          <AssertionsTable assertions={assertions} />
        </Section>
      )}
      {source === undefined ? undefined : (
        <Section title={t("source")} aside={<code>{file}</code>}>
          <CodeBlock what={file} code={source} />
        </Section>
      )}
      <p className={styles["how"]}>
        {t.rich("how", {
          command: () => <code>npx roadstead check --assert {file}</code>,
          junit: () => <code>--junit</code>,
        })}
      </p>
    </>
  );
}

/** No file yet: how to begin one. */
function Absent({ file }: { readonly file: string }) {
  const t = useTranslations("paths.assertions");
  return (
    <>
      <Note>
        <p>
          {t.rich("absent", {
            file: () => <code>{file}</code>,
            variable: () => <code>ROADSTEAD_ASSERTIONS_FILE</code>,
          })}
        </p>
      </Note>
      <Section title={t("example")}>
        <CodeBlock what={t("example")} code={EXAMPLE} />
      </Section>
    </>
  );
}
