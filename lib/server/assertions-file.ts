import { readFile } from "node:fs/promises";
import { parse as parseYaml } from "yaml";
import type { Assertion } from "#lib/analysis/reach/assertion.ts";
import { assertionsFileSchema } from "#lib/api/assertions.ts";
import { reasonOf } from "./reason.ts";
import { Refusal } from "./refusal.ts";

const LARGEST_BYTES = 256 * 1024;

/** Reads an assertions file; `undefined` when there is none of that name. Throws a {@link Refusal} when it cannot be read. */
export async function readAssertionsFile(file: string): Promise<string | undefined> {
  try {
    const bytes = await readFile(file);
    if (bytes.byteLength <= LARGEST_BYTES) return bytes.toString("utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new Refusal(400, `${file} could not be read: ${reasonOf(error)}`);
  }
  throw new Refusal(400, `${file} is larger than ${String(LARGEST_BYTES / 1024)} KB.`);
}

/** What has to hold, from the text of a file, YAML or JSON. Throws a {@link Refusal} naming the entry and what it takes. */
export function parseAssertions(text: string, file: string): readonly Assertion[] {
  let content: unknown;
  try {
    content = parseYaml(text); // JSON is YAML
  } catch (error) {
    throw new Refusal(400, `${file} is neither YAML nor JSON: ${reasonOf(error).split("\n")[0] ?? ""}`);
  }
  const parsed = assertionsFileSchema.safeParse(content);
  if (parsed.success) return parsed.data.assertions;
  const wrong = parsed.error.issues.slice(0, 5).map(({ path, message, ...issue }) => {
    const place = path.length === 0 ? "" : `${path.join(".")}: `;
    return issue.code === "unrecognized_keys"
      ? `${place}there is no field ${issue.keys.join(", ")}`
      : `${place}expected ${message}`;
  });
  throw new Refusal(400, `${file}: ${wrong.join("; ")}`);
}
