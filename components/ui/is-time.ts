/** Whether a value of AWS is a time as a snapshot writes it, `2026-11-20T03:04:05.678Z`, and nothing besides. */
export function isTime(value: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value);
}
