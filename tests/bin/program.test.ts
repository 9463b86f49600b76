import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

/** A copy of the project that nothing was compiled in. */
function freshProject(): string {
  const folder = mkdtempSync(join(tmpdir(), "roadstead-project-"));
  for (const name of ["app", "bin", "lib", "mocks", "package.json", "tsconfig.json"]) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

const help = (project: string): string =>
  execFileSync(process.execPath, [join(project, "bin/roadstead.js"), "--help"], { encoding: "utf8" });
const compiled = (project: string): readonly string[] => readdirSync(join(project, ".build"));

describe("the compiled program", { timeout: 120_000 }, () => {
  const project = freshProject();

  it("is made at the first run and used again at the next", () => {
    expect(help(project)).toContain("run the server");
    const first = compiled(project);
    expect(first).toHaveLength(1);
    help(project);
    expect(compiled(project)).toEqual(first);
  });

  it("runs with settings that this V8 knows", () => {
    const { stderr } = spawnSync(process.execPath, [join(project, "bin/roadstead.js"), "--help"], { encoding: "utf8" });
    expect(stderr).toBe("");
  });

  it("is made anew when a source has changed, and found again when the change is taken back", () => {
    const source = join(project, "bin/roadstead.ts");
    const before = readFileSync(source, "utf8");
    writeFileSync(source, before.replace("run the server", "let the server sail"));
    expect(help(project)).toContain("let the server sail");
    writeFileSync(source, before);
    expect(help(project)).toContain("run the server");
    expect(compiled(project)).toHaveLength(2);
  });

  it("has the entry of every worker thread beside it", () => {
    const files = readdirSync(join(project, ".build", compiled(project)[0] ?? ""));
    const composition = readFileSync(join(project, "app/composition.ts"), "utf8");
    const entries = [...composition.matchAll(/start\("(?:.*\/)?([\w-]+)\.ts"\)/g)].map(
      ([, name]) => `${name ?? ""}.js`,
    );
    expect(entries).toHaveLength(4);
    expect(files).toEqual(expect.arrayContaining(["roadstead.js", ...entries]));
  });
});
