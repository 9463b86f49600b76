import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readOnlyPolicy } from "#lib/aws/permissions.ts";
import { rules } from "#lib/findings/rules.ts";
import { snapshotSchema } from "#lib/model/snapshot.ts";
import { scenarioMenu } from "#mocks/scenarios.ts";
import { TOOL_VERSION } from "#lib/server/tool-version.ts";
import { apiRoutes } from "./api-routes.ts";
import { openApiDocument } from "./openapi/document.ts";
import { ruleCatalogue } from "./rule-catalogue.ts";
import { scenarioList } from "./scenario-list.ts";

const root = join(import.meta.dirname, "..");

const generated: readonly { readonly path: string; readonly text: string }[] = [
  { path: "docs/iam-policy.json", text: `${JSON.stringify(readOnlyPolicy(), null, 2)}\n` },
  { path: "lib/api/routes.json", text: `${JSON.stringify(apiRoutes(), null, 2)}\n` },
  { path: "lib/api/openapi.json", text: `${JSON.stringify(openApiDocument(TOOL_VERSION), null, 1)}\n` },
  { path: "docs/rules.md", text: ruleCatalogue(rules) },
  { path: "docs/scenarios.md", text: scenarioList(scenarioMenu) },
  {
    path: "docs/snapshot.schema.json",
    text: `${JSON.stringify(z.toJSONSchema(snapshotSchema, { unrepresentable: "any", reused: "ref" }), null, 1)}\n`,
  },
];

// `--check` writes nothing and fails when a file is not what the code says.
const check = process.argv.includes("--check");
for (const { path, text } of generated) {
  if (!check) {
    await writeFile(join(root, path), text);
    continue;
  }
  const found = await readFile(join(root, path), "utf8").catch(() => "");
  if (found === text) continue;
  console.error(`${path} is out of date: run npm run generate.`);
  process.exitCode = 1;
}
