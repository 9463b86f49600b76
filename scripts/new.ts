import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "..");

const usage = "npm run new rule <ID> <slug>    for example: npm run new rule TG-007 running-task-not-registered";

function ruleFile(id: string, slug: string): string {
  return `import { defineRule } from "../rule.ts";

/** ${id}: say in one sentence what is wrong when this rule fails. */
export const ${camelCase(slug)} = defineRule({
  id: "${id}",
  slug: "${slug}",
  severity: "medium",
  level: "regional",
  needs: [],
  text: { title: "", why: "", fix: "", limits: "", says: {}, figures: {} },
  references: [],
  subjects: () => [],
  check: () => [],
});
`;
}

function testFile(id: string, slug: string): string {
  return `import { expect, test } from "vitest";
import { ${camelCase(slug)} } from "#lib/findings/rules/${id.toLowerCase()}-${slug}.ts";

test("${id} says what it cannot see", () => {
  expect(${camelCase(slug)}.text.limits).not.toBe("");
});
`;
}

function camelCase(slug: string): string {
  return slug.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Writes a file that must not exist yet. */
async function create(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text, { flag: "wx" });
  console.log(`wrote ${path}`);
}

const [what, id = "", slug = ""] = process.argv.slice(2);
if (what === "rule" && /^[A-Z]+-\d{3}$/.test(id) && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
  const name = `${id.toLowerCase()}-${slug}`;
  await create(`lib/findings/rules/${name}.ts`, ruleFile(id, slug));
  await create(`tests/lib/findings/rules/${name}.test.ts`, testFile(id, slug));
  console.log("Now add it to lib/findings/rules.ts and its Japanese to lib/report/text/ja.ts.");
} else {
  console.error(usage);
  process.exitCode = 1;
}
