import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

/** Every file, and every package, that is loaded when a thread starts from an entry; what it imports later is not among them. */
async function loadedBy(entry: string): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "node",
    packages: "external",
  });
  const seen = new Set<string>();
  const next = [entry];
  for (let file = next.pop(); file !== undefined; file = next.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const { path, kind } of metafile.inputs[file]?.imports ?? []) if (kind !== "dynamic-import") next.push(path);
  }
  return [...seen];
}

const heavy = /^(lib\/(graph|analysis|findings|inspection|report)\/|lib\/aws\/|mocks\/|kysely$|libsql$|pg$|@aws-sdk\/)/;

describe("the server's thread", () => {
  it("loads neither what parses and inspects a snapshot, nor a database, nor the AWS SDK", async () => {
    const loaded = await loadedBy("app/composition.ts");
    expect(loaded).toContain("lib/server/live-inspector.ts");
    expect(loaded.filter((file) => heavy.test(file))).toEqual([]);
  });

  it("has them in the threads that are there for it", async () => {
    expect(await loadedBy("lib/server/inspection-worker.ts")).toContain("lib/inspection/inspect.ts");
    expect(await loadedBy("lib/server/survey-worker.ts")).toContain("@aws-sdk/client-ec2");
  });
});
