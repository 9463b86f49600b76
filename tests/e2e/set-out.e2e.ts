import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startRoadstead, type RoadsteadProcess } from "#scripts/roadstead-process.ts";
import { useBrowser } from "./visit.ts";
import { faultsOf, whole } from "./whole.ts";

const { visit } = useBrowser();
let home: string;
let server: RoadsteadProcess;

// A machine that nobody has given an identity.
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "roadstead-home-"));
  const names = Object.keys(process.env).filter((name) => name.startsWith("AWS_"));
  server = await startRoadstead([], {
    ...Object.fromEntries(names.map((name) => [name, ""])),
    HOME: home,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_REGION: "ap-northeast-1",
  });
  await server.ready;
});
afterAll(async () => {
  await server.stop();
  await rm(home, { recursive: true, force: true });
});

test.each(["en", "ja"] as const)(
  "a server without credentials sets out, in %s, and complains of nothing",
  async (language) => {
    const { page, complaints } = await visit(server.url, { language });
    await page.getByText("npm run demo").waitFor();
    expect(await faultsOf(page)).toEqual(whole(language));
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);
