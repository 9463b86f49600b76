/** Copies a text; `false` where the browser refuses, without focus or permission. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // told to the reader, who can copy by hand
  }
}
