import type { ButtonHTMLAttributes } from "react";
import { classNames } from "./class-names.ts";
import styles from "./button.module.css";

type Look = "outline" | "solid" | "quiet";

/** A button of control height; `quiet` has no border until it is pointed at. */
export function Button({
  look = "outline",
  className,
  type = "button",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { readonly look?: Look }) {
  return <button type={type} className={classNames(styles["button"], styles[look], className)} {...rest} />;
}
