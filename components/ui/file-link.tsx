import { classNames } from "./class-names.ts";
import styles from "./button.module.css";
import { Icon } from "./icon.tsx";

/** A file of what is shown, to be saved: `format` is what it is called, such as `CSV`. */
export function FileLink({ href, format }: { readonly href: string; readonly format: string }) {
  return (
    <a className={classNames(styles["button"], styles["quiet"])} href={href} download>
      <Icon name="download" />
      {format}
    </a>
  );
}
