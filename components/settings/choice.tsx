import { useId } from "react";
import styles from "./settings.module.css";

/** One of several, as radio buttons. */
export function Choice<Value extends string>({
  title,
  options,
  chosen,
  onChange,
}: {
  readonly title: string;
  readonly options: readonly { readonly value: Value; readonly text: string; readonly lang?: string }[];
  readonly chosen: Value;
  readonly onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles["choice"]}>
      <legend>{title}</legend>
      {options.map(({ value, text, lang }) => (
        <label key={value} lang={lang}>
          <input type="radio" name={name} checked={value === chosen} onChange={() => onChange(value)} />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
