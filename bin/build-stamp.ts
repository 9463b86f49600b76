import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

/** The folder of the project. */
export const ROOT = join(import.meta.dirname, "..");

const STAMP = join(ROOT, ".next", "roadstead-build");
const SOURCES = [
  "app", "components", "lib", "mocks", "public", "instrumentation.ts", "next.config.js", "package-lock.json",
  "package.json", "proxy.ts", "tsconfig.json",
]; // prettier-ignore

/** A hash of everything a build is made from. */
export function sourceStamp(): string {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap((name) => filesUnder(join(ROOT, name)))) {
    hash
      .update(`${relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesUnder(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/** Whether the last build was made from exactly these sources. */
export function isBuilt(stamp: string): boolean {
  return existsSync(STAMP) && existsSync(join(ROOT, ".next", "BUILD_ID")) && readFileSync(STAMP, "utf8") === stamp;
}

/** Notes what a build was made from. */
export function markBuilt(stamp: string): void {
  writeFileSync(STAMP, stamp);
}
