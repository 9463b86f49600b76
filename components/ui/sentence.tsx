import styles from "./sentence.module.css";

// What AWS made: a prefix, then 8 or 17 hexadecimal digits with a figure among them. Names of people's own are not cut out of sentences.
const awsId = /((?<![0-9a-z-])(?:[a-z]+-)+(?=[0-9a-f]*\d)[0-9a-f]{8}(?:[0-9a-f]{9})?(?![0-9a-z-]))/;

/** A sentence whose ids are set as ids are, and never broken at their hyphen. */
export function Sentence({ text }: { readonly text: string }) {
  return text.split(awsId).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <span key={at} className={styles["id"]}>
        {part}
      </span>
    ),
  );
}
