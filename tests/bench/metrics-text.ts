/** Reads one sample of a server's `/metrics`; NaN when there is none of that name. Labels are part of the name. */
export async function sampleFrom(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(30_000) })).text();
  const line = text.split("\n").find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? NaN);
}

/** What a server's process took of the processor while something was done, in milliseconds. */
export async function processorOf(url: string, work: () => Promise<void>): Promise<number> {
  const before = await sampleFrom(url, "process_cpu_seconds_total");
  await work();
  return 1000 * ((await sampleFrom(url, "process_cpu_seconds_total")) - before);
}
