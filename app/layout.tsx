import type { Metadata } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { messages } from "#components/messages/messages.ts";
import { Frame } from "#components/shell/frame.tsx";
import { running } from "#lib/server/running.ts";
import "./globals.css";
import { readPreferences } from "./preferences.ts";
import { preloadFonts } from "./preload-fonts.ts";
import { Providers } from "./providers.tsx";

/** The title says when what is shown is invented. */
export async function generateMetadata(): Promise<Metadata> {
  await connection();
  const mark = running().version.mode === "demo" ? "[DEMO] " : "";
  return { title: { default: `${mark}Roadstead`, template: `${mark}%s · Roadstead` } };
}

/** The frame of every page. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // Every page is rendered for its request: a prerendered one would carry no nonce, and its scripts would not run.
  await connection();
  preloadFonts();
  const { language, theme, letters, narrowRail, reading, nonce } = await readPreferences();
  const { version, demo, live } = running();
  return (
    <html lang={language} data-theme={theme === "auto" ? undefined : theme} data-letters={letters ? undefined : "off"}>
      <head>{nonce === undefined ? undefined : <meta property="csp-nonce" nonce={nonce} />}</head>
      <body>
        <Providers
          language={language}
          messages={messages[language]}
          version={version}
          scenario={demo?.scenario}
          hasSnapshot={live.shown !== undefined}
        >
          <Frame theme={theme} letters={letters} narrowRail={narrowRail} reading={reading}>
            {children}
          </Frame>
        </Providers>
      </body>
    </html>
  );
}
