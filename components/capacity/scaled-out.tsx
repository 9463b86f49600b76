import styles from "./capacity.module.css";

/** What is so once services are scaled out, on a line of its own: apart from what is so today. `why` is the reason that it is not known. */
export function ScaledOut({ text, why }: { readonly text: string; readonly why?: string }) {
  return (
    <span className={styles["scaledOut"]} title={why}>
      {text}
      {why === undefined ? undefined : <span className="visually-hidden">{why}</span>}
    </span>
  );
}
