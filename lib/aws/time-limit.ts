/** Gives up on what takes longer than `timeoutMs`, with a `TimeoutError`; credentials and the whole body count. */
export async function withTimeLimit<Value>(send: () => Promise<Value>, timeoutMs: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`no answer within ${String(timeoutMs)} ms`);
      error.name = "TimeoutError";
      reject(error);
    }, timeoutMs);
  });
  try {
    return await Promise.race([send(), limit]);
  } finally {
    clearTimeout(timer);
  }
}
