import { CopyButton } from "./copy-button.tsx";
import styles from "./code-block.module.css";

/** Commands or documents to read and copy. `what` names them: it is the region's label. */
export function CodeBlock({ code, what }: { readonly code: string; readonly what: string }) {
  return (
    <div className={styles["block"]}>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles["code"]} tabIndex={0} role="group" aria-label={what}>
        <code>{code}</code>
      </pre>
      <div className={styles["copy"]}>
        <CopyButton text={code} what={what} />
      </div>
    </div>
  );
}
