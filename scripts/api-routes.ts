import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The routes of the API as `app` has them, after `/api/v1/`, a place in braces: `exports/{format}`. Sorted. */
export function apiRoutes(): readonly string[] {
  return readdirSync(join(import.meta.dirname, "../app/api/v1"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("route.ts"))
    .map((file) => file.replace(/\/route\.ts$/, "").replace(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}"))
    .sort();
}
