"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

const SAID_FOR_MS = 2000;

/** Copies a text; says so in a live region for two seconds. `what` names it where there are no `words`. */
export function CopyButton({
  text,
  what,
  words,
}: {
  readonly text: string;
  readonly what: string;
  readonly words?: string;
}) {
  const t = useTranslations("ui");
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    // The browser refuses without focus or permission; the text stays on screen to be selected by hand.
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      setState("refused");
    }
  };
  return (
    <>
      {/* Words that are seen are its name: who speaks to the page says what stands there. */}
      <Button
        look="quiet"
        aria-label={words === undefined ? t("copy", { what }) : undefined}
        title={t("copy", { what })}
        onClick={() => void copy()}
      >
        <Icon name={state === "copied" ? "done" : "copy"} />
        {words}
      </Button>
      <span className="visually-hidden" role="status">
        {state === "copied" ? t("copied") : state === "refused" ? t("copyRefused") : ""}
      </span>
    </>
  );
}
