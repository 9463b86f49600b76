import { expect, test } from "vitest";
import { sourceFiles } from "#tests/support/source-files.ts";

/** Names imported from an SDK client package, types aside. */
function sdkImports(text: string): readonly string[] {
  const imports = text.matchAll(
    /(?:import|const)\s*\{([^}]*)\}\s*(?:from|=\s*await import\()\s*\(?"@aws-sdk\/client-[^"]+"/g,
  );
  return [...imports].flatMap(([, names = ""]) => names.split(",").map((name) => name.trim())).filter(Boolean);
}

const files = sourceFiles("lib/aws");
const commands = files.flatMap(({ path, text }) =>
  sdkImports(text)
    .filter((name) => name.endsWith("Command") || name.startsWith("paginate"))
    .map((name) => ({ path, name })),
);

test("the collectors import only commands that read", () => {
  expect(commands.length).toBeGreaterThan(40);
  const others = commands.filter(({ name }) => !/^(?:paginate)?(?:Describe|List|Get|Search)/.test(name));
  expect(others).toEqual([]);
});

test("no command that is billed, runs code or reads a secret is ever imported", () => {
  const forbidden = /StartNetworkInsights|ExecuteCommandCommand|GetSecretValue|GetParameter|GetObject|GetPasswordData/;
  const found = files.filter(({ text }) => forbidden.test(text)).map(({ path }) => path);
  expect(found).toEqual([]);
});
