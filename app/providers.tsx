"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { useState, type ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { IntlProvider } from "use-intl";
import type { Language } from "#lib/report/text/language.ts";
import type { PageMessages } from "#components/messages/messages.ts";

const FRESH_MS = 30_000;

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Events say when there is something new; asking again on every focus would only move the page.
      queries: { staleTime: FRESH_MS, refetchOnWindowFocus: false, retry: 1 },
    },
  });
}

/** What every component may ask for: data, language, the address. */
export function Providers({
  language,
  messages,
  children,
}: {
  readonly language: Language;
  readonly messages: PageMessages;
  readonly children: ReactNode;
}) {
  const [queries] = useState(createQueryClient);
  // No time is rendered on the server: its zone would not be the reader's.
  const timeZone = typeof window === "undefined" ? "UTC" : Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <IntlProvider locale={language} messages={messages} timeZone={timeZone}>
      <I18nProvider locale={language}>
        <QueryClientProvider client={queries}>
          <NuqsAdapter>{children}</NuqsAdapter>
        </QueryClientProvider>
      </I18nProvider>
    </IntlProvider>
  );
}
