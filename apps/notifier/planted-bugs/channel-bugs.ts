import type { PlantedBug } from './planted-bug.ts';

const IN = 'apps/notifier/src/daily-check';

/** Bugs in how a channel that fails, hangs or is silent is taken. */
export const CHANNEL_BUGS: readonly PlantedBug[] = [
  {
    name: 'what is not tried counts as tried',
    file: `${IN}/deliver.ts`,
    find: `  if (silence !== undefined) return { state: delivery.state, why: \`not tried: \${silence}\`, silence };
  const leaseMs = channel.timeLimitMs + LEASE_MARGIN_MS;
  const attempt = await outbox.claim(delivery, { now: now(), leaseMs, message });
  if (attempt === undefined) return TAKEN;`,
    replace: `const leaseMs = channel.timeLimitMs + LEASE_MARGIN_MS;
  const attempt = await outbox.claim(delivery, { now: now(), leaseMs, message });
  if (attempt === undefined) return TAKEN;
  if (silence !== undefined) return { state: delivery.state, why: \`not tried: \${silence}\`, silence };`,
  },
  {
    name: 'what is not tried is said to be sent',
    file: `${IN}/deliver.ts`,
    find: 'if (silence !== undefined) return { state: delivery.state,',
    replace: "if (silence !== undefined) return { state: 'sent',",
  },
  {
    name: 'a broken channel stops the others',
    file: `${IN}/attempt.ts`,
    find: "return { state: 'unknown', why: error instanceof Error ? error.message : String(error) };",
    replace: 'throw error;',
  },
  {
    name: 'a channel that hangs is waited for',
    file: `${IN}/attempt.ts`,
    find: 'await waitAtMost(timeLimitMs, (signal) => channel.publish(message, { signal }))',
    replace: 'await channel.publish(message, { signal: new AbortController().signal })',
  },
  {
    name: 'what was not answered counts as not sent',
    file: `${IN}/attempt.ts`,
    find: "outcome ?? { state: 'unknown',",
    replace: "outcome ?? { state: 'pending',",
  },
];
