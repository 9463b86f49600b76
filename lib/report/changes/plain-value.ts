/** A value of a changed field as one reads it: `ruleNumber: 90, ruleAction: deny` of a record, a text as it is. */
export function plainValue(value: string): string {
  if (!/^[[{"]/.test(value)) return value;
  return value.replaceAll('":', ": ").replaceAll(/[{}"[\]]/g, "").replaceAll(",", ", "); // prettier-ignore
}
