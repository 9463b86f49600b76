"use client";

import { useTranslations } from "use-intl";
import type { FilterOption } from "./filter-options.ts";
import styles from "./filter-bar.module.css";

const operatorNames = {
  ":": "is",
  "=": "is",
  "!=": "isNot",
  "~": "holds",
  "<": "below",
  "<=": "atMost",
  ">": "above",
  ">=": "atLeast",
} as const;

function isOperator(sign: string): sign is keyof typeof operatorNames {
  return sign in operatorNames;
}

/** What an option means, beside it: a key's or an operator's meaning, or how many have a value. */
function useMeaning(): (option: FilterOption) => string {
  const t = useTranslations("filter");
  return ({ key, operator, count }) => {
    if (operator !== undefined) return isOperator(operator) ? t(`operators.${operatorNames[operator]}`) : "";
    return count === undefined ? t(`keys.${key}`) : t("count", { count });
  };
}

/** The options below a field, for the mouse and for `aria-activedescendant`. */
export function OptionList({
  id,
  options,
  active,
  onActive,
  onChoose,
}: {
  readonly id: string;
  readonly options: readonly FilterOption[];
  readonly active: number | undefined;
  readonly onActive: (at: number) => void;
  readonly onChoose: (option: FilterOption) => void;
}) {
  const t = useTranslations("filter");
  const meaningOf = useMeaning();
  return (
    <div id={`${id}-list`} className={styles["options"]} role="listbox" aria-label={t("offers")}>
      {options.map((option, at) => (
        // The field has the focus and the keys; an option is a place to point at.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
        <div
          key={option.id}
          id={`${id}-${String(at)}`}
          role="option"
          aria-selected={at === active}
          className={styles["option"]}
          ref={at === active ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
          onPointerMove={() => onActive(at)}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(option)}
        >
          <code className={styles["insert"]}>
            <bdi>{option.insert}</bdi>
          </code>
          <span className={styles["meaning"]}>{meaningOf(option)}</span>
        </div>
      ))}
    </div>
  );
}
