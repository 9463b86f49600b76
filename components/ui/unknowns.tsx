import { useTranslations } from "use-intl";
import { Note } from "./note.tsx";
import { Sentence } from "./sentence.tsx";

const SHOWN = 5;

/** What could not be known of a page as a whole, and the calls that would tell: the first few of them. */
export function Unknowns({
  unknowns,
}: {
  readonly unknowns: readonly { readonly text: string; readonly call: string }[];
}) {
  const t = useTranslations("ui");
  if (unknowns.length === 0) return undefined;
  return (
    <Note tone="hatch">
      <p>
        <strong>{t("unknowns")}</strong>
      </p>
      <ul>
        {unknowns.slice(0, SHOWN).map(({ text, call }) => (
          <li key={`${call} ${text}`}>
            <Sentence text={text} /> <code>{call}</code>
          </li>
        ))}
      </ul>
      {unknowns.length > SHOWN ? <p>{t("moreUnknowns", { count: unknowns.length - SHOWN })}</p> : undefined}
    </Note>
  );
}
