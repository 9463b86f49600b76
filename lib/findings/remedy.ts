/** What would mend a finding, ready to paste; never run by us. */
export type Remedy = { readonly cli?: string; readonly terraform?: string };

/** Options of an `aws` command in the order they are written: `{ "group-id": "sg-1" }`. Several values of one option are a list; a flag has none. */
export type CommandOptions = { readonly [option: string]: string | readonly string[] };

/** An `aws` command ready to paste into a POSIX shell: every value is quoted, whatever it is made of. */
export function awsCommand(region: string, command: string, options: CommandOptions): string {
  const written = Object.entries(options).map(([option, value]) => {
    const values = typeof value === "string" ? [value] : value;
    return [`--${option}`, ...values.map(shellQuoted)].join(" ");
  });
  const place = region === "global" ? [] : [`--region ${shellQuoted(region)}`];
  return [`aws ${command}`, ...place, ...written].join(" ");
}

/** A word of a POSIX shell that means exactly `text`. */
export function shellQuoted(text: string): string {
  return /^[A-Za-z0-9_./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Attributes of a Terraform resource; an object is a nested block. */
export type TerraformAttributes = {
  readonly [attribute: string]: string | number | boolean | readonly string[] | TerraformAttributes;
};

/** A Terraform resource. */
export function terraformResource(type: string, name: string, attributes: TerraformAttributes): string {
  return [`resource "${type}" "${terraformName(name)}" {`, ...terraformLines(attributes, "  "), "}"].join("\n");
}

function terraformLines(attributes: TerraformAttributes, indent: string): readonly string[] {
  return Object.entries(attributes).flatMap(([attribute, value]) =>
    isBlock(value)
      ? [`${indent}${attribute} {`, ...terraformLines(value, `${indent}  `), `${indent}}`]
      : [`${indent}${attribute} = ${terraformValue(value)}`],
  );
}

function isBlock(value: TerraformAttributes[string]): value is TerraformAttributes {
  return typeof value === "object" && !Array.isArray(value);
}

/** A name Terraform accepts: letters, digits, `_`; never starts with a digit. */
function terraformName(text: string): string {
  const name = text.replaceAll(/[^A-Za-z0-9_]+/g, "_");
  return /^[A-Za-z_]/.test(name) ? name : `_${name}`;
}

function terraformValue(value: string | number | boolean | readonly string[]): string {
  if (typeof value === "string") return terraformString(value);
  if (typeof value !== "object") return String(value);
  return `[${value.map(terraformString).join(", ")}]`;
}

/** A quoted template without interpolation. JSON's escapes are HCL's. */
function terraformString(text: string): string {
  return JSON.stringify(text).replace(/[$%](?=\{)/g, (sign) => sign + sign);
}
