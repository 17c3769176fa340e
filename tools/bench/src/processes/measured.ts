/** Writes what {@link work} took, as the last line of a process that measures itself, with what it made. */
export async function measured(work: () => unknown, of?: (made: unknown) => string): Promise<void> {
  const startedMs = performance.now();
  const made = await work();
  const ms = performance.now() - startedMs;
  const peakMb = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ ms, peakMb, ...(of ? { of: of(made) } : {}) }));
}
