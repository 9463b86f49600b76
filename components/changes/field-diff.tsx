import { useTranslations } from "use-intl";
import type { FieldChange } from "#lib/report/entity/record-changes.ts";
import { FieldName } from "#components/entity/field-name.tsx";
import { FieldValues } from "./field-values.tsx";
import styles from "./changes.module.css";

/** So many fields of a resource stand open; the others unfold. */
const OPEN_AT_MOST = 6;

/** What was set otherwise in a resource, field by field: before, then after. */
export function FieldDiff({ fields }: { readonly fields: readonly FieldChange[] }) {
  const t = useTranslations("changes.fields");
  if (fields.length === 0) return undefined;
  const rest = fields.slice(OPEN_AT_MOST);
  return (
    <>
      <FieldList fields={fields.slice(0, OPEN_AT_MOST)} />
      {rest.length === 0 ? undefined : (
        <details>
          <summary>{t("more", { count: rest.length })}</summary>
          <FieldList fields={rest} />
        </details>
      )}
    </>
  );
}

function FieldList({ fields }: { readonly fields: readonly FieldChange[] }) {
  return (
    <ul className={styles["fields"]}>
      {fields.map(({ path, before, after }, index) => (
        <li key={`${path} ${String(index)}`}>
          <FieldName path={path} className={styles["field"]} />
          <FieldValues path={path} before={before} after={after} />
        </li>
      ))}
    </ul>
  );
}
