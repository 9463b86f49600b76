import { Fragment } from "react";
import styles from "./sentence.module.css";
import { isShort, unbrokenParts } from "./unbroken-parts.ts";

// What AWS made: a prefix, then 8 or 17 hexadecimal digits with a figure among them. Names of people's own are not cut out of sentences.
const awsId = /((?<![0-9a-z-])(?:[a-z]+-)+(?=[0-9a-f]*\d)[0-9a-f]{8}(?:[0-9a-f]{9})?(?![0-9a-z-]))/;

/** A sentence whose ids are set as ids are, and neither they nor names are broken at their hyphens. */
export function Sentence({ text }: { readonly text: string }) {
  return text.split(awsId).map((part, at) =>
    at % 2 === 0 ? (
      <Unbroken key={at} text={part} />
    ) : (
      <span key={at} className={styles["id"]}>
        {part}
      </span>
    ),
  );
}

/** Text whose names stay whole at their hyphens; a long one may be broken after its dots, colons and slashes. */
export function Unbroken({ text }: { readonly text: string }) {
  return unbrokenParts(text).map((part, at) =>
    typeof part === "string" ? (
      part
    ) : (
      <Fragment key={at}>
        {part.pieces.map((piece, index) => (
          <Fragment key={index}>
            {index === 0 ? undefined : <wbr />}
            {isShort(piece) ? <span className={styles["whole"]}>{piece}</span> : piece}
          </Fragment>
        ))}
      </Fragment>
    ),
  );
}
