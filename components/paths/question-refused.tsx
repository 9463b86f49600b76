"use client";

import { useTranslations } from "use-intl";
import type { ProblemDetails } from "#lib/api/contract.ts";
import { Button } from "#components/ui/button.tsx";
import { Note } from "#components/ui/note.tsx";
import { parseUrn } from "#lib/model/urn.ts";
import { shortId } from "#components/entity/entity-link.tsx";
import { TypeTag } from "#components/ui/type-tag.tsx";
import styles from "./paths.module.css";

const fields = ["from", "to", "fromVpc", "toVpc"] as const;

const fieldNames = { from: "from", to: "to", fromVpc: "from", toVpc: "to" } as const;

/** Fields that are refused by their form alone: the server says what it takes in English, the page in the language of its reader. */
const written = [
  "from",
  "to",
  "protocol",
  "port",
  "sourcePort",
  "icmpType",
  "icmpCode",
  "through",
  "host",
  "path",
] as const;

/** A question that could not be asked: which field, what it takes, and the nearest names as one click. */
export function QuestionRefused({
  problem,
  onNarrow,
}: {
  readonly problem: ProblemDetails;
  /** Takes a suggestion; absent where there is nothing to fill in. */
  readonly onNarrow?: (values: { readonly [Field in (typeof fields)[number]]?: string }) => void;
}) {
  const t = useTranslations("paths");
  const states = useTranslations("states");
  const field = fields.find((name) => name === problem.field);
  const malformed = problem.accepted === undefined ? undefined : written.find((name) => name === problem.field);
  const suggestions = problem.suggestions ?? [];
  return (
    <Note tone="warn" role="alert">
      <p>
        <strong>
          {problem.status === 409 && suggestions.length > 0 && field !== undefined
            ? t("ambiguous", { field: t(fieldNames[field]), count: suggestions.length })
            : malformed === undefined
              ? problem.detail
              : t("malformed", { field: t(`fields.${malformed}`) })}
        </strong>
      </p>
      {problem.accepted === undefined ? undefined : (
        <p>{states("accepted", { what: malformed === undefined ? problem.accepted : t(`accepted.${malformed}`) })}</p>
      )}
      {field === undefined || onNarrow === undefined || suggestions.length === 0 ? undefined : (
        <p className={styles["suggestions"]}>
          {t("suggestions")}
          {suggestions.map((suggestion) => (
            <Button key={suggestion} onClick={() => onNarrow({ [field]: suggestion })}>
              <Suggestion text={suggestion} />
            </Button>
          ))}
        </p>
      )}
    </Note>
  );
}

function Suggestion({ text }: { readonly text: string }) {
  const parsed = parseUrn(text);
  if (parsed === undefined) return <code>{text}</code>;
  return (
    <>
      <TypeTag kind={parsed.kind} id={parsed.id} />
      <code title={text}>{shortId(text)}</code>
    </>
  );
}
