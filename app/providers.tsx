"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { useState, type ReactNode } from "react";
import { IntlProvider } from "use-intl";
import type { VersionAnswer } from "#lib/api/contract.ts";
import type { ScenarioAnswer } from "#lib/api/scenario.ts";
import { HadSnapshot } from "#components/queries/has-snapshot.tsx";
import { scenarioQuery, versionQuery } from "#components/queries/survey.ts";
import type { Language } from "#lib/report/text/language.ts";
import type { PageMessages } from "#components/messages/messages.ts";

/** Who answers, and what the demo shows. */
type Known = { readonly version: VersionAnswer; readonly scenario: ScenarioAnswer | undefined };

const FRESH_MS = 30_000;

/** What the page was rendered with is known already: the strip of the demo stands from the first paint, and moves nothing. */
function createQueryClient({ version, scenario }: Known): QueryClient {
  const queries = new QueryClient({
    defaultOptions: {
      // Events say when there is something new; asking again on every focus would only move the page.
      queries: { staleTime: FRESH_MS, refetchOnWindowFocus: false, retry: 1 },
    },
  });
  queries.setQueryData(versionQuery.queryKey, version);
  if (scenario !== undefined) queries.setQueryData(scenarioQuery.queryKey, scenario);
  return queries;
}

/** What every component may ask for: data, language, the address. */
export function Providers({
  language,
  messages,
  hasSnapshot,
  children,
  ...known
}: Known & {
  readonly language: Language;
  readonly messages: PageMessages;
  /** Whether there is anything to show yet. */
  readonly hasSnapshot: boolean;
  readonly children: ReactNode;
}) {
  const [queries] = useState(() => createQueryClient(known));
  // No time is rendered on the server: its zone would not be the reader's.
  const timeZone = typeof window === "undefined" ? "UTC" : Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <IntlProvider locale={language} messages={messages} timeZone={timeZone}>
      <QueryClientProvider client={queries}>
        <HadSnapshot value={hasSnapshot}>
          <NuqsAdapter>{children}</NuqsAdapter>
        </HadSnapshot>
      </QueryClientProvider>
    </IntlProvider>
  );
}
