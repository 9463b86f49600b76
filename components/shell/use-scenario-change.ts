"use client";

import { useMutation } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { api } from "#lib/api/client.ts";
import type { VersionAnswer } from "#lib/api/contract.ts";
import { problemText } from "#components/queries/loaded.tsx";
import { SCENARIO_CHANGE } from "#components/queries/survey.ts";

/**
 * Changes the scenario of the server. Every page is loaded anew then: what is in the browser's memory, and what the
 * address chose, is of another account. An address with `?scenario=` asks for its scenario once, and keeps the rest.
 */
export function useScenarioChange(version: VersionAnswer): {
  readonly change: (id: string) => void;
  /** The scenario that is on its way. */
  readonly chosen: string | undefined;
  readonly problem: string | undefined;
} {
  const t = useTranslations("strips");
  const asked = useSearchParams().get("scenario") ?? undefined;
  const { mutate, isPending, isSuccess, variables, error } = useMutation({
    mutationKey: [SCENARIO_CHANGE],
    mutationFn: ({ id }: Change) => api.changeScenario(id),
    onSuccess: (_answer, { then }) => window.location.assign(then),
  });
  const isKnown = version.scenarios?.some(({ id }) => id === asked) === true;
  useEffect(() => {
    if (asked === undefined || !isKnown) return;
    const rest = new URL(window.location.href);
    rest.searchParams.delete("scenario");
    if (asked === version.scenario) window.history.replaceState(null, "", rest);
    else mutate({ id: asked, then: rest.href });
  }, [asked, isKnown, version.scenario, mutate]);
  return {
    change: (id) => mutate({ id, then: "/overview" }),
    chosen: isPending || isSuccess ? variables.id : undefined,
    problem: error !== null ? (problemText(error) ?? t("noReason")) : asked === undefined || isKnown ? undefined : t("noScenario", { id: asked }), // prettier-ignore
  };
}

/** The scenario to show, and the address to load then. */
type Change = { readonly id: string; readonly then: string };
