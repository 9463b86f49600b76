"use client";

import { useRouter } from "next/navigation";
import { Suspense, useCallback, useRef, useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useLiveUpdates } from "#components/queries/use-live-updates.ts";
import styles from "./frame.module.css";
import { KeysDialog } from "./keys-dialog.tsx";
import { LettersChoice } from "./letters-choice.ts";
import { Palette, type PaletteHandle } from "#components/palette/palette.tsx";
import { useKept } from "#components/queries/use-scope.ts";
import { keepPlace } from "./keep-place.ts";
import { pages } from "./pages.ts";
import { keepPreference, LETTERS_COOKIE, RAIL_COOKIE } from "./preference-cookie.ts";
import { Rail } from "./rail.tsx";
import type { ReadingPlace } from "./reading-place.ts";
import { Ready } from "./ready.tsx";
import { Strips } from "./strips.tsx";
import type { Theme } from "./theme.ts";
import { TimePlace } from "./time-place.tsx";
import { TopBar } from "./top-bar.tsx";
import { useHotkeys } from "./use-hotkeys.ts";
import { useSurveySteps } from "./use-survey-steps.ts";

/** What stands around every page. */
export function Frame({
  theme,
  letters: initialLetters,
  narrowRail,
  reading,
  children,
}: {
  readonly theme: Theme;
  readonly letters: boolean;
  readonly narrowRail: boolean;
  readonly reading: ReadingPlace;
  readonly children: ReactNode;
}) {
  const t = useTranslations("frame");
  const router = useRouter();
  const { at, s } = useKept();
  const dialogRef = useRef<HTMLDialogElement>(null);
  const [letters, setLetters] = useState(initialLetters);
  const [isNarrow, setNarrow] = useState(narrowRail);
  const palette = useRef<PaletteHandle>(null);
  const search = useCallback(() => palette.current?.show(), []);
  const keys = useCallback(() => dialogRef.current?.showModal(), []);
  const leap = useCallback(
    (letter: string) => {
      const page = pages.find(({ hotkey }) => hotkey === letter);
      if (page !== undefined) router.push(keepPlace(page.href, { at, s }));
    },
    [router, at, s],
  );
  const changeLetters = useCallback((on: boolean) => {
    keepPreference(LETTERS_COOKIE, on ? "on" : "off");
    // Pages with letters of their own ask here.
    document.documentElement.dataset["letters"] = on ? "on" : "off";
    setLetters(on);
  }, []);
  const narrow = useCallback((on: boolean) => {
    keepPreference(RAIL_COOKIE, on ? "narrow" : "wide");
    setNarrow(on);
  }, []);
  useLiveUpdates();
  const step = useSurveySteps();
  useHotkeys({ search, keys, leap, step, letters });
  return (
    <div className={styles["frame"]} data-rail={isNarrow ? "narrow" : undefined}>
      <a className={styles["skip"]} href="#main">
        {t("skip")}
      </a>
      <TopBar theme={theme} onSearch={search} onKeys={keys} />
      <Rail isNarrow={isNarrow} onNarrow={narrow} />
      <div className={styles["page"]}>
        <Strips reading={reading} />
        <main id="main" className={styles["main"]} tabIndex={-1}>
          <LettersChoice value={{ on: letters, change: changeLetters }}>
            <Ready>{children}</Ready>
          </LettersChoice>
        </main>
        <TimePlace />
      </div>
      <Suspense>
        <Palette ref={palette} onKeys={keys} />
      </Suspense>
      <KeysDialog dialogRef={dialogRef} letters={letters} onLetters={changeLetters} />
    </div>
  );
}
