import type { Assertion } from "#lib/analysis/reach/assertion.ts";

/** An assertion as an entry of the list in an assertions file: to copy under `assertions:`. */
export function assertionYaml({ name, expect, question }: Assertion): string {
  const { from, to, protocol = "tcp", ...more } = question;
  const fields = Object.entries({ ...(name !== undefined && { name }), expect, from, to, protocol, ...more });
  return fields.map(([field, value], index) => `${index === 0 ? "  - " : "    "}${field}: ${scalar(value)}\n`).join("");
}

const plainWord = /^[a-z][\w./-]*$/i;
/** Words that YAML, of one version or another, does not read as text. */
const notText = /^(true|false|null|yes|no|on|off|y|n)$/i;

/** A JSON string is a YAML one: whatever a name holds stays text. */
function scalar(value: string | number): string {
  if (typeof value === "number" || /^\d{1,5}$/.test(value)) return String(value);
  return plainWord.test(value) && !notText.test(value) ? value : JSON.stringify(value);
}
