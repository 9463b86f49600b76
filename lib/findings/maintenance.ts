/** Whether somebody says in a tag that a thing is shut on purpose. */
export function saysMaintenance(text: string): boolean {
  return /maint|メンテ|停止/i.test(text);
}
