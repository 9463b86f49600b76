import { pageTitle } from "#app/page-title.ts";
import { readPreferences } from "#app/preferences.ts";
import { Settings } from "#components/settings/settings.tsx";
import { running } from "#lib/server/running.ts";
import { databaseFile } from "#lib/server/store/place.ts";

export const generateMetadata = () => pageTitle("settings");

/** The settings page. The address of a PostgreSQL may hold a password: it is not told. */
export default async function SettingsPage() {
  const { theme } = await readPreferences();
  const { dataDir, databaseUrl } = running().config;
  const keptIn =
    databaseUrl === undefined
      ? { kind: "file" as const, path: databaseFile(dataDir) }
      : { kind: "postgresql" as const };
  return <Settings theme={theme} keptIn={keptIn} />;
}
